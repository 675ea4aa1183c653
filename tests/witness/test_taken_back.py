"""What documents were once read as is found when it is read so again, by nobody but the second reader: the package's own
tests follow from the same reading."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .documents import ROOT, raw
from .judge import Judge
from .packages import make, record
from .records import read_records

#: A correct line of the generator, what was in its place, the case that it is about, and what must be found.
TAKEN_BACK = [
    pytest.param(
        "infer/streaming.py",
        ("if not _has_plain_answer(operation):", "if True:"),
        "streams_beside/openapi31",
        ("answer never accepted", "POST /speech"),
        id="events are all that is asked for",
    ),
    pytest.param(
        "runtime/bodies.py",
        ("and row.is_string:", "and False:"),
        "raw_bodies/openapi30",
        ("body not JSON", "PUT /word"),
        id="a text is sent without quotes",
    ),
    pytest.param(
        "normalize/schemas.py",
        ('lowered if self.dialect == "3.1" else self._without_direction(lowered)', "lowered"),
        "visibility/swagger20",
        ("body value", "POST /"),
        id="a definition makes properties read-only",
    ),
    pytest.param(
        "runtime/values.py",
        ("write = _expanded if", "write = _joined if"),
        "path_styles/openapi30",
        ("parameter style", "GET /label/"),
        id="every path style is the simple one",
    ),
]


@pytest.mark.parametrize(("module", "change", "case", "found"), TAKEN_BACK)
def test_a_wrong_reading_is_found(
    module: str, change: tuple[str, str], case: str, found: tuple[str, str], tmp_path: Path
) -> None:
    """A copy of the generator with one line as it was makes a package whose traffic is not what the document says."""
    program, records, document = tmp_path / "program", tmp_path / "records.jsonl", ROOT / "tests/cases" / f"{case}.yaml"
    for folder in ("generator", "templates", "specs"):
        shutil.copytree(ROOT / folder, program / folder, ignore=shutil.ignore_patterns("__pycache__", ".synced"))
    source = program / "generator" / module
    text = source.read_text("utf-8")
    assert text.count(change[0]) == 1
    source.write_text(text.replace(*change), "utf-8")
    record(make(document, tmp_path / "out", program=program), records)
    faults = Judge(raw(document), document).judge(read_records(records))
    rule, operation = found
    assert [fault for fault in faults if fault.rule == rule and fault.operation.startswith(operation)]
