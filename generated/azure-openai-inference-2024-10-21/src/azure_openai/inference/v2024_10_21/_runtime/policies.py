"""The pipeline of a client: who may see the credential, what is tried again, what may be logged."""

from __future__ import annotations

import random
from typing import Any

from azure.core.credentials import AzureKeyCredential
from azure.core.exceptions import ServiceRequestError
from azure.core.pipeline import policies

from .errors import REQUEST_IDS, retry_after
from .keys import QueryKey, key_policy, origin
from .settings import ClientSettings, ServiceDefinition

_SECRETS = ("Authorization", "Cookie", "api-key", "x-ms-authorization-auxiliary")
_LOGGED = (*REQUEST_IDS, "retry-after-ms", "x-ratelimit-remaining-requests", "x-ratelimit-remaining-tokens")
_RETRIED = (408, 429, 500, 502, 503, 504)
METHODS = frozenset(("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "POST", "PATCH", "DELETE"))  # that may be tried again


def same_origin(url: str, other: str) -> bool:
    """Whether both have the same scheme, host and port; an address that is none has no origin."""
    try:
        return origin(url) == origin(other)
    except ValueError:
        return False


class _CredentialScope(policies.SansIOHTTPPolicy[Any, Any]):
    """Sees each attempt last, redirected ones too: what is secret is sent to the client's own origin alone.

    It also takes a streamed body back to its start, since an earlier attempt may have read it.
    """

    def __init__(self, url: str, key_header: str) -> None:
        self.origin = origin(url)
        self.secrets = (*_SECRETS, key_header)

    def on_request(self, request: Any) -> None:
        sent: Any = request.http_request
        for name in self.secrets:
            value: str = sent.headers.get(name, "")
            if origin(sent.url) != self.origin:
                sent.headers.pop(name, None)
            elif not (value.isascii() and value.isprintable()) or value.strip() != value:
                # refused by the transports too, but they would quote it in their exception
                raise ValueError(f"header {name!r} holds a line break, a space at an end or a character outside ASCII")
        if hasattr(sent.content, "seek"):
            sent.content.seek(0)
        elif hasattr(sent.content, "__aiter__") and request.context.get("body_sent"):
            raise ValueError("the body cannot be sent again")
        request.context["body_sent"] = True


class _RetryRules:
    """What azure-core does not do: 408, 429 and 5xx for every method (POST too), ``retry-after-ms``, and no second
    attempt once a byte may have reached the service."""

    backoff_factor: Any
    backoff_max: Any

    def is_retry(self, settings: Any, response: Any) -> bool:
        answer = response.http_response
        wait = retry_after(answer.headers) or 0
        return bool(settings["total"]) and answer.status_code in _RETRIED and wait <= self.backoff_max

    def increment(self, settings: Any, response: Any = None, error: Any = None) -> bool:
        if (error is not None and not _nothing_sent(error)) or hasattr(response.http_request.content, "__aiter__"):
            return False
        base: Any = super()
        return bool(base.increment(settings, response=response, error=error))

    def get_retry_after(self, response: Any) -> float | None:
        return retry_after(response.http_response.headers)

    def get_backoff_time(self, settings: Any) -> float:
        grown = self.backoff_factor * 2 ** (len(settings["history"]) - 1)
        return float(min(grown, self.backoff_max)) * random.uniform(0.75, 1)


def _nothing_sent(error: Any) -> bool:
    """azure-core's aiohttp transport also calls a connection that broke later a ServiceRequestError."""
    names = {each.__name__ for each in type(error.inner_exception).__mro__}
    early = "ClientError" not in names or names & {"ClientConnectorError", "ConnectionTimeoutError"}
    return isinstance(error, ServiceRequestError) and bool(early)


class _Retry(_RetryRules, policies.RetryPolicy[Any, Any]): ...


class _AsyncRetry(_RetryRules, policies.AsyncRetryPolicy[Any, Any]): ...


def make_policies(
    service: ServiceDefinition, base_url: str, credential: Any, settings: ClientSettings, is_async: bool
) -> list[Any]:
    """The policies of one client, outermost first.

    :raises ValueError: The credential gives tokens, and there is no scope to ask for, or they would be sent over plain http without
        ``enforce_https=False``.
    """
    authentication: Any
    if credential is None:
        authentication = policies.SansIOHTTPPolicy[Any, Any]()
    elif isinstance(credential, AzureKeyCredential):
        authentication = key_policy(credential, service, base_url)
    else:
        if settings.get("enforce_https", True) and not base_url.startswith("https:"):
            raise ValueError("a token credential needs an https endpoint, or enforce_https=False")
        if not (scopes := settings.get("credential_scopes") or service.scopes):
            raise ValueError("the service's document names no scope of a token: give credential_scopes=[...]")
        bearer: Any = policies.AsyncBearerTokenCredentialPolicy if is_async else policies.BearerTokenCredentialPolicy
        authentication = bearer(credential, *scopes)
    retries = settings.get("retries", 3)
    backoff = settings.get("retry_backoff", 0.5)
    retry = (_AsyncRetry if is_async else _Retry)(
        retry_total=retries, retry_connect=retries, retry_status=retries, retry_backoff_factor=backoff
    )
    redirect: Any = policies.AsyncRedirectPolicy if is_async else policies.RedirectPolicy
    logging = policies.HttpLoggingPolicy()
    logging.allowed_header_names.update(_LOGGED)
    tracing: Any = policies.DistributedTracingPolicy
    scope = _CredentialScope(base_url, service.key_header)
    outer = [redirect(), retry, *(settings.get("policies") or ())]
    if isinstance(authentication, QueryKey):
        return [*outer, scope, tracing(), logging, authentication]
    return [*outer, authentication, scope, tracing(), logging]
