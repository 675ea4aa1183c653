"""Azure OpenAI inference, api-version 2024-10-21: a typed client, synchronous and asynchronous (``aio``)."""

from . import _patch, models, params
from ._client import InferenceClient
from ._patch import *

__all__ = ["InferenceClient", "models", "params"]
__version__ = "0.1.0"
__all__ += _patch.__all__
