"""Credentials of generated packages: who is shown which, when a token is fetched, and where none of them may appear."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
import time
import traceback
from types import ModuleType
from typing import Any

import pytest
from azure.core.credentials import AccessToken, AzureKeyCredential
from azure.core.exceptions import AzureError, ClientAuthenticationError, HttpResponseError
from pytest_httpserver import HTTPServer

from .wire import KEY, Connect, StartServer, connect, package_from, package_of, start_server

__all__ = ["connect", "start_server"]
EMBED = "/openai/deployments/ada/embeddings"
ANSWER = {"object": "list", "data": [], "model": "m", "usage": {}}
TOKEN = "t0ken-"

BEARER = """
openapi: 3.1.0
info: {title: Open, version: "1"}
servers: [{url: "https://api.x.example/v1"}]
security: [{ApiKeyAuth: []}]
paths:
  /models:
    get:
      operationId: models_retrieve
      responses: {"200": {description: "", content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}}
components:
  securitySchemes: {ApiKeyAuth: {type: http, scheme: bearer}}
"""


@pytest.fixture(scope="module")
def bearer(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_from(BEARER, tmp_path_factory.mktemp("bearer"), "credentials_bearer.v1")


@pytest.fixture(scope="module")
def authoring(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_of("authoring/2023-10-01-preview", tmp_path_factory.mktemp("authoring"), "credentials_authoring.v1")


class Tokens:
    """A token credential: each token is numbered, takes ``delay`` seconds and lives for ``life``."""

    def __init__(self, life: float = 3600, delay: float = 0) -> None:
        self.life, self.delay, self.scopes = life, delay, list[tuple[str, ...]]()

    def token(self, scopes: tuple[str, ...]) -> AccessToken:
        self.scopes.append(scopes)
        return AccessToken(f"{TOKEN}{len(self.scopes)}", int(time.time() + self.life))

    def get_token(self, *scopes: str, **_: Any) -> AccessToken:
        token = self.token(scopes)
        time.sleep(self.delay)
        return token


class AsyncTokens(Tokens):
    async def get_token(self, *scopes: str, **_: Any) -> AccessToken:  # type: ignore[override]
        token = self.token(scopes)
        await asyncio.sleep(self.delay)
        return token

    async def close(self) -> None: ...


def tokens(connect: Connect, **more: Any) -> Any:
    return (AsyncTokens if connect.is_async else Tokens)(**more)


def embed(client: Any) -> Any:
    return client.embeddings.create("ada", input="x")


def sent(httpserver: HTTPServer, header: str) -> list[str | None]:
    return [request.headers.get(header) for request, _ in httpserver.log]


def test_a_key_goes_in_the_documents_own_header(
    connect: Connect, inference: ModuleType, httpserver: HTTPServer
) -> None:
    """``AzureKeyCredential`` is sent as ``api-key``, and as nothing else; a key that was renewed is used at once."""
    httpserver.expect_request(EMBED).respond_with_json(ANSWER)
    key = AzureKeyCredential(KEY)
    client = connect(inference, httpserver.url_for(""), key)
    embed(client)
    key.update("an0ther-key")
    embed(client)
    assert sent(httpserver, "api-key") == [KEY, "an0ther-key"] and sent(httpserver, "Authorization") == [None] * 2


def test_a_token_is_asked_for_with_azures_scope_and_kept(
    connect: Connect, inference: ModuleType, httpserver: HTTPServer
) -> None:
    """Entra ID's scope, not the one that the document invents; one token serves many calls while it is fresh."""
    httpserver.expect_request(EMBED).respond_with_json(ANSWER)
    given = tokens(connect)
    client = connect(inference, httpserver.url_for(""), given, enforce_https=False)
    for _ in range(3):
        embed(client)
    assert given.scopes == [("https://cognitiveservices.azure.com/.default",)]
    assert sent(httpserver, "Authorization") == [f"Bearer {TOKEN}1"] * 3 and sent(httpserver, "api-key") == [None] * 3


def test_a_token_near_its_end_is_renewed_before_it_fails(
    connect: Connect, inference: ModuleType, httpserver: HTTPServer
) -> None:
    """A token that still lives, but not for long, is replaced before the next call."""
    httpserver.expect_request(EMBED).respond_with_json(ANSWER)
    given = tokens(connect, life=20)
    client = connect(inference, httpserver.url_for(""), given, enforce_https=False)
    embed(client)
    given.life = 3600
    embed(client)
    embed(client)
    assert sent(httpserver, "Authorization") == [f"Bearer {TOKEN}{number}" for number in (1, 2, 2)]


@pytest.mark.parametrize("first", ["none", "old"])
def test_many_waiting_tasks_share_one_refresh(inference: ModuleType, httpserver: HTTPServer, first: str) -> None:
    """Twenty calls at once with a slow credential fetch one token, whether there was none or an old one."""
    httpserver.expect_request(EMBED).respond_with_json(ANSWER)
    given = AsyncTokens(life=20, delay=0)

    async def run() -> None:
        endpoint: Any = httpserver.url_for("")
        async with inference.aio.InferenceClient(endpoint, given, enforce_https=False, retries=0) as client:
            if first == "old":
                await embed(client)
            given.life, given.delay = 3600, 0.3
            await asyncio.wait_for(asyncio.gather(*(embed(client) for _ in range(20))), 30)

    asyncio.run(run())
    number = 2 if first == "old" else 1
    assert len(given.scopes) == number and sent(httpserver, "Authorization")[-20:] == [f"Bearer {TOKEN}{number}"] * 20


def test_a_client_is_shared_by_threads(inference: ModuleType, httpserver: HTTPServer) -> None:
    """Twenty threads on one client, one credential: every call carries a token of that credential."""
    httpserver.expect_request(EMBED).respond_with_json(ANSWER)
    failures: list[Exception] = []
    with inference.InferenceClient(httpserver.url_for(""), Tokens(delay=0.05), enforce_https=False) as client:

        def run() -> None:
            try:
                embed(client)
            except Exception as error:
                failures.append(error)

        threads = [threading.Thread(target=run) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
    assert not failures and len(httpserver.log) == 20
    assert all(str(text).startswith(f"Bearer {TOKEN}") for text in sent(httpserver, "Authorization"))


def test_a_token_is_not_sent_in_the_open(connect: Connect, inference: ModuleType, httpserver: HTTPServer) -> None:
    """Over plain http a token credential is refused when the client is made, before a token is fetched."""
    given = tokens(connect)
    with pytest.raises(ValueError, match="https"):
        connect(inference, httpserver.url_for(""), given)
    assert given.scopes == []


def test_a_refused_token_is_forgotten(connect: Connect, inference: ModuleType, httpserver: HTTPServer) -> None:
    """After a 401 the next call fetches another token."""
    httpserver.expect_ordered_request(EMBED).respond_with_json({"error": {"message": "Expired."}}, status=401)
    httpserver.expect_ordered_request(EMBED).respond_with_json(ANSWER)
    client = connect(inference, httpserver.url_for(""), tokens(connect), enforce_https=False)
    with pytest.raises(ClientAuthenticationError, match="Expired"):
        embed(client)
    embed(client)
    assert sent(httpserver, "Authorization") == [f"Bearer {TOKEN}1", f"Bearer {TOKEN}2"]


def test_openais_key_is_a_bearer_key(connect: Connect, bearer: ModuleType, httpserver: HTTPServer) -> None:
    """Where the document's security is http bearer, a key is sent as ``Authorization: Bearer …``."""
    httpserver.expect_request("/v1/models").respond_with_json({"id": "m"})
    client = connect(bearer, httpserver.url_for(""), AzureKeyCredential("sk-123"))
    assert client.models.retrieve().id == "m"
    assert sent(httpserver, "Authorization") == ["Bearer sk-123"] and sent(httpserver, "api-key") == [None]
    assert "api-version" not in httpserver.log[0][0].args


def test_a_bearer_key_does_not_follow_a_redirect_elsewhere(
    connect: Connect, bearer: ModuleType, httpserver: HTTPServer, start_server: StartServer
) -> None:
    """A redirect to another host is followed without the key."""
    other = start_server(lambda connection, *_: connection.sendall(b"HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n"))
    location = {"Location": f"{other.url}/v1/models"}
    httpserver.expect_request("/v1/models").respond_with_data("", status=307, headers=location)
    with pytest.raises(HttpResponseError):
        connect(bearer, httpserver.url_for(""), AzureKeyCredential("sk-123")).models.retrieve()
    assert len(other.requests) == 1 and b"sk-123" not in other.requests[0]


STORAGE, ADMIN, PROMPT = "c0nnection-string", "adm1n-key", "pr0mpt-text"  # by name: tracebacks quote these lines
SECRETS = (KEY, TOKEN, STORAGE, ADMIN, PROMPT)


def everything(error: BaseException) -> str:
    """All that a traceback, a ``repr`` or an error report would show of an exception."""
    report = traceback.TracebackException.from_exception(error)
    return "".join(report.format()) + repr(error) + str(error) + repr(vars(error).get("error")) + repr(error.args)


@pytest.mark.parametrize("kind", ["key", "token"])
@pytest.mark.parametrize("outcome", ["success", "refused", "garbage", "unreachable"])
def test_nothing_secret_is_told(
    connect: Connect,
    authoring: ModuleType,
    inference: ModuleType,
    httpserver: HTTPServer,
    caplog: pytest.LogCaptureFixture,
    kind: str,
    outcome: str,
) -> None:
    """No credential, no header that the document's own arguments fill, no prompt: not in a repr, exception or log."""
    given = tokens(connect) if kind == "token" else AzureKeyCredential(KEY)
    endpoint = "http://127.0.0.1:1" if outcome == "unreachable" else httpserver.url_for("")
    job = "/openai/extensions/on-your-data/ingestion-jobs/j1"
    for path in (job, EMBED):
        status = {"success": 200, "garbage": 200}.get(outcome, 401)
        body = "<html>" if outcome == "garbage" else json.dumps({"error": {"message": "No."}} if status > 200 else {})
        answer = {"status": status, "content_type": "application/json", "headers": {"apim-request-id": "r-1"}}
        httpserver.expect_request(path).respond_with_data(body, **answer)  # type: ignore[arg-type]
    told: list[str] = []
    settings: dict[str, Any] = {"enforce_https": False, "retries": 1, "retry_backoff": 0.01}
    with caplog.at_level(logging.DEBUG):
        for package in (authoring, inference):
            client = connect(package, endpoint, given, **settings)
            told += [repr(client), str(client), repr(getattr(client, "embeddings", ""))]
            try:
                if package is inference:
                    client.embeddings.create("ada", input=PROMPT)
                else:
                    client.ingestion_jobs.create(
                        "j1",
                        search_service_endpoint="https://s.example",
                        storage_connection_string=STORAGE,
                        storage_container="c",
                        search_service_admin_key=ADMIN,
                        data_refresh_interval_in_minutes=0,
                    )
                assert outcome == "success"
            except AzureError as error:
                assert outcome != "success"
                told.append(everything(error))
    told += [record.getMessage() + repr(record.args) for record in caplog.records]
    assert any("ingestion-jobs" in text for text in told) and any("embeddings" in text for text in told)
    for secret in SECRETS:
        assert not [text for text in told if secret in text], secret


DOCUMENT = """
openapi: 3.0.3
info: {{title: Things, version: "1"}}
servers: [{{url: "https://api.x.example/v1"}}]
security: {security}
paths:
  /things:
    get:
      operationId: Things_Get
      parameters: [{{name: key, in: query, schema: {{type: string}}}}, {{name: $top, in: query, schema: {{type: integer}}}}]
      responses: {{"200": {{description: "", content: {{application/json: {{schema: {{type: object, properties: {{id: {{type: string}}}}}}}}}}}}}}
components:
  securitySchemes: {schemes}
"""


def document(schemes: str, security: str = "[]") -> str:
    return DOCUMENT.format(schemes=schemes, security=security)


@pytest.fixture(scope="module")
def in_query(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """A key may be sent in a header that HTTP does not allow, or in the query."""
    schemes = "{odd: {type: apiKey, in: header, name: 'X Key'}, plain: {type: apiKey, in: query, name: key}}"
    text = document(schemes, "[{odd: []}, {plain: []}]")
    return package_from(text, tmp_path_factory.mktemp("query"), "credentials_query.v1")


def test_a_key_goes_in_the_query_where_the_document_says_so(
    connect: Connect, in_query: ModuleType, httpserver: HTTPServer
) -> None:
    """Encoded, beside the call's own query; once, in every attempt; a key that was renewed is used at once."""
    busy = {"status": 503, "headers": {"Retry-After": "0"}}
    for _ in range(2):
        httpserver.expect_ordered_request("/v1/things").respond_with_data("", **busy)  # type: ignore[arg-type]
        httpserver.expect_ordered_request("/v1/things").respond_with_json({"id": "t"})
    key = AzureKeyCredential("a&b=c/d")
    client = connect(in_query, httpserver.url_for(""), key, retries=1, retry_backoff=0)
    assert client.things.get(top=3).id == "t"
    key.update("other")
    assert client.things.get().id == "t"
    queries = [request.query_string.decode() for request, _ in httpserver.log]
    assert queries == ["%24top=3&key=a%26b%3Dc%2Fd"] * 2 + ["key=other"] * 2
    assert sent(httpserver, "api-key") == [None] * 4


def test_a_key_in_the_query_is_told_to_nobody(
    connect: Connect,
    in_query: ModuleType,
    httpserver: HTTPServer,
    start_server: StartServer,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Not to the host of a redirect, nor in an exception, azure-core's log or a response's request."""
    other = start_server(lambda connection, *_: connection.sendall(b"HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n"))
    location = {"Location": f"{other.url}/v1/things"}
    httpserver.expect_request("/v1/things").respond_with_data("", status=307, headers=location)
    told: list[str] = []
    with caplog.at_level(logging.DEBUG, logger="azure"):
        for endpoint in (httpserver.url_for(""), "http://127.0.0.1:1"):
            with pytest.raises(AzureError) as caught:
                connect(in_query, endpoint, AzureKeyCredential(KEY)).things.get(
                    response_hook=lambda response: told.append(response.request.url)
                )
            told.append(everything(caught.value))
    told += [record.getMessage() for record in caplog.records if record.name.startswith("azure")]
    assert len(other.requests) == 1 and KEY.encode() not in other.requests[0]
    assert any("/v1/things" in text for text in told) and not [text for text in told if KEY in text]


@pytest.mark.parametrize(
    ("scheme", "key", "header", "expected"),
    [
        ("{type: apiKey, in: cookie, name: session}", "a;b", "Cookie", "session=a%3Bb"),
        ("{type: http, scheme: basic}", "user:pass", "Authorization", "Basic dXNlcjpwYXNz"),
        ("{type: http, scheme: basic}", "dXNlcjpwYXNz", "Authorization", "Basic dXNlcjpwYXNz"),
        ("{type: http, scheme: Token}", "abc", "Authorization", "Token abc"),
        ("{type: http, scheme: Bearer}", "abc", "Authorization", "Bearer abc"),
    ],
)
def test_a_key_is_sent_as_its_scheme_says(
    connect: Connect, httpserver: HTTPServer, tmp_path: Any, scheme: str, key: str, header: str, expected: str
) -> None:
    """Cookies, user names with passwords, and schemes of the service's own; and no ``api-key``."""
    httpserver.expect_request("/v1/things").respond_with_json({"id": "t"})
    package = package_from(document(f"{{own: {scheme}}}", "[{own: []}]"), tmp_path, f"credentials_{tmp_path.name}.v1")
    assert connect(package, httpserver.url_for(""), AzureKeyCredential(key)).things.get().id == "t"
    assert sent(httpserver, header) == [expected] and sent(httpserver, "api-key") == [None]


@pytest.mark.parametrize(
    ("scopes", "asked"),
    [
        (["https://ml.azure.com/.default"], ["https://ml.azure.com/.default"]),
        (["read", "api://orders/.default"], ["api://orders/.default"]),
        (["https://ml.azure.com"], ["https://ml.azure.com/.default"]),
        (["https://graph.example/User.Read", "https://graph.example/Mail.Read"], None),
    ],
)
def test_a_token_is_asked_for_with_the_documents_scopes(
    connect: Connect, httpserver: HTTPServer, tmp_path: Any, scopes: list[str], asked: list[str] | None
) -> None:
    """Those that are addresses of a resource."""
    httpserver.expect_request("/v1/things").respond_with_json({"id": "t"})
    flow = json.dumps({"implicit": {"authorizationUrl": "https://x", "scopes": dict.fromkeys(scopes, "")}})
    text = document(f"{{entra: {{type: oauth2, flows: {flow}}}}}", "[{entra: []}]")
    given = tokens(connect)
    package = package_from(text, tmp_path, f"credentials_{tmp_path.name}.v1")
    assert connect(package, httpserver.url_for(""), given, enforce_https=False).things.get().id == "t"
    assert given.scopes == [tuple(asked or scopes)]


def test_a_token_without_a_scope_is_not_asked_for(connect: Connect, httpserver: HTTPServer, tmp_path: Any) -> None:
    """Where the document names none that can be used, the caller must: another service's would be the wrong token."""
    httpserver.expect_request("/v1/things").respond_with_json({"id": "t"})
    flow = '{"implicit": {"authorizationUrl": "https://x", "scopes": {"read": ""}}}'
    text = document(f"{{entra: {{type: oauth2, flows: {flow}}}}}", "[{entra: [read]}]")
    package = package_from(text, tmp_path, f"credentials_{tmp_path.name}.v1")
    given = tokens(connect)
    with pytest.raises(ValueError, match="credential_scopes"):
        connect(package, httpserver.url_for(""), given, enforce_https=False)
    client = connect(package, httpserver.url_for(""), given, enforce_https=False, credential_scopes=["mine"])
    assert client.things.get().id == "t" and given.scopes == [("mine",)]
