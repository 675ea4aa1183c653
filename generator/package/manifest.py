"""Which files a package has, and which template and view each is made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.package.files import RenderedFile
from generator.code.groups import BASES
from generator.package.view import PackageView
from generator.resources import RUNTIME
from generator.templating import environment


def render_package(view: PackageView) -> tuple[RenderedFile, ...]:
    """Every file of the package, unformatted."""
    return tuple(_files(view))


def _files(view: PackageView) -> Iterator[RenderedFile]:
    root = f"src/{view.folder}"
    for name in ("pyproject.toml", "README.md", "API.md"):
        yield RenderedFile(name, _render(f"package/{name}", package=view))
    yield RenderedFile(f"{root}/py.typed", "")
    for name in ("__init__.py", "_client.py"):
        yield RenderedFile(f"{root}/{name}", _render(f"client/{name}", package=view, is_async=False))
        yield RenderedFile(f"{root}/aio/{name}", _render(f"client/{name}", package=view, is_async=True))
    for name in ("_service.py", "_operations.py"):
        yield RenderedFile(f"{root}/{name}", _render(f"client/{name}", package=view))
    for folder, is_async in (("operations", False), ("aio/operations", True)):
        yield RenderedFile(f"{root}/{folder}/__init__.py", _render("operations/__init__.py", package=view))
        for group in view.groups:
            text = _render("operations/group.py", group=group, is_async=is_async)
            yield RenderedFile(f"{root}/{folder}/{group.module}.py", text)
    for folder, modules in (("models", view.models), ("params", view.params)):
        yield RenderedFile(f"{root}/{folder}/__init__.py", _render(f"{folder}/__init__.py", modules=modules))
        for module in modules:
            yield RenderedFile(f"{root}/{folder}/_{module.name}.py", _render("models/module.py", module=module))
    optional = {module for module, _ in BASES.values()} - view.runtime
    for path in sorted(RUNTIME.glob("*.py")):
        if path.stem not in optional:
            yield RenderedFile(f"{root}/_runtime/{path.name}", path.read_text("utf-8"))
    yield from _tests(view)
    for folder in (root, f"{root}/aio"):
        yield RenderedFile(f"{folder}/_patch.py", _render("client/_patch.py", package=view), once=True)


def _tests(view: PackageView) -> Iterator[RenderedFile]:
    tests = view.tests
    for name in ("__init__.py", "conftest.py", "test_client.py"):
        yield RenderedFile(f"tests/{name}", _render(f"tests/{name}", package=view, tests=tests))
    if tests.has_models or tests.has_unions or tests.has_enums:
        yield RenderedFile("tests/test_models.py", _render("tests/test_models.py", package=view, tests=tests))
        yield RenderedFile("tests/data/models.json", tests.models)
    if tests.has_params:
        yield RenderedFile("tests/test_params.py", _render("tests/test_params.py", package=view))
        yield RenderedFile("tests/data/params.json", tests.params)
    for group in tests.groups:
        yield RenderedFile(f"tests/test_operations_{group.module}.py", _render("tests/test_operations.py", group=group))
        yield RenderedFile(f"tests/data/operations_{group.module}.json", group.data)
    yield RenderedFile("tests/custom/README.md", _render("tests/README.md"), once=True)


def _render(template: str, **values: Any) -> str:
    return environment().get_template(f"{template}.jinja").render(values)
