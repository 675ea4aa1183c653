"""How a key is sent: in a header, in a cookie or in the query (OpenAPI 3.1 section 4.8.27)."""

from __future__ import annotations

import base64
import sys
from typing import Any
from urllib.parse import quote, urlsplit

from azure.core.credentials import AzureKeyCredential
from azure.core.pipeline.policies import AzureKeyCredentialPolicy, SansIOHTTPPolicy

from .settings import ServiceDefinition

_COOKIE = "!#$%&'()*+-./:<=>?@[]^_`{|}~"  # what RFC 6265 section 4.1.1 allows beside letters and digits


def origin(url: str) -> tuple[str, str | None, int | None]:
    """Scheme, host and port: what a credential is meant for."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)


class _Policy(SansIOHTTPPolicy[Any, Any]):
    def __init__(self, credential: AzureKeyCredential, service: ServiceDefinition) -> None:
        self.credential, self.service = credential, service


class _BasicKey(_Policy):
    """RFC 7617: the key is ``user:password``, or that already in Base64, which has no colon."""

    def on_request(self, request: Any) -> None:
        key = self.credential.key
        written = base64.b64encode(key.encode()).decode() if ":" in key else key
        request.http_request.headers[self.service.key_header] = f"{self.service.key_prefix} {written}"


class _CookieKey(_Policy):
    def on_request(self, request: Any) -> None:
        name, headers = f"{self.service.key_cookie}=", request.http_request.headers
        others = [each for each in headers.get("Cookie", "").split("; ") if each and not each.startswith(name)]
        headers["Cookie"] = "; ".join([*others, name + quote(self.credential.key, safe=_COOKIE)])


class QueryKey(_Policy):
    """Runs last, and takes the key away again: what logs, traces, follows or reports the address does not see it."""

    def __init__(self, credential: AzureKeyCredential, service: ServiceDefinition, url: str) -> None:
        super().__init__(credential, service)
        self.origin = origin(url)

    def on_request(self, request: Any) -> None:
        sent = request.http_request
        request.context["url"] = sent.url
        if origin(sent.url) == self.origin:
            pair = f"{quote(self.service.key_query or '', safe='')}={quote(self.credential.key, safe='')}"
            sent.url = f"{sent.url}{'&' if '?' in sent.url else '?'}{pair}"

    def on_response(self, request: Any, response: Any) -> None:
        request.http_request.url = request.context["url"]

    def on_exception(self, request: Any) -> None:
        request.http_request.url = request.context["url"]
        _conceal(sys.exc_info()[1], quote(self.credential.key, safe=""))


def _conceal(error: BaseException | None, secret: str) -> None:
    """Take a secret out of an exception and all that led to it: transports quote the address."""
    known: set[int] = set()
    while error is not None and id(error) not in known:
        known.add(id(error))
        error.args = tuple(
            str(item).replace(secret, "REDACTED") if secret in str(item) else item for item in error.args
        )
        told: Any = error
        if secret in str(getattr(told, "message", "")):
            told.message = str(told.message).replace(secret, "REDACTED")
        _conceal(getattr(told, "inner_exception", None), secret)
        error = error.__cause__ or error.__context__


def key_policy(credential: AzureKeyCredential, service: ServiceDefinition, url: str) -> Any:
    """What sends the key of a client for ``url``; a :class:`QueryKey` has to be the innermost policy."""
    if service.key_query:
        return QueryKey(credential, service, url)
    if service.key_cookie:
        return _CookieKey(credential, service)
    if service.key_prefix == "Basic":
        return _BasicKey(credential, service)
    prefix = service.key_prefix or None
    return AzureKeyCredentialPolicy[Any, Any](credential, service.key_header, prefix=prefix)
