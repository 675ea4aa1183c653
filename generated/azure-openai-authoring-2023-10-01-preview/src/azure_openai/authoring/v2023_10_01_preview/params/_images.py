"""Arguments of ``client.images``."""

from __future__ import annotations

from typing import Literal, TypeAlias, TypedDict

from typing_extensions import Required

from .._runtime import CallOptions


class GenerateImagesCreation(TypedDict, total=False):
    """Pictures to make."""

    prompt: Required[str]
    """What the pictures should show. At least 1 character."""
    n: int
    """How many pictures to make; 1 when left out. At least 1. The service assumes 1."""
    size: Size
    user: str
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""


class ImagesBeginGenerateOptions(GenerateImagesCreation, CallOptions, total=False):
    """Keyword arguments of ``client.images.begin_generate``."""


Size: TypeAlias = "Literal['256x256', '512x512', '1024x1024'] | str"
"""Width and height of a picture in pixels; 1024x1024 when left out.

- "256x256": Small.
- "512x512": Medium.
- "1024x1024": Large.
"""
