"""Two documents that would be one package: refused before either is written."""

from __future__ import annotations

from collections.abc import Sequence

from generator.project.identity import identify, service_name
from generator.project.model import Target, TargetError


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
    begins = [
        _beginning(target, service) if name is None else name for target, name in zip(targets, names, strict=True)
    ]
    owners: dict[str, Target] = {}
    for index, target in enumerate(targets):
        others = begins[:index] + begins[index + 1 :]
        name = names[index]
        if name is None and any(begins[index].startswith(other) or other.startswith(begins[index]) for other in others):
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
    """The package's folder, where the version in it does not come from the document."""
    if module is not None or target.module is not None or (target.version is not None and service is None):
        return identify(target, "0", service=service, module=module).distribution
    return None


def _beginning(target: Target, service: str | None) -> str:
    return f"azure-openai-{service_name(target, service)}-".replace("_", "-")


def _by_reading(target: Target, service: str | None, module: str | None) -> str | None:
    from generator.diagnostics import DiagnosticSink, DocumentError
    from generator.project.documents import read_documents

    try:
        info = read_documents(target, service, DiagnosticSink()).root.get("info")
    except DocumentError:  # which generating it will tell
        return None
    version = info.get("version", "") if isinstance(info, dict) else ""
    return identify(target, str(version), service=service, module=module).distribution


def _shown(target: Target) -> str:
    return target.id if target.id == str(target.document) else f"{target.id} ({target.document})"
