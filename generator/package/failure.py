"""A document whose package could not be made although the document is readable: the finding, and what was rendered."""

from __future__ import annotations

import traceback
from pathlib import Path

from generator.diagnostics import Diagnostic, Severity, SourceRef
from generator.package.files import RenderedFile
from generator.resources import RUNTIME

_LONGEST = 300


def internal_error(document: str, stage: str, error: Exception) -> Diagnostic:
    """CG901: a stage raised what it must not. Names the stage and the line, and says what to report."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_ours(frame.filename)]
    place = f"{Path(frames[-1].filename).relative_to(RUNTIME.parent).as_posix()}:{frames[-1].lineno}" if frames else "?"
    message = " ".join(str(error).split())[:_LONGEST]
    return Diagnostic(
        "CG901",
        Severity.ERROR,
        SourceRef(document),
        f"internal error in stage {stage!r} ({place}): {type(error).__name__}: {message}: this is a defect of the"
        " generator; report it with this line and the document. The package stays as it was",
    )


def _is_ours(filename: str) -> bool:
    return Path(filename).is_relative_to(RUNTIME.parent)


def not_written(document: str, error: OSError) -> Diagnostic:
    """CG902: the operating system refused a file."""
    place = f"{error.filename}: " if error.filename else ""
    message = f"the package cannot be written: {place}{error.strerror or error}: nothing was half-written"
    return Diagnostic("CG902", Severity.ERROR, SourceRef(document), message)


def process_ended(document: str) -> Diagnostic:
    """CG903: the operating system ended the process that worked on a document."""
    message = "the process that generated its package was ended by the system: is there enough memory? Try --jobs 1"
    return Diagnostic("CG903", Severity.ERROR, SourceRef(document), message)


def keep_files(folder: Path, files: tuple[RenderedFile, ...]) -> None:
    """Write files that could not be finished, as they are, for whoever looks for the cause."""
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.text.encode("utf-8", "backslashreplace"))
