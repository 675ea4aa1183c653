"""Azure OpenAI inference, api-version 2024-10-21: a typed client, synchronous and asynchronous (``aio``)."""

from . import _patch, models, params
from ._client import InferenceClient
from ._patch import *
from ._runtime.errors import ApiError
from ._runtime.raw import with_raw_response

__all__ = ["ApiError", "InferenceClient", "models", "params", "with_raw_response"]
__version__ = "0.1.0"
__all__ += _patch.__all__
