"""What a call, a client and a service can be given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict


class CallOptions(TypedDict, total=False):
    """What every method takes beside its own arguments."""

    timeout: float
    """Seconds that connecting, and then each wait for the service's next bytes, may take."""
    headers: Mapping[str, str]
    """Headers sent beside the operation's own; where both have one, this one is sent."""
    client_request_id: str
    """Sent as ``x-ms-client-request-id``; made up where left out."""
    response_hook: Callable[[Any], object]
    """Called with the response (:class:`azure.core.rest.HttpResponse`) before it is read as a result or an error."""


class ClientSettings(TypedDict, total=False):
    """What a client can be set to."""

    timeout: float
    """Seconds that connecting, and then each wait for the service's next bytes, may take; 300 where left out."""
    retries: int
    """How often a call may be tried again; 3 where left out."""
    retry_backoff: float
    """Seconds before the first repeated attempt, doubled for each further one; 0.5 where left out."""
    headers: Mapping[str, str]
    """Headers sent with every request."""
    transport: Any
    """An azure-core transport instead of the client's own."""
    policies: Sequence[Any]
    """azure-core policies that run with each attempt, before the credential is added."""
    enforce_https: bool
    """Whether a token credential is refused over plain http; true where left out."""
    credential_scopes: Sequence[str]
    """What a token is asked for, instead of the service's own scopes."""


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
