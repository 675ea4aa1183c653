"""The README says of each dialect what the code says, and nothing is claimed without its proof."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.support import ABSENT, DIALECTS, FEATURES, NO, Feature, support_table

ROOT = Path(__file__).resolve().parents[2]


def test_the_table_of_the_readme_is_the_rendered_one() -> None:
    section = (ROOT / "README.md").read_text("utf-8").partition("## Dialects\n")[2].partition("\n## ")[0]
    assert section.strip() == support_table(), f"put this under '## Dialects' of README.md:\n\n{support_table()}"


def test_the_table_has_a_row_for_each_feature_and_a_column_for_each_dialect() -> None:
    header, rule, *rows = support_table().split("\n")
    assert header == "| | Swagger 2.0 | OpenAPI 3.0 | OpenAPI 3.1 |" and rule == "|---|---|---|---|"
    assert len(rows) == len(FEATURES) and all(row.count("|") == len(DIALECTS) + 2 for row in rows)


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_what_is_claimed_is_tested_in_every_dialect_that_has_it(feature: Feature) -> None:
    proof = ROOT / feature.proof
    assert proof.exists()
    if proof.is_dir():
        files = ("swagger20.yaml", "openapi30.yaml", "openapi31.yaml")
        for name, answer in zip(files, feature.answers, strict=True):
            assert answer in (ABSENT, NO) or (proof / name).is_file()
