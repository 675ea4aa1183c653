"""Models of ``client.completions``."""

from __future__ import annotations

from typing import Literal

from .._runtime import Model
from ._common import CompletionUsage, ContentFilterChoiceResults, PromptFilterResults


class CreateCompletionRequest(Model):
    """A prompt to continue, with sampling settings."""

    prompt: str | list[str] | None
    """Text to continue, or a list of texts that are continued independently. Null lets the model write freely, as at
    the start of a new document. The service assumes "<|endoftext|>".
    """
    best_of: int | None = None
    """Candidates to write per prompt, 0 to 20, of which the `n` likeliest are returned; all count as tokens used. Must
    exceed `n`, cannot be streamed; 1 when left out. From 0 to 20. The service assumes 1.
    """
    echo: bool | None = None
    """Repeat the prompt ahead of the generated text; false when left out. The service assumes false."""
    frequency_penalty: float | None = None
    """From -2 to 2; above 0, tokens lose likelihood each time they occur, which curbs repetition. 0 when left out. From
    -2 to 2. The service assumes 0.
    """
    logit_bias: dict[str, int] | None = None
    """Maps token ids to a bias from -100 (never use) to 100 (always use) that is added to the token's score. No bias
    when left out.
    """
    logprobs: int | None = None
    """Report this many of the likeliest tokens, 0 to 5, with their log probabilities at every position; the chosen
    token is always among them. None when left out. From 0 to 5.
    """
    max_tokens: int | None = None
    """Most tokens to generate, 16 when left out. Prompt and answer together must fit the model's context. At least 0.
    The service assumes 16.
    """
    n: int | None = None
    """Texts to return per prompt, 1 to 128; 1 when left out. Each one costs tokens. From 1 to 128. The service assumes
    1.
    """
    presence_penalty: float | None = None
    """From -2 to 2; above 0, tokens already used at all become less likely, which favours fresh subjects. 0 when left
    out. From -2 to 2. The service assumes 0.
    """
    seed: int | None = None
    """Any 64-bit integer: equal requests with equal seeds tend to give equal answers. Not a promise; a changed
    `system_fingerprint` tells that the backend moved on. From -9223372036854775808 to 9223372036854775807.
    """
    stop: str | list[str] | None = None
    """One to four texts at which generation ends; the matched text is not returned. None when left out."""
    stream: bool | None = None
    """Send the answer in pieces, as server-sent events that end with `[DONE]`; false when left out. The service assumes
    false.
    """
    suffix: str | None = None
    """Text that follows the gap the model is to fill; `gpt-3.5-turbo-instruct` only."""
    temperature: float | None = None
    """Randomness of sampling, from 0 (close to repeatable) to 2 (wild); 1 when left out. Tune either this or `top_p`.
    From 0 to 2. The service assumes 1.
    """
    top_p: float | None = None
    """Nucleus sampling: only the likeliest tokens that together hold this share of probability are drawn from, 0 to 1;
    1 when left out. Tune either this or `temperature`. From 0 to 1. The service assumes 1.
    """
    user: str | None = None
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""


class CreateCompletionResponse(Model):
    """Generated texts. Streamed pieces have this very shape too."""

    id: str
    """Id of this completion."""
    choices: list[CreateCompletionResponseChoicesItem]
    """The generated texts, `n` per prompt."""
    created: int
    """Time of creation, in seconds since 1970 (UTC)."""
    model: str
    """Model that wrote the texts."""
    prompt_filter_results: PromptFilterResults | None = None
    """Filter verdicts on the prompts."""
    system_fingerprint: str | None = None
    """Stands for the backend's state. When it changes, the same `seed` may give another answer."""
    object: Literal["text_completion"]
    """Kind of this object, `text_completion`."""
    usage: CompletionUsage | None = None
    """Tokens this call consumed."""


class CreateCompletionResponseChoicesItem(Model):
    """One generated text."""

    finish_reason: Literal["stop", "length", "content_filter"] | str
    """What ended the text: `stop` its natural end or a stop text, `length` the token limit, `content_filter` the
    content filter.
    """
    index: int
    """Position among the choices, from 0."""
    logprobs: CreateCompletionResponseChoicesItemLogprobs | None
    """Token probabilities, if `logprobs` was requested; otherwise null."""
    text: str
    """The text the model wrote."""
    content_filter_results: ContentFilterChoiceResults | None = None
    """Filter verdicts on this text."""


class CreateCompletionResponseChoicesItemLogprobs(Model):
    """Token probabilities, if `logprobs` was requested; otherwise null."""

    text_offset: list[int] | None = None
    """Character offset at which each token starts."""
    token_logprobs: list[float] | None = None
    """Log probability of each token."""
    tokens: list[str] | None = None
    """The tokens as text."""
    top_logprobs: list[dict[str, float]] | None = None
    """For each position, the likeliest tokens with their log probabilities."""
