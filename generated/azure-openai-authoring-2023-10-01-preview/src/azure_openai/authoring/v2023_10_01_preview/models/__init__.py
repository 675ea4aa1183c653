"""What the service answers: pydantic models and type aliases, each module imported when a name of it is first used."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._files import FileImport as FileImport, FileList as FileList, FilesUploadRequest as FilesUploadRequest
    from ._fine_tunes import (
        Event as Event,
        EventList as EventList,
        FineTune as FineTune,
        FineTuneCreation as FineTuneCreation,
        FineTuneList as FineTuneList,
        HyperParameters as HyperParameters,
    )
    from ._fine_tuning import (
        EventType as EventType,
        FineTuningHyperParameters as FineTuningHyperParameters,
        FineTuningJob as FineTuningJob,
        FineTuningJobCreation as FineTuningJobCreation,
        FineTuningJobEvent as FineTuningJobEvent,
        FineTuningJobEventList as FineTuningJobEventList,
        FineTuningJobList as FineTuningJobList,
    )
    from ._models import (
        Capabilities as Capabilities,
        Deprecation as Deprecation,
        LifeCycleStatus as LifeCycleStatus,
        Model as Model,
        ModelList as ModelList,
    )
    from ._images import (
        GenerateImagesCreation as GenerateImagesCreation,
        GenerateImagesResponse as GenerateImagesResponse,
        ImageResult as ImageResult,
        ImageResults as ImageResults,
        OperationResponse as OperationResponse,
        OperationResponseResult as OperationResponseResult,
        Size as Size,
    )
    from ._ingestion_jobs import (
        IngestionJob as IngestionJob,
        IngestionJobCompletionAction as IngestionJobCompletionAction,
        IngestionJobList as IngestionJobList,
        IngestionJobProgress as IngestionJobProgress,
        IngestionJobProgressStageProgressItem as IngestionJobProgressStageProgressItem,
    )
    from ._common import (
        Error as Error,
        ErrorCode as ErrorCode,
        ErrorResponse as ErrorResponse,
        File as File,
        FileState as FileState,
        FileStatistics as FileStatistics,
        FineTuningState as FineTuningState,
        InnerError as InnerError,
        InnerErrorCode as InnerErrorCode,
        LogLevel as LogLevel,
        OperationState as OperationState,
        Purpose as Purpose,
        TypeDiscriminator as TypeDiscriminator,
    )
else:
    from .._runtime.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        {
            "_files": "FileImport FileList FilesUploadRequest",
            "_fine_tunes": "Event EventList FineTune FineTuneCreation FineTuneList HyperParameters",
            "_fine_tuning": "EventType FineTuningHyperParameters FineTuningJob FineTuningJobCreation FineTuningJobEvent FineTuningJobEventList FineTuningJobList",
            "_models": "Capabilities Deprecation LifeCycleStatus Model ModelList",
            "_images": "GenerateImagesCreation GenerateImagesResponse ImageResult ImageResults OperationResponse OperationResponseResult Size",
            "_ingestion_jobs": "IngestionJob IngestionJobCompletionAction IngestionJobList IngestionJobProgress IngestionJobProgressStageProgressItem",
            "_common": "Error ErrorCode ErrorResponse File FileState FileStatistics FineTuningState InnerError InnerErrorCode LogLevel OperationState Purpose TypeDiscriminator",
        },
    )
