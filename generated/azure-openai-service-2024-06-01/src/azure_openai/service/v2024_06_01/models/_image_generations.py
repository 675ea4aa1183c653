"""Models of ``client.image_generations``."""

from __future__ import annotations

from typing import Literal

from .._runtime import Model as _Model


class CreateImageRequest(_Model):
    """Pictures to make."""

    prompt: str
    """What the pictures should show, in at most 4000 characters. At most 4000 characters."""
    n: int | None = None
    """How many pictures to make, 1 to 10; 1 when left out. From 1 to 10. The service assumes 1."""
    size: Literal["256x256", "512x512", "1024x1024", "1792x1024", "1024x1792"] | str | None = None
    """Width and height in pixels; 1024x1024 when left out. The service assumes "1024x1024"."""
    quality: Literal["standard", "hd"] | str | None = None
    """How finely to draw; `hd` costs more. `standard` when left out. The service assumes "standard"."""
    style: Literal["natural", "vivid"] | str | None = None
    """Lifelike (`natural`) or dramatic (`vivid`); `vivid` when left out. The service assumes "vivid"."""
    response_format: Literal["url", "b64_json"] | str | None = None
    """Return a link (`url`) or the picture itself (`b64_json`); a link when left out. The service assumes "url"."""
    user: str | None = None
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""


class ImageGenerationsResponse(_Model):
    """The pictures made."""

    created: int
    """When they were made, in seconds since 1970."""
    data: list[ImageGenerationsResponseDataItem]
    """The pictures."""


class ImageGenerationsResponseDataItem(_Model):
    """One picture."""

    url: str | None = None
    """Where to download it, if a link was asked for."""
    b64_json: str | None = None
    """The picture in Base64, if that was asked for."""
    revised_prompt: str | None = None
    """What the model drew from, where your prompt was rewritten."""
