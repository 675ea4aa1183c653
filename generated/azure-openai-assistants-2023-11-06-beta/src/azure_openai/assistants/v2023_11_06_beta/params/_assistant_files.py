"""Arguments of ``client.assistant_files``."""

from __future__ import annotations

from typing import TypedDict

from typing_extensions import Required

from .._runtime import CallOptions


class AssistantFilesCreateRequest(TypedDict, total=False):
    """The file to attach."""

    file_id: Required[str]
    """Id of an uploaded file."""


class AssistantFilesCreateOptions(AssistantFilesCreateRequest, CallOptions, total=False):
    """Keyword arguments of ``client.assistant_files.create``."""
