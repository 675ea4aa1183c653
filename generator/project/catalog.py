"""Which documents there are: those of the user's project, and those of the catalog that clientgen comes with."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from generator.project.configuration import COGNITIVE_SERVICES_SCOPE, ServiceConfig, service_config
from generator.project.identity import slug_of
from generator.project.loading import embedded
from generator.project.model import CatalogEntry, Project, Target, TargetError, target_of

__all__ = ["CatalogEntry", "Project", "Target", "TargetError", "config_of", "entries", "resolve_targets"]


def entries(project: Project | None = None) -> tuple[CatalogEntry, ...]:
    """The documents of ``project`` in the order of the file, then those of the catalog that it does not redefine."""
    own = project.documents if project is not None else ()
    ids = {entry.id for entry in own}
    return (*own, *(entry for entry in embedded().documents if entry.id not in ids))


def config_of(target: Target, service: str, azure: bool = True) -> ServiceConfig:
    """What is set for a service: by the catalog, unless the document is the user's own, or is not Azure's (``azure``);
    then by the user's project."""
    layers = [] if target.own or not azure else [embedded().services.get(service, {})]
    if target.project is not None:
        layers.append(target.project.services.get(service, {}))
    if target.service is not None and not target.own:
        layers.append({"default_scopes": (COGNITIVE_SERVICES_SCOPE,)})
    config = service_config(service, *layers)
    if target.project is not None and target.own:
        documents = [entry for entry in target.project.documents if slug_of(entry.service) == service]
        config = replace(config, complete=len(documents) == 1)
    return config


def resolve_targets(names: Iterable[str], project: Project | None = None) -> list[Target]:
    """What the user named: ids, patterns over them, paths. Nothing named is every document of the project.

    Raises:
        TargetError: a name is neither, or its document is not here.
    """
    targets: dict[tuple[str, str], Target] = {}
    for name in names:
        for target in _resolve(name, project):
            key = target.id if target.service is not None else ""
            targets.setdefault((str(target.document.resolve()), key), target)
    return list(targets.values()) or _everything(project)


def _everything(project: Project | None) -> list[Target]:
    if project is None:
        return _available(embedded().documents, None)
    if not project.documents:
        raise TargetError(f"{project.file} lists no documents: add them below 'documents', or name a target")
    return _all_of(project.documents, project)


def _resolve(name: str, project: Project | None) -> list[Target]:
    own = [entry for entry in project.documents if fnmatch.fnmatchcase(entry.id, name)] if project is not None else []
    known = entries(project)
    matches = [entry for entry in known if fnmatch.fnmatchcase(entry.id, name)]
    if matches:
        targets = [*_all_of(own, project), *_available([entry for entry in matches if entry not in own], project)]
        return targets or _all_of(matches, project)
    path = Path(name)
    if path.exists():
        return _from_path(name, path, project)
    here = ", ".join(target.id for target in _available(known, project))
    raise TargetError(
        f"{name!r} is not the id of a document, not a pattern that matches one, and not a file. Documents: {here}"
    )


def _available(wanted: Iterable[CatalogEntry], project: Project | None) -> list[Target]:
    places = ((entry, entry.document) for entry in wanted)
    return [target_of(entry, place, project) for entry, place in places if place is not None]


def _all_of(wanted: Sequence[CatalogEntry], project: Project | None) -> list[Target]:
    """A target for each: the user asked for these very ones."""
    absent = [entry.id for entry in wanted if entry.document is None]
    if absent:
        raise TargetError(
            f"{', '.join(absent)}: the document has not been fetched: run 'clientgen sync', or give the path of a copy"
        )
    return _available(wanted, project)


def _from_path(name: str, path: Path, project: Project | None) -> list[Target]:
    """A path of the project's is that document; one that ends as a catalog entry's does is that one, wherever the copy is kept."""
    own = project.documents if project is not None else ()
    real = path.resolve()
    listed = [entry for entry in own if entry.document is not None and entry.document.resolve() == real]
    if listed:
        return [target_of(entry, path, project) for entry in listed]
    for entry in entries(project):
        for known in (entry.upstream, entry.path and f"specs/{entry.path}" if entry not in own else None):
            tail = PurePosixPath(known).parts if known else ()
            if tail and real.parts[-len(tail) :] == tail:
                return [target_of(entry, path, project)]
    return [Target(name, path, project=project)]
