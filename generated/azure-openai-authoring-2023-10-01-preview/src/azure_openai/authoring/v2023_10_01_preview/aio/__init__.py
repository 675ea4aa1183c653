"""The asynchronous client: the same names, to be awaited."""

from .._runtime.raw import with_raw_response_async as with_raw_response
from . import _patch
from ._client import AuthoringClient
from ._patch import *

__all__ = ["AuthoringClient", "with_raw_response"]
__all__ += _patch.__all__
