"""API.md lists what the package has, all of it and nothing else: compared with the package itself."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from generator.project.catalog import entries, resolve_targets
from generator.generation import generate_package
from generator.package.result import Options

from .conftest import import_package

EMBEDDED = [entry.id for entry in entries() if entry.embedded]


@dataclass
class Listing:
    """A package, and its API.md by heading."""

    package: ModuleType
    sections: dict[str, str]

    @property
    def groups(self) -> dict[str, type]:
        """The classes of the operation groups, by the client's attribute."""
        package = self.package
        (client,) = [value for name, value in vars(package).items() if name.endswith("Client")]
        names = [name for name, value in vars(client).items() if isinstance(value, cached_property)]
        modules = {name: importlib.import_module(f"{package.__name__}.operations.{name}") for name in names}
        return {
            name: next(value for key, value in vars(module).items() if key.endswith("Operations"))
            for name, module in modules.items()
        }

    def fields(self, heading: str) -> set[str]:
        """The fields listed under a type, and under those that it says it has the fields of."""
        section = self.sections[heading]
        found = {wire or name for name, wire in re.findall(r"^- `(?:'([^']*)'|(\w+)): ", section, re.MULTILINE)}
        for base in re.findall(r"\[`(\w+)`\]", section.partition("With the fields of")[2]):
            folder = heading.partition(".")[0]
            found |= self.fields(f"{folder}.{base}") if base != "CallOptions" else self.fields("Call options")
        return found


@pytest.fixture(params=EMBEDDED, scope="module")
def listing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listing]:
    root = tmp_path_factory.mktemp("listing")
    module = f"listing_{re.sub(r'[^a-z0-9]', '_', request.param)}.v1"
    result = generate_package(resolve_targets([request.param])[0], Options(root, module=module))
    text = (root / result.folder / "API.md").read_text("utf-8")
    parts = re.split(r"^#{2,4} `?([^`\n]*)`?$", text, flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert len(sections) == len(parts) // 2, "a heading stands twice"
    yield Listing(import_package(root / result.folder, module), sections)
    for name in [name for name in sys.modules if name.startswith(module.partition(".")[0])]:
        del sys.modules[name]


def test_every_method_of_every_group_is_listed_and_no_other(listing: Listing) -> None:
    methods = {
        f"client.{group}.{name}"
        for group, kind in listing.groups.items()
        for name, value in vars(kind).items()
        if inspect.isfunction(value) and not name.startswith("_")
    }
    assert len(methods) >= 3
    assert {name for name in listing.sections if re.fullmatch(r"client\.\w+\.\w+", name)} == methods
    assert {name for name in listing.sections if re.fullmatch(r"client\.\w+", name)} == {
        f"client.{group}" for group in listing.groups
    }


def test_the_signatures_are_those_that_the_code_has(listing: Listing) -> None:
    checked = 0
    for group, kind in listing.groups.items():
        tree = ast.parse(Path(inspect.getsourcefile(kind) or "").read_text("utf-8"))
        for name, shown in signatures(tree).items():
            (code,) = re.findall(r"```python\n(.*?)```", listing.sections[f"client.{group}.{name}"], re.DOTALL)
            assert signatures(ast.parse(code)) == {name: shown}
            checked += len(shown)
    assert checked >= len(listing.groups)


def signatures(tree: ast.Module) -> dict[str, list[tuple[str, str]]]:
    """What a caller sees of each function: its overloads where it has any, without ``self``."""
    found: dict[str, list[tuple[str, str]]] = {}
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for function in functions:
        arguments = function.args
        arguments.args = [item for item in arguments.args if item.arg != "self"]
        overloaded = any(other.name == function.name and is_overload(other) for other in functions)
        if is_overload(function) or not overloaded:
            returned = ast.unparse(function.returns) if function.returns else ""
            found.setdefault(function.name, []).append((ast.unparse(arguments), returned))
    return found


def is_overload(function: ast.FunctionDef) -> bool:
    return any(ast.unparse(item) == "overload" for item in function.decorator_list)


@pytest.mark.parametrize("folder", ["params", "models"])
def test_every_exported_type_is_listed_and_no_other(listing: Listing, folder: str) -> None:
    module = getattr(listing.package, folder)
    exported = {f"{folder}.{name}" for name in dir(module) if not name.startswith("_")}
    assert len(exported) >= 3
    assert {name for name in listing.sections if name.startswith(f"{folder}.")} == exported


def model_fields(model: Any) -> Iterable[str]:
    names: Iterable[str] = model.model_fields
    return names


def test_every_field_of_every_type_is_listed_and_no_other(listing: Listing) -> None:
    checked = 0
    for folder in ("params", "models"):
        module = getattr(listing.package, folder)
        for name in dir(module):
            value = getattr(module, name)
            if isinstance(value, type) and value.__name__ == name:  # another name for a class has that one's fields
                fields = set(model_fields(value) if folder == "models" else value.__annotations__)
                assert listing.fields(f"{folder}.{name}") == fields, name
                checked += len(fields)
    assert checked > 10


def test_the_options_that_every_call_and_every_client_takes_are_listed(listing: Listing) -> None:
    settings = importlib.import_module(f"{listing.package.__name__}._runtime.settings")
    assert listing.fields("Call options") == set(settings.CallOptions.__annotations__)
    assert listing.fields("Client settings") == set(settings.ClientSettings.__annotations__)
    assert (
        "def __init__(" in listing.sections["The client"] and "strict: bool = False" in listing.sections["The client"]
    )


def test_every_type_and_method_that_the_document_describes_is_described_in_one_line(listing: Listing) -> None:
    for heading, section in listing.sections.items():
        if re.fullmatch(r"client\.\w+\.\w+", heading):
            assert re.match(r"\n\n`[A-Z]+ /[^`]*`(?:  \(deprecated\))?: \S.*\n\n```python\n", section), heading
        elif heading.startswith(("params.", "models.")) and not heading.endswith("Result"):
            assert re.match(r"\n\n[A-Z\"`'].*\n", section), heading
