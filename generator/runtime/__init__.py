"""What every generated package carries: the engine that its operation rows, models and clients run on.

Names are imported when first used, so that rows need neither pydantic nor azure-core, and clients no pydantic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lazy import lazy_module

if TYPE_CHECKING:
    from .client import AsyncClient as AsyncClient, AsyncOperationGroup as AsyncOperationGroup, Client as Client
    from .client import OperationGroup as OperationGroup
    from .models import Field as Field, Model as Model
    from .operation import BytesResult as BytesResult, Cookie as Cookie, EventStream as EventStream
    from .operation import FormBody as FormBody, Header as Header, JsonBody as JsonBody, JsonResult as JsonResult
    from .operation import MultipartBody as MultipartBody, Operation as Operation, Outcome as Outcome
    from .operation import Pages as Pages, Path as Path, Query as Query
    from .operation import RawBody as RawBody, TextResult as TextResult
    from .settings import CallOptions as CallOptions, ClientSettings as ClientSettings
    from .settings import PathVariable as PathVariable, ServiceDefinition as ServiceDefinition
    from .streaming import AsyncStream as AsyncStream, Stream as Stream
    from .unions import OneOf as OneOf

__getattr__, __dir__ = lazy_module(
    __name__,
    {
        "client": "AsyncClient AsyncOperationGroup Client OperationGroup",
        "models": "Field Model",
        "operation": "BytesResult Cookie EventStream FormBody Header JsonBody JsonResult MultipartBody Operation Outcome"
        " Pages Path Query RawBody TextResult",
        "settings": "CallOptions ClientSettings PathVariable ServiceDefinition",
        "streaming": "AsyncStream Stream",
        "unions": "OneOf",
    },
)
