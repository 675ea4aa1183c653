from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ... import _operations
from ..._runtime.described import described
from ..._runtime.paging import AsyncPagedGroup

if TYPE_CHECKING:
    from typing import Any, IO, Literal

    from azure.core.async_paging import AsyncItemPaged
    from typing_extensions import Unpack

    from ... import models, params
    from ..._runtime import AsyncStream, CallOptions


class FineTunesOperations(AsyncPagedGroup):
    """``client.fine_tunes``: made by the client, not by you."""

    @described(_operations.FINE_TUNES_LIST)
    def list(self, **options: Unpack[CallOptions]) -> AsyncItemPaged[models.FineTune]:
        """List all fine-tunes.

        Returns every fine-tune of the resource in one answer, finished or not, with settings and progress.

        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._pages(_operations.FINE_TUNES_LIST, options)

    @overload
    async def create(self, **options: Unpack[params.FineTunesCreateOptions]) -> models.FineTune: ...

    @overload
    async def create(
        self, *, body: params.FineTuneCreation | bytes | IO[bytes], **options: Unpack[CallOptions]
    ) -> models.FineTune: ...

    @described(_operations.FINE_TUNES_CREATE)
    async def create(
        self, *, body: params.FineTuneCreation | bytes | IO[bytes] | None = None, **options: Any
    ) -> models.FineTune:
        """Start a fine-tune.

        Queues the training of a base model on one of your files. Once it succeeded, `fine_tuned_model` names the
        model to deploy.

        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.FineTunesCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.FINE_TUNES_CREATE, options, body=body)

    @described(_operations.FINE_TUNES_GET)
    async def get(self, fine_tune_id: str, **options: Unpack[CallOptions]) -> models.FineTune:
        """Get a fine-tune.

        Tells a fine-tune's state, settings, files and events so far.

        :param fine_tune_id: Id of the fine-tune.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.FINE_TUNES_GET, options, fine_tune_id)

    @described(_operations.FINE_TUNES_DELETE)
    async def delete(self, fine_tune_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete a fine-tune.

        Removes the record of a fine-tune.

        :param fine_tune_id: Id of the fine-tune.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        await self._call(_operations.FINE_TUNES_DELETE, options, fine_tune_id)

    @overload
    async def get_events(
        self, fine_tune_id: str, *, stream: Literal[False] | None = None, **options: Unpack[CallOptions]
    ) -> models.EventList: ...

    @overload
    async def get_events(
        self, fine_tune_id: str, *, stream: Literal[True], **options: Unpack[CallOptions]
    ) -> AsyncStream[models.Event]: ...

    @overload
    async def get_events(
        self, fine_tune_id: str, *, stream: bool, **options: Unpack[CallOptions]
    ) -> models.EventList | AsyncStream[models.Event]: ...

    @described(_operations.FINE_TUNES_GET_EVENTS)
    async def get_events(
        self, fine_tune_id: str, *, stream: bool | None = None, **options: Any
    ) -> models.EventList | AsyncStream[models.Event]:
        """Read the events of a fine-tune.

        Reports what happened to a fine-tune: changes of state and uploaded results. With `stream`, events keep
        arriving until training ends.

        :param fine_tune_id: Id of the fine-tune.
        :keyword stream: True to get the answer in pieces, as it is made.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        if stream:
            return await self._stream(_operations.FINE_TUNES_GET_EVENTS, options, fine_tune_id, stream)
        return await self._call(_operations.FINE_TUNES_GET_EVENTS, options, fine_tune_id, stream)

    @described(_operations.FINE_TUNES_CANCEL)
    async def cancel(self, fine_tune_id: str, **options: Unpack[CallOptions]) -> models.FineTune:
        """Cancel a fine-tune.

        Stops a fine-tune that waits or runs. No model comes of it.

        :param fine_tune_id: Id of the fine-tune.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.FINE_TUNES_CANCEL, options, fine_tune_id)
