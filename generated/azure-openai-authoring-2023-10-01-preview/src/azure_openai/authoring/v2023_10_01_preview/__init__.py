"""Azure OpenAI authoring, api-version 2023-10-01-preview: a typed client, synchronous and asynchronous (``aio``)."""

from . import _patch, models, params
from ._client import AuthoringClient
from ._patch import *

__all__ = ["AuthoringClient", "models", "params"]
__version__ = "0.1.0"
__all__ += _patch.__all__
