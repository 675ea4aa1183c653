"""Models of ``client.embeddings``."""

from __future__ import annotations

from .._runtime import Model


class EmbeddingsCreateRequest(Model):
    """The texts to embed and how to return their vectors; other fields are passed on to the service."""

    input: str | list[str] | None
    """Text to embed, at most 2048 tokens. A list of up to 2048 texts is embedded in one call; line breaks in prose are
    better sent as spaces.
    """
    user: str | None = None
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""
    input_type: str | None = None
    """Which kind of search the vectors are meant for, such as `query`."""
    encoding_format: str | None = None
    """How vectors are written: `float` (the default) gives lists of numbers, `base64` a packed string."""
    dimensions: int | None = None
    """Length of each returned vector; the model's full length when left out. Works from `text-embedding-3` on."""


class EmbeddingsCreateResponse(Model):
    """The vectors with the model and tokens it took to make them."""

    object: str
    """Kind of this object, `list`."""
    model: str
    """Name of the model that made the vectors."""
    data: list[EmbeddingsCreateResponseDataItem]
    """The vectors, in input order."""
    usage: EmbeddingsCreateResponseUsage
    """Tokens billed for this call."""


class EmbeddingsCreateResponseDataItem(Model):
    """The vector of a single input text."""

    index: int
    """Position of the input text, from 0."""
    object: str
    """Kind of this object, `embedding`."""
    embedding: list[float]
    """The vector."""


class EmbeddingsCreateResponseUsage(Model):
    """Tokens billed for this call."""

    prompt_tokens: int
    """Tokens in all input texts."""
    total_tokens: int
    """Tokens counted in all."""
