"""Tries the chosen faults of a layer, two at a time, and keeps what came of each."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from multiprocessing import current_process
from pathlib import Path

from mutate.choice import chosen, divided, reviewed
from mutate.copies import ROOT, put_in
from mutate.fault import Fault
from mutate.layers import Layer
from mutate.trial import Result, preload, tried

WORKERS = 2


@dataclass(frozen=True)
class Tried:
    fault: Fault
    result: Result


def measure(
    kind: Callable[[Path], Layer], seed: int, count: int, cache: Path, *, again: bool = False, fresh: bool = False
) -> list[Tried]:
    """What came of each chosen fault, also written to ``<layer>.json``.

    :param again: Try once more what was tried with these sources and not noticed.
    :param fresh: Forget what was tried.
    """
    layer = kind(cache / digest())
    for old in cache.glob("*") if cache.is_dir() else ():
        if old.is_dir() and old not in (layer.folder, cache / "traces"):
            shutil.rmtree(old)
    layer.folder.mkdir(parents=True, exist_ok=True)
    layer.prepare()
    faults, left = divided(layer.faults(), reviewed(layer.name))
    wanted = chosen(faults, seed, count, lambda fault: layer.original(fault).read_bytes())
    known = {} if fresh else _known(cache / f"{layer.name}.json", layer)
    if again:
        known = {key: result for key, result in known.items() if result.noticed}
    todo = [fault for fault in wanted if fault.key not in known]
    print(f"{layer.name}: {len(wanted)} of {len(faults)} faults, {len(wanted) - len(todo)} of them tried before")
    if not known:
        check_without_fault(layer)
    with ProcessPoolExecutor(WORKERS, initializer=_prepare, initargs=(layer,)) as pool:
        asked = {pool.submit(_outcome, fault): fault for fault in todo}
        for done in as_completed(asked):
            fault, result = asked[done], done.result()
            known[fault.key] = result
            if not result.noticed:
                print(f"  not noticed: {fault}", flush=True)
            _keep(cache / f"{layer.name}.json", layer, seed, len(faults), len(left), wanted, known)
    _keep(cache / f"{layer.name}.json", layer, seed, len(faults), len(left), wanted, known)
    for path in layer.folder.glob("*Process-*"):
        shutil.rmtree(path)
    found = [Tried(fault, known[fault.key]) for fault in wanted]
    noticed = sum(each.result.noticed for each in found)
    print(f"{layer.name}: {noticed} of {len(found)} noticed, {noticed / len(found):.1%}")
    return found


def digest() -> str:
    """What the copies and traces are made of."""
    found = hashlib.sha256()
    for folder in ("generator", "templates", "specs", "tests"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and ".synced" not in path.parts:
                found.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return found.hexdigest()[:16]


def check_without_fault(layer: Layer) -> None:
    """:raises RuntimeError: Tests fail though there is no fault."""
    folder = layer.folder / "check-Process-0"
    shutil.rmtree(folder, ignore_errors=True)
    layer.copy(folder)
    seen: set[tuple[Path, tuple[str, ...]]] = set()
    for fault in layer.faults():
        for run in layer.runs(fault, folder) if layer.name == "package" else ():
            if (run.folder, tuple(run.files)) not in seen and run.files == ["tests"]:
                seen.add((run.folder, tuple(run.files)))
                if (result := tried(run)).noticed:
                    raise RuntimeError(f"{run.folder.name} fails without any fault: {result.by}")
    shutil.rmtree(folder)


#: In a worker: the layer that its faults are of. It holds the traces, which are read once.
_layers: list[Layer] = []


def _prepare(layer: Layer) -> None:
    """In each worker: its copies, and all that tests import beside what is changed."""
    _layers.append(layer)
    folder = _folder(layer)
    shutil.rmtree(folder, ignore_errors=True)
    layer.copy(folder)
    preload()


def _outcome(fault: Fault) -> Result:
    return outcome(fault, _layers[0])


def _folder(layer: Layer) -> Path:
    return layer.folder / current_process().name


def outcome(fault: Fault, layer: Layer) -> Result:
    """What comes of a fault: the first run that notices it, or the last that does not."""
    folder, cpu = _folder(layer), 0.0
    result = Result("passed", "", 0.0)
    with put_in(fault, layer.paths(fault, folder)):
        for run in layer.runs(fault, folder):
            result = tried(run)
            cpu += result.cpu
            if result.noticed:
                break
    return Result(result.outcome, result.by, round(cpu, 2))


def _known(path: Path, layer: Layer) -> dict[str, Result]:
    """What was tried with files that are still the same."""
    if not path.exists():
        return {}
    kept = json.loads(path.read_text("utf-8"))
    same: dict[str, bool] = {}
    known: dict[str, Result] = {}
    for each in kept["tried"]:
        fault = Fault(**each["fault"])
        same.setdefault(fault.file, _sum(layer.original(fault)) == kept["files"].get(fault.file))
        if same[fault.file]:
            known[fault.key] = Result(**each["result"])
    return known


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path.exists() else ""


def _keep(
    path: Path, layer: Layer, seed: int, faults: int, left: int, wanted: list[Fault], known: dict[str, Result]
) -> None:
    done = [fault for fault in wanted if fault.key in known]
    files = {fault.file: _sum(layer.original(fault)) for fault in done}
    data = {"layer": layer.name, "seed": seed, "faults": faults, "equivalent": left, "files": files}
    data["tried"] = [{"fault": asdict(fault), "result": asdict(known[fault.key])} for fault in done]
    path.with_suffix(".new").write_text(json.dumps(data), "utf-8")
    path.with_suffix(".new").replace(path)
