"""The page that ``clientgen diff --format html`` writes, as a browser on a phone shows it.

Runs where Chromium is installed (Debian: ``apt-get install chromium``), and is skipped elsewhere.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --window-size=390,844 --virtual-time-budget=2000"
).split()
#: Added to a copy of the page: what the browser laid out, written where the test can read it.
PROBE = """<script>addEventListener('load', () => {
  document.title = [document.documentElement.scrollWidth <= innerWidth, document.querySelectorAll('table').length,
    document.body.innerText.includes('chat_completions.create') || document.body.innerText.includes('/chat/completions')].join()
})</script>"""
POLICY = re.compile(r"<meta[^>]*Content-Security-Policy[^>]*>", re.IGNORECASE)


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_the_page_fits_a_phone_and_shows_its_matrix(tmp_path: Path) -> None:
    """Nothing sticks out to the right of a 390 pixel window, the matrix is a table, and the operations are in it."""
    assert CHROMIUM is not None
    page = tmp_path / "diff.html"
    done = CliRunner().invoke(
        main, ["diff", "inference/2023-05-15", "inference/2024-10-21", "--format", "html", "--output", str(page)]
    )
    assert done.exit_code == 0, done.output
    text = page.read_text("utf-8")
    assert "http-equiv" in text and POLICY.search(
        text
    ), "the page forbids scripts; the probe needs a copy that does not"
    probed = tmp_path / "probed.html"
    probed.write_text(POLICY.sub("", text).replace("</body>", f"{PROBE}</body>"), "utf-8")
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", probed.as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=600)
    title = re.search(r"<title>(\w+),(\d+),(\w+)</title>", shown.stdout)
    assert title is not None, shown.stderr[-2000:]
    fits, tables, operations = title.groups()
    assert (fits, operations) == ("true", "true") and int(tables) >= 1
