"""Python annotations as values: what a type is written as, what it has to import, what it is in the asynchronous client.

An annotation is built once, from the types of a document, and is never read back from its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from generator.closed import assert_never
from generator.text import literal

#: Modules of a package that hold generated classes.
MODELS, PARAMS = "models", "params"


@dataclass(frozen=True, slots=True)
class Imported:
    """A class of Python or of a library, with its arguments. ``module`` is empty for a builtin."""

    name: str
    module: str = ""
    arguments: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Generated:
    """A class or alias of the package: ``folder`` is ``models`` or ``params``, ``module`` the group it belongs to."""

    folder: str
    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Literals:
    """``Literal[…]``, PEP 586."""

    values: tuple[str | int | bool, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """A union of two or more; made by :func:`union`, which keeps it flat and in order."""

    members: tuple[Annotation, ...]


Annotation: TypeAlias = Imported | Generated | Literals | Either

NONE = Imported("None")
ANY = Imported("Any", "typing")
STR, BYTES, INT, FLOAT, BOOL = (Imported(name) for name in ("str", "bytes", "int", "float", "bool"))


def union(members: Iterable[Annotation]) -> Annotation:
    """``A | B``: each member once, None last; ``Any`` takes in all the others."""
    flat: dict[Annotation, None] = {}
    for member in members:
        flat |= dict.fromkeys(member.members if isinstance(member, Either) else (member,))
    if ANY in flat:
        return ANY
    ordered = [*(each for each in flat if each != NONE), *([NONE] if NONE in flat or not flat else [])]
    return ordered[0] if len(ordered) == 1 else Either(tuple(ordered))


def optional(annotation: Annotation) -> Annotation:
    return union((annotation, NONE))


def parts(annotation: Annotation) -> Iterator[Annotation]:
    """An annotation and all that it is made of, outermost first."""
    yield annotation
    match annotation:
        case Either(members=inner) | Imported(arguments=inner):
            for part in inner:
                yield from parts(part)
        case Generated() | Literals():
            pass
        case _:
            assert_never(annotation)


@dataclass(frozen=True, slots=True)
class Module:
    """The module that an annotation is written in: ``folder`` and ``name`` of a generated one. A class of the same
    folder is written by its own name, one of another by ``folder.name``.

    ``taken`` are the methods of the class that it is written in: within that class such a name means the method, so what
    has the same name is imported under another.
    """

    folder: str
    name: str = ""
    taken: frozenset[str] = frozenset()

    def local(self, name: str) -> str:
        """What an imported or builtin name is called here."""
        return f"_{name}" if name in self.taken else name


def text(annotation: Annotation, inside: Module) -> str:
    match annotation:
        case Imported(name=name, arguments=()):
            return inside.local(name)
        case Imported(name=name, arguments=arguments):
            return f"{inside.local(name)}[{', '.join(text(each, inside) for each in arguments)}]"
        case Generated(folder=folder, name=name):
            return name if folder == inside.folder else f"{inside.local(folder)}.{name}"
        case Literals(values=values):
            return f"Literal[{', '.join(map(literal, values))}]"
        case Either(members=members):
            return " | ".join(text(each, inside) for each in members)
    assert_never(annotation)


def imports(annotation: Annotation, inside: Module) -> Iterator[tuple[str, str]]:
    """(module, name) of all that has to be imported where it is written; the name with ``as`` where it is taken."""

    def named(name: str) -> str:
        return name if (local := inside.local(name)) == name else f"{name} as {local}"

    for part in parts(annotation):
        match part:
            case Imported(name=name, module=module) if module or name in inside.taken:
                yield module or "builtins", named(name)
            case Literals():
                yield "typing", "Literal"
            case Generated(folder=folder) if folder != inside.folder:
                yield "..", named(folder)
            case Generated(module=module, name=name) if module != inside.name:
                yield f"._{module}", name


#: What methods return beside models, and what the asynchronous client returns in its place.
_TWINS = {
    ("Stream", ".._runtime"): ("AsyncStream", ".._runtime"),
    ("Download", ".._runtime.downloads"): ("AsyncDownload", ".._runtime.downloads"),
    ("ItemPaged", "azure.core.paging"): ("AsyncItemPaged", "azure.core.async_paging"),
    ("LROPoller", "azure.core.polling"): ("AsyncLROPoller", "azure.core.polling"),
}


def stream_of(event: Annotation) -> Imported:
    return Imported("Stream", ".._runtime", (event,))


def pages_of(item: Annotation) -> Imported:
    return Imported("ItemPaged", "azure.core.paging", (item,))


def poller_of(result: Annotation) -> Imported:
    return Imported("LROPoller", "azure.core.polling", (result,))


DOWNLOAD = Imported("Download", ".._runtime.downloads")


def asynchronous(annotation: Annotation) -> Annotation:
    """The result of the asynchronous method."""
    match annotation:
        case Either(members=members):
            return union(map(asynchronous, members))
        case Imported(name=name, module=module) if (name, module) in _TWINS:
            name, module = _TWINS[name, module]
            return replace(
                annotation, name=name, module=module, arguments=tuple(map(asynchronous, annotation.arguments))
            )
    return annotation
