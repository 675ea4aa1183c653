"""What methods take: plain dicts, typed. Each module is imported when a name of it is first used."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._files import (
        FileImport as FileImport,
        FilesImportOptions as FilesImportOptions,
        FilesUploadOptions as FilesUploadOptions,
        FilesUploadRequest as FilesUploadRequest,
    )
    from ._fine_tunes import FineTuneCreation as FineTuneCreation, FineTunesCreateOptions as FineTunesCreateOptions
    from ._fine_tuning import (
        FineTuningCreateOptions as FineTuningCreateOptions,
        FineTuningHyperParameters as FineTuningHyperParameters,
        FineTuningJobCreation as FineTuningJobCreation,
    )
    from ._images import (
        GenerateImagesCreation as GenerateImagesCreation,
        ImagesBeginGenerateOptions as ImagesBeginGenerateOptions,
        Size as Size,
    )
    from ._ingestion_jobs import (
        IngestionJob as IngestionJob,
        IngestionJobCompletionAction as IngestionJobCompletionAction,
        IngestionJobFields as IngestionJobFields,
        IngestionJobProgress as IngestionJobProgress,
        IngestionJobProgressStageProgressItem as IngestionJobProgressStageProgressItem,
        IngestionJobsCreateOptions as IngestionJobsCreateOptions,
    )
    from ._common import (
        Error as Error,
        ErrorCode as ErrorCode,
        InnerError as InnerError,
        InnerErrorCode as InnerErrorCode,
        OperationState as OperationState,
        Purpose as Purpose,
    )
else:
    from .._runtime.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        {
            "_files": "FileImport FilesImportOptions FilesUploadOptions FilesUploadRequest",
            "_fine_tunes": "FineTuneCreation FineTunesCreateOptions",
            "_fine_tuning": "FineTuningCreateOptions FineTuningHyperParameters FineTuningJobCreation",
            "_images": "GenerateImagesCreation ImagesBeginGenerateOptions Size",
            "_ingestion_jobs": "IngestionJob IngestionJobCompletionAction IngestionJobFields IngestionJobProgress IngestionJobProgressStageProgressItem IngestionJobsCreateOptions",
            "_common": "Error ErrorCode InnerError InnerErrorCode OperationState Purpose",
        },
    )
