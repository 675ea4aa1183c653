"""Where requests go: the endpoint that the caller gives, and the service's own path below it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from .settings import PathVariable, ServiceDefinition


def base_url(
    endpoint: str, service: ServiceDefinition, given: Mapping[str, Any], own_path: str | None, version: str | None
) -> str:
    """The URL that every path of the service is added to.

    An endpoint whose path ends with the service's own is used as it is; so is one that has its form, where that form has
    a segment without variables: a variable that was left out then has the endpoint's value. Of the address of an
    operation (the portal's "Target URI"), what precedes the operation's path is the endpoint.

    :param endpoint: A host or a URL.
    :param given: Values of the variables of the service's path.
    :param own_path: What is added in place of the service's path.
    :param version: The api-version, which that of a Target URI must be.
    :raises TypeError: The endpoint is no text.
    :raises ValueError: The endpoint is not one; a value is empty or a dot segment; the endpoint holds another value. No
        message holds the endpoint or a value: they may hold a secret.
    """
    if not isinstance(cast(object, endpoint), str):
        raise TypeError(
            f"endpoint must be a str, not {type(endpoint).__name__}: is the variable set that it comes from?"
        )
    endpoint = endpoint.strip()
    parts = urlsplit(endpoint if "://" in endpoint else f"https://{endpoint}")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("endpoint must be a host or an http(s) URL")
    path = parts.path.rstrip("/")
    query = parts.query
    asked = dict(parse_qsl(query)).get(service.api_version_parameter or "")
    if target := re.match(rf"(.*{re.escape(service.base_path)})/deployments/[^/]+/.", path) if asked else None:
        if asked != version:
            raise ValueError("endpoint has another api-version than the client: leave its query out")
        path, query = target[1], ""
    if parts.username is not None or query or parts.fragment:
        raise ValueError("endpoint must hold no user, query or fragment")
    if own_path is not None:
        return f"{parts.scheme}://{parts.netloc}{path}{'/' * bool(own_path.strip('/'))}{own_path.strip('/')}"
    texts = {item.name: _text(item, given.get(item.name, item.default)) for item in service.variables}
    base = _filled(service.base_path, texts)
    if not (path + "/").endswith(base + "/") and not _has_form(path, service, texts):
        path += base
    return f"{parts.scheme}://{parts.netloc}{path}"


def _text(variable: PathVariable, value: Any) -> str:
    """A value as it stands in the path, percent-encoded."""
    text = "" if value is None else str(value)
    if variable.several:
        text = text.strip("/")
    segments = text.split("/") if variable.several else [text]
    if value is None or "." in segments or ".." in segments or (not text and value != variable.default):
        raise ValueError(f"{variable.name!r}, of the service's path, must not be empty or a dot segment")
    return quote(text, safe="/" if variable.several else "")


def _pieces(base_path: str) -> list[str]:
    """What is fixed and, in every second place, the name of a variable."""
    return re.split(r"\{([^{}]*)\}", base_path)


def _filled(base_path: str, texts: Mapping[str, str]) -> str:
    """The path with its values; a segment that is empty is left out."""
    pieces = _pieces(base_path)
    whole = "".join(texts[piece] if index % 2 else piece for index, piece in enumerate(pieces))
    return "".join(f"/{segment}" for segment in whole.split("/") if segment)


def _has_form(path: str, service: ServiceDefinition, texts: Mapping[str, str]) -> bool:
    """Whether the path of an endpoint ends as the service's does, with values of its own where none were given."""
    segments = [segment for segment in service.base_path.split("/") if segment]
    variables = {item.name: item for item in service.variables}
    if not variables or all("{" in segment for segment in segments):
        return False  # nothing tells a prefix of the caller's own from values
    pattern = "".join(
        f"({_values(variables[piece])})" if index % 2 else re.escape(piece)
        for index, piece in enumerate(_pieces("/" + "/".join(segments)))
    )
    match = re.search(f"{pattern}\\Z", path)
    if match is None:
        return False
    for name, value in zip(_pieces(service.base_path)[1::2], match.groups()):
        default = variables[name].default
        if unquote(value) != unquote(texts[name]) and (
            default is None or texts[name] != _text(variables[name], default)
        ):
            raise ValueError(f"the endpoint's path has another value than {name!r}: leave one of the two out")
    return True


def _values(variable: PathVariable) -> str:
    if variable.allowed:
        return "|".join(re.escape(quote(value.strip("/"), safe="/")) for value in variable.allowed)
    return ".+" if variable.several else "[^/]+"
