"""The schema of ``clientgen.yaml``: every key described and documented, and files checked by it as JSON Schema asks."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from generator.cli import main
from generator.diagnostics import DiagnosticSink, SourceRef
from generator.load import yaml_text
from generator.project.schema import SCHEMA, problems, schema

ROOT = Path(__file__).resolve().parents[3]
SPECS = ROOT / "specs"
EVERYTHING: dict[str, Any] = {
    "output": "clients",
    "documents": {
        "orders/v1": {"path": "a.yaml", "root": ".", "service": "orders", "version": "1", "module": "acme.orders"},
        "orders/v2": {"upstream": {"path": "b.yaml", "commit": "0" * 40, "sha256": None}},
        "inference/2024-10-21": {},
    },
    "services": {
        "orders": {
            "title": "Orders",
            "credential_scopes": ["scope"],
            "base_path": {"path": "/orders", "reason": "why"},
            "operations": {"A": {"name": "group.method", "reason": "why"}},
            "streaming": {"B": {"event": None, "reason": "why"}, "C": {"event": "Event", "reason": "why"}},
            "paging": {
                "D": {"items": "i", "link": "l", "parameter": "p", "token": "t", "more": "m", "reason": "why"},
                "E": {"reason": "why"},
            },
            "skip": {"F": "why"},
            "overlays": ["overlays/*.yaml"],
        },
        "inference": "inference.yaml",
    },
}
VALUES: tuple[Any, ...] = (None, True, 1, 1.5, "", " ", "x", "a.b", "/x", [], ["x"], [1], {}, {"x": "y"}, {"x": {}})


def rules(rule: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property the schema declares, by its name."""
    if isinstance(rule, dict):
        for name, value in rule.get("properties", {}).items():
            yield name, value
        for name, value in rule.items():
            yield from rules(value, f"{path}/{name}")
    elif isinstance(rule, list):
        for value in rule:
            yield from rules(value, path)


def mutants(value: Any) -> Iterator[Any]:
    """The same value with one part replaced, one key renamed, or one part removed: each of them, one at a time."""
    yield from VALUES
    if isinstance(value, dict):
        for key, item in value.items():
            rest = {name: other for name, other in value.items() if name != key}
            yield rest
            yield {**rest, f"{key}x": item}
            yield {**rest, "a b": item}
            yield from ({**value, key: mutant} for mutant in mutants(item))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from ([*value[:index], mutant, *value[index + 1 :]] for mutant in mutants(item))


def parsed(data: Any) -> Any:
    return yaml_text.parse(json.dumps(data), "clientgen.yaml", DiagnosticSink())[0]


def test_the_schema_is_a_json_schema_and_accepts_a_file_with_every_key() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(EVERYTHING, schema())
    written = json.dumps(EVERYTHING)
    assert [name for name, _ in rules(schema()) if f'"{name}"' not in written] == []


def test_every_key_is_described() -> None:
    """Editors show the description beside the key; one that only refers to another rule may have it there."""
    keys = list(rules(schema()))
    assert len(keys) > 25
    for name, rule in keys:
        referred = schema()["$defs"].get(rule.get("$ref", "").rpartition("/")[2], {})
        assert len(rule.get("description") or referred.get("description", "")) > 15, name


def test_every_key_is_in_the_documentation() -> None:
    text = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    missing = {name for name, _ in rules(schema()) if f"`{name}`" not in text or f"{name}:" not in text}
    assert missing == set()


def test_the_check_and_a_json_schema_validator_agree_on_every_mutant() -> None:
    """Our check is one of the whole schema: neither lets through what the other refuses."""
    validator = jsonschema.Draft202012Validator(schema())
    seen = [0, 0]
    for mutant in (EVERYTHING, *mutants(EVERYTHING)):
        valid = validator.is_valid(mutant)
        seen[valid] += 1
        wrong = list(problems(parsed(mutant), SourceRef("clientgen.yaml")))
        assert valid == (not wrong), (mutant, wrong)
    assert min(seen) > 50


@pytest.mark.parametrize(
    "name",
    ["clientgen.yaml", "catalog.yaml", *(f"{path.parent.name}/service.yaml" for path in SPECS.glob("*/service.yaml"))],
)
def test_the_files_of_specs_are_what_the_schema_says(name: str) -> None:
    """Our own project is one like any other: its parts fit the same schema, by a validator that is not ours."""
    data = YAML(typ="safe", pure=True).load(SPECS / name)
    part = {"clientgen.yaml": "", "catalog.yaml": "#/$defs/documents"}.get(name, "#/$defs/service")
    rule = {**copy.deepcopy(schema()), **({} if not part else {"$ref": part})}
    if part:
        for key in ("type", "properties", "additionalProperties"):
            rule.pop(key)
    assert jsonschema.Draft202012Validator(rule).is_valid(data)
    inner = next(iter(data.values())) if name == "catalog.yaml" else data
    inner["no_such_key"] = 1
    assert not jsonschema.Draft202012Validator(rule).is_valid(data)  # the rule is not empty


def test_the_command_prints_the_schema() -> None:
    assert CliRunner().invoke(main, ["schema"]).output == SCHEMA.read_text("utf-8")
