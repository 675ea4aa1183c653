"""The last stage: the package on disk, or how it differs from what is there."""

from __future__ import annotations

from dataclasses import replace

from generator.diagnostics import DocumentError, SourceRef
from generator.load import DocumentSet
from generator.package.files import RenderedFile
from generator.package.result import Options, PackageResult, Status
from generator.package.up_to_date import lock_facts
from generator.package.write import other_document, write_package
from generator.project.identity import Identity
from generator.project.model import Target


def publish(
    target: Target,
    options: Options,
    documents: DocumentSet,
    identity: Identity,
    result: PackageResult,
    files: tuple[RenderedFile, ...],
) -> PackageResult:
    """Write the package and its lock; with ``options.check``, compare and write nothing.

    Raises:
        OSError: a file cannot be written; the package is as it was.
        DocumentError: the folder is another document's package, and ``options.force`` does not say to replace it.
    """
    folder = options.output / result.folder
    facts = lock_facts(target, options, documents, identity, result)
    other = None if options.force else other_document(folder, facts)
    if other is not None:
        raise DocumentError(
            "CG904",
            SourceRef(result.document),
            f"{folder} is the package of another document, {other}: give this one a --module or --service of its own,"
            " or replace that package with --force",
        )
    if options.check:
        from generator.package.check import difference

        text = difference(folder, files, facts)
        return replace(result, status=Status.DIFFERENT if text else Status.UNCHANGED, difference=text)
    changed = write_package(folder, files, facts)
    return replace(result, status=Status.WRITTEN if changed else Status.UNCHANGED)
