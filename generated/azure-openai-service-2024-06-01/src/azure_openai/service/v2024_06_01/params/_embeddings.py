"""Arguments of ``client.embeddings``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypedDict

from typing_extensions import Required

from .._runtime import CallOptions


class CreateEmbeddingRequest(TypedDict, total=False):
    """Texts to embed and how to return their vectors."""

    input: Required[str | Sequence[str]]
    """Text to embed, or a list of texts for one vector each."""
    user: str
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""
    input_type: str
    """Which kind of search the vectors are meant for, such as `query`."""
    encoding_format: Literal["float", "base64"] | str
    """How vectors are written; as lists of numbers (`float`) or packed strings (`base64`)."""
    dimensions: int
    """Length of each vector; the model's full length when left out. At least 1."""


class EmbeddingsCreateOptions(CreateEmbeddingRequest, CallOptions, total=False):
    """Keyword arguments of ``client.embeddings.create``."""
