"""Models of ``client.images``."""

from __future__ import annotations

from typing import Literal

from .._runtime import Model as _Model
from ._common import Error, OperationState


class GenerateImagesCreation(_Model):
    """Pictures to make."""

    prompt: str
    """What the pictures should show. At least 1 character."""
    n: int | None = None
    """How many pictures to make; 1 when left out. At least 1. The service assumes 1."""
    size: Size | None = None
    user: str | None = None
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""


class GenerateImagesResponse(_Model):
    """A queued image operation."""

    status: OperationState
    id: str
    """Id of the operation, to ask for its state. A UUID."""


class ImageResult(_Model):
    """A picture, or why it is missing."""

    url: str | None = None
    """Address of the picture, valid for a limited time."""
    error: Error | None = None


class OperationResponse(_Model):
    """An image operation with, in the end, its pictures or its error."""

    id: str
    """Id of the operation. A UUID."""
    created: int
    """When it was started. Unix time, in seconds."""
    expires: int | None = None
    """When it and its pictures will be deleted. Unix time, in seconds."""
    result: OperationResponseResult | None = None
    """What it made, after success."""
    status: OperationState
    error: Error | None = None


class OperationResponseResult(_Model):
    """What it made, after success."""

    created: int
    """When the pictures were made. Unix time, in seconds."""
    data: ImageResults


ImageResults = list[ImageResult]
"""The pictures an operation made."""


Size = Literal["256x256", "512x512", "1024x1024"] | str
"""Width and height of a picture in pixels; 1024x1024 when left out.

- "256x256": Small.
- "512x512": Medium.
- "1024x1024": Large.
"""
