"""A package as its user meets it: installed by pip into an empty environment, called against a local server."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from generator.project.catalog import resolve_targets
from generator.generation import generate_package
from generator.package.result import Options

SCRIPT = """
import asyncio, io, json, sys
from azure.core.credentials import AzureKeyCredential
from azure_openai.inference.v2024_10_21 import InferenceClient, models
from azure_openai.inference.v2024_10_21.aio import InferenceClient as AsyncInferenceClient

endpoint, credential = sys.argv[1], AzureKeyCredential("key")
messages = [{"role": "user", "content": "Hi"}]

def show(kind, answer):
    print(json.dumps([kind, type(answer).__name__, answer.model_dump(by_alias=True, exclude_unset=True)]))

with InferenceClient(endpoint, credential) as client:
    show("sync", client.chat_completions.create("gpt", messages=messages))
    show("sync", client.embeddings.create("ada", input=["Hi"]))
    show("sync", client.image_generations.create("dalle", prompt="A cat"))
    show("sync", client.transcriptions.create("whisper", file=("hi.wav", io.BytesIO(b"RIFF"))))

async def main():
    async with AsyncInferenceClient(endpoint, credential) as client:
        show("async", await client.chat_completions.create("gpt", messages=messages))
        show("async", await client.embeddings.create("ada", input=["Hi"]))
        show("async", await client.image_generations.create("dalle", prompt="A cat"))
        show("async", await client.transcriptions.create("whisper", file=("hi.wav", io.BytesIO(b"RIFF"))))

asyncio.run(main())
"""
MESSAGE = {"role": "assistant", "content": "Hello.", "unknown": [1]}
ANSWERS = {
    "chat/completions": (
        "CreateChatCompletionResponse",
        {
            "id": "1",
            "object": "chat.completion",
            "model": "gpt",
            "unknown": {"deep": None},
            "choices": [{"index": 0, "finish_reason": "new_reason", "logprobs": None, "message": MESSAGE}],
        },
    ),
    "embeddings": (
        "EmbeddingsCreateResponse",
        {"object": "list", "data": [{"index": 0, "embedding": [0.5], "new": "x"}], "usage": {"prompt_tokens": 1}},
    ),
    "images/generations": (
        "GenerateImagesResponse",
        {"created": None, "data": [{"url": "https://x.example/1.png", "new": 1}]},
    ),
    "audio/transcriptions": ("AudioResponse", {"text": "Hi.", "new": True}),
}


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new environment that holds the package and what it needs, and nothing else."""
    root = tmp_path_factory.mktemp("installed")
    result = generate_package(resolve_targets(["inference/2024-10-21"])[0], Options(root / "generated"))
    subprocess.run([sys.executable, "-m", "venv", str(root / "venv")], check=True)
    found = root / "venv" / "bin" / "python"
    target = f"{root / 'generated' / result.folder}[aio]"
    subprocess.run([str(found), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", target], check=True)
    return found


def test_the_four_calls_work_sync_and_async_against_answers_that_disobey_the_document(
    python: Path, httpserver: HTTPServer, tmp_path: Path
) -> None:
    def answer(request: Request) -> Response:
        request.get_data()
        _, body = next(value for key, value in ANSWERS.items() if request.path.endswith(key))
        return Response(json.dumps(body), content_type="application/json")

    for path in ANSWERS:
        for deployment in ("gpt", "ada", "dalle", "whisper"):
            httpserver.expect_request(f"/openai/deployments/{deployment}/{path}", method="POST").respond_with_handler(
                answer
            )
    command = [str(python), "-W", "error", "-c", SCRIPT, httpserver.url_for("")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    expected = [[kind, *map_] for kind in ("sync", "async") for map_ in ANSWERS.values()]
    assert [json.loads(line) for line in done.stdout.splitlines()] == [list(item) for item in expected]


def test_the_environment_holds_nothing_of_the_generator(python: Path) -> None:
    listed = subprocess.run(
        [str(python), "-m", "pip", "list", "--format", "json"], capture_output=True, text=True, check=True
    )
    names = {item["name"].lower() for item in json.loads(listed.stdout)}
    assert "azure-openai-inference-2024-10-21" in names and not names & {"clientgen", "black", "jinja2", "prance"}


def test_the_package_says_that_it_is_typed_and_which_version_it_is(python: Path) -> None:
    code = (
        "import importlib.metadata as m, importlib.resources as r, azure_openai.inference.v2024_10_21 as p;"
        "print((r.files(p) / 'py.typed').is_file(), m.version('azure-openai-inference-2024-10-21') == p.__version__)"
    )
    done = subprocess.run([str(python), "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]
