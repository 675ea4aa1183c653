"""Proves that rows cost next to nothing before they are used, and that importing them imports little."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


def fresh(tiny: ModuleType, code: str) -> str:
    root = str(Path(str(tiny.__file__)).parents[1])
    program = f"import sys; sys.path.insert(0, {root!r})\n{code}"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()


def test_rows_need_neither_pydantic_nor_azure_core(tiny: ModuleType) -> None:
    code = """
import importlib, types
package = types.ModuleType("tiny_package"); package.__path__ = [sys.path[0] + "/tiny_package"]
sys.modules["tiny_package"] = package
importlib.import_module("tiny_package._operations")
print([name for name in ("pydantic", "azure.core", "requests") if name in sys.modules])
"""
    assert fresh(tiny, code) == "[]"


def test_a_client_needs_no_pydantic_and_no_aiohttp(tiny: ModuleType) -> None:
    code = """
from azure.core.credentials import AzureKeyCredential
import tiny_package
tiny_package.TinyClient("host", AzureKeyCredential("k")).things
print([name for name in ("pydantic", "aiohttp", "tiny_package.models") if name in sys.modules])
"""
    assert fresh(tiny, code) == "[]"


def test_every_exported_name_exists(tiny: ModuleType, runtime: Any) -> None:
    package = sys.modules[runtime("operation").__package__]
    assert all(getattr(package, name).__name__ for name in dir(package))


def test_a_type_is_made_ready_once_for_all_threads(runtime: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []

    def slow(*_: Any) -> Any:
        time.sleep(0.05)
        made.append(object())
        return made[-1]

    monkeypatch.setattr(runtime("reading"), "make_adapter", slow)
    row = runtime("operation").JsonResult("things:Group")
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: row.adapter(), range(8))) == set(made) and len(made) == 1
