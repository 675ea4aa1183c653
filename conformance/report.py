"""``docs/conformance.md``: what passed, by area and dialect, and why the rest did not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from conformance.documents import DIALECTS
from conformance.known import Kind, Reason, by_scenario
from conformance.oracle import Scenario

FILE = Path(__file__).parent.parent / "docs" / "conformance.md"
TITLES = {"3.0": "OpenAPI 3.0", "3.1": "OpenAPI 3.1", "2.0": "Swagger 2.0"}

_INTRODUCTION = """\
# Conformance

Microsoft tests its own generators of clients with a suite of scenarios, *spector*: a server that says of each request
whether it is what the API's description asks for, and answers. TypeSpec's emitters turn the same descriptions into
OpenAPI 3.0, OpenAPI 3.1 and Swagger 2.0. `make conformance` generates a package for each of these documents, makes every
request of the suite with the generated clients, sync and async, and writes this page.

A scenario has **passed** when the suite's server counts it as such, with the sync and with the async client, and when what
the client returned or raised is the whole of what was served: equal to it as JSON, as text or as bytes; times may be
written in another way if they are the same moment. Each request with a JSON body is made in up to three ways: by keyword
arguments, with the whole body, and with a model of the package.

It has **failed** where the document says what to send, and the client does not. It is **not expressible** where the
document does not say it, which is most often the emitter's loss on the way from TypeSpec, or where the suite tells what it
expects only in its server's code.

"""

_HOW = """\

## How to repeat

```sh
make conformance                # all of it; rewrites this page
make conformance DIALECT=3.0    # one dialect (3.0, 3.1, 2.0): compares with this page, as CI does
```

That needs npm, beside what the project needs. Nothing of the suite is in this repository: it is installed into
`.cache/spector`, at these versions, and its other dependencies at those of `conformance/node/package-lock.json`:

"""

_REASONS = """\

## What did not pass

Every such scenario is listed with its reason in `conformance/known.yaml`. A run fails where a scenario does not pass that
is not listed, and where one passes that is.

"""


def cells(scenarios: Sequence[Scenario], reasons: list[Reason], dialect: str) -> dict[str, str]:
    """By area, and in total: how many scenarios passed, failed, and were not expressible."""
    known = by_scenario(reasons, dialect)
    counts: dict[str, list[int]] = {}
    for scenario in scenarios:
        reason = known.get(scenario.name)
        place = 0 if reason is None else 1 if reason.kind is Kind.FAILED else 2
        for area in (area_of(scenario), "total"):
            counts.setdefault(area, [0, 0, 0])[place] += 1
    return {area: " / ".join(map(str, each)) for area, each in sorted(counts.items(), key=lambda item: _order(item[0]))}


def _order(area: str) -> tuple[bool, str]:
    return area == "total", area


def area_of(scenario: Scenario) -> str:
    """The part of the suite that a scenario belongs to: ``http/payload/pageable``, ``azure/core``."""
    suite, *parts = scenario.folder.split("/")
    several = {"azure", "payload", "streaming", "client"}
    return "/".join([suite, *parts[: 2 if parts[0] in several else 1]])


def render(scenarios: Sequence[Scenario], reasons: list[Reason], versions: Mapping[str, str]) -> str:
    """The whole page."""
    by_dialect = {dialect: cells(scenarios, reasons, dialect) for dialect in DIALECTS}
    rows = [["Area", *(TITLES[dialect] for dialect in DIALECTS)], ["---"] * (1 + len(DIALECTS))]
    rows += [[area, *(by_dialect[dialect][area] for dialect in DIALECTS)] for area in by_dialect["3.0"]]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    heading = f"{len(scenarios)} scenarios, of which passed / failed / were not expressible:\n\n"
    installed = "\n".join(f"- {name} {version}" for name, version in versions.items())
    return f"{_INTRODUCTION}{heading}{table}\n{_HOW}{installed}\n{_REASONS}" + "\n".join(_listed(reasons))


def _listed(reasons: list[Reason]) -> Iterator[str]:
    for kind in Kind:
        yield f"### {kind.value.capitalize()}\n"
        for reason in reasons:
            if reason.kind is kind:
                where = ", ".join(TITLES[dialect] for dialect in reason.dialects)
                yield f"- {reason.text} ({where})\n" + "".join(f"  - `{name}`\n" for name in reason.scenarios)


def outdated(text: str, found: Mapping[str, str], dialect: str) -> Iterator[str]:
    """The areas of which a page says another thing than was found in a dialect."""
    column = 1 + list(DIALECTS).index(dialect)
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    said = {row[0]: row[column] for row in rows if len(row) > column}
    for area, cell in found.items():
        if said.get(area) != cell:
            yield f"{area} in {dialect}: {cell}, and {FILE.name} says {said.get(area, 'nothing')}: run make conformance"
