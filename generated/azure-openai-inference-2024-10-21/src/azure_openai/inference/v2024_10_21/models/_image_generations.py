"""Models of ``client.image_generations``."""

from __future__ import annotations

from typing import Literal

from .._runtime import Model
from ._common import ContentFilterDetectedResult, ContentFilterSeverityResult, InnerErrorCode


class DalleErrorResponse(Model):
    """Body of a failed image call."""

    error: DalleError | None = None
    """What went wrong."""


class DalleError(Model):
    """A failed image call explained."""

    code: str | None = None
    """Short error code, such as `content_filter` or `429`."""
    message: str | None = None
    """Explanation for a human reader."""
    param: str | None = None
    """Request field at fault, if one is."""
    type: str | None = None
    """Family of the error, such as `invalid_request_error`."""
    inner_error: DalleInnerError | None = None
    """Details behind the error."""


class DalleInnerError(Model):
    """Why the content filter refused an image prompt."""

    code: InnerErrorCode | None = None
    """Reason for the refusal."""
    content_filter_results: DalleFilterResults | None = None
    """Verdict per harm category."""
    revised_prompt: str | None = None
    """The rewritten prompt the model worked from, when the service rewrote yours."""


class DalleContentFilterResults(Model):
    """Filter verdicts on a generated picture, one per harm category."""

    sexual: ContentFilterSeverityResult | None = None
    """Verdict on sexual content."""
    violence: ContentFilterSeverityResult | None = None
    """Verdict on violent content."""
    hate: ContentFilterSeverityResult | None = None
    """Verdict on hateful or unfair content."""
    self_harm: ContentFilterSeverityResult | None = None
    """Verdict on content about hurting oneself."""


class DalleFilterResults(Model):
    """Filter verdicts on an image prompt: harm by severity, swear words and jailbreak attempts by presence."""

    sexual: ContentFilterSeverityResult | None = None
    """Verdict on sexual content."""
    violence: ContentFilterSeverityResult | None = None
    """Verdict on violent content."""
    hate: ContentFilterSeverityResult | None = None
    """Verdict on hateful or unfair content."""
    self_harm: ContentFilterSeverityResult | None = None
    """Verdict on content about hurting oneself."""
    profanity: ContentFilterDetectedResult | None = None
    """Whether swear words were found."""
    jailbreak: ContentFilterDetectedResult | None = None
    """Whether the prompt tries to talk the model out of its rules."""


class ImageGenerationsRequest(Model):
    """A picture to draw."""

    prompt: str
    """What to draw, in 1 to 4000 characters. At least 1 character."""
    n: int | None = None
    """How many pictures to draw; only 1 is possible. From 1 to 1. The service assumes 1."""
    size: ImageSize | None = None
    """Width and height in pixels; `1024x1024` when left out."""
    response_format: ImagesResponseFormat | None = None
    """A link or the picture itself; `url` when left out."""
    user: str | None = None
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""
    quality: ImageQuality | None = None
    """Care taken; `standard` when left out."""
    style: ImageStyle | None = None
    """Look of the picture; `vivid` when left out."""


class GenerateImagesResponse(Model):
    """The pictures drawn."""

    created: int
    """Time of drawing, in seconds since 1970 (UTC). Unix time, in seconds."""
    data: list[ImageResult]
    """The pictures, one each."""


class ImageResult(Model):
    """A picture, as a link or as data, with what the content filter found."""

    url: str | None = None
    """Where to download the picture, for about a day."""
    b64_json: str | None = None
    """The picture file as base64 text."""
    content_filter_results: DalleContentFilterResults | None = None
    """Filter verdicts on the picture."""
    revised_prompt: str | None = None
    """The rewritten prompt the model worked from, when the service rewrote yours."""
    prompt_filter_results: DalleFilterResults | None = None
    """Filter verdicts on the prompt."""


ImageQuality = Literal["standard", "hd"] | str
"""How much care goes into a picture.

- "standard": The usual quality; the default.
- "hd": More detail and a more coherent whole.
"""


ImagesResponseFormat = Literal["url", "b64_json"] | str
"""How a picture is handed over.

- "url": As a link that expires; the default.
- "b64_json": As base64 text within the response.
"""


ImageSize = Literal["1792x1024", "1024x1792", "1024x1024"] | str
"""Width and height of a picture, in pixels.

- "1792x1024": Landscape.
- "1024x1792": Portrait.
- "1024x1024": Square; the default.
"""


ImageStyle = Literal["vivid", "natural"] | str
"""Look of a picture.

- "vivid": Dramatic and larger than life; the default.
- "natural": Plainer and closer to a photograph.
"""
