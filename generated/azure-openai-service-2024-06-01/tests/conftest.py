"""A server on this machine, a client of each kind for it, and the cases in ``data``."""

from __future__ import annotations

import asyncio
import inspect
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any, Literal, get_args, get_origin
from urllib.parse import parse_qsl, unquote

import pytest
from azure.core.credentials import AzureKeyCredential
from azure.core.pipeline.policies import SansIOHTTPPolicy
from azure.core.polling import AsyncLROPoller
from pydantic import TypeAdapter, ValidationError
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

import azure_openai.service.v2024_06_01 as package
import azure_openai.service.v2024_06_01.aio

BASE_PATH = "/openai"
FIXED_QUERY = ["api-version=2024-06-01"]
KEY_HEADER, KEY_SENT = "api-key", "some-key"
DATA = Path(__file__).parent / "data"
#: The headers that a request has beside those of the operation.
USUAL = set(
    "host user-agent accept accept-encoding connection content-type content-length transfer-encoding "
    "x-ms-client-request-id".split()
)
#: What a call may be given beside its arguments.
LARGE = b"0123456789" * 20_000
OPTIONS: dict[str, Any] = {"headers": {"x-more": "of this call"}, "client_request_id": "some-call", "timeout": 7.5}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """``test_<kind>_<method>`` of ``test_operations_<group>.py`` runs with each case that ``data`` has for it."""
    path = Path(inspect.getfile(metafunc.module))
    if path.parent == DATA.parent and "case" in metafunc.fixturenames:
        _, kind, method = metafunc.function.__name__.split("_", 2)
        facts = json.loads((DATA / f"{path.stem.removeprefix('test_')}.json").read_text("utf-8"))[method]
        of = kind if kind in facts else "call" if "call" in facts else "stream"
        cases = facts[of]
        if kind == "options":
            cases = [{**cases[0], "options": OPTIONS}]
        elif kind == "resumed":
            case = next(case for case in cases if case["title"] == "everything")
            cases = [{**case, "clients": [case["answers"], case["answers"][1:]]}]
        elif kind == "large":
            whole = next(case for case in cases if case["title"] == "everything")
            cases = [{**whole, "title": how, "large": how, "options": {"timeout": 30}} for how in ("bytes", "iterator")]
        metafunc.parametrize("case", [Case(facts, of, case) for case in cases], ids=str)


class Case:
    """One call: the arguments, the request that they must become, the answers, and what those must be read as. A request
    or an answer that ``deviates`` does not keep to the document, on purpose."""

    def __init__(self, facts: dict[str, Any], kind: str, case: dict[str, Any]) -> None:
        usual = facts.get("answer", {}) if kind == "call" and "answers" not in case else {}
        usual = usual if kind in ("call", "stream") else facts.get("usual", {})
        self.data = {**usual, **case}
        self.names, self.files = facts.get("names", {}), facts.get("files", [])
        self.accept, self.content_type = facts.get("accept", ""), facts.get("content_type", "")
        self.path: list[Any] = self.data.get("path", [])
        self.query: list[str] = facts.get("query", FIXED_QUERY)

    def __str__(self) -> str:
        return re.sub(r"\W+", "-", str(self.data["title"]), flags=re.ASCII)

    @property
    def keywords(self) -> dict[str, Any]:
        """The keyword arguments: parameters, and the body by its fields or whole."""
        found = dict(self.data.get("keywords", {}))
        for name, value in self.data.get("fields", {}).items():
            found[self.names.get(name, name)] = self._file(name, value)
        if "body" in self.data:
            body = self.data["body"]
            files = isinstance(body, dict) and self.files
            found["body"] = {name: self._file(name, value) for name, value in body.items()} if files else body
        if "content" in self.data:
            found["body"] = self._large() if "large" in self.data else self.data["content"].encode()
        return {**found, **self.data.get("options", {})}

    def _file(self, name: str, value: Any) -> Any:
        if name not in self.files or value is None:
            return value
        if isinstance(value, list):
            return [self._file(name, each) for each in value]
        return ("file.bin", self._large() if "large" in self.data else value.encode())

    def _large(self) -> Any:
        return LARGE if self.data["large"] == "bytes" else iter([LARGE[:70_000], LARGE[70_000:]])


class Timeouts(SansIOHTTPPolicy[Any, Any]):
    """Keeps how long each request may take."""

    def __init__(self) -> None:
        self.seen: list[Any] = []

    def on_request(self, request: Any) -> None:
        options = request.context.options
        self.seen += [options["connection_timeout"], options["read_timeout"]]


class Api:
    """A client, and a server that answers as a case says and keeps what it is asked."""

    def __init__(self, server: HTTPServer, is_async: bool) -> None:
        self.server, self.requests = server, list[tuple[Request, bytes]]()
        self.answers: list[dict[str, Any]] = []
        self.received: list[Any] = []
        self.loop = asyncio.new_event_loop() if is_async else None
        self.clients: list[Any] = []
        self.timeouts = Timeouts()
        server.expect_request(re.compile("")).respond_with_handler(self._answer)

    def client(self, case: Case, credential: Any = None, endpoint: str = "", **settings: Any) -> Any:
        """A client whose requests get the case's answers, one after the other."""
        answers = case.data.get("answers", [])
        self.answers = list(case.data["clients"][len(self.clients)] if "clients" in case.data else answers)
        settings = {"retries": 0, "policies": [self.timeouts], **settings}
        if "strict" in case.data:
            settings["strict"] = case.data["strict"]
        return self.plain_client(endpoint, credential, **settings)

    def plain_client(self, endpoint: str = "", credential: Any = None, **settings: Any) -> Any:
        """A client with these settings and no others."""
        kind = package.aio.ServiceClient if self.loop else package.ServiceClient
        client = kind(endpoint or self.server.url_for(""), credential or AzureKeyCredential("some-key"), **settings)
        self.clients.append(Driven(client, self.loop) if self.loop else client)
        return self.clients[-1]

    def raw(self, method: Any) -> Any:
        """The method, with status and headers beside its result."""
        if self.loop is None:
            return package.with_raw_response(method)
        return Driven(package.aio.with_raw_response(method.target), self.loop)

    def wait(self, poller: Any) -> None:
        """Let a long-running operation end."""
        (Driven(poller, self.loop) if self.loop else poller).wait()

    def _answer(self, request: Request) -> Response:
        self.requests.append((request, request.get_data()))
        if not self.answers:
            return Response("no more is expected", 500)
        answer = self.answers.pop(0)
        if "events" in answer:
            return Response(_stream(answer), 200, content_type=answer.get("type", "text/event-stream"))
        body = answer["text"] if "text" in answer else answer.get("bytes", "")
        if "json" in answer:
            body = json.dumps(answer["json"])
        return Response(body, answer["status"], answer.get("headers"), content_type=answer.get("type"))

    def check(self, method: str, case: Case, result: Any) -> None:
        """That each request was right, that nothing else was asked for, and that the answer was read rightly."""
        data = case.data
        urls = data.get("urls", [data["url"]])
        assert len(self.requests) == len(urls)
        streamed = data["answers"][0].get("type", "text/event-stream") if "events" in data["answers"][0] else None
        given = {"Accept": streamed or case.accept, **data.get("headers", {})}
        leads = any(
            url.startswith("next:") for url in urls
        )  # by links, which are asked for with GET and without a body
        polls = leads and {"operation-location", "Location"} & data["answers"][0].get("headers", {}).keys()
        for number, ((request, content), url) in enumerate(zip(self.requests, urls)):
            assert address(request.environ["RAW_URI"]) == address(_sent_to(url, case.query))
            assert request.method == (method if number == 0 or not leads else "GET")
            check_headers(request, {} if polls and number > 0 else given)
            if number == 0 or not leads:
                check_body(request, content, case)
            else:
                assert content == b"" and "Content-Type" not in request.headers
        assert set(self.timeouts.seen) == {300}
        check_result(result, data)

    def check_options(self) -> None:
        """That what a call was given beside its arguments went with each of its requests."""
        assert self.requests
        for request, _ in self.requests:
            assert request.headers["x-more"] == "of this call"
            assert request.headers["x-ms-client-request-id"] == "some-call"
        assert set(self.timeouts.seen) == {7.5}

    def check_resumed(self, case: Case, result: Any) -> None:
        """That an operation was begun once, asked for twice, and led to what it should."""
        polls = len(case.data["urls"]) - 1
        assert [request.method for request, _ in self.requests[1:]] == ["GET"] * 2 * polls
        check_result(result, case.data)

    def check_large(self) -> None:
        """That a file, or a body, that is larger than what is sent at once arrived whole."""
        assert LARGE in self.requests[0][1]

    def check_error(self, error: Any, case: Case) -> None:
        """That an error has the class and the status it should have, and the service's answer as its declared type."""
        data = case.data
        answer = data["answers"][-1]
        assert type(error).__name__ == data["raises"] and same(plain(self.received), data.get("expects", []))
        if "result" in data:
            assert error.status_code == answer.get("status", 200)
            assert type(error.model).__name__ == data["result"]
            assert same(plain(error.model), answer["json"] if "json" in answer else answer["events"][-1][1])

    def close(self) -> None:
        for client in self.clients:
            client.close()
        if self.loop:
            self.loop.close()


class Driven:
    """Something asynchronous, used as if it were not: what it returns is awaited."""

    def __init__(self, target: Any, loop: asyncio.AbstractEventLoop) -> None:
        self.target, self.loop = target, loop

    def __getattr__(self, name: str) -> Any:
        return self._wrap(getattr(self.target, name))

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        return self._wrap(self.target(*arguments, **keywords))

    def __iter__(self) -> Iterator[Any]:
        items = self.target.__aiter__()
        while (item := self.loop.run_until_complete(anext(items, self))) is not self:
            yield item

    def _wrap(self, found: Any) -> Any:
        if inspect.isawaitable(found) and not isinstance(found, AsyncLROPoller):
            return self._wrap(self.loop.run_until_complete(found))
        driven = isinstance(found, AsyncLROPoller) or hasattr(found, "__aiter__") or hasattr(found, "_engine")
        return Driven(found, self.loop) if driven or inspect.ismethod(found) else found


def _stream(answer: dict[str, Any]) -> Iterator[bytes]:
    """Server-sent events, after whose end comes what must not be read, or JSON Lines; one that is cut off ends within."""
    if "type" in answer:
        yield from (f"{json.dumps(data)}\n\n".encode() for _, data in answer["events"])
        yield b'{"cut' if answer.get("cut") else b""
        return
    for name, data in answer["events"]:
        yield (f"event: {name}\n" if name is not None else ": a comment\n").encode()
        yield f"data: {json.dumps(data)}\n\n".encode()
    yield b'data: {"cut' if answer.get("cut") else b'data: [DONE]\n\ndata: "after the end"\n\n'


def _sent_to(url: str, query: list[str]) -> str:
    """The address that the server sees: below the base path, unless the server named it; with what every one has."""
    path = url.removeprefix("next:") if url.startswith("next:") else BASE_PATH + url
    return "&".join([path if "?" in path else path + "?", *query])


def address(url: str) -> tuple[list[list[str]], list[list[list[str]]]]:
    """Path segments and query pairs, taken apart at each comma and decoded piece by piece."""
    path, _, query = url.partition("?")
    pairs = [[pieces(part) for part in pair.split("=", 1)] for pair in query.split("&") if pair]
    return [pieces(segment) for segment in path.split("/")], sorted(pairs)


def pieces(text: str) -> list[str]:
    return [unquote(piece) for piece in text.split(",")]


def check_headers(request: Request, given: dict[str, str]) -> None:
    """That a request has these headers and its credential, and none that was not given."""
    expected = {KEY_HEADER: KEY_SENT, **given}
    if KEY_HEADER == "Cookie" and "Cookie" in given:
        expected["Cookie"] = f"{given['Cookie']}; {KEY_SENT}"
    assert {name: request.headers.get(name) for name in expected} == expected
    assert {name.lower() for name in request.headers.keys()} <= {*USUAL, *map(str.lower, expected)}
    assert len(request.headers["x-ms-client-request-id"]) == 36


def check_body(request: Request, content: bytes, case: Case) -> None:
    """That the body arrived as it was given."""
    data = case.data
    if "parts" in data:
        head = f"Content-Type: {request.headers['Content-Type']}\r\n\r\n".encode()
        message = message_from_bytes(head + content, policy=policy.HTTP)
        found = [
            [
                part.get_param("name", header="content-disposition"),
                part.get_filename(),
                part.get("Content-Type"),
                part.get_payload(decode=True).decode(),
            ]
            for part in message.iter_parts()
        ]
        assert request.headers["Content-Type"].startswith(case.content_type + ";")
        assert sorted(found, key=str) == sorted(data["parts"], key=str)
        return
    whole = data.get("json", data.get("fields", data.get("body", None)))
    if "form" in data:
        assert parse_qsl(content.decode(), keep_blank_values=True) == [tuple(pair) for pair in data["form"]]
    elif "text" in data:
        assert content.decode() == data["text"]
    elif {"json", "fields", "body"} & data.keys():
        assert same(json.loads(content), whole)
    else:
        assert content == b""
        return
    assert request.headers["Content-Type"] == case.content_type


def check_result(result: Any, data: dict[str, Any]) -> None:
    """That a result has every value of the answer, and the declared type."""
    answer = data["answers"][-1]
    if "results" in data:
        assert [type(item).__name__ for item in result] == [
            name or type(item).__name__ for name, item in zip(data["results"], result)
        ]
    items = result if isinstance(result, list) and "expects" in data else [result]
    for item in items if "result" in data else []:
        assert type(leaf(item)).__name__ in ([data["result"]] if isinstance(data["result"], str) else data["result"])
    assert isinstance(result, bytes) == ("bytes" in answer)
    expected = answer.get("json", answer.get("text", answer.get("bytes")))
    assert same(plain(result), data["expects"] if "expects" in data else expected)


def literals(annotation: Any) -> set[Any]:
    """The values that an annotation lists."""
    if get_origin(annotation) is Literal:
        return set(get_args(annotation))
    return {value for part in get_args(annotation) for value in literals(part)}


def leaf(value: Any) -> Any:
    """What a list or a map holds."""
    while isinstance(value, (list, tuple, dict)) and value:
        value = next(iter(value.values() if isinstance(value, dict) else value))
    return value


def plain(value: Any) -> Any:
    """A result as the JSON that it was read from; bytes as text."""
    if isinstance(value, bytes):
        return value.decode()
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, (list, tuple)) else value


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal; times are compared as such."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    one = one.isoformat() if isinstance(one, date) else one
    return one == other or (_is_time(one) and _is_time(other) and _moment(one) == _moment(other))


def _is_time(value: Any) -> bool:
    return isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\dT\d\d:", value) is not None


def _moment(text: str) -> Any:
    try:
        return TypeAdapter(datetime).validate_python(text)
    except ValidationError:
        return text


@pytest.fixture(scope="session")
def httpserver_listenaddress() -> tuple[str, int]:
    return ("127.0.0.1", 0)


@pytest.fixture(params=["sync", "async"])
def api(request: pytest.FixtureRequest, httpserver: HTTPServer) -> Iterator[Api]:
    found = Api(httpserver, request.param == "async")
    yield found
    found.close()
