"""The four calls a user makes first, sync and async, against answers that are not what the document says.

The server adds an unknown field, sends an unknown ``finish_reason``, leaves out a required field and sends null where
none is allowed: the answer is typed all the same, nothing is lost, nothing raises.
"""

from __future__ import annotations

import asyncio
import json
from types import ModuleType
from typing import Any

import pytest
from azure.core.credentials import AzureKeyCredential
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

DEPLOYMENT = "/openai/deployments/my%20gpt"
CHAT = {
    "id": "chatcmpl-1",
    "object": "chat.completion",
    "model": "gpt-4o",  # "created" is required, and absent
    "choices": [
        {
            "index": 0,
            "finish_reason": "ran_out_of_coffee",
            "logprobs": None,
            "message": {"role": "assistant", "content": "Hello.", "refusal": None, "mood": "good"},
        }
    ],
    "x_unknown": {"kept": [1, 2.5, None]},
}
EMBEDDING = {
    "object": "list",
    "data": [{"index": 0, "object": "embedding", "embedding": [0.25, -1.5], "extra": True}],
    "usage": {"prompt_tokens": 2, "total_tokens": None},
    "x_unknown": "kept",
}
IMAGE = {"data": [{"url": "https://images.example/1.png", "revised_prompt": None, "extra": 1}], "x_unknown": []}
TRANSCRIPTION = {"task": "transcribe", "language": "en", "duration": 1.5, "text": "Hi.", "segments": None, "x": 1}


class Calls:
    """The same four calls, on either client."""

    chat = ("chat_completions", ["my gpt"], {"messages": [{"role": "user", "content": "Hi"}], "temperature": None})
    embedding = ("embeddings", ["my gpt"], {"input": ["Hi"]})
    image = ("image_generations", ["my gpt"], {"prompt": "A cat", "n": 1})
    transcription = ("transcriptions", ["my gpt"], {"file": ("hi.wav", b"RIFF"), "response_format": "verbose_json"})


def call(package: ModuleType, endpoint: str, is_async: bool, wanted: tuple[str, list[Any], dict[str, Any]]) -> Any:
    group, positional, keywords = wanted
    credential = AzureKeyCredential("secret")
    if not is_async:
        with package.InferenceClient(endpoint, credential) as client:
            return getattr(client, group).create(*positional, **keywords)

    async def run() -> Any:
        async with package.aio.InferenceClient(endpoint, credential) as client:
            return await getattr(client, group).create(*positional, **keywords)

    return asyncio.run(run())


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def is_async(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def expect(server: HTTPServer, path: str, answer: dict[str, Any]) -> list[Request]:
    seen: list[Request] = []

    def handle(request: Request) -> Response:
        request.get_data()
        seen.append(request)
        return Response(json.dumps(answer), content_type="application/json")

    server.expect_request(f"{DEPLOYMENT.replace('%20', ' ')}{path}", method="POST").respond_with_handler(handle)
    return seen


def test_a_chat_completion_is_typed_and_lossless(inference: ModuleType, httpserver: HTTPServer, is_async: bool) -> None:
    seen = expect(httpserver, "/chat/completions", CHAT)
    answer = call(inference, httpserver.url_for(""), is_async, Calls.chat)

    assert type(answer) is inference.models.CreateChatCompletionResponse
    assert answer.choices[0].finish_reason == "ran_out_of_coffee"
    assert type(answer.choices[0].message) is inference.models.ChatCompletionResponseMessage
    assert answer.choices[0].message.content == "Hello."
    assert answer.created is None and "created" not in answer.model_fields_set
    dumped = answer.model_dump(by_alias=True)
    assert dumped["x_unknown"] == CHAT["x_unknown"] and dumped["choices"][0]["message"]["mood"] == "good"
    assert answer.model_dump(by_alias=True, exclude_unset=True) == CHAT

    request = seen[0]
    assert request.environ["REQUEST_URI"].startswith(f"{DEPLOYMENT}/chat/completions")
    assert dict(request.args) == {"api-version": "2024-10-21"}
    assert request.headers["api-key"] == "secret"
    assert json.loads(request.get_data()) == {"messages": [{"role": "user", "content": "Hi"}], "temperature": None}


def test_an_embedding_is_typed_and_lossless(inference: ModuleType, httpserver: HTTPServer, is_async: bool) -> None:
    expect(httpserver, "/embeddings", EMBEDDING)
    answer = call(inference, httpserver.url_for(""), is_async, Calls.embedding)
    assert answer.data[0].embedding == [0.25, -1.5] and answer.model is None and answer.usage.total_tokens is None
    assert type(answer.usage) is inference.models.EmbeddingsCreateResponseUsage
    assert answer.model_dump(by_alias=True, exclude_unset=True) == EMBEDDING


def test_an_image_is_typed_and_lossless(inference: ModuleType, httpserver: HTTPServer, is_async: bool) -> None:
    expect(httpserver, "/images/generations", IMAGE)
    answer = call(inference, httpserver.url_for(""), is_async, Calls.image)
    assert type(answer.data[0]) is inference.models.ImageResult and answer.data[0].url.endswith("1.png")
    assert answer.model_dump(by_alias=True, exclude_unset=True) == IMAGE


def test_a_transcription_is_typed_and_lossless(inference: ModuleType, httpserver: HTTPServer, is_async: bool) -> None:
    seen = expect(httpserver, "/audio/transcriptions", TRANSCRIPTION)
    answer = call(inference, httpserver.url_for(""), is_async, Calls.transcription)
    assert type(answer) is inference.models.AudioVerboseResponse and answer.duration == 1.5
    assert answer.model_dump(by_alias=True, exclude_unset=True) == TRANSCRIPTION
    assert seen[0].files["file"].filename == "hi.wav" and seen[0].files["file"].read() == b"RIFF"
    assert seen[0].form["response_format"] == "verbose_json"


def test_a_transcription_asked_for_as_text_is_text(
    inference: ModuleType, httpserver: HTTPServer, is_async: bool
) -> None:
    httpserver.expect_request("/openai/deployments/my gpt/audio/transcriptions").respond_with_data(
        "Grüße.", content_type="text/plain; charset=utf-8"
    )
    assert call(inference, httpserver.url_for(""), is_async, Calls.transcription) == "Grüße."


@pytest.mark.parametrize("value", ["one", ["one", "two"], [1, 2], [[1, 2], [3]]])
def test_embeddings_input_of_every_shape_is_unharmed(inference: ModuleType, httpserver: HTTPServer, value: Any) -> None:
    seen = expect(httpserver, "/embeddings", EMBEDDING)
    call(inference, httpserver.url_for(""), False, ("embeddings", ["my gpt"], {"input": value}))
    assert json.loads(seen[0].get_data()) == {"input": value}


def test_each_data_source_content_part_and_tool_is_read_as_its_own_model(inference: ModuleType) -> None:
    models = inference.models
    request = models.CreateChatCompletionRequest.model_validate(
        {
            "messages": [
                {
                    "role": "user",
                    "content": [
                        {"type": "text", "text": "What?"},
                        {"type": "image_url", "image_url": {"url": "data:,"}},
                    ],
                },
                {
                    "role": "assistant",
                    "tool_calls": [{"id": "1", "type": "function", "function": {"name": "f", "arguments": "{}"}}],
                },
                {"role": "tool", "tool_call_id": "1", "content": "42"},
            ],
            "data_sources": [
                {
                    "type": "azure_search",
                    "parameters": {
                        "endpoint": "https://s.example",
                        "index_name": "i",
                        "authentication": {"type": "system_assigned_managed_identity"},
                    },
                }
            ],
        }
    )
    user, assistant, tool = request.messages
    assert type(user) is models.ChatCompletionRequestUserMessage
    assert [type(part) for part in user.content] == [
        models.ChatCompletionRequestMessageContentPartText,
        models.ChatCompletionRequestMessageContentPartImage,
    ]
    assert type(assistant.tool_calls[0]) is models.ChatCompletionMessageToolCall
    assert type(tool) is models.ChatCompletionRequestToolMessage
    source = request.data_sources[0]
    assert type(source) is models.AzureSearchChatExtensionConfiguration
    assert type(source.parameters.authentication) is models.OnYourDataSystemAssignedManagedIdentityAuthenticationOptions
