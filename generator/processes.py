"""Several documents at a time, each in a process of its own."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from generator.generation import generate_package
from generator.package.failure import process_ended
from generator.package.result import Options, PackageResult
from generator.project.catalog import Target

#: Seconds that a process has to clear away what it was writing, when the work is given up.
_GRACE = 0.5


def generate_in_processes(
    targets: Sequence[Target], options: Options, jobs: int, finished: Callable[[], object] = lambda: None
) -> Iterator[PackageResult]:
    """The results, in the targets' order; ``finished`` is called as each is there, in whatever order.

    A process that the system ends fails its own document only. Where the caller gives up (an exception, Ctrl-C), all
    processes end at once, and no package is half-written.
    """
    with ProcessPoolExecutor(min(jobs, len(targets)), initializer=_prepare) as pool:
        try:
            futures = [pool.submit(_work, target, options) for target in targets]
            for future in futures:
                future.add_done_callback(lambda _: finished())
            for target, future in zip(targets, futures, strict=True):
                try:
                    yield future.result()
                except BrokenProcessPool:  # the pool does not say whose process it was: each document left gets its own
                    yield _alone(target, options)
        except BaseException:
            _give_up(pool, options.output)
            raise


def _prepare() -> None:
    """In a process: Ctrl-C is the caller's to act on; being ended unwinds, so that what was begun is cleared away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


def _work(target: Target, options: Options) -> PackageResult:
    try:
        return generate_package(target, options)
    except SystemExit:  # which the pool would take for a result, and go on
        os._exit(1)


def _give_up(pool: ProcessPoolExecutor, output: Path) -> None:
    pool.shutdown(wait=False, cancel_futures=True)
    processes = multiprocessing.active_children()
    for process in processes:
        process.terminate()
    end = time.monotonic() + _GRACE
    for process in processes:
        process.join(max(0, end - time.monotonic()))
        process.kill()  # it is formatting, which hears no signal, or the machine is busy
        process.join()
        for left in output.glob(f".*.new-{process.pid}-*"):
            shutil.rmtree(left, ignore_errors=True)


def _alone(target: Target, options: Options) -> PackageResult:
    with ProcessPoolExecutor(1, initializer=_prepare) as pool:
        try:
            return pool.submit(_work, target, options).result()
        except BrokenProcessPool:
            document = target.document.name
            return PackageResult(target.id, document, diagnostics=(process_ended(document),))
