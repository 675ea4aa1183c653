"""From a failed or unreadable answer to an exception of azure-core's."""

from __future__ import annotations

import email.utils
import time
from collections.abc import Mapping
from typing import Any, TypeVar

from azure.core import exceptions
from azure.core.exceptions import HttpResponseError, ODataV4Format

from .values import is_dict

REQUEST_IDS = ("apim-request-id", "x-request-id", "x-ms-request-id")


class ApiError(HttpResponseError):
    """An answer that reports an error, or that cannot be read.

    ``message`` says all of it in one line. ``code`` and ``param`` are the service's own words for the kind of error and
    for the argument that it is about; ``model`` is the body, typed where the document declares it. ``request_id`` is the
    service's id of the call, ``retry_after`` the seconds that it asks to wait.
    """

    code: str | None = None
    param: str | None = None
    request_id: str | None = None
    retry_after: float | None = None


class DecodeError(ApiError, exceptions.DecodeError): ...


class ClientAuthenticationError(ApiError, exceptions.ClientAuthenticationError): ...


class ResourceNotFoundError(ApiError, exceptions.ResourceNotFoundError): ...


class ResourceExistsError(ApiError, exceptions.ResourceExistsError): ...


class ResourceModifiedError(ApiError, exceptions.ResourceModifiedError): ...


class ResourceNotModifiedError(ApiError, exceptions.ResourceNotModifiedError): ...


_CLASSES: dict[int, type[ApiError]] = {
    304: ResourceNotModifiedError,
    401: ClientAuthenticationError,
    404: ResourceNotFoundError,
    409: ResourceExistsError,
    412: ResourceModifiedError,
}


def request_id(headers: Mapping[str, str]) -> str | None:
    """The service's own id of a call."""
    return next((headers[name] for name in REQUEST_IDS if headers.get(name)), None)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that the service asks to wait, or ``None``. The finer header wins."""
    for name, scale in (("retry-after-ms", 1e-3), ("x-ms-retry-after-ms", 1e-3), ("Retry-After", 1.0)):
        text = headers.get(name) or ""
        try:
            return max(0.0, float(text) * scale)
        except ValueError:
            try:
                return max(0.0, email.utils.parsedate_to_datetime(text).timestamp() - time.time())
            except ValueError:
                continue
    return None


def service_error(response: Any, content: bytes, data: Any, model: Any) -> ApiError:
    """The exception for an error that the service reported.

    :param response: The answer; its status picks the class.
    :param content: The body, for a message where it holds none.
    :param data: The body as plain JSON, if it is JSON.
    :param model: The body as its type, kept as ``error.model``.
    """
    inner = data.get("error", data) if is_dict(data) else data
    detail: dict[str, Any] = inner if is_dict(inner) else {"message": inner if isinstance(inner, str) else None}
    code, message = detail.get("code"), detail.get("message")
    said = f"({code}) {message}" if code and message else str(message or code or _excerpt(response, content))
    error = _error(_CLASSES.get(response.status_code, ApiError), response, said, code, model)
    error.code = str(code) if code is not None else None
    error.param = str(detail["param"]) if detail.get("param") is not None else None
    return error


def unreadable(response: Any, content: bytes, what: str) -> DecodeError:
    """The exception for an answer that is not what it should be."""
    return _error(DecodeError, response, f"{what}: {_excerpt(response, content)}", None, None)


E = TypeVar("E", bound=ApiError)


def _error(kind: type[E], response: Any, said: str, code: Any, model: Any) -> E:
    own_id = request_id(response.headers)
    text = f"{response.status_code} {response.reason or ''}".strip() + f": {said}"
    text += f" [request id {own_id}]" if own_id else ""
    error = kind(response=response, model=model)
    error.error = ODataV4Format({"code": str(code or response.status_code), "message": said})
    error.message, error.args = text, (text,)
    error.request_id, error.retry_after = own_id, retry_after(response.headers)
    return error


def _excerpt(response: Any, content: bytes) -> str:
    text = content[:2000].decode(errors="replace")[:500] or "no body"
    return f"{text} ({response.content_type or 'no content type'})"
