"""Arguments of ``client.completions``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from .._runtime import CallOptions


class CompletionsCreateRequestFields(TypedDict, total=False):
    """The fields that :class:`CompletionsCreateRequest` and keyword arguments have in common."""

    prompt: str | Sequence[str] | None
    """Text to continue, or a list of up to 2048 texts that are continued independently. Without a prompt the model
    writes freely, as at the start of a new document.
    """
    max_tokens: int | None
    """Most tokens to generate, 16 when left out. Prompt and answer together must fit the model's context of 2048
    tokens, or 4096 for newer models. The service assumes 16.
    """
    temperature: float | None
    """Randomness of sampling, from 0 (close to repeatable) upwards; 1 when left out. Tune either this or `top_p`. The
    service assumes 1.
    """
    top_p: float | None
    """Nucleus sampling: only the likeliest tokens that together hold this share of probability are drawn from, 0 to 1;
    1 when left out. Tune either this or `temperature`. The service assumes 1.
    """
    logit_bias: Mapping[str, Any]
    """Maps token ids to a bias from -100 (never use) to 100 (always use) that is added to the token's score. No bias
    when left out.
    """
    user: str
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""
    n: int | None
    """Texts to return per prompt, 1 to 128; 1 when left out. Each one costs tokens. The service assumes 1."""
    logprobs: int | None
    """Report this many of the likeliest tokens, 0 to 5, with their log probabilities at every position; the chosen
    token is always among them. None when left out.
    """
    model: str | None
    """Name of the model. The deployment decides, so leave it out."""
    suffix: str | None
    """Text that follows the gap the model is to fill."""
    echo: bool | None
    """Repeat the prompt ahead of the generated text; false when left out. The service assumes false."""
    stop: str | Sequence[str] | None
    """One to four texts at which generation ends; the matched text is not returned."""
    completion_config: str | None
    """Settings of the service's own; leave it out."""
    presence_penalty: float
    """From -2 to 2; above 0, tokens already used at all become less likely, which favours fresh subjects. 0 when left
    out. The service assumes 0.
    """
    frequency_penalty: float
    """From -2 to 2; above 0, tokens lose likelihood each time they occur, which curbs repetition. 0 when left out. The
    service assumes 0.
    """
    best_of: int
    """Candidates to write per prompt, at most 128, of which the `n` likeliest are returned; all count as tokens used.
    Must exceed `n`, cannot be streamed.
    """


class CompletionsCreateRequest(CompletionsCreateRequestFields, total=False):
    """A prompt to continue, with sampling settings."""

    stream: bool | None
    """Send the answer in pieces, as server-sent events that end with `[DONE]`; false when left out. The service assumes
    false.
    """


class CompletionsCreateOptions(CompletionsCreateRequestFields, CallOptions, total=False):
    """Keyword arguments of ``client.completions.create``."""
