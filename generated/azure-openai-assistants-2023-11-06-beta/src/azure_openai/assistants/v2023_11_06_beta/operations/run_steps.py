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


class RunStepsOperations(PagedGroup):
    """``client.run_steps``: made by the client, not by you."""

    @described(_operations.RUN_STEPS_LIST)
    def list(
        self,
        thread_id: str,
        run_id: str,
        *,
        limit: int | None = None,
        order: params.ListSortOrder | None = None,
        after: str | None = None,
        before: str | None = None,
        **options: Unpack[CallOptions],
    ) -> ItemPaged[models.RunStep]:
        """List the steps of a run.

        Returns what the assistant did in a run, a page at a time; messages it wrote and tools it used.

        :param thread_id: Id of the thread.
        :param run_id: Id of the run.
        :keyword limit: Most items on one page, from 1 to 100; 20 when left out. The service assumes 20.
        :keyword order: Sequence by creation time; the newest first when left out. The service assumes "desc".
        :keyword after: Id of the last item you have; the page begins right behind it.
        :keyword before: Id of the first item you have; the page ends right ahead of it.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._pages(_operations.RUN_STEPS_LIST, options, thread_id, run_id, limit, order, after, before)

    @described(_operations.RUN_STEPS_GET)
    def get(self, thread_id: str, run_id: str, step_id: str, **options: Unpack[CallOptions]) -> models.RunStep:
        """Get a step of a run.

        Tells what the assistant did in one step, and with which result.

        :param thread_id: Id of the thread.
        :param run_id: Id of the run.
        :param step_id: Id of the step.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.RUN_STEPS_GET, options, thread_id, run_id, step_id)
