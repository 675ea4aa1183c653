"""Arguments of ``client.embeddings``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from typing_extensions import Required

from .._runtime import CallOptions


class EmbeddingsCreateRequest(TypedDict, total=False):
    """The texts to embed and how to return their vectors; other fields are passed on to the service."""

    input: Required[str | Sequence[str] | None]
    """Text to embed, at most 2048 tokens. A list of up to 2048 texts is embedded in one call; line breaks in prose are
    better sent as spaces.
    """
    user: str
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""
    input_type: str
    """Which kind of search the vectors are meant for, such as `query`."""
    encoding_format: str | None
    """How vectors are written: `float` (the default) gives lists of numbers, `base64` a packed string."""
    dimensions: int | None
    """Length of each returned vector; the model's full length when left out. Works from `text-embedding-3` on."""


class EmbeddingsCreateOptions(EmbeddingsCreateRequest, CallOptions, total=False):
    """Keyword arguments of ``client.embeddings.create``."""
