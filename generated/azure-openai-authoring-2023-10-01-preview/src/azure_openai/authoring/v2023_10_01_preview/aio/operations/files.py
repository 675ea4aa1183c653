from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ... import _operations
from ..._runtime.described import described
from ..._runtime.downloads import AsyncDownloadGroup
from ..._runtime.paging import AsyncPagedGroup

if TYPE_CHECKING:
    from typing import Any, IO

    from azure.core.async_paging import AsyncItemPaged
    from typing_extensions import Unpack

    from ... import models, params
    from ..._runtime import CallOptions
    from ..._runtime.downloads import AsyncDownload


class FilesOperations(AsyncPagedGroup, AsyncDownloadGroup):
    """``client.files``: made by the client, not by you."""

    @described(_operations.FILES_LIST)
    def list(self, **options: Unpack[CallOptions]) -> AsyncItemPaged[models.File]:
        """List the files of the resource.

        Returns every file in one answer: those you uploaded or imported, and the result files that training jobs
        left behind.

        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._pages(_operations.FILES_LIST, options)

    @overload
    async def upload(self, **options: Unpack[params.FilesUploadOptions]) -> models.File: ...

    @overload
    async def upload(self, *, body: params.FilesUploadRequest, **options: Unpack[CallOptions]) -> models.File: ...

    @described(_operations.FILES_UPLOAD)
    async def upload(self, *, body: params.FilesUploadRequest | None = None, **options: Any) -> models.File:
        """Upload a file.

        Stores a local file, such as the JSON Lines a model is trained with. The service checks the content
        afterwards; ask for the file until its status is `processed`.

        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.FilesUploadOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.FILES_UPLOAD, options, body=body)

    @described(_operations.FILES_GET)
    async def get(self, file_id: str, **options: Unpack[CallOptions]) -> models.File:
        """Get the details of a file.

        Tells a file's name, size, purpose and how far the service is with checking it.

        :param file_id: Id of the file.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.FILES_GET, options, file_id)

    @described(_operations.FILES_DELETE)
    async def delete(self, file_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete a file.

        Removes a file for good. Jobs that used it keep their results, so trained data may go too.

        :param file_id: Id of the file.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        await self._call(_operations.FILES_DELETE, options, file_id)

    @described(_operations.FILES_GET_CONTENT)
    async def get_content(self, file_id: str, **options: Unpack[CallOptions]) -> AsyncDownload:
        """Download a file.

        Returns the bytes of a file: what you stored yourself, or the metrics a training job produced.

        :param file_id: Id of the file.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._download(_operations.FILES_GET_CONTENT, options, file_id)

    @overload
    async def import_(self, **options: Unpack[params.FilesImportOptions]) -> models.File: ...

    @overload
    async def import_(
        self, *, body: params.FileImport | bytes | IO[bytes], **options: Unpack[CallOptions]
    ) -> models.File: ...

    @described(_operations.FILES_IMPORT_)
    async def import_(
        self, *, body: params.FileImport | bytes | IO[bytes] | None = None, **options: Any
    ) -> models.File:
        """Import a file from a URL.

        Lets the service fetch the content itself, for instance from blob storage, which spares you the upload of
        large files.

        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.FilesImportOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.FILES_IMPORT_, options, body=body)
