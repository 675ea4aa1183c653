"""The embedded packages share one environment, one process and the namespace ``azure_openai``, and none minds another."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from generator.project.catalog import resolve_targets
from generator.generation import generate_package
from generator.package.result import Options

CALLS = {
    "azure_openai.inference.v2023_05_15": ("InferenceClient", "embeddings.create('ada', input='Hi')"),
    "azure_openai.inference.v2024_10_21": ("InferenceClient", "embeddings.create('ada', input='Hi')"),
    "azure_openai.service.v2024_06_01": ("ServiceClient", "embeddings.create('ada', input='Hi')"),
    "azure_openai.authoring.v2023_10_01_preview": ("AuthoringClient", "files.get('file-1')"),
    "azure_openai.assistants.v2023_11_06_beta": ("AssistantsClient", "threads.get('thread-1')"),
}
SCRIPT = """
import asyncio, importlib, json, sys
from azure.core.credentials import AzureKeyCredential

endpoint, calls = sys.argv[1], json.loads(sys.argv[2])
credential = AzureKeyCredential("key")
packages = {name: importlib.import_module(name) for name in calls}
clients = {name: getattr(packages[name], client)(endpoint, credential) for name, (client, _) in calls.items()}
assert not hasattr(importlib.import_module("azure_openai"), "__file__") or not importlib.import_module("azure_openai").__file__

for name, (_, call) in calls.items():
    answer = eval(f"client.{call}", {"client": clients[name]})
    print(json.dumps([name, type(answer).__module__, answer.id]))

async def main():
    for name, (client, call) in calls.items():
        async with getattr(importlib.import_module(f"{name}.aio"), client)(endpoint, credential) as opened:
            answer = await eval(f"client.{call}", {"client": opened})
            print(json.dumps([name, type(answer).__module__, answer.id]))

asyncio.run(main())
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of one new environment with all embedded packages, installed as their READMEs say."""
    root = tmp_path_factory.mktemp("side_by_side")
    results = [generate_package(target, Options(root / "generated")) for target in resolve_targets([])]
    assert {result.module for result in results} == set(CALLS)
    readmes = [(root / "generated" / result.folder / "README.md").read_text("utf-8") for result in results]
    wanted = [found for text in readmes for found in re.findall(r'^pip install "(\./\S+\[aio\])"', text, re.MULTILINE)]
    assert len(wanted) == len(results)
    subprocess.run([sys.executable, "-m", "venv", str(root / "venv")], check=True)
    python = root / "venv" / "bin" / "python"
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted]
    subprocess.run(command, cwd=root / "generated", check=True)
    return python


def test_all_packages_work_in_one_process_each_with_its_own_api_version(
    python: Path, httpserver: HTTPServer, tmp_path: Path
) -> None:
    httpserver.expect_request(re.compile(".*")).respond_with_json({"id": "answered"})
    command = [str(python), "-W", "error", "-c", SCRIPT, httpserver.url_for(""), json.dumps(CALLS)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [name for name, _, _ in lines] == [*CALLS, *CALLS]
    assert all(module.startswith(f"{name}.models") and id == "answered" for name, module, id in lines)
    asked = {request.args.get("api-version") for request, _ in httpserver.log}
    assert asked >= {"2023-05-15", "2024-10-21", "2024-06-01", "2023-10-01-preview"}


def test_removing_one_package_leaves_the_others_whole(python: Path) -> None:
    pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "uninstall", "--quiet", "--yes", "azure-openai-inference-2023-05-15"], check=True)
    code = "import azure_openai.inference.v2024_10_21 as p; print(p.InferenceClient.__name__)"
    done = subprocess.run([str(python), "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "InferenceClient"
    gone = subprocess.run(
        [str(python), "-c", "import azure_openai.inference.v2023_05_15"], capture_output=True, text=True
    )
    assert "ModuleNotFoundError" in gone.stderr
