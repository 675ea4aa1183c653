"""Lowering schemas: each one is lowered where it stands, its references stay symbolic.

A reference becomes a key (``file#/pointer``) and what it leads to is lowered once, whenever it is first met: cycles
need no care. Names survive, as nothing is put in the place of a reference.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any, TypeAlias

from generator.diagnostics import DiagnosticSink, SourceRef
from generator.load.nodes import SpecList, SpecMap
from generator.load.pointers import MISSING, steps
from generator.load.references import Refusal
from generator.normalize import azure_extensions, openapi30, openapi31, swagger20
from generator.normalize.resolve import CIRCLE, Resolver
from generator.normalize.fields import SCHEMA_OBJECT
from generator.normalize.keys import check_schema_keys
from generator.normalize.shapes import checked, wrong_shape

Transform: TypeAlias = Callable[[SpecMap, DiagnosticSink], SpecMap]

_CHILD_MAPS = ("properties", "patternProperties", "dependentSchemas")
_CHILD_LISTS = ("allOf", "anyOf", "oneOf")
_CHILDREN = (
    "items not if then else contains propertyNames unevaluatedItems unevaluatedProperties contentSchema "
    "additionalProperties".split()
)
_NAMED = re.compile(r"/components/schemas/[^/]+|/definitions/[^/]+")
_BARE_NAME = re.compile(r"[A-Za-z0-9._-]+\Z")
_LEFT_OUT = frozenset(
    ("$recursiveRef", "$dynamicRef", "$recursiveAnchor", "$dynamicAnchor", "$defs", "definitions", "additionalItems")
)


class SchemaLowering:
    """Lowers schemas and collects those that references reach."""

    def __init__(self, resolver: Resolver, sink: DiagnosticSink, dialect: str) -> None:
        self.resolver, self.sink, self.dialect = resolver, sink, dialect
        first: tuple[Transform, ...] = (swagger20.schema,) if dialect == "2.0" else ()
        self.transforms: tuple[Transform, ...] = (
            *first,
            azure_extensions.schema,
            openapi30.schema,
            openapi31.schema,
        )
        self.by_key: dict[str, SpecMap] = {}
        self.declared: dict[str, str] = {}
        self._queue: deque[SourceRef] = deque()
        self._known: set[str] = set()

    def named(self, document: SpecMap) -> dict[str, SourceRef]:
        """The named schemas of a document: ``definitions`` (2.0) or ``components/schemas`` (3.x), name → place."""
        holder: Any = document
        for key in ("definitions",) if self.dialect == "2.0" else ("components", "schemas"):
            value = holder.get(key)
            if value is not None and not isinstance(value, SpecMap):
                wrong_shape(self.sink, holder.at.child(key), "a mapping", value)
            holder = value if isinstance(value, SpecMap) else SpecMap(at=holder.at)
        return {name: holder.at.child(name) for name in holder} if isinstance(holder, SpecMap) else {}

    def declare(self, document: SpecMap) -> None:
        """Take every named schema of the root document, used or not, in its order."""
        for name, at in self.named(document).items():
            if self._lower_at(at):
                self.declared[str(at)] = name

    def finish(self) -> None:
        """Lower all that was referred to, and the subtypes of it; break references in a circle."""
        while True:
            while self._queue:
                self._lower_at(self._queue.popleft())
            if not self._queue_subtypes():
                break
        self._break_circles()

    def lower(self, value: Any, at: SourceRef, top: SourceRef | None = None) -> SpecMap | None:
        """A schema in normal form; ``None``, reported, when it is not a schema. ``top`` is the outermost schema around it."""
        if isinstance(value, bool):  # JSON Schema 2020-12 section 4.3.2
            return SpecMap(at=at) if value else SpecMap({"not": SpecMap(at=at)}, at=at)
        if not isinstance(value, SpecMap):
            wrong_shape(self.sink, at, "a schema", value)
            return None
        top = top if top is not None else self._outermost(value.at)
        check_schema_keys(value, self.sink)
        node = checked(value, SCHEMA_OBJECT, self.sink)
        for transform in self.transforms:
            node = transform(node, self.sink)
        result = SpecMap(at=node.at)
        for key, item in node.items():
            if key not in _LEFT_OUT:
                self._field(result, node, key, item, top)
        if "$ref" not in result and ("$recursiveRef" in node or "$dynamicRef" in node):
            around = self._enclosing(node, top)
            if around is not None:
                result["$ref"] = around
        return result

    def _field(self, result: SpecMap, node: SpecMap, key: str, item: Any, top: SourceRef) -> None:
        at = node.at.child(key)
        if key == "$ref":
            place = self._reference(item, at)
            if place is not None:
                result[key] = place
        elif key in _CHILD_MAPS:
            lowered = {name: self.lower(child, item.at.child(name), top) for name, child in item.items()}
            result[key] = SpecMap(((name, child) for name, child in lowered.items() if child is not None), at=item.at)
        elif key in _CHILD_LISTS:
            branches = (self.lower(child, item.at.child(index), top) for index, child in enumerate(item))
            result[key] = SpecList((branch for branch in branches if branch is not None), at=item.at)
        elif key == "prefixItems":  # each place counts: a wrong one is any value, and those after it stay theirs
            result[key] = SpecList(
                (self._position(child, item.at.child(index), top) for index, child in enumerate(item)), at=item.at
            )
        elif key == "additionalProperties" and isinstance(item, bool):
            result[key] = item
        elif key in _CHILDREN:
            child = self.lower(item, at, top)
            if child is not None:
                result[key] = child
        elif key == "discriminator":
            result[key] = self._discriminator(item)
        elif key == "required":
            result[key] = SpecList(dict.fromkeys(item), at=item.at)  # some lists repeat an entry
        else:
            result[key] = item

    def _position(self, value: Any, at: SourceRef, top: SourceRef) -> SpecMap:
        if isinstance(value, (SpecMap, bool)):
            lowered = self.lower(value, at, top)
            assert lowered is not None
            return lowered
        wrong_shape(self.sink, at, "a schema", value, "any value is assumed")
        return SpecMap(at=at)

    def _reference(self, ref: str, at: SourceRef) -> str | None:
        """The key of a referenced schema."""
        place = self.resolver.target(ref, at, "the schema")
        if place is None:
            return None
        if not isinstance(self.resolver.documents.lookup(place), (SpecMap, bool)):
            self.resolver.dangling(at, f"the reference {ref!r} leads to something that is not a schema: fix it")
            return None
        return self._want(place)

    def _discriminator(self, node: SpecMap) -> SpecMap:
        """OpenAPI 3.1 section 4.8.25: a mapping value is the name of a schema or a reference to one."""
        mapping = SpecMap(at=node.at.child("mapping"))
        written = node.get("mapping")
        for value, ref in (written or {}).items():
            at = mapping.at.child(value)
            if not isinstance(ref, str):
                wrong_shape(self.sink, at, "the name of a schema", ref)
                continue
            key = self._by_name(ref, at) or self._mapped(ref, at)
            if key is not None:
                mapping[value] = key
        return SpecMap({"propertyName": node["propertyName"], "mapping": mapping}, at=node.at)

    def _mapped(self, ref: str, at: SourceRef) -> str | None:
        """The key of a schema that a mapping refers to; where nothing is there, of the one that its last word names.

        A document that was bundled into one file often keeps the mappings of its parts.
        """
        place = self.resolver.documents.resolve(ref, at.file)
        if isinstance(place, Refusal):
            absent = place.code == "CG122"
        else:
            absent = self.resolver.documents.lookup(place) is MISSING
        if not absent:
            return self._reference(ref, at)
        path, _, fragment = ref.partition("#")
        word = steps(fragment)[-1] if fragment else PurePosixPath(path).stem
        key = self._by_name(word, at)
        what = "the entry is left out, correct it" if key is None else f"the schema {word!r} is taken to be meant"
        self.sink.warning("CG324", at, f"the mapping refers to {ref!r}, where nothing is: {what}")
        return key

    def _by_name(self, name: str, at: SourceRef) -> str | None:
        if not _BARE_NAME.match(name):
            return None
        documents = self.resolver.documents
        for file in dict.fromkeys((at.file, documents.name)):
            place = self.named(documents.documents[file]).get(name)
            if place is not None and isinstance(documents.lookup(place), (SpecMap, bool)):
                return self._want(place)
        return None

    def _want(self, place: SourceRef) -> str:
        """The key of a schema, which is queued the first time."""
        key = str(place)
        if key not in self._known:
            self._known.add(key)
            self._queue.append(place)
        return key

    def _enclosing(self, node: SpecMap, top: SourceRef) -> str | None:
        """``$recursiveRef: "#"`` (draft 2019-09) and ``$dynamicRef`` mean the schema around them, by its name."""
        if isinstance(self.resolver.documents.lookup(top), SpecMap):
            return self._want(top)
        # The schema around it is a form that was put together from 2.0 fields.
        self.sink.warning("CG205", node.at, "this refers to the schema around it, and there is none: name one")
        return None

    @staticmethod
    def _outermost(at: SourceRef) -> SourceRef:
        match = _NAMED.match(at.pointer)
        return SourceRef(at.file, match.group()) if match else at

    def _lower_at(self, at: SourceRef) -> bool:
        key = str(at)
        if key in self.by_key:
            return True
        self._known.add(key)
        lowered = self.lower(self.resolver.documents.lookup(at), at)
        if lowered is None:
            return False
        self.by_key[key] = lowered if self.dialect == "3.1" else self._without_direction(lowered)
        return True

    def _without_direction(self, node: SpecMap) -> SpecMap:
        """2.0 and 3.0 "Schema Object": ``readOnly`` and ``writeOnly`` are relevant for the schema of a property only, so
        one beside a definition says nothing of the properties that refer to it. (In 3.1 it is an annotation, which
        applies wherever the definition is referred to: JSON Schema validation section 9.4.)"""
        for keyword in ("readOnly", "writeOnly"):
            if node.get(keyword) is True:
                message = f"{keyword!r} counts beside a property only: it is ignored here; put it there if it is meant"
                self.sink.info("CG210", node.at, message)
        return node.but("readOnly", "writeOnly")

    def _queue_subtypes(self) -> bool:
        """The named schemas of other files that extend one we have: a discriminator reaches them, no reference does."""
        documents = self.resolver.documents
        for file, document in documents.documents.items():
            if file == documents.name:
                continue
            for at in self.named(document).values():
                if str(at) not in self._known and self._extends_known(documents.lookup(at), file):
                    self._want(at)
        return bool(self._queue)

    def _extends_known(self, node: Any, file: str) -> bool:
        branches = node.get("allOf") if isinstance(node, SpecMap) else None
        for branch in branches if isinstance(branches, SpecList) else ():
            ref = branch.get("$ref") if isinstance(branch, SpecMap) else None
            if isinstance(ref, str):
                place = self.resolver.documents.resolve(ref, file)
                if not isinstance(place, Refusal) and str(place) in self.by_key:
                    return True
        return False

    def _break_circles(self) -> None:
        """``A: {$ref: B}``, ``B: {$ref: A}`` name nothing: reported, and anything is allowed there."""
        for key in list(self.by_key):
            seen = [key]
            while (following := self.by_key[seen[-1]].get("$ref")) is not None and following in self.by_key:
                if following in seen:
                    if following == key:
                        node = self.by_key[key]
                        self.sink.error(CIRCLE, node.at, "the reference leads back to itself: say what the schema is")
                        self.by_key[key] = node.but("$ref")
                    break
                seen.append(following)
