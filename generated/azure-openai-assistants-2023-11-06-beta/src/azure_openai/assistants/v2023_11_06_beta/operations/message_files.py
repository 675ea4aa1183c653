from __future__ import annotations

from typing import TYPE_CHECKING

from .. import _operations
from .._runtime.described import described
from .._runtime.paging import PagedGroup

if TYPE_CHECKING:
    from azure.core.paging import ItemPaged
    from typing_extensions import Unpack

    from .. import models, params
    from .._runtime import CallOptions


class MessageFilesOperations(PagedGroup):
    """``client.message_files``: made by the client, not by you."""

    @described(_operations.MESSAGE_FILES_LIST)
    def list(
        self,
        thread_id: str,
        message_id: str,
        *,
        limit: int | None = None,
        order: params.ListSortOrder | None = None,
        after: str | None = None,
        before: str | None = None,
        **options: Unpack[CallOptions],
    ) -> ItemPaged[models.MessageFile]:
        """List a message's files.

        Returns the files that came with a message a page at a time.

        :param thread_id: Id of the thread.
        :param message_id: Id of the message.
        :keyword limit: Most items on one page, from 1 to 100; 20 when left out. The service assumes 20.
        :keyword order: Sequence by creation time; the newest first when left out. The service assumes "desc".
        :keyword after: Id of the last item you have; the page begins right behind it.
        :keyword before: Id of the first item you have; the page ends right ahead of it.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._pages(_operations.MESSAGE_FILES_LIST, options, thread_id, message_id, limit, order, after, before)

    @described(_operations.MESSAGE_FILES_GET)
    def get(self, thread_id: str, message_id: str, file_id: str, **options: Unpack[CallOptions]) -> models.MessageFile:
        """Get a file of a message.

        Tells when a file was attached to a message.

        :param thread_id: Id of the thread.
        :param message_id: Id of the message.
        :param file_id: Id of the file.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.MESSAGE_FILES_GET, options, thread_id, message_id, file_id)
