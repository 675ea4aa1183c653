"""Black boxes: a document goes in, a package comes out, is imported, and calls a real server on loopback."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from generator.project.catalog import Target, resolve_targets
from generator.generation import generate_package
from generator.package.result import Options

MakePackage = Callable[..., ModuleType]


def import_package(folder: Path, module: str) -> ModuleType:
    sys.path.insert(0, str(folder / "src"))
    try:
        importlib.import_module(f"{module}.aio")
        return importlib.import_module(module)
    finally:
        sys.path.remove(str(folder / "src"))


@pytest.fixture
def make_package(tmp_path: Path) -> Iterator[MakePackage]:
    """Generates a package from the text of a document and imports it; forgets it after the test."""
    made: list[str] = []

    def make(text: str, name: str = "document.yaml") -> ModuleType:
        document = tmp_path / "documents" / name
        document.parent.mkdir(exist_ok=True)
        document.write_text(text, "utf-8")
        module = f"behaviour{len(made)}_{tmp_path.name.replace('-', '_')}.v1"
        options = Options(tmp_path / "out", service=document.stem, module=module)
        result = generate_package(Target(name, document), options)
        assert result.status.value == "written", [str(item) for item in result.diagnostics]
        made.append(module.partition(".")[0])
        return import_package(tmp_path / "out" / result.folder, module)

    yield make
    for name in [name for name in sys.modules if name.partition(".")[0] in made]:
        del sys.modules[name]


@pytest.fixture(scope="session")
def inference(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """The package of our own inference 2024-10-21 document."""
    root = tmp_path_factory.mktemp("inference")
    module = "behaviour_inference.v2024_10_21"
    result = generate_package(resolve_targets(["inference/2024-10-21"])[0], Options(root, module=module))
    assert result.status.value == "written"
    return import_package(root / result.folder, module)
