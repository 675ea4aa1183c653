from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ... import _operations
from ..._runtime.described import described
from ..._runtime.paging import AsyncPagedGroup

if TYPE_CHECKING:
    from typing import Any, IO

    from azure.core.async_paging import AsyncItemPaged
    from typing_extensions import Unpack

    from ... import models, params
    from ..._runtime import CallOptions


class AssistantFilesOperations(AsyncPagedGroup):
    """``client.assistant_files``: made by the client, not by you."""

    @described(_operations.ASSISTANT_FILES_LIST)
    def list(
        self,
        assistant_id: str,
        *,
        limit: int | None = None,
        order: params.ListSortOrder | None = None,
        after: str | None = None,
        before: str | None = None,
        **options: Unpack[CallOptions],
    ) -> AsyncItemPaged[models.AssistantFile]:
        """List an assistant's files.

        Returns the files attached to an assistant a page at a time.

        :param assistant_id: Id of the assistant.
        :keyword limit: Most items on one page, from 1 to 100; 20 when left out. The service assumes 20.
        :keyword order: Sequence by creation time; the newest first when left out. The service assumes "desc".
        :keyword after: Id of the last item you have; the page begins right behind it.
        :keyword before: Id of the first item you have; the page ends right ahead of it.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._pages(_operations.ASSISTANT_FILES_LIST, options, assistant_id, limit, order, after, before)

    @overload
    async def create(
        self, assistant_id: str, **options: Unpack[params.AssistantFilesCreateOptions]
    ) -> models.AssistantFile: ...

    @overload
    async def create(
        self,
        assistant_id: str,
        *,
        body: params.AssistantFilesCreateRequest | bytes | IO[bytes],
        **options: Unpack[CallOptions],
    ) -> models.AssistantFile: ...

    @described(_operations.ASSISTANT_FILES_CREATE)
    async def create(
        self,
        assistant_id: str,
        *,
        body: params.AssistantFilesCreateRequest | bytes | IO[bytes] | None = None,
        **options: Any,
    ) -> models.AssistantFile:
        """Attach a file to an assistant.

        Lets the assistant's tools read a file you have uploaded.

        :param assistant_id: Id of the assistant.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.AssistantFilesCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.ASSISTANT_FILES_CREATE, options, assistant_id, body=body)

    @described(_operations.ASSISTANT_FILES_GET)
    async def get(self, assistant_id: str, file_id: str, **options: Unpack[CallOptions]) -> models.AssistantFile:
        """Get a file of an assistant.

        Tells when a file was attached to an assistant.

        :param assistant_id: Id of the assistant.
        :param file_id: Id of the file.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.ASSISTANT_FILES_GET, options, assistant_id, file_id)

    @described(_operations.ASSISTANT_FILES_DELETE)
    async def delete(
        self, assistant_id: str, file_id: str, **options: Unpack[CallOptions]
    ) -> models.AssistantFileDeletionStatus:
        """Detach a file from an assistant.

        Takes a file away from an assistant. The file itself is kept.

        :param assistant_id: Id of the assistant.
        :param file_id: Id of the file.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.ASSISTANT_FILES_DELETE, options, assistant_id, file_id)
