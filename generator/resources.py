"""Where the generator's own files are: templates and specs, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_ROOT = _PACKAGE if (_PACKAGE / "templates").is_dir() else _PACKAGE.parent

TEMPLATES = _ROOT / "templates"
SPECS = _ROOT / "specs"
RUNTIME = _PACKAGE / "runtime"
