"""The asynchronous client: the same names, to be awaited."""

from . import _patch
from ._client import AuthoringClient
from ._patch import *

__all__ = ["AuthoringClient"]
__all__ += _patch.__all__
