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


class FineTuningOperations(PagedGroup):
    """``client.fine_tuning``: made by the client, not by you."""

    @described(_operations.FINE_TUNING_LIST)
    def list(
        self, *, after: str | None = None, limit: int | None = None, **options: Unpack[CallOptions]
    ) -> ItemPaged[models.FineTuningJob]:
        """List fine-tuning jobs.

        Returns the jobs of the resource a page at a time, with their settings and states.

        :keyword after: Id of the last job you already have; the page begins behind it.
        :keyword limit: Most jobs on one page, 20 when left out. The service assumes 20.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._pages(_operations.FINE_TUNING_LIST, options, after, limit)

    @overload
    def create(self, **options: Unpack[params.FineTuningCreateOptions]) -> models.FineTuningJob: ...

    @overload
    def create(
        self, *, body: params.FineTuningJobCreation | bytes | IO[bytes], **options: Unpack[CallOptions]
    ) -> models.FineTuningJob: ...

    @described(_operations.FINE_TUNING_CREATE)
    def create(
        self, *, body: params.FineTuningJobCreation | bytes | IO[bytes] | None = None, **options: Any
    ) -> models.FineTuningJob:
        """Start a fine-tuning job.

        Queues the training of a base model on one of your files. After success the job's `fine_tuned_model` is what
        you deploy.

        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.FineTuningCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.FINE_TUNING_CREATE, options, body=body)

    @described(_operations.FINE_TUNING_GET)
    def get(self, fine_tuning_job_id: str, **options: Unpack[CallOptions]) -> models.FineTuningJob:
        """Get a fine-tuning job.

        Tells a job's state, settings, files and, when it is done, the name of the model it made.

        :param fine_tuning_job_id: Id of the job.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.FINE_TUNING_GET, options, fine_tuning_job_id)

    @described(_operations.FINE_TUNING_DELETE)
    def delete(self, fine_tuning_job_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete a fine-tuning job.

        Removes the record of a job.

        :param fine_tuning_job_id: Id of the job.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        self._call(_operations.FINE_TUNING_DELETE, options, fine_tuning_job_id)

    @described(_operations.FINE_TUNING_GET_EVENTS)
    def get_events(
        self,
        fine_tuning_job_id: str,
        *,
        after: str | None = None,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> ItemPaged[models.FineTuningJobEvent]:
        """List the events of a fine-tuning job.

        Returns what a job reported, a page at a time; messages for you and metrics for your program.

        :param fine_tuning_job_id: Id of the job.
        :keyword after: Id of the last event you already have; the page begins behind it.
        :keyword limit: Most events on one page, 20 when left out. The service assumes 20.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._pages(_operations.FINE_TUNING_GET_EVENTS, options, fine_tuning_job_id, after, limit)

    @described(_operations.FINE_TUNING_CANCEL)
    def cancel(self, fine_tuning_job_id: str, **options: Unpack[CallOptions]) -> models.FineTuningJob:
        """Cancel a fine-tuning job.

        Stops a job that waits or runs. No model comes of it.

        :param fine_tuning_job_id: Id of the job.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.FINE_TUNING_CANCEL, options, fine_tuning_job_id)
