"""Arguments of ``client.ingestion_jobs``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TYPE_CHECKING, TypeAlias, TypedDict

from typing_extensions import Required

from .._runtime import CallOptions
from ._common import Error, OperationState

if TYPE_CHECKING:
    from .. import models


class IngestionJobProgress(TypedDict, total=False):
    """How far an ingestion job is."""

    stageProgress: Required[
        Sequence[IngestionJobProgressStageProgressItem | models.IngestionJobProgressStageProgressItem]
    ]
    """The stages of the job."""


class IngestionJobProgressStageProgressItem(TypedDict, total=False):
    """How far one stage is."""

    name: str
    """Name of the stage."""
    totalItems: int
    """Items it has to handle."""
    processedItems: int
    """Items it has handled."""


class IngestionJobFields(TypedDict, total=False):
    """The fields that :class:`IngestionJob` and keyword arguments have in common."""

    id: str
    """Id of the job."""
    status: OperationState
    error: Error | models.Error
    warnings: Sequence[str]
    """Troubles that did not stop the job."""
    progress: IngestionJobProgress | models.IngestionJobProgress


class IngestionJob(IngestionJobFields, total=False):
    """A job that fills a search index with your documents."""

    dataRefreshIntervalInMinutes: Required[int]
    """Minutes between two refreshes of the index; 0 to fill it once."""
    completionAction: IngestionJobCompletionAction
    chunkSize: int
    """Most tokens in one chunk of a document; 1024 when left out. The service assumes 1024."""


class IngestionJobsCreateOptions(IngestionJobFields, CallOptions, total=False):
    """Keyword arguments of ``client.ingestion_jobs.create``."""

    data_refresh_interval_in_minutes: Required[int]
    """Minutes between two refreshes of the index; 0 to fill it once."""
    completion_action: IngestionJobCompletionAction
    chunk_size: int
    """Most tokens in one chunk of a document; 1024 when left out. The service assumes 1024."""


IngestionJobCompletionAction: TypeAlias = "Literal['keepAllAssets', 'cleanUpAssets'] | str"
"""What becomes of intermediate assets when an ingestion job ends.

- "keepAllAssets": They stay.
- "cleanUpAssets": They are deleted.
"""
