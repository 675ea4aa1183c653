"""Models of ``client.completions``."""

from __future__ import annotations

from typing import Any

from .._runtime import Model


class ErrorResponse(Model):
    """Body of a failed call."""

    error: ErrorResponseError | None = None
    """What went wrong."""


class ErrorResponseError(Model):
    """What went wrong."""

    code: str | None = None
    """Short error code, such as `content_filter` or `429`."""
    message: str | None = None
    """Explanation for a human reader."""
    param: str | None = None
    """Request field at fault, if one is."""
    type: str | None = None
    """Family of the error, such as `invalid_request_error`."""


class CompletionsCreateRequest(Model):
    """A prompt to continue, with sampling settings."""

    prompt: str | list[str] | None = None
    """Text to continue, or a list of up to 2048 texts that are continued independently. Without a prompt the model
    writes freely, as at the start of a new document.
    """
    max_tokens: int | None = None
    """Most tokens to generate, 16 when left out. Prompt and answer together must fit the model's context of 2048
    tokens, or 4096 for newer models. The service assumes 16.
    """
    temperature: float | None = None
    """Randomness of sampling, from 0 (close to repeatable) upwards; 1 when left out. Tune either this or `top_p`. The
    service assumes 1.
    """
    top_p: float | None = None
    """Nucleus sampling: only the likeliest tokens that together hold this share of probability are drawn from, 0 to 1;
    1 when left out. Tune either this or `temperature`. The service assumes 1.
    """
    logit_bias: dict[str, Any] | None = None
    """Maps token ids to a bias from -100 (never use) to 100 (always use) that is added to the token's score. No bias
    when left out.
    """
    user: str | None = None
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""
    n: int | None = None
    """Texts to return per prompt, 1 to 128; 1 when left out. Each one costs tokens. The service assumes 1."""
    stream: bool | None = None
    """Send the answer in pieces, as server-sent events that end with `[DONE]`; false when left out. The service assumes
    false.
    """
    logprobs: int | None = None
    """Report this many of the likeliest tokens, 0 to 5, with their log probabilities at every position; the chosen
    token is always among them. None when left out.
    """
    model: str | None = None
    """Name of the model. The deployment decides, so leave it out."""
    suffix: str | None = None
    """Text that follows the gap the model is to fill."""
    echo: bool | None = None
    """Repeat the prompt ahead of the generated text; false when left out. The service assumes false."""
    stop: str | list[str] | None = None
    """One to four texts at which generation ends; the matched text is not returned."""
    completion_config: str | None = None
    """Settings of the service's own; leave it out."""
    presence_penalty: float | None = None
    """From -2 to 2; above 0, tokens already used at all become less likely, which favours fresh subjects. 0 when left
    out. The service assumes 0.
    """
    frequency_penalty: float | None = None
    """From -2 to 2; above 0, tokens lose likelihood each time they occur, which curbs repetition. 0 when left out. The
    service assumes 0.
    """
    best_of: int | None = None
    """Candidates to write per prompt, at most 128, of which the `n` likeliest are returned; all count as tokens used.
    Must exceed `n`, cannot be streamed.
    """


class CompletionsCreateResponse(Model):
    """Generated texts, with the tokens they took."""

    id: str
    """Id of this answer."""
    object: str
    """Kind of this object, `text_completion`."""
    created: int
    """When it was written, in seconds since 1970."""
    model: str
    """Name of the model that wrote."""
    choices: list[CompletionsCreateResponseChoicesItem]
    """The texts, `n` for each prompt."""
    usage: CompletionsCreateResponseUsage | None = None
    """Tokens the call used."""


class CompletionsCreateResponseChoicesItem(Model):
    """One generated text."""

    text: str | None = None
    """What the model wrote."""
    index: int | None = None
    """Position among all texts, from 0."""
    logprobs: CompletionsCreateResponseChoicesItemLogprobs | None = None
    """How likely its tokens were, if `logprobs` was asked for."""
    finish_reason: str | None = None
    """Why it ended, such as `stop` (complete), `length` (too long) or `content_filter` (withheld)."""


class CompletionsCreateResponseChoicesItemLogprobs(Model):
    """How likely its tokens were, if `logprobs` was asked for."""

    tokens: list[str] | None = None
    """The tokens."""
    token_logprobs: list[float] | None = None
    """The log probability of each token."""
    top_logprobs: list[dict[str, float]] | None = None
    """The likeliest tokens at each position."""
    text_offset: list[int] | None = None
    """Where each token begins in the text."""


class CompletionsCreateResponseUsage(Model):
    """Tokens the call used."""

    completion_tokens: float
    """Tokens generated."""
    prompt_tokens: float
    """Tokens of the prompts."""
    total_tokens: float
    """Both together."""
