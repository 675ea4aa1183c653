"""Models of ``client.embeddings``."""

from __future__ import annotations

from typing import Literal

from .._runtime import Model as _Model
from ._common import Usage


class CreateEmbeddingRequest(_Model):
    """Texts to embed and how to return their vectors."""

    input: str | list[str]
    """Text to embed, or a list of texts for one vector each."""
    user: str | None = None
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""
    input_type: str | None = None
    """Which kind of search the vectors are meant for, such as `query`."""
    encoding_format: Literal["float", "base64"] | str | None = None
    """How vectors are written; as lists of numbers (`float`) or packed strings (`base64`)."""
    dimensions: int | None = None
    """Length of each vector; the model's full length when left out. At least 1."""


class CreateEmbeddingResponse(_Model):
    """The vectors with the model and tokens it took to make them."""

    object: Literal["list"]
    """Kind of this object, `list`."""
    data: list[CreateEmbeddingResponseDataItem]
    """The vectors, in input order."""
    model: str
    """Name of the model that made them."""
    usage: Usage


class CreateEmbeddingResponseDataItem(_Model):
    """The vector of a single text."""

    index: int
    """Position of the text, from 0."""
    object: Literal["embedding"]
    """Kind of this object, `embedding`."""
    embedding: list[float]
    """The vector."""
