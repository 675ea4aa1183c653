"""Which scenarios do not pass, and why: ``known.yaml``, read and compared with what a run found."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from conformance.documents import DIALECTS, SuiteError

FILE = Path(__file__).with_name("known.yaml")


class Kind(enum.Enum):
    """Whose fault it is that a scenario does not pass."""

    FAILED = "failed"  # the client's
    NOT_EXPRESSIBLE = "not expressible"  # the document does not say it, or the suite does not tell what to send


@dataclass(frozen=True)
class Reason:
    """Why some scenarios do not pass in some dialects."""

    kind: Kind
    text: str
    dialects: tuple[str, ...]
    scenarios: tuple[str, ...]


def read_reasons(file: Path = FILE) -> list[Reason]:
    """The reasons, in the order of the file.

    Raises:
        SuiteError: a scenario has two reasons in one dialect, or an entry is not one.
    """
    data = YAML(typ="safe").load(file.read_text("utf-8"))
    try:
        reasons = [_reason(item) for item in data]
    except (KeyError, TypeError, ValueError) as error:
        raise SuiteError(f"{file}: {error!r}: an entry has kind, reason, scenarios, and perhaps dialects") from None
    for dialect in DIALECTS:
        names = [name for reason in reasons if dialect in reason.dialects for name in reason.scenarios]
        if twice := {name for name in names if names.count(name) > 1}:
            raise SuiteError(f"{file}: {', '.join(sorted(twice))}: two reasons in {dialect}: keep one")
    return reasons


def _reason(item: Mapping[str, Any]) -> Reason:
    dialects = tuple(item.get("dialects", DIALECTS))
    if unknown := set(dialects) - set(DIALECTS):
        raise ValueError(f"{unknown} is no dialect")
    return Reason(Kind(item["kind"]), " ".join(item["reason"].split()), dialects, tuple(item["scenarios"]))


def by_scenario(reasons: list[Reason], dialect: str) -> dict[str, Reason]:
    """The reason of each scenario that does not pass in a dialect."""
    return {name: reason for reason in reasons if dialect in reason.dialects for name in reason.scenarios}


def contradictions(
    reasons: list[Reason], dialect: str, problems: Mapping[str, Collection[str]], names: Collection[str]
) -> Iterator[str]:
    """Where a run and the reasons say differently.

    Args:
        reasons: All there are.
        dialect: The one that was run.
        problems: What is wrong with each scenario that did not pass.
        names: Those of all scenarios.
    """
    known = by_scenario(reasons, dialect)
    for name, found in problems.items():
        if name not in known:
            yield f"{name} ({dialect}) does not pass:\n" + "\n".join(f"    {problem}" for problem in found)
    for name in known:
        if name not in names:
            yield f"{name} is no scenario of the suite: take it off {FILE.name}"
        elif name not in problems:
            yield f"{name} ({dialect}) passes: take it off {FILE.name}"
