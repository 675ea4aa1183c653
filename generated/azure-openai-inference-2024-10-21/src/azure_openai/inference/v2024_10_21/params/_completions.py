"""Arguments of ``client.completions``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from typing_extensions import Required

from .._runtime import CallOptions


class CreateCompletionRequestFields(TypedDict, total=False):
    """The fields that :class:`CreateCompletionRequest` and keyword arguments have in common."""

    prompt: Required[str | Sequence[str] | None]
    """Text to continue, or a list of texts that are continued independently. Null lets the model write freely, as at
    the start of a new document. The service assumes "<|endoftext|>".
    """
    best_of: int | None
    """Candidates to write per prompt, 0 to 20, of which the `n` likeliest are returned; all count as tokens used. Must
    exceed `n`, cannot be streamed; 1 when left out. From 0 to 20. The service assumes 1.
    """
    echo: bool | None
    """Repeat the prompt ahead of the generated text; false when left out. The service assumes false."""
    frequency_penalty: float | None
    """From -2 to 2; above 0, tokens lose likelihood each time they occur, which curbs repetition. 0 when left out. From
    -2 to 2. The service assumes 0.
    """
    logit_bias: Mapping[str, int] | None
    """Maps token ids to a bias from -100 (never use) to 100 (always use) that is added to the token's score. No bias
    when left out.
    """
    logprobs: int | None
    """Report this many of the likeliest tokens, 0 to 5, with their log probabilities at every position; the chosen
    token is always among them. None when left out. From 0 to 5.
    """
    max_tokens: int | None
    """Most tokens to generate, 16 when left out. Prompt and answer together must fit the model's context. At least 0.
    The service assumes 16.
    """
    n: int | None
    """Texts to return per prompt, 1 to 128; 1 when left out. Each one costs tokens. From 1 to 128. The service assumes
    1.
    """
    presence_penalty: float | None
    """From -2 to 2; above 0, tokens already used at all become less likely, which favours fresh subjects. 0 when left
    out. From -2 to 2. The service assumes 0.
    """
    seed: int | None
    """Any 64-bit integer: equal requests with equal seeds tend to give equal answers. Not a promise; a changed
    `system_fingerprint` tells that the backend moved on. From -9223372036854775808 to 9223372036854775807.
    """
    stop: str | Sequence[str] | None
    """One to four texts at which generation ends; the matched text is not returned. None when left out."""
    suffix: str | None
    """Text that follows the gap the model is to fill; `gpt-3.5-turbo-instruct` only."""
    temperature: float | None
    """Randomness of sampling, from 0 (close to repeatable) to 2 (wild); 1 when left out. Tune either this or `top_p`.
    From 0 to 2. The service assumes 1.
    """
    top_p: float | None
    """Nucleus sampling: only the likeliest tokens that together hold this share of probability are drawn from, 0 to 1;
    1 when left out. Tune either this or `temperature`. From 0 to 1. The service assumes 1.
    """
    user: str
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""


class CreateCompletionRequest(CreateCompletionRequestFields, total=False):
    """A prompt to continue, with sampling settings."""

    stream: bool | None
    """Send the answer in pieces, as server-sent events that end with `[DONE]`; false when left out. The service assumes
    false.
    """


class CompletionsCreateOptions(CreateCompletionRequestFields, CallOptions, total=False):
    """Keyword arguments of ``client.completions.create``."""
