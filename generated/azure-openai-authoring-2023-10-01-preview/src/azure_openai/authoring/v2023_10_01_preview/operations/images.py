from __future__ import annotations

from typing import TYPE_CHECKING, overload

from .. import _operations
from .._runtime.described import described
from .._runtime.polling import LongRunningGroup

if TYPE_CHECKING:
    from typing import Any, IO

    from azure.core.polling import LROPoller
    from typing_extensions import Unpack

    from .. import models, params
    from .._runtime import CallOptions


class ImagesOperations(LongRunningGroup):
    """``client.images``: made by the client, not by you."""

    @overload
    def begin_generate(
        self,
        *,
        operation_id: str | None = None,
        polling_interval: float | None = None,
        continuation_token: str | None = None,
        **options: Unpack[params.ImagesBeginGenerateOptions],
    ) -> LROPoller[models.OperationResponse]: ...

    @overload
    def begin_generate(
        self,
        *,
        body: params.GenerateImagesCreation | bytes | IO[bytes],
        operation_id: str | None = None,
        polling_interval: float | None = None,
        continuation_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> LROPoller[models.OperationResponse]: ...

    @described(_operations.IMAGES_BEGIN_GENERATE)
    def begin_generate(
        self,
        *,
        operation_id: str | None = None,
        polling_interval: float | None = None,
        continuation_token: str | None = None,
        body: params.GenerateImagesCreation | bytes | IO[bytes] | None = None,
        **options: Any,
    ) -> LROPoller[models.OperationResponse]:
        """Start making pictures from a text.

        Queues the drawing of one or more pictures and answers at once. Ask for the operation until it has succeeded;
        its result links to the pictures.

        :keyword operation_id: An id of your own for the operation, so that a repeated call starts nothing twice.
            Reusing it for another request fails with status 400. A UUID.
        :keyword polling_interval: Seconds between two looks where the service names none; 30.
        :keyword continuation_token: Goes on with an operation that an earlier poller began.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.ImagesBeginGenerateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._begin(
            _operations.IMAGES_BEGIN_GENERATE,
            options,
            operation_id,
            body=body,
            polling_interval=polling_interval,
            continuation_token=continuation_token,
        )

    @described(_operations.IMAGES_GET_OPERATION)
    def get_operation(self, operation_id: str, **options: Unpack[CallOptions]) -> models.OperationResponse:
        """Get the state of an image operation.

        Tells how far an operation is and, in the end, where the pictures are or why there are none.

        :param operation_id: Id of the operation. A UUID.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.IMAGES_GET_OPERATION, options, operation_id)

    @described(_operations.IMAGES_DELETE_OPERATION)
    def delete_operation(self, operation_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete an image operation with its pictures.

        Removes an operation that succeeded or failed, and every picture that belongs to it.

        :param operation_id: Id of the operation. A UUID.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        self._call(_operations.IMAGES_DELETE_OPERATION, options, operation_id)
