"""Azure OpenAI authoring, api-version 2023-10-01-preview: a typed client, synchronous and asynchronous (``aio``)."""

from . import _patch, models, params
from ._client import AuthoringClient
from ._patch import *
from ._runtime.errors import ApiError
from ._runtime.raw import with_raw_response

__all__ = ["ApiError", "AuthoringClient", "models", "params", "with_raw_response"]
__version__ = "0.1.0"
__all__ += _patch.__all__
