"""What the service answers: pydantic models and type aliases, each module imported when a name of it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._files import *
    from ._fine_tunes import *
    from ._fine_tuning import *
    from ._models import *
    from ._images import *
    from ._ingestion_jobs import *
    from ._common import *
else:
    from .._runtime.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        {
            "_files": "FileImport FileList FilesUploadRequest",
            "_fine_tunes": "Event EventList FineTune FineTuneCreation FineTuneList HyperParameters",
            "_fine_tuning": "EventType FineTuningHyperParameters FineTuningJob FineTuningJobCreation FineTuningJobEvent "
            "FineTuningJobEventList FineTuningJobList",
            "_models": "Capabilities Deprecation LifeCycleStatus Model ModelList",
            "_images": "GenerateImagesCreation GenerateImagesResponse ImageResult ImageResults OperationResponse "
            "OperationResponseResult Size",
            "_ingestion_jobs": "IngestionJob IngestionJobCompletionAction IngestionJobList IngestionJobProgress "
            "IngestionJobProgressStageProgressItem",
            "_common": "Error ErrorCode ErrorResponse File FileState FileStatistics FineTuningState InnerError "
            "InnerErrorCode LogLevel OperationState Purpose TypeDiscriminator",
        },
    )
