"""Arguments that several operation groups share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TYPE_CHECKING, TypeAlias, TypedDict

from typing_extensions import Required

if TYPE_CHECKING:
    from .. import models


class Error(TypedDict, total=False):
    """A failed call or job explained."""

    code: Required[ErrorCode]
    message: Required[str]
    """Explanation for a human reader. At least 1 character."""
    target: str
    """Part of the request at fault, if one is."""
    details: Sequence[Error | models.Error]
    """The single errors behind this one."""
    innererror: InnerError | models.InnerError


class InnerError(TypedDict, total=False):
    """The cause behind an error, nested as deep as the service cares to tell."""

    code: InnerErrorCode
    innererror: InnerError | models.InnerError


ErrorCode: TypeAlias = (
    "Literal['conflict', 'invalidPayload', 'forbidden', 'notFound', 'unexpectedEntityState', 'itemDoesAlreadyExist', 'serviceUnavailable', 'internalFailure', 'quotaExceeded', 'jsonlValidationFailed', 'fileImportFailed', 'tooManyRequests', 'unauthorized', 'contentFilter'] | str"
)
"""Kind of an error.

- "conflict": Something else changed the resource meanwhile, or is changing it.
- "invalidPayload": The body is not what this operation takes.
- "forbidden": The caller lacks permission for this.
- "notFound": There is no such thing.
- "unexpectedEntityState": Not possible in the state the object is in.
- "itemDoesAlreadyExist": The name or id is taken.
- "serviceUnavailable": The service is down for the moment.
- "internalFailure": The service is at fault; trying again may help.
- "quotaExceeded": A limit of the resource is reached.
- "jsonlValidationFailed": A line of the training data is wrong.
- "fileImportFailed": The service could not fetch the file.
- "tooManyRequests": Calls come too fast; wait, then try again.
- "unauthorized": The key or token is missing or not accepted.
- "contentFilter": The content filter stopped the picture or its prompt.
"""


InnerErrorCode: TypeAlias = "Literal['invalidPayload'] | str"
"""Kind of an inner error.

- "invalidPayload": The body is not what this operation takes.
"""


OperationState: TypeAlias = "Literal['notRunning', 'running', 'succeeded', 'failed'] | str"
"""How far an operation or ingestion job is. `succeeded` and `failed` are final.

- "notRunning": Waiting for its turn.
- "running": Under way.
- "succeeded": Done; its result can be used.
- "failed": Ended with an error.
"""


Purpose: TypeAlias = "Literal['fine-tune', 'fine-tune-results'] | str"
"""What a file is for, which decides how its content is checked. To train a model, `fine-tune`.

- "fine-tune": Data to train or validate a model with.
- "fine-tune-results": Metrics that a training job wrote.
"""
