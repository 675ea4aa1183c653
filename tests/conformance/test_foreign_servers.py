"""Two servers that nobody here wrote answer the inference 2024-10-21 client: aimock (npm) and LiteLLM's proxy (PyPI).

Each is installed once per machine, below ``.cache/foreign``, and skipped where that cannot be done. aimock is there in
a second or two. LiteLLM takes about a minute and 750 MB, so it is installed only where ``CLIENTGEN_FOREIGN=1`` asks for
it; once installed, it is always used. Both listen on 127.0.0.1 alone, and reach for nothing outside.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from azure.core.credentials import AzureKeyCredential
from azure.core.exceptions import HttpResponseError

from ..behaviour.wire import Connect, connect, package_of

__all__ = ["connect"]
CACHE = Path(__file__).resolve().parents[2] / ".cache" / "foreign"
KEY = "sk-foreign-0123456789"
TEXT = "Hello from elsewhere: ä, ü."
WEATHER: Any = {"type": "function", "function": {"name": "get_weather", "parameters": {"type": "object"}}}

# What both are set to say. aimock goes by the last message, LiteLLM by the deployment.
AIMOCK = {
    "fixtures": [
        {"match": {"userMessage": "hello"}, "response": {"content": TEXT}},
        {
            "match": {"userMessage": "weather"},
            "response": {"toolCalls": [{"name": "get_weather", "arguments": '{"city":"Paris"}'}]},
        },
        {"match": {"inputText": "embed me"}, "response": {"embedding": [0.25, -0.5, 1]}},
        {
            "match": {"userMessage": "busy"},
            "response": {"error": {"message": "Too much.", "type": "throttled", "code": "429"}, "status": 429},
        },
    ]
}
TOOL_CALL = {"id": "call_1", "type": "function", "function": {"name": "get_weather", "arguments": '{"city":"Paris"}'}}
LITELLM = {
    "model_list": [
        {"model_name": name, "litellm_params": {"model": f"openai/{model}", "api_key": "none", **params}}
        for name, model, params in (
            ("hello", "gpt-4o", {"mock_response": TEXT}),
            ("weather", "gpt-4o", {"mock_response": "", "mock_tool_calls": [TOOL_CALL]}),
            ("embed", "text-embedding-3-small", {"mock_response": [0.25, -0.5, 1.0]}),
            ("busy", "gpt-4o", {"mock_response": "litellm.RateLimitError"}),
        )
    ],
    "litellm_settings": {"num_retries": 0},
}


def installed(name: str, install: Callable[[Path], list[list[str]]], seconds: float) -> Path:
    """The folder where a server is installed, by these commands where it is not yet; else the test is skipped."""
    folder = CACHE / name
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # another worker may be at it
        if (folder / "ready").exists():
            return folder
        if name == "litellm" and os.environ.get("CLIENTGEN_FOREIGN") != "1":
            pytest.skip("LiteLLM is not installed: CLIENTGEN_FOREIGN=1 installs it (a minute, 750 MB)")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for command in install(folder):
            try:
                done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, cwd=folder)
            except (OSError, subprocess.TimeoutExpired) as error:
                pytest.skip(f"{name} cannot be installed: {type(error).__name__}")
            if done.returncode:
                pytest.skip(f"{name} cannot be installed: {(done.stderr.strip() or '?').splitlines()[-1][:200]}")
        (folder / "ready").touch()
    return folder


class Foreign:
    """A server that runs, at ``url``."""

    def __init__(self, name: str, command: list[str], health: str, folder: Path, environment: dict[str, str]) -> None:
        self.name = name
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.log = folder / "log"
        command = [part.replace("PORT", str(port)) for part in command]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder, env={**os.environ, **environment}
            )
        deadline = time.monotonic() + 600  # a guard against a server that hangs
        while not self.answers(health):
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                pytest.fail(f"{name} did not start:\n{self.log.read_text('utf-8', 'replace')[-2000:]}")
            time.sleep(0.1)

    def answers(self, path: str) -> bool:
        try:
            with urllib.request.urlopen(self.url + path, timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:  # URLError is one
            return False

    def get(self, path: str) -> Any:
        with urllib.request.urlopen(self.url + path, timeout=5) as answer:
            return json.load(answer)

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)


def aimock(root: Path) -> Foreign:
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("aimock needs Node.js and npm, which are not here")
    arguments = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", ".", "@copilotkit/aimock@1"]
    folder = installed("aimock", lambda _: [[npm, *arguments]], 120)
    (root / "fixtures.json").write_text(json.dumps(AIMOCK), "utf-8")
    program = str(folder / "node_modules" / ".bin" / "llmock")
    return Foreign(
        "aimock", [program, "-h", "127.0.0.1", "-p", "PORT", "-f", "fixtures.json"], "/v1/_requests", root, {}
    )


def litellm(root: Path) -> Foreign:
    def install(folder: Path) -> list[list[str]]:
        pip = [
            str(folder / "venv" / "bin" / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ]
        return [[sys.executable, "-m", "venv", str(folder / "venv")], [*pip, "litellm[proxy]"]]

    folder = installed("litellm", install, 600)
    (root / "config.yaml").write_text(json.dumps(LITELLM), "utf-8")  # JSON is YAML
    command = [str(folder / "venv" / "bin" / "python"), "-c", "from litellm import run_server; run_server()"]
    command += ["--host", "127.0.0.1", "--port", "PORT", "--config", "config.yaml", "--telemetry", "False"]
    environment = {"LITELLM_MASTER_KEY": KEY, "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
    return Foreign("litellm", command, "/health/liveliness", root, environment)


@pytest.fixture(scope="module", params=[aimock, litellm], ids=["aimock", "litellm"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Foreign]:
    found: Foreign = request.param(tmp_path_factory.mktemp("foreign"))
    yield found
    found.stop()


@pytest.fixture(scope="module")
def inference(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_of("inference/2024-10-21", tmp_path_factory.mktemp("inference"), "foreign_inference.v2024_10_21")


@pytest.fixture
def client(connect: Connect, inference: ModuleType, server: Foreign) -> Any:
    return connect(inference, server.url, AzureKeyCredential(KEY), timeout=20)


def ask(client: Any, what: str, **more: Any) -> Any:
    return client.chat_completions.create(what, messages=[{"role": "user", "content": what}], **more)


def test_a_chat_is_answered(client: Any, inference: ModuleType, server: Foreign) -> None:
    """A foreign answer, with fields that the document does not know and without some that it requires, is typed."""
    answer = ask(client, "hello")
    assert type(answer) is inference.models.CreateChatCompletionResponse
    (choice,) = answer.choices
    assert (choice.message.role, choice.message.content, choice.finish_reason) == ("assistant", TEXT, "stop")
    assert answer.object == "chat.completion" and answer.created > 0 and answer.usage.total_tokens > 0
    if server.name == "litellm":  # required by the document, and left out
        assert choice.logprobs is None and "logprobs" not in choice.model_fields_set


def test_a_tool_is_called(client: Any, inference: ModuleType) -> None:
    """A tool call comes as its own model, with arguments that are JSON."""
    (choice,) = ask(client, "weather", tools=[WEATHER]).choices
    (call,) = choice.message.tool_calls
    assert choice.finish_reason in ("tool_calls", "stop") and not choice.message.content
    assert type(call) is inference.models.ChatCompletionMessageToolCall
    assert call.function.name == "get_weather" and json.loads(call.function.arguments) == {"city": "Paris"}


def test_a_chat_is_streamed(client: Any, inference: ModuleType) -> None:
    """A foreign stream, with chunks that lack required fields, gives the same text in typed pieces."""
    with ask(client, "hello", stream=True) as stream:
        chunks = list(stream)
    assert {type(chunk) for chunk in chunks} == {inference.models.CreateChatCompletionStreamResponse}
    texts = [choice.delta.content or "" for chunk in chunks for choice in chunk.choices]
    assert len(chunks) > 2 and "".join(texts) == TEXT
    assert [choice.finish_reason for choice in chunks[-1].choices] == ["stop"]


def test_embeddings_are_answered(client: Any, inference: ModuleType) -> None:
    """Vectors come as numbers."""
    answer = client.embeddings.create("embed", input="embed me")
    assert type(answer) is inference.models.EmbeddingsCreateResponse
    assert answer.data[0].embedding == [0.25, -0.5, 1] and answer.data[0].index == 0


@pytest.mark.parametrize("stream", [False, True])
def test_an_error_is_raised_with_its_reason(client: Any, inference: ModuleType, stream: bool) -> None:
    """A foreign 429 raises, plain and streamed alike, with the service's words in the document's error type."""
    with pytest.raises(HttpResponseError) as caught:
        ask(client, "busy", stream=stream)
    error: Any = caught.value
    assert error.status_code == 429 and type(error.model) is inference.models.ErrorResponse
    assert error.model.error.code == "429" and error.model.error.message in error.message and KEY not in str(error)


def test_the_key_is_what_opens_the_door(connect: Connect, inference: ModuleType, server: Foreign) -> None:
    """LiteLLM knows the key by the header we send it in, and turns another away; aimock sees it where Azure has it."""
    if server.name == "litellm":
        with pytest.raises(HttpResponseError) as caught:
            ask(connect(inference, server.url, AzureKeyCredential("sk-wrong")), "hello")
        assert caught.value.status_code in (400, 401) and "sk-wrong" not in str(caught.value)
        return
    ask(connect(inference, server.url, AzureKeyCredential(KEY)), "hello", temperature=0.5)
    seen = server.get("/v1/_requests")[-1]
    assert seen["method"] == "POST" and seen["headers"]["api-key"] and "authorization" not in seen["headers"]
    assert seen["path"] == "/openai/deployments/hello/chat/completions?api-version=2024-10-21"
    body = {name: seen["body"][name] for name in ("messages", "temperature")}
    assert body == {"messages": [{"role": "user", "content": "hello"}], "temperature": 0.5}
