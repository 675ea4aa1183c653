"""Models that several operation groups share."""

from __future__ import annotations

from typing import Any

from .._runtime import Model as _Model


class Usage(_Model):
    """Tokens a call used."""

    prompt_tokens: int
    """Tokens of the request."""
    completion_tokens: int | None = None
    """Tokens generated; absent where nothing is."""
    total_tokens: int
    """Both together."""


class ErrorResponse(_Model):
    """Body of a failed call."""

    error: ErrorResponseError | None = None
    """What went wrong."""


class ErrorResponseError(_Model):
    """What went wrong."""

    code: str
    """Short error code, such as `content_filter` or `429`."""
    message: str
    """Explanation for a human reader."""
    param: str | None = None
    """Request field at fault, if one is."""
    type: str | None = None
    """Family of the error, such as `invalid_request_error`."""
    inner_error: ErrorResponseErrorInnerError | None = None
    """Details behind the error."""


class ErrorResponseErrorInnerError(_Model):
    """Details behind the error."""

    code: str | None = None
    """Short code of the cause."""
    content_filter_result: dict[str, Any] | None = None
    """Verdicts of the content filter, if it stopped the call."""
