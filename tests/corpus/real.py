"""The real documents beside the project, where they are at hand."""

from __future__ import annotations

from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared" / "specs"


def documents() -> list[Path]:
    """Not their examples, and not the list of their origins."""
    found = [path for path in SHARED.rglob("*") if path.suffix in {".json", ".yaml", ".yml"}]
    return sorted(path for path in found if "examples" not in path.parts and path.name != "PINS.yaml")
