"""Every test that is written runs: tools skip folders by name (``build``, ``dist``), and a skipped test is silent."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]


def test_every_test_file_is_collected() -> None:
    """The files that pytest collects from are the files named ``test_*.py``."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-p", "no:cacheprovider", str(TESTS)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=TESTS.parent, check=True)
    collected = {line.partition("::")[0] for line in done.stdout.splitlines() if "::" in line}
    written = {path.relative_to(TESTS.parent).as_posix() for path in TESTS.rglob("test_*.py")}
    assert collected == written and len(written) > 50


def test_the_formatter_looks_at_every_source_file() -> None:
    """black leaves out folders called ``build`` and the like: none of ours is called so."""
    left_out = {"build", "dist", "buck-out", "_build", "venv", ".venv", "__pypackages__"}
    sources = [*(TESTS.parent / "generator").rglob("*.py"), *TESTS.rglob("*.py")]
    assert not [path for path in sources if left_out & set(path.relative_to(TESTS.parent).parts)]
