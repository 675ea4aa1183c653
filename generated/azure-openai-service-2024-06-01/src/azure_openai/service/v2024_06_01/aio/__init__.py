"""The asynchronous client: the same names, to be awaited."""

from . import _patch
from ._client import ServiceClient
from ._patch import *

__all__ = ["ServiceClient"]
__all__ += _patch.__all__
