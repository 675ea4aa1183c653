"""Lowering: Swagger 2.0, OpenAPI 3.0 and 3.1 become one shape, :class:`~generator.normalize.document.NormalDocument`."""

from generator.normalize.document import NormalDocument, NormalOperation
from generator.normalize.walk import normalize

__all__ = ["NormalDocument", "NormalOperation", "normalize"]
