"""What a type checker tells a user: plain dict literals are checked, and a misspelt key or argument is reported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.project.catalog import Target, resolve_targets
from generator.generation import generate_package
from generator.package.result import Options

RIGHT = """
from collections.abc import Iterator
from typing import assert_type
from azure.core.credentials import AzureKeyCredential
from checked.v1 import InferenceClient, models, params, with_raw_response
from checked.v1._runtime import Stream
from checked.v1._runtime.raw import RawResponse

client = InferenceClient("https://x.example", AzureKeyCredential("k"))
answer = client.chat_completions.create(
    "gpt",
    messages=[
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": [{"type": "text", "text": "?"}, {"type": "image_url", "image_url": {"url": "https://x.example/1.png"}}]},
        {"role": "assistant", "tool_calls": [{"id": "1", "type": "function", "function": {"name": "f", "arguments": "{}"}}]},
        {"role": "tool", "tool_call_id": "1", "content": "42"},
    ],
    data_sources=[{"type": "azure_search", "parameters": {"endpoint": "https://s.example", "index_name": "i", "authentication": {"type": "system_assigned_managed_identity"}}}],
    tools=[{"type": "function", "function": {"name": "f", "parameters": {"type": "object"}}}],
    temperature=0,
    timeout=5,
)
assert_type(answer, models.CreateChatCompletionResponse)
chunks = client.chat_completions.create("gpt", messages=[{"role": "user", "content": "Hi"}], stream=True)
assert_type(chunks, Stream[models.CreateChatCompletionStreamResponse])
for chunk in chunks:
    assert_type(chunk, models.CreateChatCompletionStreamResponse)
whole: params.CreateChatCompletionRequest = {"messages": [{"role": "user", "content": "Hi"}]}
assert_type(client.chat_completions.create("gpt", body=whole), models.CreateChatCompletionResponse)
assert_type(client.transcriptions.create("w", file=b""), models.AudioResponse)
assert_type(client.transcriptions.create("w", file=b"", response_format="verbose_json"), models.AudioVerboseResponse)
assert_type(client.transcriptions.create("w", file=("a.mp3", b""), response_format="srt"), str)
raw = with_raw_response(client.chat_completions.create)("gpt", messages=[{"role": "user", "content": "Hi"}])
assert_type(raw, RawResponse[models.CreateChatCompletionResponse])
client.embeddings.create("ada", input="a")
client.embeddings.create("ada", input=["a", "b"])
"""
CALL = "client.chat_completions.create('gpt', messages=[{'role': 'user', 'content': 'Hi'}], %s)"
WRONG = {
    "a misspelt argument": CALL % "temprature=1",
    "a wrong type": CALL % "temperature='hot'",
    "a misspelt key of a data source": CALL % "data_sources=[{'type': 'azure_search', 'parametres': {}}]",
    "a misspelt key of a content part": "client.chat_completions.create('gpt', messages=[{'role': 'user', 'content': [{'type': 'text', 'txt': ''}]}])",
    "a misspelt key of a tool call": "client.chat_completions.create('gpt', messages=[{'role': 'assistant', 'tool_calls': [{'idd': '1', 'type': 'function', 'function': {'name': 'f', 'arguments': ''}}]}])",
    "a body without its messages": "client.chat_completions.create('gpt')",
    "a model that does not exist": "models.NoSuchModel",
    "a field that does not exist": "client.chat_completions.create('gpt', messages=[]).choises",
}
HEAD = "from azure.core.credentials import AzureKeyCredential\nfrom checked.v1 import InferenceClient, models\nclient = InferenceClient('x', AzureKeyCredential('k'))\n"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which ``checked.v1`` is the package of our inference document."""
    root = tmp_path_factory.mktemp("typing")
    result = generate_package(resolve_targets(["inference/2024-10-21"])[0], Options(root / "out", module="checked.v1"))
    (root / "out" / result.folder / "src").rename(root / "src")
    return root


def mypy(workspace: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--no-error-summary",
        "--cache-dir",
        str(workspace / "cache"),
        *arguments,
    ]
    return subprocess.run(command, cwd=workspace / "src", capture_output=True, text=True)


def test_plain_dict_literals_check_and_results_are_inferred(workspace: Path) -> None:
    script = workspace / "src" / "right.py"
    script.write_text(RIGHT.replace("from typing import assert_type", "from typing_extensions import assert_type"))
    done = mypy(workspace, str(script))
    assert (done.stdout, done.returncode) == ("", 0)


def test_every_mistake_is_a_type_error_on_its_line(workspace: Path) -> None:
    script = workspace / "src" / "wrong.py"
    script.write_text(HEAD + "\n".join(WRONG.values()) + "\n")
    done = mypy(workspace, str(script))
    reported = {int(line.split(":")[1]) for line in done.stdout.splitlines() if ": error:" in line}
    missed = [name for number, name in enumerate(WRONG, HEAD.count("\n") + 1) if number not in reported]
    assert not missed, f"not reported: {missed}\n{done.stdout}"


#: Methods that are called as what their own annotations name, in every kind of annotation; and a type of null alone.
AWKWARD = """
openapi: 3.0.3
info: {title: Awkward, version: "1"}
paths:
  /things: {get: {operationId: Things_List, parameters: [{$ref: "#/components/parameters/Names"}], responses: {"200": {$ref: "#/components/responses/Things"}}}}
  /models: {get: {operationId: Things_Models, responses: {"200": {$ref: "#/components/responses/Things"}}}}
  /params: {post: {operationId: Things_Params, requestBody: {$ref: "#/components/requestBodies/Thing"}, responses: {"200": {$ref: "#/components/responses/Things"}}}}
  /str: {get: {operationId: Things_Str, parameters: [{$ref: "#/components/parameters/Names"}], responses: {"200": {$ref: "#/components/responses/Things"}}}}
  /int: {get: {operationId: Things_Int, responses: {"200": {description: "", content: {application/json: {schema: {type: array, items: {type: integer}}}}}}}}
  /any: {post: {operationId: Things_Any, requestBody: {$ref: "#/components/requestBodies/Thing"}, responses: {"200": {description: "", content: {application/json: {schema: {}}}}}}}
components:
  parameters: {Names: {name: names, in: query, schema: {type: array, items: {type: string}}}}
  requestBodies: {Thing: {content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}}
  responses: {Things: {description: "", content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Thing"}}}}}}
  schemas:
    Nothing: {enum: [null]}
    Thing:
      type: object
      properties:
        name: {type: string}
        nothing: {$ref: "#/components/schemas/Nothing"}
        nullable: {nullable: true, allOf: [{$ref: "#/components/schemas/Nothing"}]}
        inline: {enum: [null]}
        several: {type: array, items: {$ref: "#/components/schemas/Nothing"}}
"""
USE = """
from azure.core.credentials import AzureKeyCredential
from awkward.v1 import AwkwardClient, models
from awkward.v1.aio import AwkwardClient as AsyncClient

client = AwkwardClient("https://x.example", AzureKeyCredential("k"))
things: list[models.Thing] = client.things.list(names=["a"])
others: list[models.Thing] = client.things.models()
more: list[models.Thing] = client.things.params(name="a", nothing=None, nullable=None)
texts: list[models.Thing] = client.things.str(names=["a"])
numbers: list[int] = client.things.int()
name: str | None = things[0].name
nothing: None = things[0].nothing


async def main() -> list[models.Thing]:
    async with AsyncClient("https://x.example", AzureKeyCredential("k")) as client:
        numbers: list[int] = await client.things.int()
        assert numbers
        texts = await client.things.str(names=["a"])
        return texts + await client.things.list() + await client.things.models() + await client.things.params(name="a")
"""


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("awkward")
    (root / "document.yaml").write_text(AWKWARD)
    target = Target("document.yaml", root / "document.yaml")
    result = generate_package(target, Options(root / "out", service="awkward", module="awkward.v1"))
    (root / "out" / result.folder / "src").rename(root / "src")
    (root / "src" / "use.py").write_text(USE)
    return root


def test_methods_hide_no_type_from_mypy(awkward: Path) -> None:
    """Methods called list, models, params, str, int and any, in both clients; and an alias of null is a type."""
    done = mypy(awkward, "--explicit-package-bases", "awkward", "use.py")
    assert (done.stdout, done.returncode) == ("", 0)


def test_methods_hide_no_type_from_pyright(awkward: Path) -> None:
    (awkward / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "include": ["src"], "extraPaths": ["src"]}'
    )
    command = [sys.executable, "-m", "pyright", "-p", str(awkward), "--pythonpath", sys.executable]
    done = subprocess.run(command, cwd=awkward, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_a_type_of_null_alone_is_read(awkward: Path) -> None:
    """Wherever it is used: a field, a nullable one, a list."""
    code = """
from awkward.v1 import models
thing = models.Thing.model_validate({"nothing": None, "nullable": None, "inline": None, "several": [None]})
assert (thing.nothing, thing.nullable, thing.inline, thing.several) == (None, None, None, [None])
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=awkward / "src", capture_output=True, text=True)
    assert (done.stderr, done.returncode) == ("", 0)
