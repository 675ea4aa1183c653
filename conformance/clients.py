"""A package's client for one request: with the credential that the server expects, and a record of what went over the wire."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from azure.core.credentials import AccessToken, AzureKeyCredential
from azure.core.pipeline import PipelineRequest, PipelineResponse
from azure.core.pipeline.policies import SansIOHTTPPolicy

from conformance.methods import Method
from conformance.oracle import Exchange

#: Not an address: the server writes links to itself with this name.
HOST = "localhost"


@dataclass(frozen=True)
class Answer:
    """One request that went out, and what was answered."""

    method: str
    url: str
    sent: bytes | None
    status: int
    content_type: str
    content: bytes


class Record(SansIOHTTPPolicy[Any, Any]):
    """Keeps every answer of a client. ``url`` is that of its last request, which may have got no answer."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.url = ""

    def on_request(self, request: PipelineRequest[Any]) -> None:
        self.url = request.http_request.url

    def on_response(self, request: PipelineRequest[Any], response: PipelineResponse[Any, Any]) -> None:
        answer = response.http_response
        try:
            content = answer.content
        except Exception:  # it is a stream, which is read after this
            content = b""
        sent = request.http_request.content
        media_type = answer.headers.get("Content-Type", "")
        self.answers.append(
            Answer(
                request.http_request.method,
                request.http_request.url,
                sent if isinstance(sent, bytes) else None,
                answer.status_code,
                media_type.partition(";")[0].strip().lower(),
                content,
            )
        )


class _Token:
    def __init__(self, token: str) -> None:
        self.token = token

    def get_token(self, *scopes: str, **options: Any) -> AccessToken:
        return AccessToken(self.token, 1 << 40)


class _AsyncToken:
    def __init__(self, token: str) -> None:
        self.token = token

    async def get_token(self, *scopes: str, **options: Any) -> AccessToken:
        return AccessToken(self.token, 1 << 40)


def client_of(
    method: Method, exchange: Exchange, port: int, record: Record, arguments: Mapping[str, str], is_async: bool
) -> Any:
    """The client that a user would make to have the request accepted; it does not retry."""
    client = method.plan.client
    module = method.part("aio" if is_async else "")
    made = getattr(module, client.identity.client)
    settings: dict[str, Any] = {**arguments, "policies": [record], "retries": 0, "timeout": 30}
    key, sent = client.key, exchange.headers.get("authorization", "")
    credential: Any = AzureKeyCredential("key")
    if sent.startswith("Bearer "):
        token = sent.removeprefix("Bearer ")
        credential = _AsyncToken(token) if is_async else _Token(token)
        settings |= {"enforce_https": False, "credential_scopes": ["https://security.microsoft.com/.default"]}
    elif key.header.lower() in exchange.headers:
        credential = AzureKeyCredential(exchange.headers[key.header.lower()].removeprefix(f"{key.prefix} "))
    elif sent:
        credential = AzureKeyCredential(sent)
    version = exchange.query.get(client.version_parameter or "")
    if version is not None and "api_version" in inspect.signature(made).parameters:
        settings["api_version"] = str(version)
    return made(f"http://{HOST}:{port}", credential, **settings)
