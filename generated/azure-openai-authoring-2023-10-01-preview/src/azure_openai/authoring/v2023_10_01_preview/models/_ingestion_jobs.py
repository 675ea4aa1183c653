"""Models of ``client.ingestion_jobs``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .._runtime import Model as _Model
from ._common import Error, OperationState


class IngestionJobProgress(_Model):
    """How far an ingestion job is."""

    stage_progress: list[IngestionJobProgressStageProgressItem] = Field(alias="stageProgress")
    """The stages of the job."""


class IngestionJobProgressStageProgressItem(_Model):
    """How far one stage is."""

    name: str | None = None
    """Name of the stage."""
    total_items: int | None = Field(default=None, alias="totalItems")
    """Items it has to handle."""
    processed_items: int | None = Field(default=None, alias="processedItems")
    """Items it has handled."""


class IngestionJobList(_Model):
    """Recent ingestion jobs."""

    value: list[IngestionJob]
    """The jobs."""


class IngestionJob(_Model):
    """A job that fills a search index with your documents."""

    id: str | None = None
    """Id of the job."""
    data_refresh_interval_in_minutes: int = Field(alias="dataRefreshIntervalInMinutes")
    """Minutes between two refreshes of the index; 0 to fill it once."""
    completion_action: IngestionJobCompletionAction | None = Field(default=None, alias="completionAction")
    chunk_size: int | None = Field(default=None, alias="chunkSize")
    """Most tokens in one chunk of a document; 1024 when left out. The service assumes 1024."""
    status: OperationState | None = None
    error: Error | None = None
    warnings: list[str] | None = None
    """Troubles that did not stop the job."""
    progress: IngestionJobProgress | None = None


IngestionJobCompletionAction = Literal["keepAllAssets", "cleanUpAssets"] | str
"""What becomes of intermediate assets when an ingestion job ends.

- "keepAllAssets": They stay.
- "cleanUpAssets": They are deleted.
"""
