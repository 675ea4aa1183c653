"""Imports of a generated module, computed from the references its views make."""

from __future__ import annotations

from collections.abc import Iterable

from generator.plan.annotations import Annotation, Module, imports

_STANDARD = ("builtins", "collections", "datetime", "functools", "typing")


class Imports:
    """Collects ``from module import name`` and renders them in isort's order: standard, third-party, local."""

    def __init__(self) -> None:
        self._names: dict[str, set[str]] = {}

    def add(self, module: str, *names: str) -> None:
        self._names.setdefault(module, set()).update(names)

    def update(self, modules: Iterable[tuple[str, str]]) -> None:
        for module, name in modules:
            self.add(module, name)

    def need(self, annotation: Annotation, inside: Module) -> None:
        """Add all that an annotation has to import."""
        self.update(imports(annotation, inside))

    def copy(self) -> Imports:
        return self.moved("", "")

    def moved(self, old: str, new: str) -> Imports:
        """A copy in which relative imports that begin with ``old`` begin with ``new``."""
        copy = Imports()
        for module, names in self._names.items():
            copy.add(new + module[len(old) :] if module.startswith(old) else module, *names)
        return copy

    def take(self, module: str) -> str:
        """The import of one module, taken out of the block: for ``if TYPE_CHECKING:``. Empty if there is none."""
        names = self._names.pop(module, None)
        return f"from {module} import {', '.join(sorted(names))}" if names else ""

    def __bool__(self) -> bool:
        return bool(self._names)

    def render(self, *, future: bool = True) -> str:
        """The import block, without a final newline."""
        blocks = ["from __future__ import annotations"] if future else []
        for rank in range(3):
            lines = [
                f"from {module} import {', '.join(sorted(self._names[module]))}"
                for module in sorted(self._names)
                if _rank(module) == rank
            ]
            if lines:
                blocks.append("\n".join(lines))
        return "\n\n".join(blocks)


def _rank(module: str) -> int:
    if module.startswith("."):
        return 2
    return 0 if module.split(".")[0] in _STANDARD else 1
