from __future__ import annotations

from typing import TYPE_CHECKING, overload

from .. import _operations
from .._runtime import OperationGroup
from .._runtime.described import described

if TYPE_CHECKING:
    from typing import Any, IO

    from typing_extensions import Unpack

    from .. import models, params
    from .._runtime import CallOptions


class ThreadsOperations(OperationGroup):
    """``client.threads``: made by the client, not by you."""

    @overload
    def create(self, **options: Unpack[params.ThreadsCreateOptions]) -> models.AssistantThread: ...

    @overload
    def create(
        self, *, body: params.AssistantThreadCreationOptions | bytes | IO[bytes], **options: Unpack[CallOptions]
    ) -> models.AssistantThread: ...

    @described(_operations.THREADS_CREATE)
    def create(
        self, *, body: params.AssistantThreadCreationOptions | bytes | IO[bytes] | None = None, **options: Any
    ) -> models.AssistantThread:
        """Create a thread.

        Opens a conversation, empty or with messages to begin with.

        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.ThreadsCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.THREADS_CREATE, options, body=body)

    @described(_operations.THREADS_GET)
    def get(self, thread_id: str, **options: Unpack[CallOptions]) -> models.AssistantThread:
        """Get a thread.

        Tells when a thread was opened, and its metadata.

        :param thread_id: Id of the thread.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.THREADS_GET, options, thread_id)

    @overload
    def modify(self, thread_id: str, **options: Unpack[params.ThreadsModifyOptions]) -> models.AssistantThread: ...

    @overload
    def modify(
        self, thread_id: str, *, body: params.ThreadsModifyRequest | bytes | IO[bytes], **options: Unpack[CallOptions]
    ) -> models.AssistantThread: ...

    @described(_operations.THREADS_MODIFY)
    def modify(
        self, thread_id: str, *, body: params.ThreadsModifyRequest | bytes | IO[bytes] | None = None, **options: Any
    ) -> models.AssistantThread:
        """Change a thread's metadata.

        Replaces the metadata of a thread. Nothing else about it can be changed.

        :param thread_id: Id of the thread.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.ThreadsModifyOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.THREADS_MODIFY, options, thread_id, body=body)

    @described(_operations.THREADS_DELETE)
    def delete(self, thread_id: str, **options: Unpack[CallOptions]) -> models.ThreadDeletionStatus:
        """Delete a thread.

        Removes a thread with its messages for good.

        :param thread_id: Id of the thread.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.THREADS_DELETE, options, thread_id)

    @overload
    def create_and_run(self, **options: Unpack[params.ThreadsCreateAndRunOptions]) -> models.ThreadRun: ...

    @overload
    def create_and_run(
        self, *, body: params.CreateAndRunThreadOptions | bytes | IO[bytes], **options: Unpack[CallOptions]
    ) -> models.ThreadRun: ...

    @described(_operations.THREADS_CREATE_AND_RUN)
    def create_and_run(
        self, *, body: params.CreateAndRunThreadOptions | bytes | IO[bytes] | None = None, **options: Any
    ) -> models.ThreadRun:
        """Create a thread and run an assistant on it.

        Opens a conversation with its first messages and lets an assistant answer, in one call.

        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.ThreadsCreateAndRunOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.THREADS_CREATE_AND_RUN, options, body=body)
