"""The asynchronous client: the same names, to be awaited."""

from . import _patch
from ._client import AssistantsClient
from ._patch import *

__all__ = ["AssistantsClient"]
__all__ += _patch.__all__
