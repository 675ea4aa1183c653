"""Which faults are tried: chosen by a seed, in equal parts of each kind, without those that change nothing."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from mutate.fault import Fault

REVIEWED = Path(__file__).with_name("equivalent.yaml")


@dataclass(frozen=True)
class Equivalent:
    """Faults that were read and change nothing that a user of a client could see, and why.

    ``file``, ``where``, ``was`` and ``becomes`` are patterns (``*``, ``?``) in which brackets mean themselves.
    """

    layer: str
    kind: str
    file: str
    where: str
    was: str
    becomes: str
    why: str

    def matches(self, fault: Fault) -> bool:
        pairs = [(self.kind, fault.kind), (self.file, fault.file), (self.where, fault.where)]
        pairs += [(self.was, fault.was), (self.becomes, fault.text)]
        return all(fnmatchcase(text, pattern.replace("[", "[[]")) for pattern, text in pairs)


def reviewed(layer: str, path: Path = REVIEWED) -> list[Equivalent]:
    """The faults of a layer that are known to change nothing.

    :raises ValueError: One has no reason.
    """
    entries: list[dict[str, Any]] = YAML(typ="safe").load(path.read_text("utf-8"))[layer] or []
    names = ("kind", "file", "where", "was", "becomes", "why")
    found = [Equivalent(layer, **{name: str(entry.get(name, "*")) for name in names}) for entry in entries]
    if any(len(each.why) < 10 for each in found):
        raise ValueError("each fault that is left out needs a reason")
    return found


def divided(faults: Iterable[Fault], known: Sequence[Equivalent]) -> tuple[list[Fault], list[tuple[Fault, Equivalent]]]:
    """The faults that count, and those that are known to change nothing."""
    count: list[Fault] = []
    left: list[tuple[Fault, Equivalent]] = []
    for fault in faults:
        reason = next((each for each in known if each.matches(fault)), None)
        if reason is None:
            count.append(fault)
        else:
            left.append((fault, reason))
    return count, left


def chosen(faults: Sequence[Fault], seed: int, count: int, whole: Callable[[Fault], bytes]) -> list[Fault]:
    """So many faults, of each kind as many as of any other as long as there are some; the same for the same seed.

    :param whole: The file that a fault is in; what cannot be compiled with the fault is not chosen.
    """
    kinds: dict[str, list[Fault]] = defaultdict(list)
    for fault in sorted(faults, key=lambda fault: fault.key):
        kinds[fault.kind].append(fault)
    chance = random.Random(seed)
    for each in kinds.values():
        chance.shuffle(each)
    found: list[Fault] = []
    while len(found) < count and any(kinds.values()):
        for kind in sorted(kinds):
            while kinds[kind] and len(found) < count:
                fault = kinds[kind].pop()
                if _compiles(fault, whole):
                    found.append(fault)
                    break
    return found


def _compiles(fault: Fault, whole: Callable[[Fault], bytes]) -> bool:
    try:
        fault.applied(whole(fault))
    except SyntaxError:
        return False
    return True
