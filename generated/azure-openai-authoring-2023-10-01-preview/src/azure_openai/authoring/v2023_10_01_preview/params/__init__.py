"""What methods take: plain dicts, typed. Each module is imported when a name of it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._files import *
    from ._fine_tunes import *
    from ._fine_tuning import *
    from ._images import *
    from ._ingestion_jobs import *
    from ._common import *
else:
    from .._runtime.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        {
            "_files": "FileImport FilesImportOptions FilesUploadOptions FilesUploadRequest",
            "_fine_tunes": "FineTuneCreation FineTunesCreateOptions",
            "_fine_tuning": "FineTuningCreateOptions FineTuningHyperParameters FineTuningJobCreation",
            "_images": "GenerateImagesCreation ImagesBeginGenerateOptions Size",
            "_ingestion_jobs": "IngestionJob IngestionJobCompletionAction IngestionJobFields IngestionJobProgress "
            "IngestionJobProgressStageProgressItem IngestionJobsCreateOptions",
            "_common": "Error ErrorCode InnerError InnerErrorCode OperationState Purpose",
        },
    )
