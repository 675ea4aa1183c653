"""The asynchronous client: the same names, to be awaited."""

from . import _patch
from ._client import InferenceClient
from ._patch import *

__all__ = ["InferenceClient"]
__all__ += _patch.__all__
