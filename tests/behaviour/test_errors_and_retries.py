"""Failures of generated packages: which exception, what it tells, and what is tried again."""

from __future__ import annotations

import email.utils
import json
import socket
import threading
import time
from types import ModuleType
from typing import Any

import pytest
from azure.core import exceptions
from azure.core.exceptions import AzureError, DecodeError, HttpResponseError
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from .wire import KEY, Connect, StartServer, connect, start_server

__all__ = ["connect", "start_server"]
CHAT = "/openai/deployments/gpt/chat/completions"
EMBED = "/openai/deployments/ada/embeddings"
DRAW = "/openai/deployments/dalle/images/generations"
ANSWER = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": []}
FAST = {"retries": 3, "retry_backoff": 0.01}


def chat(client: Any, **more: Any) -> Any:
    return client.chat_completions.create("gpt", messages=[{"role": "user", "content": "Hi"}], **more)


def serve(httpserver: HTTPServer, *answers: Any) -> list[tuple[float, bytes]]:
    """Answer chats with these, ``(status, headers)`` each, then with a success. When each came, and its body."""
    seen: list[tuple[float, bytes]] = []

    def answer(request: Request) -> Response:
        seen.append((time.monotonic(), request.get_data()))
        status, headers = answers[len(seen) - 1] if len(seen) <= len(answers) else (200, {})
        return Response(json.dumps(ANSWER if status == 200 else {}), status, headers, content_type="application/json")

    httpserver.expect_request(CHAT, method="POST").respond_with_handler(answer)
    return seen


# ---------------------------------------------------------------------------------------------------------- exceptions

CLASSES = {
    400: "HttpResponseError",
    401: "ClientAuthenticationError",
    403: "HttpResponseError",
    404: "ResourceNotFoundError",
    409: "ResourceExistsError",
    412: "ResourceModifiedError",
    422: "HttpResponseError",
    429: "HttpResponseError",
    500: "HttpResponseError",
    503: "HttpResponseError",
}


@pytest.mark.parametrize("status", CLASSES)
def test_the_class_tells_the_status_and_model_is_the_documents_type(
    connect: Connect, inference: ModuleType, httpserver: HTTPServer, status: int
) -> None:
    """Each status has azure-core's class for it, with the service's error as the document types it, and what to quote."""
    body: dict[str, Any] = {
        "error": {"code": "C1", "message": "Said so.", "param": "p", "type": None, "inner_error": {}, "new": [1]}
    }
    headers = {"apim-request-id": "r-1", "Retry-After": "7"}
    httpserver.expect_request(CHAT).respond_with_json(body, status=status, headers=headers)
    with pytest.raises(HttpResponseError) as caught:
        chat(connect(inference, httpserver.url_for("")))
    error: Any = caught.value
    assert isinstance(error, getattr(exceptions, CLASSES[status])) and type(error).__name__ == (
        "ApiError" if CLASSES[status] == "HttpResponseError" else CLASSES[status]
    )
    assert error.status_code == status
    assert type(error.model) is inference.models.ErrorResponse and error.model.error.param == "p"
    assert error.model.model_dump(by_alias=True, exclude_unset=True) == body
    assert (error.error.code, error.request_id, error.retry_after) == ("C1", "r-1", 7.0)
    for part in (str(status), "(C1) Said so.", "r-1"):
        assert part in str(error) and part in error.message


def test_each_operation_has_its_own_error_type_and_an_undeclared_one_the_general(
    connect: Connect, inference: ModuleType, httpserver: HTTPServer
) -> None:
    """Images declare another error than chat; embeddings declare none, and are read all the same."""
    client = connect(inference, httpserver.url_for(""))
    body = {"error": {"code": "content_policy_violation", "message": "No.", "inner_error": {"code": "X"}}}
    httpserver.expect_request(DRAW).respond_with_json(body, status=400)
    with pytest.raises(HttpResponseError, match="content_policy_violation") as caught:
        client.image_generations.create("dalle", prompt="x")
    assert type(caught.value.model) is inference.models.DalleErrorResponse
    httpserver.expect_request(EMBED).respond_with_json(body, status=400)
    with pytest.raises(HttpResponseError, match="content_policy_violation") as caught:
        client.embeddings.create("ada", input="x")
    general: Any = caught.value.model
    assert general.error.message == "No." and general.model_dump(by_alias=True, exclude_unset=True) == body


UNREADABLE = {
    "a page of HTML": (200, "<html>Sign in" + "!" * 600, "text/html; charset=utf-8", "DecodeError"),
    "nothing": (200, "", "application/json", "DecodeError"),
    "half of it": (200, '{"id": "1", "cho', "application/json", "DecodeError"),
    "a proxy's text": (502, "upstream connect error " + "!" * 600, "text/plain", "ApiError"),
    "a proxy's page": (504, "<html><h1>504 Gateway Time-out</h1></html>", "text/html", "ApiError"),
    "an error without a body": (500, "", "text/plain", "ApiError"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_an_answer_that_nobody_can_read_says_what_it_was(
    connect: Connect, inference: ModuleType, httpserver: HTTPServer, case: str
) -> None:
    """Status, content type, request id and the first 500 characters: enough to see which machine answered."""
    status, body, kind, name = UNREADABLE[case]
    headers = {"apim-request-id": "r-2"}
    httpserver.expect_request(CHAT).respond_with_data(body, status=status, content_type=kind, headers=headers)
    with pytest.raises(HttpResponseError) as caught:
        chat(connect(inference, httpserver.url_for("")))
    text = str(caught.value)
    assert type(caught.value).__name__ == name and caught.value.model is None
    for part in (str(status), kind, "r-2", body[:500] or "no body"):
        assert part in text
    assert body[:501] not in text or len(body) <= 500


def test_strict_raises_where_lenient_reading_keeps_what_came(
    connect: Connect, inference: ModuleType, httpserver: HTTPServer
) -> None:
    """``strict=True`` turns an answer that is not the document's into an exception, which names the field."""
    httpserver.expect_request(CHAT).respond_with_json({**ANSWER, "created": "yesterday"})
    assert chat(connect(inference, httpserver.url_for(""))).created == "yesterday"
    with pytest.raises(DecodeError) as caught:
        chat(connect(inference, httpserver.url_for(""), strict=True))
    assert "created" in str(caught.value.__cause__)


# ------------------------------------------------------------------------------------------------------------- retries


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_post_is_tried_again_with_the_same_body_and_id(
    connect: Connect, inference: ModuleType, httpserver: HTTPServer, status: int
) -> None:
    """What another attempt may mend is tried again, POST too, as one call: the same body, the same request id."""
    seen = serve(httpserver, (status, {}), (status, {}))
    assert chat(connect(inference, httpserver.url_for(""), **FAST)).id == "1"
    assert len(seen) == 3 and len({body for _, body in seen}) == 1 and seen[0][1]
    assert len({request.headers["x-ms-client-request-id"] for request, _ in httpserver.log}) == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 501])
def test_what_another_attempt_would_not_mend_is_not_tried_again(
    connect: Connect, inference: ModuleType, httpserver: HTTPServer, status: int
) -> None:
    """The caller's own mistakes are told at once."""
    seen = serve(httpserver, (status, {"Retry-After": "0"}))
    with pytest.raises(HttpResponseError):
        chat(connect(inference, httpserver.url_for(""), **FAST))
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after-ms": "400", "Retry-After": "30"}, 0.4),
        ({"x-ms-retry-after-ms": "400"}, 0.4),
        ({"Retry-After": "1"}, 1.0),
        ({"Retry-After": "date"}, 1.0),
    ],
    ids=["retry-after-ms", "x-ms-retry-after-ms", "Retry-After", "Retry-After as a date"],
)
@pytest.mark.parametrize("status", [429, 503])
def test_the_service_says_how_long_to_wait(
    connect: Connect,
    inference: ModuleType,
    httpserver: HTTPServer,
    headers: dict[str, str],
    seconds: float,
    status: int,
) -> None:
    """The finer header wins; the client's own backoff, which would be minutes here, is not used."""
    sent = dict(headers)
    if sent.get("Retry-After") == "date":  # whole seconds: it may be up to one less
        sent["Retry-After"] = email.utils.formatdate(time.time() + 2, usegmt=True)
    seen = serve(httpserver, (status, sent))
    chat(connect(inference, httpserver.url_for(""), retries=1, retry_backoff=100))
    assert seconds - 0.1 < seen[1][0] - seen[0][0] < 25  # less than what the headers that do not count would take


def test_a_call_may_fail_as_often_as_it_was_allowed_to(
    connect: Connect, inference: ModuleType, httpserver: HTTPServer
) -> None:
    """``retries`` counts further attempts; after the last, the service's own answer is raised."""
    for retries in (0, 1, 3):
        httpserver.clear()
        seen = serve(httpserver, *[(429, {"retry-after-ms": "1"})] * 9)
        with pytest.raises(HttpResponseError) as caught:
            chat(connect(inference, httpserver.url_for(""), retries=retries, retry_backoff=0.001))
        assert len(seen) == retries + 1 and caught.value.status_code == 429


def test_a_connection_that_was_refused_is_tried_again(
    connect: Connect, inference: ModuleType, start_server: StartServer
) -> None:
    """Nothing was sent, so nothing can be done twice: a service that comes up meanwhile gets the call."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    body = json.dumps(ANSWER).encode()

    def serve_once() -> None:
        time.sleep(0.5)
        with socket.create_server(("127.0.0.1", port)) as listener:
            listener.settimeout(60)
            connection, _ = listener.accept()
            with connection:
                connection.recv(1 << 16)
                head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
                connection.sendall(head + body)

    server = threading.Thread(target=serve_once)
    server.start()
    try:
        client = connect(inference, f"http://127.0.0.1:{port}", retries=6, retry_backoff=0.2)
        assert chat(client).id == "1"
    finally:
        server.join(60)


BROKEN = {
    "before the answer": b"",
    "within its head": b"HTTP/1.1 200 OK\r\nContent-",
    "within its body": b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"id"',
}


@pytest.mark.parametrize("when", BROKEN)
def test_a_connection_that_broke_after_the_request_is_not_tried_again(
    connect: Connect, inference: ModuleType, start_server: StartServer, when: str
) -> None:
    """The service may have done, and billed, what was asked: the caller decides."""
    server = start_server(lambda connection, *_: connection.sendall(BROKEN[when]))
    with pytest.raises(AzureError) as caught:
        chat(connect(inference, server.url, **FAST))
    assert len(server.requests) == 1 and KEY not in str(caught.value)


@pytest.mark.parametrize("where", ["call", "client"])
def test_a_timeout_bounds_a_call(
    connect: Connect, inference: ModuleType, start_server: StartServer, where: str
) -> None:
    """``timeout``, of the call or of the client, ends the wait for a service that says nothing; it asks no second time."""
    given_up = threading.Event()
    body = json.dumps(ANSWER).encode()

    def answer(connection: Any, *_: Any) -> None:
        given_up.wait(60)  # who waits that long gets an answer, and no exception
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
        connection.sendall(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    server = start_server(answer)
    client = connect(inference, server.url, **FAST, **({"timeout": 0.3} if where == "client" else {}))
    with pytest.raises(AzureError):
        chat(client, **({"timeout": 0.3} if where == "call" else {}))
    given_up.set()
    assert len(server.requests) == 1
