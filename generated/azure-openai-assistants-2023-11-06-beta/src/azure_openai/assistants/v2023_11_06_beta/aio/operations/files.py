from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ... import _operations
from ..._runtime.described import described
from ..._runtime.paging import AsyncPagedGroup

if TYPE_CHECKING:
    from typing import Any

    from azure.core.async_paging import AsyncItemPaged
    from typing_extensions import Unpack

    from ... import models, params
    from ..._runtime import CallOptions


class FilesOperations(AsyncPagedGroup):
    """``client.files``: made by the client, not by you."""

    @described(_operations.FILES_LIST)
    def list(
        self, *, purpose: params.FilePurpose | None = None, **options: Unpack[CallOptions]
    ) -> AsyncItemPaged[models.OpenAIFile]:
        """List your files.

        Returns all uploaded files in one answer, or those that serve one purpose.

        :keyword purpose: List only files for this purpose; all files when left out.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._pages(_operations.FILES_LIST, options, purpose)

    @overload
    async def upload(self, **options: Unpack[params.FilesUploadOptions]) -> models.OpenAIFile: ...

    @overload
    async def upload(self, *, body: params.FilesUploadRequest, **options: Unpack[CallOptions]) -> models.OpenAIFile: ...

    @described(_operations.FILES_UPLOAD)
    async def upload(self, *, body: params.FilesUploadRequest | None = None, **options: Any) -> models.OpenAIFile:
        """Upload a file.

        Stores a file for assistants, messages or fine-tuning.

        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.FilesUploadOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.FILES_UPLOAD, options, body=body)

    @described(_operations.FILES_GET)
    async def get(self, file_id: str, **options: Unpack[CallOptions]) -> models.OpenAIFile:
        """Get the details of a file.

        Tells a file's name, size and purpose, not its content.

        :param file_id: Id of the file.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.FILES_GET, options, file_id)

    @described(_operations.FILES_DELETE)
    async def delete(self, file_id: str, **options: Unpack[CallOptions]) -> models.FileDeletionStatus:
        """Delete a file.

        Removes a file for good.

        :param file_id: Id of the file.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.FILES_DELETE, options, file_id)
