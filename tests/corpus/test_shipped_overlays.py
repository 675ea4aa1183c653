"""The overlays of specs/ say what the official documents leave out: each does on every version that it names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.diagnostics import DiagnosticSink
from generator.generation import analyse
from generator.package.result import Options
from generator.plan.dump import dump_plan

from .real import AZURE, each_version, official, target


def plan_of(path: Path) -> dict[str, Any]:
    sink = DiagnosticSink()
    run = analyse(target(path), Options(Path("unused")), sink)
    assert not sink.has_errors and any(item.code == "CG707" for item in sink)
    return dump_plan(run.plan)


@official
def test_evaluations_can_be_created_updated_and_run() -> None:
    """Their operations declare no body, though their examples send one."""
    path = AZURE / "authoring/preview/2025-04-01-preview/azureopenai.json"
    bodies = {item["operation"]: item.get("body", {}).get("keywords") for item in plan_of(path)["methods"].values()}
    assert {"name", "data_source_config", "testing_criteria"} <= set(bodies["POST /evals"])
    assert set(bodies["POST /evals/{eval-id}"]) == {"name", "metadata"}
    assert {"name", "data_source"} <= set(bodies["POST /evals/{eval-id}/runs"])


@each_version("inference", "2024-10-21")
def test_the_last_chunk_has_token_counts_and_errors_their_inner_error(path: Path) -> None:
    models = {name: item for module in plan_of(path)["models"].values() for name, item in module.items()}
    assert models["CreateChatCompletionStreamResponse"]["fields"]["usage"] == "CompletionUsage | None, optional"
    assert models["Error"]["fields"]["innererror"] == "InnerError, optional"


@official
def test_what_only_sdks_compute_is_not_a_field() -> None:
    """``output_text`` of a response: the service never sends it."""
    path = AZURE / "inference/preview/2025-03-01-preview/inference.json"
    models = {name: item for module in plan_of(path)["models"].values() for name, item in module.items()}
    assert "output" in models["Response"]["fields"] and "output_text" not in models["Response"]["fields"]


@official
def test_every_operation_has_the_api_version() -> None:
    """Seven do not declare it, of 49; a client sends it where it is declared."""
    path = AZURE / "inference/preview/2025-03-01-preview/inference.json"
    operations = analyse(target(path), Options(Path("unused")), DiagnosticSink()).service.operations
    assert len(operations) == 49 and all(operation.is_versioned for operation in operations)
