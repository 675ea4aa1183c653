"""Fetching: official documents, and the files they refer to, from where a project pins them into ``.synced`` beside it."""

from __future__ import annotations

REPOSITORY = "Azure/azure-rest-api-specs"
"""On GitHub. The catalog's paths and commits are of this repository."""
BRANCH = "main"


class SyncError(Exception):
    """Something that was not fetched, and why. Never shown as a traceback."""


class Absent(SyncError):
    """There is no such file or folder."""
