"""A package's own tests pass with the oldest versions that it allows, and on the newest Python at hand."""

from __future__ import annotations

import glob
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:  # of what mypy itself needs there
    import tomli as tomllib

PACKAGE = Path(__file__).parents[2] / "generated" / "azure-openai-inference-2024-10-21"
pytestmark = pytest.mark.skipif(
    not os.environ.get("CLIENTGEN_FOREIGN"), reason="installs other versions: set CLIENTGEN_FOREIGN"
)


def interpreters() -> dict[tuple[int, int], str]:
    """What Pythons there are, by version: those of the path, of pyenv, and the one that runs this."""
    found = {sys.version_info[:2]: sys.executable}
    for minor in range(10, 20):
        for path in (
            f"python3.{minor}",
            *glob.glob(f"{os.environ.get('PYENV_ROOT', '')}/versions/3.{minor}.*/bin/python"),
        ):
            try:
                said = subprocess.run([path, "--version"], capture_output=True, text=True)
            except OSError:
                continue
            if said.returncode == 0 and said.stdout.startswith(f"Python 3.{minor}."):
                found.setdefault((3, minor), path)
    return found


def wanted(*, lowest: bool) -> list[str]:
    """What the package declares, each at its lower bound or as new as there is."""
    declared = tomllib.loads((PACKAGE / "pyproject.toml").read_text("utf-8"))["project"]
    ranges = [*declared["dependencies"], *declared["optional-dependencies"]["test"]]
    pins = [re.fullmatch(r"([\w-]+)>=([\d.]+)", each) for each in ranges]
    assert all(pins) and len(pins) >= 6
    return sorted({f"{pin[1]}{'==' if lowest else '>='}{pin[2]}" for pin in pins if pin})


@pytest.mark.parametrize("lowest", [True, False], ids=["oldest", "newest"])
def test_a_package_keeps_to_the_versions_that_it_declares(lowest: bool, tmp_path: Path) -> None:
    """The oldest Python with the lower bounds, the newest Python with the newest versions."""
    known = interpreters()
    python = known[min(known) if lowest else max(known)]
    subprocess.run([python, "-m", "venv", str(tmp_path / "venv")], check=True)
    own = str(tmp_path / "venv" / "bin" / "python")
    install = [own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted(lowest=lowest)]
    installed = subprocess.run(install, capture_output=True, text=True)
    assert installed.returncode == 0, installed.stderr
    command = [own, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    environment = {**os.environ, "PYTHONPATH": "src"}
    done = subprocess.run(command, cwd=PACKAGE, env=environment, capture_output=True, text=True)
    assert done.returncode == 0 and " passed in " in done.stdout, done.stdout[-4000:]
