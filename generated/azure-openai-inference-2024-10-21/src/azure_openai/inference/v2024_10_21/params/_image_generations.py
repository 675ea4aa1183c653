"""Arguments of ``client.image_generations``."""

from __future__ import annotations

from typing import Literal, TypeAlias, TypedDict

from typing_extensions import Required

from .._runtime import CallOptions


class ImageGenerationsRequest(TypedDict, total=False):
    """A picture to draw."""

    prompt: Required[str]
    """What to draw, in 1 to 4000 characters. At least 1 character."""
    n: int
    """How many pictures to draw; only 1 is possible. From 1 to 1. The service assumes 1."""
    size: ImageSize
    """Width and height in pixels; `1024x1024` when left out."""
    response_format: ImagesResponseFormat
    """A link or the picture itself; `url` when left out."""
    user: str
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""
    quality: ImageQuality
    """Care taken; `standard` when left out."""
    style: ImageStyle
    """Look of the picture; `vivid` when left out."""


class ImageGenerationsCreateOptions(ImageGenerationsRequest, CallOptions, total=False):
    """Keyword arguments of ``client.image_generations.create``."""


ImageQuality: TypeAlias = "Literal['standard', 'hd'] | str"
"""How much care goes into a picture.

- "standard": The usual quality; the default.
- "hd": More detail and a more coherent whole.
"""


ImagesResponseFormat: TypeAlias = "Literal['url', 'b64_json'] | str"
"""How a picture is handed over.

- "url": As a link that expires; the default.
- "b64_json": As base64 text within the response.
"""


ImageSize: TypeAlias = "Literal['1792x1024', '1024x1792', '1024x1024'] | str"
"""Width and height of a picture, in pixels.

- "1792x1024": Landscape.
- "1024x1792": Portrait.
- "1024x1024": Square; the default.
"""


ImageStyle: TypeAlias = "Literal['vivid', 'natural'] | str"
"""Look of a picture.

- "vivid": Dramatic and larger than life; the default.
- "natural": Plainer and closer to a photograph.
"""
