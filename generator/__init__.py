"""clientgen: typed Python clients from Azure OpenAI's API documents.

:func:`generate` is the one public call; the command line is made of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from generator.catalog import Target
    from generator.result import Options, PackageResult

__all__ = ["generate"]


def generate(
    targets: Sequence[Target],
    output: Path,
    *,
    jobs: int = 1,
    service: str | None = None,
    module: str | None = None,
    check: bool = False,
    anew: bool = False,
) -> Iterator[PackageResult]:
    """Generate a package for each target below ``output``, and yield what became of each, in the targets' order.

    ``jobs`` documents are worked on at a time, each in a process of its own; a package whose lock says that nothing
    has changed is not worked on at all, unless ``anew``. ``check`` writes nothing and says how packages differ. A
    document with errors leaves its package as it was; nothing is raised for it.
    """
    from generator.recall import read_locks, recall
    from generator.result import Options

    options = Options(output, service, module, check=check, anew=anew)
    locks = read_locks(output)
    known = [recall(target, options, locks) for target in targets]
    made = _made([target for target, result in zip(targets, known) if result is None], options, jobs)
    for result in known:
        yield result if result is not None else next(made)


def _made(targets: Sequence[Target], options: Options, jobs: int) -> Iterator[PackageResult]:
    if not targets:
        return
    from functools import partial

    from generator.pipeline import generate_package

    work = partial(generate_package, options=options)
    if jobs == 1 or len(targets) < 2:
        yield from map(work, targets)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(jobs, len(targets))) as pool:
        yield from pool.map(work, targets)
