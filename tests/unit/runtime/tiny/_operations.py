from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._runtime import (
    BytesResult,
    EventStream,
    Header,
    JsonBody,
    JsonResult,
    MultipartBody,
    Operation,
    Path,
    Query,
    RawBody,
    TextResult,
)

if TYPE_CHECKING:
    from . import models

ERRORS = {404: JsonResult("things:Missing")}

CHAT: Operation[models.Answer] = Operation(
    "POST",
    "/deployments/{deployment-id}/chat",
    parameters=(Path("deployment-id"),),
    body=JsonBody(required=True, names={"from_": "from"}),
    results={200: JsonResult("things:Answer")},
    stream=EventStream(JsonResult("things:Chunk"), flag="stream", terminator="[DONE]"),
    errors=ERRORS,
    options="things:ChatOptions",
)
LIST: Operation[models.Things] = Operation(
    "GET",
    "/threads/{thread_id}/things",
    parameters=(Path("thread_id"), Query("limit"), Query("include[]"), Header("x-tag"), Query("kind", const="thing")),
    results={200: JsonResult("things:Things")},
)
AUDIO: Operation[Any] = Operation(
    "POST",
    "/audio",
    body=MultipartBody(
        required=True, files=("file",), names={"granularities": "granularities[]", "expires_anchor": "expires.anchor"}
    ),
    results={200: (JsonResult("things:AnyAudio"), TextResult())},
    options="things:AudioOptions",
)
PUT: Operation[bytes] = Operation("PUT", "/raw", body=RawBody(), results={200: BytesResult()})
DROP: Operation[None] = Operation("DELETE", "/things/{name}", parameters=(Path("name"),), results={204: None})
EVENTS: Operation[models.Event] = Operation(
    "GET",
    "/events",
    results={200: JsonResult("things:Event")},
    stream=EventStream(JsonResult("things:Event"), flag="stream", envelope=True),
)
