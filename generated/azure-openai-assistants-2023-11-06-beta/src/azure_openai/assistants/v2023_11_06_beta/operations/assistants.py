from __future__ import annotations

from typing import TYPE_CHECKING, overload

from .. import _operations
from .._runtime.described import described
from .._runtime.paging import PagedGroup

if TYPE_CHECKING:
    from typing import Any, IO

    from azure.core.paging import ItemPaged
    from typing_extensions import Unpack

    from .. import models, params
    from .._runtime import CallOptions


class AssistantsOperations(PagedGroup):
    """``client.assistants``: made by the client, not by you."""

    @described(_operations.ASSISTANTS_LIST)
    def list(
        self,
        *,
        limit: int | None = None,
        order: params.ListSortOrder | None = None,
        after: str | None = None,
        before: str | None = None,
        **options: Unpack[CallOptions],
    ) -> ItemPaged[models.Assistant]:
        """List your assistants.

        Returns assistants a page at a time, the newest first unless you ask otherwise.

        :keyword limit: Most items on one page, from 1 to 100; 20 when left out. The service assumes 20.
        :keyword order: Sequence by creation time; the newest first when left out. The service assumes "desc".
        :keyword after: Id of the last item you have; the page begins right behind it.
        :keyword before: Id of the first item you have; the page ends right ahead of it.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._pages(_operations.ASSISTANTS_LIST, options, limit, order, after, before)

    @overload
    def create(self, **options: Unpack[params.AssistantsCreateOptions]) -> models.Assistant: ...

    @overload
    def create(
        self, *, body: params.AssistantCreationOptions | bytes | IO[bytes], **options: Unpack[CallOptions]
    ) -> models.Assistant: ...

    @described(_operations.ASSISTANTS_CREATE)
    def create(
        self, *, body: params.AssistantCreationOptions | bytes | IO[bytes] | None = None, **options: Any
    ) -> models.Assistant:
        """Create an assistant.

        Gives a model standing instructions, tools and files, to be used in any number of threads.

        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.AssistantsCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.ASSISTANTS_CREATE, options, body=body)

    @described(_operations.ASSISTANTS_GET)
    def get(self, assistant_id: str, **options: Unpack[CallOptions]) -> models.Assistant:
        """Get an assistant.

        Tells an assistant's model, instructions, tools and files.

        :param assistant_id: Id of the assistant.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.ASSISTANTS_GET, options, assistant_id)

    @overload
    def modify(self, assistant_id: str, **options: Unpack[params.AssistantsModifyOptions]) -> models.Assistant: ...

    @overload
    def modify(
        self,
        assistant_id: str,
        *,
        body: params.AssistantModificationOptions | bytes | IO[bytes],
        **options: Unpack[CallOptions],
    ) -> models.Assistant: ...

    @described(_operations.ASSISTANTS_MODIFY)
    def modify(
        self,
        assistant_id: str,
        *,
        body: params.AssistantModificationOptions | bytes | IO[bytes] | None = None,
        **options: Any,
    ) -> models.Assistant:
        """Change an assistant.

        Replaces what you send and leaves everything else as it is.

        :param assistant_id: Id of the assistant.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.AssistantsModifyOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.ASSISTANTS_MODIFY, options, assistant_id, body=body)

    @described(_operations.ASSISTANTS_DELETE)
    def delete(self, assistant_id: str, **options: Unpack[CallOptions]) -> models.AssistantDeletionStatus:
        """Delete an assistant.

        Removes an assistant for good.

        :param assistant_id: Id of the assistant.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.ASSISTANTS_DELETE, options, assistant_id)
