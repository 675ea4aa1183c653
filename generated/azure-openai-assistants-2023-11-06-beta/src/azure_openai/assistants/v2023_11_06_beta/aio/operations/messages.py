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


class MessagesOperations(AsyncPagedGroup):
    """``client.messages``: made by the client, not by you."""

    @described(_operations.MESSAGES_LIST)
    def list(
        self,
        thread_id: str,
        *,
        limit: int | None = None,
        order: params.ListSortOrder | None = None,
        after: str | None = None,
        before: str | None = None,
        **options: Unpack[CallOptions],
    ) -> AsyncItemPaged[models.ThreadMessage]:
        """List the messages of a thread.

        Returns what users and assistants wrote, a page at a time and the newest first unless you ask otherwise.

        :param thread_id: Id of the thread.
        :keyword limit: Most items on one page, from 1 to 100; 20 when left out. The service assumes 20.
        :keyword order: Sequence by creation time; the newest first when left out. The service assumes "desc".
        :keyword after: Id of the last item you have; the page begins right behind it.
        :keyword before: Id of the first item you have; the page ends right ahead of it.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._pages(_operations.MESSAGES_LIST, options, thread_id, limit, order, after, before)

    @overload
    async def create(self, thread_id: str, **options: Unpack[params.MessagesCreateOptions]) -> models.ThreadMessage: ...

    @overload
    async def create(
        self, thread_id: str, *, body: params.MessagesCreateRequest | bytes | IO[bytes], **options: Unpack[CallOptions]
    ) -> models.ThreadMessage: ...

    @described(_operations.MESSAGES_CREATE)
    async def create(
        self, thread_id: str, *, body: params.MessagesCreateRequest | bytes | IO[bytes] | None = None, **options: Any
    ) -> models.ThreadMessage:
        """Add a message to a thread.

        Writes a message. Nobody answers it until you run an assistant on the thread.

        :param thread_id: Id of the thread.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.MessagesCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.MESSAGES_CREATE, options, thread_id, body=body)

    @described(_operations.MESSAGES_GET)
    async def get(self, thread_id: str, message_id: str, **options: Unpack[CallOptions]) -> models.ThreadMessage:
        """Get a message.

        Returns one message of a thread.

        :param thread_id: Id of the thread.
        :param message_id: Id of the message.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.MESSAGES_GET, options, thread_id, message_id)

    @overload
    async def modify(
        self, thread_id: str, message_id: str, **options: Unpack[params.MessagesModifyOptions]
    ) -> models.ThreadMessage: ...

    @overload
    async def modify(
        self,
        thread_id: str,
        message_id: str,
        *,
        body: params.MessagesModifyRequest | bytes | IO[bytes],
        **options: Unpack[CallOptions],
    ) -> models.ThreadMessage: ...

    @described(_operations.MESSAGES_MODIFY)
    async def modify(
        self,
        thread_id: str,
        message_id: str,
        *,
        body: params.MessagesModifyRequest | bytes | IO[bytes] | None = None,
        **options: Any,
    ) -> models.ThreadMessage:
        """Change a message's metadata.

        Replaces the metadata of a message. Its text cannot be changed.

        :param thread_id: Id of the thread.
        :param message_id: Id of the message.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.MessagesModifyOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.MESSAGES_MODIFY, options, thread_id, message_id, body=body)
