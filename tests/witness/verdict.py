"""The disagreements that are left when those that were looked at, and explained, are taken away."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from .documents import corrected, raw
from .judge import Judge
from .records import read_records
from .requests import Fault

EXPLAINED = Path(__file__).parent / "explained.yaml"


@dataclass(frozen=True)
class Explanation:
    """``at`` and ``operation`` are regular expressions; ``documents`` are patterns of the names of those where it occurs."""

    rule: str
    at: str
    reason: str
    documents: tuple[str, ...]
    operation: str = ""

    def covers(self, fault: Fault) -> bool:
        return (
            fault.rule == self.rule
            and re.fullmatch(self.at, fault.at) is not None
            and re.search(self.operation, fault.operation) is not None
        )


def explanations(document: str) -> list[Explanation]:
    """Those for a document."""
    entries: list[dict[str, Any]] = raw(EXPLAINED)
    found = [Explanation(**{**entry, "documents": tuple(entry["documents"])}) for entry in entries]
    return [each for each in found if any(fnmatch(document, pattern) for pattern in each.documents)]


def disagreements(document: Path, name: str, records: Path) -> list[str]:
    """What a package's tests sent and served otherwise than the document says, and what is explained but did not occur."""
    faults = Judge(corrected(document), document).judge(read_records(records))
    known = explanations(name)
    left = [fault for fault in faults if not any(each.covers(fault) for each in known)]
    idle = [each for each in known if not any(map(each.covers, faults))]
    lines = Counter(f"{each.rule}: {each.operation} {each.at}: {each.message} ({each.test})" for each in left)
    return [*lines, *(f"explained, but no longer so: {each.rule} {each.at}: {each.reason}" for each in idle)]
