"""Corrections to a document, by the OpenAPI Overlay Specification 1.0.0: applied to what was read, before any stage.

Those that ``clientgen.yaml`` lists for a service apply in that order, to every version of the service or to those named
by ``x-clientgen-versions``; with ``extends``, to the document that is called so only.

What the specification leaves open is done as its version 1.1 says: lists are joined, objects merged at any depth.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonpath_rfc9535 import JSONPathError, find

from generator.diagnostics import DiagnosticSink, DocumentError, SourceRef
from generator.load.documents import Amendments
from generator.load.parsing import parse
from generator.load.files import decode, read
from generator.load.nodes import SpecList, SpecMap
from generator.words import counted

_FIELDS = frozenset(("overlay", "info", "extends", "actions"))
_ACTION = frozenset(("target", "description", "update", "remove"))


def amend(
    document: SpecMap, path: Path, overlays: Iterable[Path], versions: Sequence[str], sink: DiagnosticSink
) -> Amendments:
    """The document with every overlay applied that is for it.

    ``path`` is the document's, from whose folder overlays are named, as every file is. ``versions`` are those of the
    service, the document's own first. An overlay with an error leaves an error in ``sink``, which refuses the package.
    """
    amended = Amendments(_copy(document))
    for overlay in overlays:
        name = _name(overlay, path)
        try:
            parsed = parse(decode(read(overlay, name), name), name, sink)
        except DocumentError as error:
            sink.refused(error)
            continue
        amended.positions[name] = parsed.positions
        checked = _checked(parsed.value, SourceRef(name), versions, sink)
        if checked is not None and _is_for(checked, path, versions[0]):
            editor = _Editor(amended, sink)
            for action in checked["actions"]:
                editor.apply(action)
            message = f"{counted(len(checked['actions']), 'action')} changed {counted(editor.changes, 'place')} of the document"
            sink.info("CG707", checked.at, message)
    return amended


def _name(overlay: Path, document: Path) -> str:
    try:
        return Path(os.path.relpath(overlay, document.parent)).as_posix()
    except ValueError:  # another drive
        return overlay.as_posix()


def _copy(node: Any) -> Any:
    """Nodes that a YAML alias shares become two, so that a change of the one leaves the other."""
    match node:
        case SpecMap():
            return SpecMap(((key, _copy(value)) for key, value in node.items()), at=node.at)
        case SpecList():
            return SpecList((_copy(value) for value in node), at=node.at)
    return node


def _checked(data: Any, at: SourceRef, versions: Sequence[str], sink: DiagnosticSink) -> SpecMap | None:
    """The overlay, if it has the shape of one."""
    problems = list(_problems(data, at, versions))
    for place, message in problems:
        sink.error("CG701", place, message)
    return None if problems else data


def _problems(data: Any, at: SourceRef, versions: Sequence[str]) -> Iterator[tuple[SourceRef, str]]:
    if not isinstance(data, SpecMap):
        yield at, "this is not an overlay: it does not hold a mapping"
        return
    if not re.fullmatch(r"1\.0\.\d+", str(data.get("overlay"))):
        yield at.child("overlay"), "an overlay says its version, such as 'overlay: 1.0.0': 1.0 is what is supported"
    info = data.get("info")
    if not isinstance(info, SpecMap) or not {"title", "version"} <= info.keys():
        yield at.child("info"), "an overlay has an 'info' with 'title' and 'version': add them"
    for key in data:
        if key not in _FIELDS and not key.startswith("x-"):
            yield at.child(key), f"{key!r} is not a field of an overlay: remove it"
    if not isinstance(data.get("extends", ""), str):
        yield at.child("extends"), "'extends' is the address of a document: correct it"
    meant = data.get("x-clientgen-versions", [])
    for version in meant if isinstance(meant, SpecList) else [meant] if meant else []:
        if version not in versions:
            yield at.child(
                "x-clientgen-versions"
            ), f"{version!r} is not a version of this service in the project or the catalog"
    actions = data.get("actions")
    if not isinstance(actions, SpecList) or not actions:
        yield at.child("actions"), "an overlay has a list of 'actions': add it"
        return
    for index, action in enumerate(actions):
        place = at.child("actions", index)
        if not isinstance(action, SpecMap) or not isinstance(action.get("target"), str):
            yield place, "an action is a mapping with a 'target': correct it"
        elif "update" not in action and action.get("remove") is not True:
            yield place, "an action has an 'update', or 'remove: true': add what it is to do"
        elif unknown := [key for key in action if key not in _ACTION and not key.startswith("x-")]:
            yield place.child(unknown[0]), f"{unknown[0]!r} is not a field of an action: remove it"


def _is_for(overlay: SpecMap, path: Path, version: str) -> bool:
    meant = overlay.get("x-clientgen-versions", [])
    if meant and version not in (meant if isinstance(meant, SpecList) else [meant]):
        return False
    if "extends" not in overlay:
        return True
    here = urlsplit(overlay["extends"]).path
    tail = [part for part in posixpath.normpath(here).split("/") if part not in ("", ".", "..")]
    return list(path.absolute().parts[-len(tail) :]) == tail


@dataclass(slots=True)
class _Editor:
    """Applies the actions of one overlay, in their order, each to the result of those before it (section 4.4.3.1)."""

    amended: Amendments
    sink: DiagnosticSink
    changes: int = 0

    def apply(self, action: SpecMap) -> None:
        at = action.at.child("target")
        try:
            nodes = {node.location: node.value for node in find(action["target"], self.amended.document)}
        except (JSONPathError, RecursionError) as error:
            self.sink.error(
                "CG702", at, f"{action['target']!r} is not a JSONPath (RFC 9535): {str(error).splitlines()[0]}"
            )
            return
        if not nodes:
            self.sink.error(
                "CG703", at, f"{action['target']!r} matches nothing: the correction has no effect, fix or remove it"
            )
            return
        if "description" not in action:
            self.sink.warning("CG706", action.at, "the action has no 'description': say why the document needs it")
        if action.get("remove") is True:  # which wins over an update (section 4.4.3.1)
            self.remove(nodes, at)
        else:
            for value in nodes.values():
                self.update(value, action["update"], action.at.child("update"), at)

    def remove(self, nodes: Iterable[tuple[int | str, ...]], at: SourceRef) -> None:
        if () in nodes:
            self.sink.error("CG705", at, "this removes the whole document: choose a part of it")
            return
        places = [(self.at(location[:-1]), location[-1]) for location in nodes]
        for parent, key in sorted(places, key=lambda place: place[1] if isinstance(place[1], int) else 0, reverse=True):
            del parent[key]  # of a list from its end, so that indexes hold
        self.changes += len(places)

    def at(self, location: tuple[int | str, ...]) -> Any:
        node: Any = self.amended.document
        for step in location:
            node = node[step]
        return node

    def update(self, node: Any, value: Any, place: SourceRef, at: SourceRef) -> None:
        match node, value:
            case SpecMap(), SpecMap():
                self.merge(node, value)
            case SpecList(), SpecList():
                self.extend(node, value, [value.at.child(index) for index in range(len(value))])
            case SpecList(), _:
                self.extend(node, [value], [place])
            case SpecMap(), _:
                self.sink.error("CG704", place, "the target is a mapping and the update is not: make it one")
            case _:
                message = "the target matches neither a mapping nor a list: target what holds the value"
                self.sink.error("CG704", at, message)

    def merge(self, node: SpecMap, update: SpecMap) -> None:
        for key, value in update.items():
            old = node.get(key)
            if isinstance(old, SpecMap) and isinstance(value, SpecMap):
                self.merge(old, value)
            elif isinstance(old, SpecList) and isinstance(value, SpecList):
                self.extend(old, value, [value.at.child(index) for index in range(len(value))])
            else:
                node[key] = self.graft(value, node.at.child(key), update.at.child(key))

    def extend(self, node: SpecList, values: Iterable[Any], places: Iterable[SourceRef]) -> None:
        for value, place in zip(values, places, strict=True):
            node.append(self.graft(value, node.at.child(_next_index(node)), place))

    def graft(self, value: Any, at: SourceRef, place: SourceRef) -> Any:
        self.amended.places[at.pointer] = place
        self.changes += 1
        return _placed(value, at)


def _next_index(node: SpecList) -> int:
    """An index no item was written at: places stay unique where others were removed before."""
    written = [int(item.at.pointer.rpartition("/")[2]) for item in node if isinstance(item, SpecMap | SpecList)]
    return max([len(node), *(index + 1 for index in written)])


def _placed(value: Any, at: SourceRef) -> Any:
    """A copy of an overlay's value as a part of the document: references in it are the document's own."""
    match value:
        case SpecMap():
            return SpecMap(((key, _placed(item, at.child(key))) for key, item in value.items()), at=at)
        case SpecList():
            return SpecList((_placed(item, at.child(index)) for index, item in enumerate(value)), at=at)
    return value
