"""What a call, a client and a service can be given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypedDict, Union, cast

Timeout: TypeAlias = Union[float, tuple[float, float]]
"""Seconds that connecting, and then each wait for the service's next bytes, may take: one number for both, or two."""


class CallOptions(TypedDict, total=False):
    """What every method takes beside its own arguments."""

    timeout: Timeout
    """Seconds that connecting, and then each wait for the service's next bytes, may take: one number for both, or two."""
    retries: int
    """How often the call may be tried again; the client's own number where left out."""
    headers: Mapping[str, str]
    """Headers sent beside the operation's own; where both have one, this one is sent."""
    extra_query: Mapping[str, Any]
    """Query parameters that the service's document does not know."""
    extra_body: Mapping[str, Any]
    """Fields of the body that the service's document does not know."""
    client_request_id: str
    """Sent as ``x-ms-client-request-id``; made up where left out."""
    response_hook: Callable[[Any], object]
    """Called with the response (:class:`azure.core.rest.HttpResponse`) before it is read as a result or an error."""


class ClientOptions(TypedDict, total=False):
    """What a client can be set to, and set to otherwise by ``with_options``."""

    timeout: Timeout
    """Seconds that connecting, and then each wait for the service's next bytes, may take: one number for both, or two;
    300 where left out."""
    retries: int
    """How often a call may be tried again; 3 where left out."""
    headers: Mapping[str, str]
    """Headers sent with every request."""


class ClientSettings(ClientOptions, total=False):
    """What a client can be made with."""

    service_path: str
    """What stands between the endpoint and each operation's path, instead of the service's own: for a gateway."""
    retry_backoff: float
    """Seconds before the first repeated attempt, doubled for each further one; 0.5 where left out."""
    transport: Any
    """An azure-core transport instead of the client's own."""
    policies: Sequence[Any]
    """azure-core policies that run with each attempt, before the credential is added."""
    enforce_https: bool
    """Whether a token credential is refused over plain http; true where left out."""
    credential_scopes: Sequence[str]
    """What a token is asked for, instead of the service's own scopes."""


def timeouts(timeout: Any) -> dict[str, float]:
    """The options of azure-core's transports for a timeout.

    :raises TypeError: It is neither a number nor two.
    :raises ValueError: It is negative, infinite or not a number.
    """
    both: tuple[Any, ...] = cast(Any, timeout) if isinstance(timeout, tuple) else (timeout, timeout)
    for seconds in both:
        if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or len(both) != 2:
            raise TypeError(f"timeout must be a number of seconds, or two (connect, read), not {timeout!r}")
        if not 0 < seconds < 1e9:
            raise ValueError(f"timeout must be more than 0 seconds and finite, not {timeout!r}")
    return {"connection_timeout": both[0], "read_timeout": both[1]}


@dataclass(frozen=True)
class PathVariable:
    """What stands in braces in a service's own path (OpenAPI 3.1 section 4.8.6).

    :param name: What the path calls it.
    :param default: Its value where the client is given none; it must be given where that is ``None``.
    :param allowed: The values that the document lists.
    :param several: Its value may be more than one segment.
    """

    name: str
    default: str | None = None
    allowed: tuple[str, ...] = ()
    several: bool = False


@dataclass(frozen=True)
class ServiceDefinition:
    """What a package's clients have in common.

    :param name: The distribution's name, for the user agent.
    :param version: The package's version, for the user agent.
    :param base_path: What every path begins with, after the endpoint; may have ``{variables}``.
    :param key_header: The header that an :class:`~azure.core.credentials.AzureKeyCredential` is sent in.
    :param key_prefix: A word before the key, such as ``Bearer``; after ``Basic``, a key ``user:password`` is encoded.
    :param key_query: The query parameter that a key is sent in instead.
    :param key_cookie: The cookie that a key is sent in instead.
    :param api_version_parameter: The query parameter of the api-version, or ``None``.
    :param scopes: What a token is asked for; empty where the service's document does not say.
    :param variables: Those of ``base_path``.
    :param anonymous: Requests may be sent without a credential.
    """

    name: str
    version: str
    base_path: str = ""
    key_header: str = "api-key"
    key_prefix: str = ""
    api_version_parameter: str | None = "api-version"
    scopes: tuple[str, ...] = ("https://cognitiveservices.azure.com/.default",)
    key_query: str | None = None
    key_cookie: str | None = None
    variables: tuple[PathVariable, ...] = ()
    anonymous: bool = False
