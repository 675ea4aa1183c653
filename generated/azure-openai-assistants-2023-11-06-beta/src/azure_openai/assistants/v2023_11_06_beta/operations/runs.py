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


class RunsOperations(PagedGroup):
    """``client.runs``: made by the client, not by you."""

    @described(_operations.RUNS_LIST)
    def list(
        self,
        thread_id: str,
        *,
        limit: int | None = None,
        order: params.ListSortOrder | None = None,
        after: str | None = None,
        before: str | None = None,
        **options: Unpack[CallOptions],
    ) -> ItemPaged[models.ThreadRun]:
        """List the runs of a thread.

        Returns runs a page at a time, finished or not.

        :param thread_id: Id of the thread.
        :keyword limit: Most items on one page, from 1 to 100; 20 when left out. The service assumes 20.
        :keyword order: Sequence by creation time; the newest first when left out. The service assumes "desc".
        :keyword after: Id of the last item you have; the page begins right behind it.
        :keyword before: Id of the first item you have; the page ends right ahead of it.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._pages(_operations.RUNS_LIST, options, thread_id, limit, order, after, before)

    @overload
    def create(self, thread_id: str, **options: Unpack[params.RunsCreateOptions]) -> models.ThreadRun: ...

    @overload
    def create(
        self, thread_id: str, *, body: params.RunsCreateRequest | bytes | IO[bytes], **options: Unpack[CallOptions]
    ) -> models.ThreadRun: ...

    @described(_operations.RUNS_CREATE)
    def create(
        self, thread_id: str, *, body: params.RunsCreateRequest | bytes | IO[bytes] | None = None, **options: Any
    ) -> models.ThreadRun:
        """Run an assistant on a thread.

        Lets an assistant read the thread and answer. Ask for the run until its status is final, or until it
        `requires_action` of yours.

        :param thread_id: Id of the thread.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.RunsCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.RUNS_CREATE, options, thread_id, body=body)

    @described(_operations.RUNS_GET)
    def get(self, thread_id: str, run_id: str, **options: Unpack[CallOptions]) -> models.ThreadRun:
        """Get a run.

        Tells how far a run is, and what it waits for if it needs you.

        :param thread_id: Id of the thread.
        :param run_id: Id of the run.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.RUNS_GET, options, thread_id, run_id)

    @overload
    def modify(self, thread_id: str, run_id: str, **options: Unpack[params.RunsModifyOptions]) -> models.ThreadRun: ...

    @overload
    def modify(
        self,
        thread_id: str,
        run_id: str,
        *,
        body: params.RunsModifyRequest | bytes | IO[bytes],
        **options: Unpack[CallOptions],
    ) -> models.ThreadRun: ...

    @described(_operations.RUNS_MODIFY)
    def modify(
        self,
        thread_id: str,
        run_id: str,
        *,
        body: params.RunsModifyRequest | bytes | IO[bytes] | None = None,
        **options: Any,
    ) -> models.ThreadRun:
        """Change a run's metadata.

        Replaces the metadata of a run. Nothing else about it can be changed.

        :param thread_id: Id of the thread.
        :param run_id: Id of the run.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.RunsModifyOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.RUNS_MODIFY, options, thread_id, run_id, body=body)

    @described(_operations.RUNS_CANCEL)
    def cancel(self, thread_id: str, run_id: str, **options: Unpack[CallOptions]) -> models.ThreadRun:
        """Cancel a run.

        Asks a run under way to stop; its status goes to `cancelling`, then `cancelled`.

        :param thread_id: Id of the thread.
        :param run_id: Id of the run.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.RUNS_CANCEL, options, thread_id, run_id)

    @overload
    def submit_tool_outputs(
        self, thread_id: str, run_id: str, **options: Unpack[params.RunsSubmitToolOutputsOptions]
    ) -> models.ThreadRun: ...

    @overload
    def submit_tool_outputs(
        self,
        thread_id: str,
        run_id: str,
        *,
        body: params.RunsSubmitToolOutputsRequest | bytes | IO[bytes],
        **options: Unpack[CallOptions],
    ) -> models.ThreadRun: ...

    @described(_operations.RUNS_SUBMIT_TOOL_OUTPUTS)
    def submit_tool_outputs(
        self,
        thread_id: str,
        run_id: str,
        *,
        body: params.RunsSubmitToolOutputsRequest | bytes | IO[bytes] | None = None,
        **options: Any,
    ) -> models.ThreadRun:
        """Hand a run the results of function calls.

        Answers a run whose status is `requires_action`. Send the results of all calls it asked for together; the run
        then goes on.

        :param thread_id: Id of the thread.
        :param run_id: Id of the run.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.RunsSubmitToolOutputsOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.RUNS_SUBMIT_TOOL_OUTPUTS, options, thread_id, run_id, body=body)
