"""Streams of generated packages: every way a document can ask for one, every way a service can send it."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from azure.core.exceptions import AzureError, DecodeError, HttpResponseError
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from .wire import (
    CHUNKED,
    EVENTS,
    UNFRAMED,
    Connect,
    StartServer,
    connect,
    framed,
    package_from,
    package_of,
    start_server,
)

__all__ = ["connect", "start_server"]
CHAT = "/openai/deployments/gpt/chat/completions"
MESSAGES = [{"role": "user", "content": "Hi"}]


def chunk(text: str, **more: Any) -> dict[str, Any]:
    """A chunk as the service sends it."""
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": None}
    return {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "gpt", "choices": [choice], **more}


def event(data: Any, name: str = "") -> bytes:
    head = f"event: {name}\n" if name else ""
    return f"{head}data: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


DONE = b"data: [DONE]\n\n"


def texts(chunks: Any) -> list[str]:
    return [each.choices[0].delta.content for each in chunks]


def ask(client: Any, **more: Any) -> Any:
    return client.chat_completions.create("gpt", messages=MESSAGES, stream=True, **more)


def serve(httpserver: HTTPServer, body: bytes, path: str = CHAT, **more: Any) -> None:
    httpserver.expect_request(path).respond_with_data(body, content_type="text/event-stream", **more)


# ------------------------------------------------------------------------- how documents say that an operation streams

DOCUMENT = """
openapi: 3.1.0
info: {title: Streams, version: "1"}
servers: [{url: "https://{endpoint}/v1", variables: {endpoint: {default: x.example}}}]
paths:
  /say:
    post:
      operationId: talk_say
      requestBody:
        required: true
        content: {application/json: {schema: {type: object, required: [text], properties: {
          text: {type: string}, stream: {type: boolean}}}}}
      responses:
        "200":
          description: ""
          content:
            application/json: {schema: {$ref: "#/components/schemas/Said"}}
            text/event-stream: {schema: {$ref: "#/components/schemas/Event"}}
  /watch:
    get:
      operationId: talk_watch
      parameters: [{name: since, in: query, schema: {type: integer}}]
      responses: {"200": {description: "", content: {text/event-stream: {schema: {$ref: "#/components/schemas/Event"}}}}}
components:
  schemas:
    Said: {type: object, properties: {text: {type: string}}}
    Event:
      oneOf: [{$ref: "#/components/schemas/Piece"}, {$ref: "#/components/schemas/End"}]
      discriminator: {propertyName: type}
    Piece: {type: object, required: [type, text], properties: {type: {type: string, enum: [piece]}, text: {type: string}}}
    End: {type: object, required: [type, usage], properties: {type: {type: string, enum: [end]}, usage: {type: integer}}}
"""


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_from(DOCUMENT, tmp_path_factory.mktemp("talk"), "streaming_talk.v1")


@pytest.fixture(scope="module")
def authoring(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    root = tmp_path_factory.mktemp("authoring")
    return package_of("authoring/2023-10-01-preview", root, "streaming_authoring.v1")


def test_a_flag_and_one_plain_answer_stream_pieces_of_that_answer(
    connect: Connect, inference: ModuleType, httpserver: HTTPServer
) -> None:
    """A request's boolean ``stream`` beside plain JSON is enough: each event is read as the plain answer's type."""
    piece = {"id": "1", "object": "text_completion", "created": 1, "model": "m"}
    body = b"".join(event({**piece, "choices": [{"index": 0, "text": text}]}) for text in "ab") + DONE
    serve(httpserver, body, "/openai/deployments/gpt/completions")
    found = list(connect(inference, httpserver.url_for("")).completions.create("gpt", prompt="x", stream=True))
    assert [type(each) for each in found] == [inference.models.CreateCompletionResponse] * 2
    assert [each.choices[0].text for each in found] == ["a", "b"]
    assert json.loads(httpserver.log[0][0].get_data()) == {"prompt": "x", "stream": True}
    assert httpserver.log[0][0].headers["Accept"] == "text/event-stream"


def test_a_union_of_answer_and_chunk_is_told_apart(
    connect: Connect, inference: ModuleType, httpserver: HTTPServer
) -> None:
    """With ``oneOf [response, chunk]`` each event is a chunk, and the call without ``stream`` never is."""
    serve(httpserver, event(chunk("Hel")) + event(chunk("lo")) + DONE)
    client = connect(inference, httpserver.url_for(""))
    found = list(ask(client))
    assert {type(each) for each in found} == {inference.models.CreateChatCompletionStreamResponse}
    assert texts(found) == ["Hel", "lo"]
    httpserver.clear()
    httpserver.expect_request(CHAT).respond_with_json(chunk("whole"))
    plain = client.chat_completions.create("gpt", messages=MESSAGES, stream=False)
    assert type(plain) is inference.models.CreateChatCompletionResponse
    assert "stream" not in json.loads(httpserver.log[0][0].get_data())


def test_an_event_stream_beside_json_gives_typed_events(
    connect: Connect, talk: ModuleType, httpserver: HTTPServer
) -> None:
    """``text/event-stream`` beside JSON: its schema types each event by its tag, and an unknown event is kept whole."""
    sent: list[dict[str, Any]] = [
        {"type": "piece", "text": "a"},
        {"type": "end", "usage": 3},
        {"type": "later", "new": [1]},
    ]
    serve(httpserver, b"".join(event(each, each["type"]) for each in sent) + DONE, "/v1/say")
    client = connect(talk, httpserver.url_for(""))
    piece, end, later = client.talk.say(text="?", stream=True)
    assert type(piece) is talk.models.Piece and piece.text == "a" and type(end) is talk.models.End and end.usage == 3
    assert later.model_dump(by_alias=True, exclude_unset=True) == sent[2]
    assert json.loads(httpserver.log[0][0].get_data()) == {"text": "?", "stream": True}
    httpserver.clear()
    httpserver.expect_request("/v1/say").respond_with_json({"text": "a"})
    assert type(client.talk.say(text="?")) is talk.models.Said


def test_an_event_stream_alone_needs_no_flag(connect: Connect, talk: ModuleType, httpserver: HTTPServer) -> None:
    """An operation that answers with nothing but events streams without being asked, and sends no flag."""
    serve(httpserver, event({"type": "end", "usage": 1}), "/v1/watch")
    (end,) = connect(talk, httpserver.url_for("")).talk.watch(since=4)
    assert type(end) is talk.models.End and dict(httpserver.log[0][0].args) == {"since": "4"}


def test_swagger_2_streams_by_produces_and_a_flag_in_the_query(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer
) -> None:
    """``produces: [application/json, text/event-stream]`` and a *query* ``stream`` on a GET: the flag is in the URL."""
    path = "/openai/fine-tunes/f1/events"
    item = {"object": "fine-tune-event", "created_at": 1, "level": "info", "message": "Epoch 1"}
    serve(httpserver, event(item) + event({**item, "message": "Epoch 2"}) + DONE, path)
    client = connect(authoring, httpserver.url_for(""))
    found = list(client.fine_tunes.get_events("f1", stream=True))
    assert [(type(each), each.message) for each in found] == [
        (authoring.models.Event, "Epoch 1"),
        (authoring.models.Event, "Epoch 2"),
    ]
    assert httpserver.log[0][0].args["stream"] == "true" and not httpserver.log[0][0].get_data()
    httpserver.clear()
    httpserver.expect_request(path).respond_with_json({"object": "list", "data": [item]})
    plain = client.fine_tunes.get_events("f1")
    assert type(plain) is authoring.models.EventList and plain.data[0].message == "Epoch 1"
    assert "stream" not in httpserver.log[0][0].args


SWAGGER = """
swagger: "2.0"
info: {title: News, version: "1"}
host: x.example
basePath: /news
paths:
  /items:
    get:
      operationId: items_read
      produces: [application/json, text/event-stream]
      parameters: [{name: stream, in: query, type: boolean}]
      responses: {"200": {description: "", schema: {type: object, properties: {id: {type: integer}}}}}
"""


def test_without_a_schema_of_its_own_an_event_has_the_plain_answers_type(
    connect: Connect, httpserver: HTTPServer, tmp_path: Path
) -> None:
    """The same in a document that nobody pinned: what streams and what answers plainly are one type."""
    name = f"streaming_news_{'async' if connect.is_async else 'sync'}.v1"
    client = connect(package_from(SWAGGER, tmp_path, name), httpserver.url_for(""))
    serve(httpserver, event({"id": 1}) + event({"id": 2}), "/news/items")
    pieces = list(client.items.read(stream=True))
    assert [piece.id for piece in pieces] == [1, 2] and httpserver.log[0][0].args["stream"] == "true"
    httpserver.clear()
    httpserver.expect_request("/news/items").respond_with_json({"id": 3})
    plain = client.items.read()
    assert type(plain) is type(pieces[0]) and plain.id == 3 and not httpserver.log[0][0].args


# --------------------------------------------------------------------------------------------- what services send

LINES = event(chunk("ä\u2028")).replace(b', "choices"', b',\ndata:"choices"') + b":\n\nid: 7\nretry: 1\n"
FORMS = {
    "LF": event(chunk("ä\u2028")) + event(chunk("\U0001f600")) + DONE,
    "CRLF": (LINES + event(chunk("\U0001f600")) + DONE).replace(b"\n", b"\r\n"),
    "BOM, comments, several lines": b"\xef\xbb\xbf" + LINES + event(chunk("\U0001f600")) + DONE,
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("head", [CHUNKED, UNFRAMED], ids=["chunked", "close-delimited"])
@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_chunks_are_whole_wherever_the_bytes_were_cut(
    connect: Connect, inference: ModuleType, start_server: StartServer, form: str, head: bytes, size: int
) -> None:
    """Bytes in pieces of any size, cut inside a UTF-8 sequence and between CR and LF too, make the same chunks."""
    wrap = framed if head is CHUNKED else bytes
    body = FORMS[form]

    def answer(connection: Any, *_: Any) -> None:
        connection.sendall(head)
        for at in range(0, len(body), size):
            connection.sendall(wrap(body[at : at + size]))
        connection.sendall(wrap(b""))

    client = connect(inference, start_server(answer).url)
    found = list(ask(client))
    assert texts(found) == ["ä\u2028", "\U0001f600"]
    assert [each.model_dump(by_alias=True, exclude_unset=True) for each in found] == [
        chunk("ä\u2028"),
        chunk("\U0001f600"),
    ]


def test_the_odd_chunks_that_azure_sends_first_and_last(
    connect: Connect, inference: ModuleType, httpserver: HTTPServer
) -> None:
    """Empty ``choices``, no ``delta``, only filter results, usage at the end: chunks like any other, losing nothing."""
    odd: list[dict[str, Any]] = [
        {"choices": [], "prompt_filter_results": [{"prompt_index": 0, "content_filter_results": {}}]},
        {"id": "", "object": "", "created": 0, "model": "", "choices": []},
        chunk("x", choices=[{"index": 0, "finish_reason": None, "content_filter_offsets": {"start_offset": 1}}]),
        chunk("x", choices=[{"index": 0, "delta": {}, "finish_reason": "stop"}]),
        chunk("x", choices=[], usage={"total_tokens": 3}),
    ]
    serve(httpserver, b"".join(map(event, odd)) + DONE)
    found = list(ask(connect(inference, httpserver.url_for(""))))
    assert {type(each) for each in found} == {inference.models.CreateChatCompletionStreamResponse}
    assert [each.model_dump(by_alias=True, exclude_unset=True) for each in found] == odd
    assert found[0].choices == [] and found[2].choices[0].delta is None and found[3].choices[0].delta.content is None


def test_done_ends_the_stream_though_the_connection_stays(
    connect: Connect, inference: ModuleType, start_server: StartServer
) -> None:
    """After ``[DONE]`` nothing is waited for, nothing read, and the connection is let go."""

    def answer(connection: Any, *_: Any) -> None:
        connection.sendall(CHUNKED + framed(event(chunk("a")) + DONE + event(chunk("never"))))
        if not ended.wait(60):
            waited.append(True)

    ended, waited = threading.Event(), list[bool]()
    stream = ask(connect(inference, start_server(answer).url))
    assert texts(stream) == ["a"] and stream.response.is_closed
    ended.set()
    assert not waited


CUTS = {
    "inside a chunk": CHUNKED + framed(event(chunk("a"))) + b"40\r\ndata: {",
    "between chunks": CHUNKED + framed(event(chunk("a"))),
    "inside an event": UNFRAMED + event(chunk("a")) + event(chunk("b"))[:-20],
    "inside a UTF-8 sequence": UNFRAMED + event(chunk("a")) + b'data: {"id": "\xc3',
    "between events": UNFRAMED + event(chunk("a")),
    "before its length": EVENTS + b"Content-Length: 9000\r\n\r\n" + event(chunk("a")),
}


@pytest.mark.parametrize("cut", CUTS)
def test_a_stream_that_is_cut_off_raises_after_what_was_whole(
    connect: Connect, inference: ModuleType, start_server: StartServer, cut: str
) -> None:
    """What arrived whole is given, then an exception says that it was not all; the call is not made again."""
    server = start_server(lambda connection, *_: connection.sendall(CUTS[cut]))
    stream = ask(connect(inference, server.url, retries=3, retry_backoff=0.01))
    seen = []
    with pytest.raises(AzureError):
        for each in stream:
            seen.append(each)
    assert texts(seen) == ["a"] and stream.response.is_closed and len(server.requests) == 1


@pytest.mark.parametrize(
    "answer",
    [
        CHUNKED + framed(event(chunk("a"))) + framed(b""),
        EVENTS + b"Content-Length: %d\r\n\r\n" % len(event(chunk("a"))) + event(chunk("a")),
        UNFRAMED + event(chunk("a")) + DONE,
    ],
    ids=["in chunks", "of a length", "marked"],
)
def test_a_stream_that_is_whole_by_http_needs_no_mark(
    connect: Connect, inference: ModuleType, start_server: StartServer, answer: bytes
) -> None:
    """Some gateways leave ``[DONE]`` out: only where the connection's end is all there is, must it be there."""
    server = start_server(lambda connection, *_: connection.sendall(answer))
    assert texts(ask(connect(inference, server.url))) == ["a"]


ERRORS = {
    "an error object in a data line": event({"error": {"code": "content_filter", "message": "No more."}}),
    "an error beside empty choices": event({"choices": [], "error": {"code": "content_filter", "message": "No more."}}),
    "an event named error": event({"code": "content_filter", "message": "No more."}, "error"),
}


@pytest.mark.parametrize("kind", ERRORS)
def test_an_error_in_the_stream_raises_with_the_services_words(
    connect: Connect, inference: ModuleType, httpserver: HTTPServer, kind: str
) -> None:
    """An error event raises, typed, after the chunks before it; the word "error" in a chunk's text does not."""
    body = event(chunk('an "error"', error=None)) + ERRORS[kind] + event(chunk("never")) + DONE
    serve(httpserver, body, headers={"apim-request-id": "r-9"})
    seen = []
    with pytest.raises(HttpResponseError, match="content_filter.*No more.*r-9") as caught:
        for each in ask(connect(inference, httpserver.url_for(""))):
            seen.append(each)
    assert texts(seen) == ['an "error"'] and caught.value.error and caught.value.error.code == "content_filter"
    assert type(caught.value.model) is inference.models.ErrorResponse


def test_an_event_that_is_no_json_raises(connect: Connect, inference: ModuleType, httpserver: HTTPServer) -> None:
    """Text where JSON should be raises with that text, not with a parser's own exception."""
    serve(httpserver, event(chunk("a")) + b"data: upstream said no\n\n")
    with pytest.raises(DecodeError, match="upstream said no"):
        list(ask(connect(inference, httpserver.url_for(""))))


# --------------------------------------------------------------------------------------- time, connections, attempts


@pytest.mark.parametrize("head", [CHUNKED, UNFRAMED], ids=["chunked", "close-delimited"])
def test_events_arrive_as_they_are_sent(
    connect: Connect, inference: ModuleType, start_server: StartServer, head: bytes
) -> None:
    """Each event is given when it was sent, not when a block is full or the body ends: none is sent before."""
    wrap = framed if head is CHUNKED else bytes
    given, held_back = threading.Semaphore(0), list[str]()

    def answer(connection: Any, *_: Any) -> None:
        connection.sendall(head)
        for text in "abc":
            connection.sendall(wrap(event(chunk(text))))
            if not given.acquire(timeout=60):
                held_back.append(text)
        connection.sendall(wrap(DONE) + wrap(b""))

    seen = []
    for each in ask(connect(inference, start_server(answer).url)):
        seen.append(each)
        given.release()
    assert texts(seen) == ["a", "b", "c"] and not held_back


@pytest.mark.parametrize("how", ["close", "with", "raise"])
@pytest.mark.parametrize("head", [CHUNKED, UNFRAMED], ids=["chunked", "close-delimited"])
def test_a_stream_that_is_broken_off_lets_its_connection_go(
    connect: Connect, inference: ModuleType, start_server: StartServer, how: str, head: bytes
) -> None:
    """However a loop is left, the service sees the connection close, so that it can stop its work."""
    wrap = framed if head is CHUNKED else bytes

    def answer(connection: Any, *rest: Any) -> None:
        connection.sendall(head)
        for _ in range(2000):
            connection.sendall(wrap(event(chunk("x" * 1000))))
            time.sleep(0.003)

    server = start_server(answer)
    stream = ask(connect(inference, server.url))
    response = stream.response
    if how == "close":
        next(iter(stream))
        stream.close()
    elif how == "with":
        with stream:
            pass
    else:
        with pytest.raises(KeyError), stream:
            for _ in stream:
                raise KeyError
    assert response.is_closed and server.left.wait(5)


def test_a_stream_is_tried_again_only_before_it_began(
    connect: Connect, inference: ModuleType, httpserver: HTTPServer
) -> None:
    """A 429 is tried again; an error within the stream is not."""
    answers = [
        Response(b"", 429, {"retry-after-ms": "1"}),
        Response(event(chunk("a")) + ERRORS["an event named error"], content_type="text/event-stream"),
    ]

    def answer(request: Request) -> Response:
        request.get_data()
        return answers.pop(0)

    httpserver.expect_request(CHAT).respond_with_handler(answer)
    stream = ask(connect(inference, httpserver.url_for(""), retries=3, retry_backoff=0.01))
    with pytest.raises(HttpResponseError):
        list(stream)
    assert [response.status_code for _, response in httpserver.log] == [429, 200]
    assert [json.loads(request.get_data())["stream"] for request, _ in httpserver.log] == [True, True]


def test_a_refused_stream_raises_like_any_call(connect: Connect, inference: ModuleType, httpserver: HTTPServer) -> None:
    """What answers a streamed call with an error raises at the call, with the document's type as ``model``."""
    httpserver.expect_request(CHAT).respond_with_json({"error": {"code": "x", "message": "Bad."}}, status=400)
    with pytest.raises(HttpResponseError, match="400.*Bad.") as caught:
        ask(connect(inference, httpserver.url_for("")))
    assert type(caught.value.model) is inference.models.ErrorResponse


def test_a_silent_service_is_given_up_after_the_timeout(
    connect: Connect, inference: ModuleType, start_server: StartServer
) -> None:
    """``timeout`` bounds the wait for each next event, too."""

    def answer(connection: Any, *_: Any) -> None:
        connection.sendall(CHUNKED + framed(event(chunk("a"))))
        given_up.wait(60)  # who waits that long gets the rest, and no exception
        connection.sendall(framed(event(chunk("b")) + DONE) + framed(b""))

    given_up, seen = threading.Event(), []
    with pytest.raises(AzureError):
        for each in ask(connect(inference, start_server(answer).url), timeout=0.5):
            seen.append(each)
    given_up.set()
    assert texts(seen) == ["a"]
