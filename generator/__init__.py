"""clientgen: typed Python clients from Azure OpenAI's API documents.

:func:`generate` is the one public call; the command line is made of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from generator.package.result import Options, PackageResult
    from generator.project.model import Target

__all__ = ["generate"]


def generate(
    targets: Sequence[Target], options: Options, *, jobs: int = 1, finished: Callable[[], object] = lambda: None
) -> Iterator[PackageResult]:
    """Generate a package for each target below ``options.output``, and yield the results in the targets' order.

    ``jobs`` documents are worked on at a time, each in a process of its own; a package whose lock says that nothing
    has changed is not worked on at all, unless ``options.force``. ``finished`` is called once for each target, as soon as
    its result is there, perhaps from another thread. Whatever goes wrong with a document is a finding in
    its result, and leaves its package as it was: the other documents are generated.

    Raises:
        TargetError: two of the documents would be one package; nothing was written.
    """
    from generator.package.up_to_date import read_locks, unchanged
    from generator.project.clashes import refuse_clashes

    locks = read_locks(options.output)
    known = [unchanged(target, options, locks) for target in targets]
    folders = [result.folder if result is not None else None for result in known]
    refuse_clashes(targets, folders, options.service, options.module)
    absent = [target for target, result in zip(targets, known, strict=True) if result is None]
    made = _made(absent, options, jobs, finished)
    for _ in range(len(targets) - len(absent)):
        finished()
    for result in known:
        yield result if result is not None else next(made)


def _made(
    targets: Sequence[Target], options: Options, jobs: int, finished: Callable[[], object]
) -> Iterator[PackageResult]:
    if not targets:
        return
    if jobs == 1 or len(targets) < 2:
        from generator.generation import generate_package

        for target in targets:
            result = generate_package(target, options)
            finished()
            yield result
    else:
        from generator.processes import generate_in_processes

        yield from generate_in_processes(targets, options, jobs, finished)
