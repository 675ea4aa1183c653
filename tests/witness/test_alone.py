"""The second reader reads for itself: what the generator gets wrong, it must not get wrong in the same way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def test_it_shares_no_code_with_the_generator() -> None:
    """Nothing that its modules import, by whatever way, is the generator's or made by it."""
    names = sorted(f"tests.witness.{path.stem}" for path in HERE.glob("*.py") if not path.stem.startswith("test_"))
    assert "tests.witness.judge" in names
    program = (
        f"import sys; import {', '.join(names)}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert {"jsonschema", "yaml", "tests"} <= loaded
    assert not loaded & {"generator", "mutate", "azure_openai", "azure", "pydantic"}
