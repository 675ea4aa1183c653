"""Two documents that would be one package: refused before either is written."""

from __future__ import annotations

from collections.abc import Sequence

from generator.project.identity import identify, slug_of
from generator.project.model import Target, TargetError

_AZURE = "azure-openai-"


def refuse_clashes(
    targets: Sequence[Target], folders: Sequence[str | None], service: str | None, module: str | None
) -> None:
    """Check that every target has a package folder of its own.

    ``folders`` are those of packages that are known to be up to date, None for the other targets. ``service`` and
    ``module`` are those of the command line. A document is read only where its name leaves open whether it clashes.

    Raises:
        TargetError: two targets have one; names both.
    """
    names = [
        folder if folder is not None else _without_reading(target, service, module)
        for target, folder in zip(targets, folders, strict=True)
    ]
    possible = [
        _beginnings(target, service) if name is None else (name,) for target, name in zip(targets, names, strict=True)
    ]
    owners: dict[str, Target] = {}
    for index, target in enumerate(targets):
        others = [each for beginnings in possible[:index] + possible[index + 1 :] for each in beginnings]
        name = names[index]
        if name is None and any(_may_meet(one, other) for one in possible[index] for other in others):
            name = _by_reading(target, service, module)
        if name is None:
            continue
        other = owners.setdefault(name, target)
        if other is not target:
            raise TargetError(
                f"{_shown(other)} and {_shown(target)} would be written as one package, {name}, and nothing was written:"
                " generate them one by one with a --module each, or give each a 'module' in clientgen.yaml"
            )


def _without_reading(target: Target, service: str | None, module: str | None) -> str | None:
    """The package's folder, where nothing in it comes from the document."""
    of_catalog = target.version is not None and not target.own and service is None
    if module is not None or target.module is not None or of_catalog:
        return identify(target, "0", {}, service=service, module=module).distribution
    return None


def _beginnings(target: Target, service: str | None) -> tuple[str | None, ...]:
    """What a folder may begin with, by whether the document turns out to be Azure's; None: with anything but that."""
    given = service or target.service
    name = slug_of(given or target.document.name.partition(".")[0])
    begin = f"{name}-{target.version or ''}".replace("_", "-")
    return _AZURE + begin, begin if given else None


def _may_meet(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return not (one or other or "").startswith(_AZURE)
    return one.startswith(other) or other.startswith(one)


def _by_reading(target: Target, service: str | None, module: str | None) -> str | None:
    from generator.diagnostics import DiagnosticSink, DocumentError
    from generator.project.documents import read_documents

    try:
        root = read_documents(target, service, DiagnosticSink()).root
    except DocumentError:  # which generating it will tell
        return None
    info = root.get("info")
    version = info.get("version", "") if isinstance(info, dict) else ""
    return identify(target, str(version), root, service=service, module=module).distribution


def _shown(target: Target) -> str:
    return target.id if target.id == str(target.document) else f"{target.id} ({target.document})"
