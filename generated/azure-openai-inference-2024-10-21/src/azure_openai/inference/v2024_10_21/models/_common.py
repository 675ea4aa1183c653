"""Models that several operation groups share."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .._runtime import Model


class ErrorResponse(Model):
    """Body of a failed call."""

    error: Error | None = None
    """What went wrong."""


class ErrorBase(Model):
    """What every error says."""

    code: str | None = None
    """Short error code, such as `content_filter` or `429`."""
    message: str | None = None
    """Explanation for a human reader."""


class Error(Model):
    """A failed call explained."""

    code: str | None = None
    """Short error code, such as `content_filter` or `429`."""
    message: str | None = None
    """Explanation for a human reader."""
    param: str | None = None
    """Request field at fault, if one is."""
    type: str | None = None
    """Family of the error, such as `invalid_request_error`."""
    inner_error: InnerError | None = None
    """Details behind the error."""
    innererror: InnerError | None = None


class InnerError(Model):
    """Why the content filter refused a prompt."""

    code: InnerErrorCode | None = None
    """Reason for the refusal."""
    content_filter_results: ContentFilterPromptResults | None = None
    """Verdict per harm category on the prompt."""


class ContentFilterSeverityResult(Model):
    """Verdict of a filter that grades content."""

    filtered: bool
    """True when the content was withheld for this reason."""
    severity: ContentFilterSeverity
    """How harmful the content is, in four steps from `safe` to `high`."""


class ContentFilterDetectedResult(Model):
    """Verdict of a filter that answers yes or no."""

    filtered: bool
    """True when the content was withheld for this reason."""
    detected: bool
    """True when the filter found what it looks for."""


class ContentFilterDetectedWithCitationResult(Model):
    """Yes-or-no verdict that also names the source of the match."""

    filtered: bool
    """True when the content was withheld for this reason."""
    detected: bool
    """True when the filter found what it looks for."""
    citation: ContentFilterDetectedWithCitationResultCitation | None = None
    """Where the matched code was published."""


class ContentFilterDetectedWithCitationResultCitation(Model):
    """Where the matched code was published."""

    url: str | None = Field(default=None, alias="URL")
    """Address of the repository."""
    license: str | None = None
    """Licence that repository carries."""


class ContentFilterPromptResults(Model):
    """Filter verdicts on a prompt: harm by severity, swear words and jailbreak attempts by presence."""

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
    error: ErrorBase | None = None
    """Set when filtering itself failed, so that verdicts may be missing."""
    jailbreak: ContentFilterDetectedResult | None = None
    """Whether the prompt tries to talk the model out of its rules."""


class ContentFilterChoiceResults(Model):
    """Filter verdicts on generated text: harm by severity, swear words and copied material by presence."""

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
    error: ErrorBase | None = None
    """Set when filtering itself failed, so that verdicts may be missing."""
    protected_material_text: ContentFilterDetectedResult | None = None
    """Whether known third-party text, such as song lyrics, was found."""
    protected_material_code: ContentFilterDetectedWithCitationResult | None = None
    """Whether code from a public repository was found, and which."""


class PromptFilterResult(Model):
    """Filter verdicts on one prompt."""

    prompt_index: int | None = None
    """Position of the prompt, from 0."""
    content_filter_results: ContentFilterPromptResults | None = None
    """The verdicts."""


class CompletionUsage(Model):
    """Tokens a call consumed."""

    prompt_tokens: int
    """Tokens sent."""
    completion_tokens: int
    """Tokens generated, hidden reasoning included."""
    total_tokens: int
    """Both added up."""
    completion_tokens_details: CompletionUsageCompletionTokensDetails | None = None
    """What the generated tokens were spent on."""


class CompletionUsageCompletionTokensDetails(Model):
    """What the generated tokens were spent on."""

    reasoning_tokens: int | None = None
    """Tokens spent on hidden reasoning."""


class AudioResponse(Model):
    """The words of a recording, for the format `json`."""

    text: str
    """The words."""


class AudioVerboseResponse(Model):
    """The words of a recording with timing, for the format `verbose_json`."""

    text: str
    """The words."""
    task: Literal["transcribe", "translate"] | str | None = None
    """What was done with the recording."""
    language: str | None = None
    """Language that was heard, such as `english`."""
    duration: float | None = None
    """Length of the recording in seconds."""
    segments: list[AudioSegment] | None = None
    """The words in timed pieces, in order."""


class AudioSegment(Model):
    """A timed piece of a transcript."""

    id: int | None = None
    """Position of the piece, from 0."""
    seek: float | None = None
    """Offset of the decoding window this piece came from, in frames of 10 ms."""
    start: float | None = None
    """Start in the recording, in seconds."""
    end: float | None = None
    """End in the recording, in seconds."""
    text: str | None = None
    """Words of the piece."""
    tokens: list[float] | None = None
    """Token ids of the words."""
    temperature: float | None = None
    """Randomness this piece was decoded with."""
    avg_logprob: float | None = None
    """Mean log probability of its tokens; below -1 suggests a poor result."""
    compression_ratio: float | None = None
    """How well its text compresses; above 2.4 suggests endless repetition."""
    no_speech_prob: float | None = None
    """Likelihood, 0 to 1, that nobody speaks here."""


InnerErrorCode = Literal["ResponsibleAIPolicyViolation"] | str
"""Reason codes of an inner error.

- "ResponsibleAIPolicyViolation": At least one content filter rule rejected the prompt.
"""


ContentFilterSeverity = Literal["safe", "low", "medium", "high"] | str
"""How harmful the content is, in four steps from `safe` to `high`.

- "safe": Nothing harmful, though the topic may be touched upon.
- "low": Mildly harmful.
- "medium": Clearly harmful.
- "high": Severely harmful.
"""


PromptFilterResults = list[PromptFilterResult]
"""Filter verdicts on the request's prompts. While streaming they may come late and in any order."""


AudioResponseFormat = Literal["json", "text", "srt", "verbose_json", "vtt"] | str
"""Formats of a transcript: JSON (`verbose_json` with timing), plain text, or subtitles (`srt`, `vtt`)."""
