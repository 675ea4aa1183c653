"""Several documents at a time, each in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from generator.generation import generate_package
from generator.package.failure import process_ended
from generator.package.result import Options, PackageResult
from generator.project.catalog import Target


def generate_in_processes(targets: Sequence[Target], options: Options, jobs: int) -> Iterator[PackageResult]:
    """The results, in the targets' order. A process that the system ends fails its own document only."""
    with ProcessPoolExecutor(min(jobs, len(targets))) as pool:
        futures = [pool.submit(generate_package, target, options) for target in targets]
        for target, future in zip(targets, futures, strict=True):
            try:
                yield future.result()
            except BrokenProcessPool:  # the pool does not say whose process it was: each document left gets its own
                yield _alone(target, options)


def _alone(target: Target, options: Options) -> PackageResult:
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(generate_package, target, options).result()
        except BrokenProcessPool:
            document = target.document.name
            return PackageResult(target.id, document, diagnostics=(process_ended(document),))
