"""Proves how clients are made, what they tell, what they try again, and who sees the credential."""

from __future__ import annotations

import asyncio
import logging
import re
import threading
import time
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from azure.core.credentials import AccessToken, AzureKeyCredential
from azure.core.exceptions import AzureError, HttpResponseError
from azure.core.rest import HttpRequest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

DROP = "/openai/things/a"
FAST = {"retries": 3, "retry_backoff": 0.01}


class Token:
    """A token credential, sync or async, that counts."""

    def __init__(self, is_async: bool, token: str = "t0ken-secret") -> None:
        self.scopes: list[str] = []
        answer = AccessToken(token, int(time.time()) + 3600)

        def get(*scopes: str, **_: Any) -> AccessToken:
            self.scopes += scopes
            return answer

        async def get_async(*scopes: str, **_: Any) -> AccessToken:
            return get(*scopes)

        self.get_token = get_async if is_async else get


def statuses(httpserver: HTTPServer, *answers: Any) -> None:
    """Answer with these, one after another, the last for ever."""
    left = list(answers)

    def answer(_: Request) -> Response:
        status, headers = left.pop(0) if len(left) > 1 else left[0]
        return Response(b"", status, headers)

    httpserver.expect_request(re.compile("/openai/things/.*")).respond_with_handler(answer)


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("my.openai.azure.com", "https://my.openai.azure.com/openai"),
        ("https://my.openai.azure.com/", "https://my.openai.azure.com/openai"),
        ("https://my.openai.azure.com/openai/", "https://my.openai.azure.com/openai"),
        ("https://gate.example/team/openai", "https://gate.example/team/openai"),
        ("https://gate.example/myopenai", "https://gate.example/myopenai/openai"),
        ("http://localhost:8080", "http://localhost:8080/openai"),
        ("localhost:8080", "https://localhost:8080/openai"),
        (" my.openai.azure.com\n", "https://my.openai.azure.com/openai"),
    ],
)
def test_an_endpoint_is_a_host_or_a_url(tiny: Any, given: str, base: str) -> None:
    assert repr(tiny.TinyClient(given, AzureKeyCredential("k"))) == f"TinyClient({base!r})"


@pytest.mark.parametrize(
    "given", ["", "https://", "ftp://x", "https://u:secret@x", "https://x?code=secret", "https://x#secret"]
)
def test_an_invalid_endpoint_raises_without_telling_it(tiny: Any, given: str) -> None:
    with pytest.raises(ValueError, match="endpoint") as caught:
        tiny.TinyClient(given, AzureKeyCredential("k"))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("endpoint", "settings", "base"),
    [
        ("https://gw.example/llm/v2", {"service_path": ""}, "https://gw.example/llm/v2"),
        ("https://gw.example/llm/", {"service_path": "azure/"}, "https://gw.example/llm/azure"),
        ("gw.example/openai", {"service_path": "/openai"}, "https://gw.example/openai/openai"),
        (
            "https://r.example/openai/deployments/gpt/chat/completions?api-version=2024-10-21",
            {},
            "https://r.example/openai",
        ),
        ("https://r.example/x/openai/deployments/g/chat?api-version=2025-01-01", {"api_version": "2025-01-01"}, "https://r.example/x/openai"),
    ],
)  # fmt: skip
def test_a_gateways_path_and_a_target_uri_are_understood(
    tiny: Any, endpoint: str, settings: dict[str, Any], base: str
) -> None:
    """``service_path`` stands in place of the service's own; of an operation's address, what precedes the operation counts."""
    assert repr(tiny.TinyClient(endpoint, "k", **settings)) == f"TinyClient({base!r})"


@pytest.mark.parametrize(
    ("endpoint", "message"),
    [
        ("https://r.example/openai/deployments/g/chat?api-version=2020-01-01", "another api-version than the client"),
        ("https://r.example/openai/deployments/g/chat?api-key=s3cret", "no user, query or fragment"),
        ("https://r.example/?api-version=2024-10-21", "no user, query or fragment"),
    ],
)
def test_an_address_that_says_something_else_raises(tiny: Any, endpoint: str, message: str) -> None:
    with pytest.raises(ValueError, match=message) as caught:
        tiny.TinyClient(endpoint, "k")
    assert "s3cret" not in str(caught.value)


def test_a_client_cannot_be_changed(tiny: Any) -> None:
    client = tiny.TinyClient("h", AzureKeyCredential("k"))
    assert client.things is client.things
    changes: list[Callable[[], None]] = [
        lambda: setattr(client, "strict", True),
        lambda: setattr(client, "things", 1),
        lambda: delattr(client, "_engine"),
    ]
    for change in changes:
        with pytest.raises(AttributeError, match="cannot be changed"):
            change()


def test_wrong_settings_and_credentials_raise(tiny: Any) -> None:
    with pytest.raises(TypeError, match="'retrys'"):
        tiny.TinyClient("h", AzureKeyCredential("k"), retrys=1)
    with pytest.raises(TypeError, match="^credential must be a key .*, not int$"):
        tiny.TinyClient("h", 5)
    with pytest.raises(TypeError, match="not an empty str$"):
        tiny.TinyClient("h", "")
    with pytest.raises(TypeError, match="endpoint must be a str, not NoneType: is the variable set that it comes from"):
        tiny.TinyClient(None, "k")


def test_a_subclass_may_have_attributes_of_its_own(tiny: Any) -> None:
    class Mine(tiny.TinyClient):  # type: ignore[misc]
        def __init__(self, deployment: str) -> None:
            super().__init__("h", "k")
            self.deployment = deployment

    client = Mine("gpt")
    client.deployment = "gpt-2"
    assert client.deployment == "gpt-2" and client.with_options(timeout=1).deployment == "gpt-2"
    with pytest.raises(AttributeError, match="timeout of a Mine cannot be changed: use with_options"):
        client.timeout = 5


def test_a_key_may_be_text_and_tokens_may_come_from_a_function(call: Any, httpserver: HTTPServer) -> None:
    """A function is asked before each call, as it keeps its token itself; an async client's may be a coroutine."""
    statuses(httpserver, (204, {}))
    call("drop", "a", settings={"credential": "s3cret-text"})
    assert httpserver.log[0][0].headers["api-key"] == "s3cret-text"
    given = iter(["one", "two"])

    async def later() -> str:
        return next(given)

    provider = later if call.is_async else lambda: next(given)

    def twice(things: Any) -> Any:
        things.drop("a"), things.drop("a")

    async def twice_async(things: Any) -> Any:
        await things.drop("a"), await things.drop("a")

    call.use(twice_async if call.is_async else twice, {"credential": provider, "enforce_https": False})
    assert [request.headers["Authorization"] for request, _ in httpserver.log[1:]] == ["Bearer one", "Bearer two"]
    assert "api-key" not in httpserver.log[1][0].headers


def test_with_options_shares_the_connection_and_changes_what_it_says(call: Any, httpserver: HTTPServer) -> None:
    """Headers are added, retries replaced; the first client stays as it was."""
    statuses(httpserver, (503, {"retry-after-ms": "1"}))

    def attempts(things: Any) -> int:
        before = len(httpserver.log)
        with pytest.raises(HttpResponseError):
            things.drop("a")
        return len(httpserver.log) - before

    async def attempts_async(things: Any) -> int:
        before = len(httpserver.log)
        with pytest.raises(HttpResponseError):
            await things.drop("a")
        return len(httpserver.log) - before

    settings = {"retries": 1, "headers": {"X-App": "a", "X-Both": "1"}}
    if call.is_async:

        async def run() -> list[int]:
            async with call.client_class(call.endpoint, "k", **settings) as client:
                other = client.with_options(retries=3, headers={"X-Both": "2", "X-More": "m"})
                assert vars(other)["_engine"].pipeline is vars(client)["_engine"].pipeline
                return [await attempts_async(each.things) for each in (client, other, client)]

        counted = asyncio.run(run())
    else:
        with call.client_class(call.endpoint, "k", **settings) as client:
            other = client.with_options(retries=3, headers={"X-Both": "2", "X-More": "m"})
            assert vars(other)["_engine"].pipeline is vars(client)["_engine"].pipeline
            counted = [attempts(each.things) for each in (client, other, client)]
    assert counted == [2, 4, 2]
    sent = [httpserver.log[index][0].headers for index in (0, 2, 6)]
    assert [(each["X-App"], each["X-Both"], each.get("X-More")) for each in sent] == [
        ("a", "1", None), ("a", "2", "m"), ("a", "1", None)
    ]  # fmt: skip
    with pytest.raises(TypeError, match="'retry': did you mean 'retries'"):
        call.client_class("h", "k").with_options(retry=1)


@pytest.mark.parametrize(("own", "per_call", "attempts"), [(0, 2, 3), (3, 0, 1), (1, None, 2)])
def test_a_call_may_say_how_often_it_is_tried(
    call: Any, httpserver: HTTPServer, own: int, per_call: int | None, attempts: int
) -> None:
    statuses(httpserver, (503, {"retry-after-ms": "1"}))
    with pytest.raises(HttpResponseError):
        call("drop", "a", settings={"retries": own}, **({} if per_call is None else {"retries": per_call}))
    assert len(httpserver.log) == attempts


@pytest.mark.parametrize("where", ["client", "call"])
def test_connecting_and_reading_may_have_timeouts_of_their_own(call: Any, raw_server: Any, where: str) -> None:
    """The service is slow to answer and quick to connect: it is the second number that ends the wait."""
    given_up = threading.Event()
    call.endpoint = raw_server(lambda *_: given_up.wait(60)).url
    settings, options = ({"timeout": (30, 0.2)}, {}) if where == "client" else ({}, {"timeout": (30, 0.2)})
    with pytest.raises(AzureError):
        call("drop", "a", settings=settings, **options)
    given_up.set()


def test_the_key_and_the_version_go_with_every_call(call: Any, httpserver: HTTPServer) -> None:
    statuses(httpserver, (204, {}))
    call("drop", "a", settings={"api_version": "2031-01-01", "headers": {"X-App": "me"}})
    request = httpserver.log[0][0]
    assert request.headers["api-key"].startswith("s3cret") and request.args["api-version"] == "2031-01-01"
    assert request.headers["X-App"] == "me"


def test_a_token_is_asked_for_once_with_the_scope(call: Any, httpserver: HTTPServer) -> None:
    statuses(httpserver, (204, {}))
    token = Token(call.is_async)
    settings: dict[str, Any] = {"credential": token, "enforce_https": False}

    def twice(things: Any) -> Any:
        if not call.is_async:
            return things.drop("a"), things.drop("b")

        async def run() -> None:
            await things.drop("a")
            await things.drop("b")

        return run()

    call.use(twice, settings)
    assert token.scopes == ["https://cognitiveservices.azure.com/.default"]
    assert [request.headers["Authorization"] for request, _ in httpserver.log] == ["Bearer t0ken-secret"] * 2
    assert "api-key" not in httpserver.log[0][0].headers
    call("drop", "a", settings={**settings, "credential_scopes": ["mine"]})
    assert token.scopes[1:] == ["mine"]


def test_a_token_is_not_sent_over_plain_http(call: Any) -> None:
    with pytest.raises(ValueError, match="https"):
        call("drop", "a", settings={"credential": Token(call.is_async)})


@pytest.mark.parametrize("kind", ["key", "token"])
def test_a_credential_does_not_follow_a_redirect_to_another_host(
    call: Any, httpserver: HTTPServer, kind: str, raw_server: Any
) -> None:
    heads: list[bytes] = []

    def answer(connection: Any, head: bytes, _: Any) -> None:
        heads.append(head)
        connection.sendall(
            b"HTTP/1.1 401 No\r\nWWW-Authenticate: Bearer error=insufficient_claims, claims=e30=\r\nContent-Length: 0\r\n\r\n"
        )

    other = raw_server(answer).url
    statuses(httpserver, (307, {"Location": f"{other}/openai/things/b"}))
    settings = {} if kind == "key" else {"credential": Token(call.is_async), "enforce_https": False}
    with pytest.raises(HttpResponseError):
        call("drop", "a", headers={"Cookie": "s3cret=1"}, settings=settings)
    assert len(heads) == 1 and b"s3cret" not in heads[0] and b"t0ken" not in heads[0]
    assert b"authorization" not in heads[0].lower() and b"x-ms-client-request-id" in heads[0].lower()


def test_a_credential_follows_a_redirect_on_its_own_host(call: Any, httpserver: HTTPServer) -> None:
    statuses(httpserver, (307, {"Location": "/openai/things/b"}), (204, {}))
    call("drop", "a")
    assert [request.path[-1] for request, _ in httpserver.log] == ["a", "b"]
    assert httpserver.log[1][0].headers["api-key"].startswith("s3cret")


@pytest.mark.parametrize("key", ["s3cret\n", "s3cret\r\nX: 1", " s3cret", "s3cret\u2026", "s3cret\0"])
def test_a_key_that_no_header_can_hold_is_refused_without_telling_it(
    call: Any, httpserver: HTTPServer, key: str
) -> None:
    with pytest.raises(ValueError, match="key") as caught:
        call("drop", "a", settings={"credential": AzureKeyCredential(key)})
    assert "s3cret" not in "".join(traceback.format_exception(caught.value)) and not httpserver.log


def test_nothing_secret_is_logged(call: Any, httpserver: HTTPServer, caplog: pytest.LogCaptureFixture) -> None:
    statuses(httpserver, (500, {"apim-request-id": "shown-1"}))
    with caplog.at_level(logging.DEBUG), pytest.raises(HttpResponseError):
        call("list", "t", tag="t4g-secret", include=["1nclude-secret"])
    with caplog.at_level(logging.DEBUG), pytest.raises(HttpResponseError):
        call("drop", "a", settings={"credential": Token(call.is_async), "enforce_https": False})
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("azure")]
    assert any("api-version=2024-10-21" in line for line in ours) and any("shown-1" in line for line in ours)
    for secret in ("s3cret", "t4g-secret", "1nclude-secret"):
        assert not any(secret in line for line in ours)
    # urllib3 writes the request's path and query to its own debug log; no header is in it
    assert "s3cret" not in caplog.text.replace("t4g-secret", "")


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_post_is_tried_again(call: Any, httpserver: HTTPServer, status: int) -> None:
    answers = [status, status, 200]
    httpserver.expect_request("/openai/deployments/d/chat", method="POST").respond_with_handler(
        lambda _: Response('{"id": "1"}', answers.pop(0), content_type="application/json")
    )
    assert call("chat", "d", a=1, settings=FAST).id == "1"
    assert [request.get_data() for request, _ in httpserver.log] == [b'{"a":1}'] * 3
    assert len({request.headers["x-ms-client-request-id"] for request, _ in httpserver.log}) == 1


@pytest.mark.parametrize("status", [400, 401, 404, 409, 501])
def test_what_another_attempt_would_not_change_is_not_tried_again(
    call: Any, httpserver: HTTPServer, status: int
) -> None:
    statuses(httpserver, (status, {"Retry-After": "0"}))
    with pytest.raises(HttpResponseError):
        call("drop", "a", settings=FAST)
    assert len(httpserver.log) == 1


def test_the_number_of_retries_is_kept(call: Any, httpserver: HTTPServer) -> None:
    statuses(httpserver, (503, {}))
    for retries in (0, 1, 5):
        httpserver.log.clear()
        with pytest.raises(HttpResponseError, match="503"):
            call("drop", "a", settings={"retries": retries, "retry_backoff": 0.001})
        assert len(httpserver.log) == retries + 1


def test_retry_after_ms_is_waited_for(call: Any, httpserver: HTTPServer) -> None:
    statuses(httpserver, (429, {"retry-after-ms": "300", "Retry-After": "30"}), (204, {}))
    begun = time.monotonic()
    call("drop", "a", settings={"retries": 1, "retry_backoff": 20})
    assert 0.28 < time.monotonic() - begun < 15


def test_a_wait_of_hours_is_the_callers_to_decide(call: Any, httpserver: HTTPServer) -> None:
    statuses(httpserver, (429, {"Retry-After": "7200"}))
    with pytest.raises(HttpResponseError) as caught:
        call("drop", "a", settings=FAST)
    assert len(httpserver.log) == 1 and vars(caught.value)["retry_after"] == 7200


def test_a_refused_connection_is_tried_again(call: Any) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        call.endpoint = f"http://127.0.0.1:{taken.getsockname()[1]}"
    begun = time.monotonic()
    with pytest.raises(AzureError):
        call("chat", "d", settings={"retries": 2, "retry_backoff": 0.2})
    assert time.monotonic() - begun > 0.75 * (0.2 + 0.4)


@pytest.mark.parametrize(
    "answer", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"], ids=["no answer", "half an answer"]
)
def test_a_connection_that_broke_later_is_not_tried_again(call: Any, raw_server: Any, answer: bytes) -> None:
    server = raw_server(lambda connection, *_: connection.sendall(answer))
    call.endpoint = server.url
    with pytest.raises(AzureError):
        call("chat", "d", a=1, settings=FAST)
    assert len(server.requests) == 1


@pytest.mark.parametrize("where", ["call", "client"])
def test_a_timeout_bounds_the_wait(call: Any, raw_server: Any, where: str) -> None:
    given_up = threading.Event()

    def answer(connection: Any, *_: Any) -> None:
        given_up.wait(60)  # who waits that long gets an answer, and no exception
        connection.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")

    call.endpoint = raw_server(answer).url
    with pytest.raises(AzureError):
        if where == "call":
            call("drop", "a", timeout=0.2, settings=FAST)
        else:
            call("drop", "a", settings={**FAST, "timeout": 0.2})
    given_up.set()


def test_policies_of_the_user_run_with_each_attempt(call: Any, httpserver: HTTPServer) -> None:
    from azure.core.pipeline.policies import SansIOHTTPPolicy

    class Count(SansIOHTTPPolicy[Any, Any]):
        seen: list[bool] = []

        def on_request(self, request: Any) -> None:
            self.seen.append("api-key" in request.http_request.headers)
            request.http_request.headers["X-Count"] = str(len(self.seen))

    statuses(httpserver, (500, {}), (204, {}))
    policy = Count()
    policy.seen = []
    call("drop", "a", settings={**FAST, "policies": [policy]})
    assert policy.seen[0] is False and [request.headers["X-Count"] for request, _ in httpserver.log] == ["1", "2"]


def test_send_request_goes_through_the_same_pipeline(tiny: Any, httpserver: HTTPServer) -> None:
    import importlib

    httpserver.expect_request("/openai/models").respond_with_data("hi", status=418)
    request = HttpRequest("GET", "/models?a=1", headers={"X-A": "1"})
    key = AzureKeyCredential("s3cret")
    endpoint = httpserver.url_for("")
    with tiny.TinyClient(endpoint, key) as client:
        response = client.send_request(request)
        assert (response.status_code, response.text()) == (418, "hi") and "s3cret" not in repr(client)

    async def run() -> None:
        async with importlib.import_module("tiny_package.aio").TinyClient(endpoint, key) as client:
            assert (await client.send_request(request)).status_code == 418
            async with await client.send_request(request, stream=True) as streamed:
                assert await streamed.read() == b"hi"

    asyncio.run(run())
    for sent, _ in httpserver.log:
        assert sent.args.to_dict() == {"a": "1", "api-version": "2024-10-21"}
        assert sent.headers["api-key"] == "s3cret" and sent.headers["X-A"] == "1"
    assert request.url == "/models?a=1"


def test_send_request_to_another_host_carries_no_credential(tiny: Any, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/x").respond_with_data("hi")
    with tiny.TinyClient("https://my.openai.azure.com", AzureKeyCredential("s3cret")) as client:
        assert client.send_request(HttpRequest("GET", httpserver.url_for("/x"))).text() == "hi"
    assert "s3cret" not in str(httpserver.log[0][0].headers)


def test_an_async_response_hook_is_awaited(call: Any, httpserver: HTTPServer) -> None:
    if not call.is_async:
        pytest.skip("for the async client only")
    statuses(httpserver, (204, {}))
    seen: list[int] = []

    async def hook(response: Any) -> None:
        seen.append(response.status_code)

    call("drop", "a", response_hook=hook)
    assert seen == [204]


def test_a_closed_client_raises(tiny: Any, httpserver: HTTPServer) -> None:
    client = tiny.TinyClient(httpserver.url_for(""), AzureKeyCredential("k"))
    statuses(httpserver, (204, {}))
    client.things.drop("a")
    client.close()
    with pytest.raises(ValueError, match="closed"):
        client.things.drop("a")
