"""The real catalog, synced from the mirror beside the project: what is pinned there is what is here."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.project import catalog, model
from generator.cli import main

MIRROR = Path(__file__).resolve().parents[3] / "shared" / "specs" / "azure-rest-api-specs"
pytestmark = pytest.mark.skipif(not MIRROR.is_dir(), reason="the mirror (../shared/specs) is not here")


def test_the_whole_catalog_syncs_and_one_of_it_generates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every pinned hash holds, every document of the mirror is catalogued, and a synced one needs no more words."""
    monkeypatch.setattr(model, "SYNCED", tmp_path / ".synced")
    run = CliRunner()
    done = run.invoke(main, ["sync", "--mirror", str(MIRROR)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    synced = [entry for entry in catalog.entries() if not entry.embedded and entry.document is not None]
    assert len(synced) == 12 and all(f"{entry.id}: synced" in done.output for entry in synced)
    assert "0 api-versions are not" in run.invoke(main, ["sync", "--discover", "--mirror", str(MIRROR)]).stderr
    made = run.invoke(main, ["generate", "inference/2024-02-01", "--output", str(tmp_path / "out")])
    assert made.exit_code == 0 and "written azure-openai-inference-2024-02-01 (6 of 6 operations" in made.output
