"""What a type checker tells a user: plain dict literals are checked, and a misspelt key or argument is reported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.project.catalog import resolve_targets
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
