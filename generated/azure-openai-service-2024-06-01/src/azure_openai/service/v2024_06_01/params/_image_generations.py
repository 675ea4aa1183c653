"""Arguments of ``client.image_generations``."""

from __future__ import annotations

from typing import Literal, TypedDict

from typing_extensions import Required

from .._runtime import CallOptions


class CreateImageRequest(TypedDict, total=False):
    """Pictures to make."""

    prompt: Required[str]
    """What the pictures should show, in at most 4000 characters. At most 4000 characters."""
    n: int
    """How many pictures to make, 1 to 10; 1 when left out. From 1 to 10. The service assumes 1."""
    size: Literal["256x256", "512x512", "1024x1024", "1792x1024", "1024x1792"] | str
    """Width and height in pixels; 1024x1024 when left out. The service assumes "1024x1024"."""
    quality: Literal["standard", "hd"] | str
    """How finely to draw; `hd` costs more. `standard` when left out. The service assumes "standard"."""
    style: Literal["natural", "vivid"] | str
    """Lifelike (`natural`) or dramatic (`vivid`); `vivid` when left out. The service assumes "vivid"."""
    response_format: Literal["url", "b64_json"] | str
    """Return a link (`url`) or the picture itself (`b64_json`); a link when left out. The service assumes "url"."""
    user: str
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""


class ImageGenerationsCreateOptions(CreateImageRequest, CallOptions, total=False):
    """Keyword arguments of ``client.image_generations.create``."""
