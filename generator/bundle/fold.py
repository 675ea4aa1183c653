"""One document of several files: what is referred to elsewhere stands below ``components`` (2.0: at the top)."""

from __future__ import annotations

import re
from collections import deque
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from prance.util.path import path_get, path_set

from generator.bundle.kinds import SECTIONS, kind_of, section_of
from generator.diagnostics import SourceRef
from generator.load import DocumentSet
from generator.load.nodes import SpecList, SpecMap
from generator.load.pointers import MISSING, lookup, steps
from generator.load.references import Refusal, example_references, references

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")  # OpenAPI 3.1 section 4.8.7: what a component may be called


def bundle(documents: DocumentSet) -> dict[str, Any]:
    """The root document with everything that it refers to in other files, cycles included, and the examples of
    ``x-ms-examples``.

    What overlays changed is changed here, too. prance has a translator of references for this; it is not used, since it
    puts parameters and responses among the schemas, knows no 2.0, gives one name to two files' schemas, and reads files
    of its own accord, which may be anywhere.
    """
    return _Bundler(documents).bundled()


class _Bundler:
    """``homes`` are the new places of what stands in other files, ``kinds`` what it is, ``contents`` what is there.

    Schemas wait in a queue, all else is taken when it is met: the order in which the generator reads a document.
    """

    def __init__(self, documents: DocumentSet) -> None:
        self.documents = documents
        self.references = {at for each in documents.documents.values() for at, *_ in references(each)}
        self.examples = {at for each in documents.documents.values() for at, _ in example_references(each)}
        self.homes: dict[SourceRef, tuple[str, ...]] = {}
        self.kinds: dict[SourceRef, str] = {}
        self.contents: dict[SourceRef, Any] = {}
        self._queue: deque[SourceRef] = deque()
        self._inlined: list[SourceRef] = []

    def bundled(self) -> dict[str, Any]:
        for kind in SECTIONS:  # a name for another file's is the name of that
            section = section_of(kind, self.documents.dialect) or ()
            for name, node in self._at_root(section).items():
                place = self._elsewhere(node)
                if place is not None and len(node) == 1 and place not in self.homes:
                    self.homes[place], self.kinds[place] = (*section, name), kind
        root = self._copy(self.documents.root)
        assert isinstance(root, dict)
        while self._queue or self._extensions():
            while self._queue:
                place = self._queue.popleft()
                self.contents[place] = self._copy(self.documents.lookup(place))
        for place, content in self.contents.items():
            path_set(root, list(self.homes[place]), content, create=True)
        return root

    def _at_root(self, section: tuple[str, ...]) -> SpecMap:
        try:
            found = path_get(self.documents.root, section)
        except (LookupError, TypeError):
            found = None
        return found if isinstance(found, SpecMap) else SpecMap(at=SourceRef(self.documents.name))

    def _extensions(self) -> bool:
        """Queue the named schemas of other files that extend one we have: nothing else refers to them."""
        for file, document in self.documents.documents.items():
            for name, node in self._named(document).items() if file != self.documents.name else ():
                branches = node.get("allOf") if isinstance(node, SpecMap) else None
                for branch in branches if isinstance(branches, SpecList) else ():
                    base = self._target(branch)
                    known = base is not None and (base in self.homes or base.file == self.documents.name)
                    if known and node.at not in self.homes:
                        self._move(node.at, "schemas")
        return bool(self._queue)

    def _named(self, document: SpecMap) -> dict[str, Any]:
        section = section_of("schemas", self.documents.dialect) or ()
        found = lookup(document, "".join(f"/{step}" for step in section))
        return found if isinstance(found, dict) else {}

    def _target(self, node: Any) -> SourceRef | None:
        """Where the reference of a node leads, if that is somewhere."""
        if not isinstance(node, SpecMap) or node.at.child("$ref") not in self.references:
            return None
        place = self.documents.resolve(node["$ref"], node.at.file)
        return None if isinstance(place, Refusal) or self.documents.lookup(place) is MISSING else place

    def _elsewhere(self, node: Any) -> SourceRef | None:
        place = self._target(node)
        return place if place is not None and place.file != self.documents.name else None

    def _copy(self, node: Any) -> Any:
        if isinstance(node, SpecList):
            return [self._copy(item) for item in node]
        if not isinstance(node, SpecMap):
            return node
        place = self._elsewhere(node)
        if place is not None and self._stands_here(place, node) and place not in self._inlined:
            self._inlined.append(place)
            self.kinds.setdefault(place, self._kind(node.at))
            content = self._copy(self.documents.lookup(place))
            self._inlined.pop()
            return {**content, **{key: self._copy(node[key]) for key in node if key != "$ref"}}
        return {key: item for key, value in node.items() if (item := self._entry(node, key, value)) is not MISSING}

    def _stands_here(self, place: SourceRef, node: SpecMap) -> bool:
        """Whether what is referred to stands in the place of the reference: it is the home, or there can be none."""
        home = self.homes.get(place)
        if home is not None:
            return home == steps(node.at.pointer) and node.at.file == self.documents.name
        return section_of(self._kind(node.at), self.documents.dialect) is None

    def _kind(self, at: SourceRef) -> str:
        """What stands at a place; in another file, which may be a part of anything, by what we came to it for."""
        above = at.pointer
        while above and SourceRef(at.file, above) not in self.kinds:
            above = above.rpartition("/")[0]
        return kind_of(at.pointer[len(above) :], self.kinds.get(SourceRef(at.file, above), ""))

    def _entry(self, node: SpecMap, key: str, value: Any) -> Any:
        at = node.at.child(key)
        if key == "x-ms-examples" and isinstance(value, SpecMap):
            contents = {title: self._example(each) for title, each in value.items()}
            return {title: each for title, each in contents.items() if each is not MISSING}
        if isinstance(value, str) and node.at.pointer.endswith("/discriminator/mapping"):
            return self._reference(value, at, self._mapped(value, at))
        if at in self.references:
            return self._reference(value, at, self._target(node))
        return self._copy(value)

    def _mapped(self, value: str, at: SourceRef) -> SourceRef | None:
        """What a discriminator's mapping means: a reference, or the name of a schema in the same file."""
        place = self.documents.resolve(value, at.file)
        if not isinstance(place, Refusal) and self.documents.lookup(place) is not MISSING:
            return place
        named = self._named(self.documents.documents[at.file]).get(value)
        return named.at if isinstance(named, SpecMap) and at.file != self.documents.name else None

    def _reference(self, ref: str, at: SourceRef, place: SourceRef | None) -> str:
        if place is None or at.file == place.file == self.documents.name:
            return ref
        if place.file != self.documents.name:
            kind = (
                self._kind(SourceRef(at.file, at.pointer.rpartition("/")[0]))
                if at.pointer.endswith("/$ref")
                else "schemas"
            )
            place = SourceRef("").child(*self._move(place, kind))
        return "#" + quote(place.pointer, safe="/~!$&'()*+,;=:@?")

    def _move(self, place: SourceRef, kind: str) -> tuple[str, ...]:
        """Where something of another file is to stand."""
        if place not in self.homes:
            section = section_of(kind, self.documents.dialect) or ()
            wish = (steps(place.pointer) or (PurePosixPath(place.file).stem,))[-1]
            name = wish = _UNSAFE.sub("_", wish) or "part"
            taken = {*self._at_root(section), *(home[-1] for home in self.homes.values() if home[:-1] == section)}
            number = 1
            while name in taken:
                number += 1
                name = f"{wish}_{number}"
            self.homes[place], self.kinds[place] = (*section, name), kind
            if kind == "schemas":
                self._queue.append(place)
            else:
                self.contents[place] = self._copy(self.documents.lookup(place))
        return self.homes[place]

    def _example(self, node: Any) -> Any:
        if not isinstance(node, SpecMap) or node.at.child("$ref") not in self.examples:
            return self._copy(node)
        place = self.documents.resolve(node["$ref"], node.at.file)
        if isinstance(place, Refusal) or place.file not in self.documents.examples:
            return MISSING
        return self._copy(lookup(self.documents.examples[place.file], place.pointer))
