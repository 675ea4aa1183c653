"""Reading: a document on disk, and the files it refers to, become a :class:`~generator.load.documents.DocumentSet`."""

from generator.load.documents import DocumentSet
from generator.load.reader import load

__all__ = ["DocumentSet", "load"]
