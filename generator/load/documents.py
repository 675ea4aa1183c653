"""A document and all it refers to, read from disk.

======  ========  =====================================================================
CG101   error     the file cannot be read: absent, a folder, no permission
CG102   error     empty
CG103   error     not UTF-8
CG104   error     a web page instead of the document
CG105   error     prose before the document
CG106   error     cut off
CG107   error     indentation lost
CG108   error     JSON or YAML syntax, with line and column
CG109   error     no API document: no ``openapi`` or ``swagger`` field
CG110   error     a version that is not supported
CG111   error     nested too deep, or aliases that expand without measure
CG112   warning   a key given twice
CG113   warning   half a surrogate pair
CG114   warning   a YAML tag or merge key that means nothing
CG120   error     a reference to another place (http:, https:, any scheme)
CG121   error     a reference that leaves the tree
CG122   error     a referenced file is absent or unreadable
CG123   info      an example file is absent or unreadable
CG124   error     a reference whose fragment is no JSON pointer
CG130   warning   openapi-spec-validator's finding (``load/validation.py``)
CG131   info      openapi-spec-validator's known false alarm
CG132   warning   openapi-spec-validator failed
======  ========  =====================================================================

CG101 to CG111 end the reading of the root document (``DocumentError``); in a referenced file they are errors of it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

from ruamel.yaml.error import YAMLError

from generator.diagnostics import Diagnostic, DiagnosticSink, DocumentError, SourceRef
from generator.load import broken, json_text, pointers, yaml_text
from generator.load.files import Tree, decode, read
from generator.load.locate import Positions
from generator.load.nodes import SpecMap
from generator.load.positions import Marks, Position
from generator.load.references import Refusal, example_references, references, target


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """The root document and the files it refers to, by name relative to the root document's folder.

    ``examples`` are the files named under ``x-ms-examples``, which are no OpenAPI; ``unavailable`` says of a file that
    is referred to and not here why: references to it were reported, and are reported again with the same words.
    ``files`` has the sha256 of every file but the root document that was looked for, None for one that is not there.
    ``amended`` are the pointers of the root document that an overlay brought, and where that says so.
    """

    name: str
    dialect: str
    sha256: str
    documents: Mapping[str, SpecMap]
    examples: Mapping[str, Any] = field(default_factory=dict)
    unavailable: Mapping[str, Refusal] = field(default_factory=dict)
    files: Mapping[str, str | None] = field(default_factory=dict)
    amended: Mapping[str, SourceRef] = field(default_factory=dict)
    positions: Mapping[str, Positions] = field(default_factory=dict, repr=False, compare=False)

    @property
    def root(self) -> SpecMap:
        return self.documents[self.name]

    def locate(self, at: SourceRef) -> Position | None:
        """Line and column (from 1) of a place, or of the nearest place above it; ``None`` for a file not read."""
        at = self.origin(at)
        positions = self.positions.get(at.file)
        return None if positions is None else positions.find(at.pointer)

    def origin(self, at: SourceRef) -> SourceRef:
        """Where a place was written: in an overlay, for what one brought; in the document itself otherwise."""
        above = at.pointer if self.amended and at.file == self.name else ""
        while above:
            if above in self.amended:
                overlay = self.amended[above]
                return SourceRef(overlay.file, overlay.pointer + at.pointer[len(above) :])
            above = above.rpartition("/")[0]
        return at

    def placed(self, item: Diagnostic, *, exactly: bool = True) -> Diagnostic:
        """A finding where it was written; ``exactly``: with line and column, which take time to find."""
        at, place = self.origin(item.at), self.locate(item.at) if exactly else None
        return replace(item, at=at) if place is None else replace(item, at=at, line=place[0], column=place[1])

    def resolve(self, ref: str, base: str) -> SourceRef | Refusal:
        """The place a reference written in the file ``base`` leads to, or why there is none."""
        place = target(ref, base)
        if isinstance(place, Refusal):
            return place
        return self.unavailable.get(place.file, place)

    def lookup(self, at: SourceRef) -> Any:
        """What stands at a place, or ``pointers.MISSING``."""
        document = self.documents.get(at.file, pointers.MISSING)
        return pointers.MISSING if document is pointers.MISSING else pointers.lookup(document, at.pointer)


@dataclass(slots=True)
class Amendments:
    """A document as overlays left it. Each node's ``at`` is its place in the amended document, which references and
    lookups go by; ``places`` says which of these were written in an overlay, and where there."""

    document: SpecMap
    places: dict[str, SourceRef] = field(default_factory=dict)
    positions: dict[str, Positions] = field(default_factory=dict)


Amend: TypeAlias = Callable[[SpecMap], Amendments]


@dataclass(frozen=True, slots=True)
class _Text:
    """A parsed file."""

    value: Any
    positions: Positions


def load(
    path: Path | str, sink: DiagnosticSink, *, root: Path | None = None, amend: Amend | None = None
) -> DocumentSet:
    """Read the document at ``path`` and every file it refers to, none of them outside ``root`` (see ``Tree.around``).

    ``amend`` may change the document before its references are followed.

    Raises ``DocumentError`` when the document itself cannot be read; what is wrong further down goes into ``sink``.
    """
    path = Path(path)
    name = path.name or str(path)
    data = read(path, name)
    text = decode(data, name)
    parsed = parse(text, name, sink)
    document = broken.check_root(parsed.value, text, name)
    dialect = broken.dialect(document, name)
    broken.check_end(document, text, name)
    changes = Amendments(document) if amend is None else amend(document)
    reader = _Reader(Tree.around(path, root), sink)
    reader.documents[name] = changes.document
    reader.positions = {**changes.positions, name: parsed.positions}
    reader.follow(name)
    return DocumentSet(
        name=name,
        dialect=dialect,
        sha256=hashlib.sha256(data).hexdigest(),
        documents=reader.documents,
        examples=reader.examples,
        unavailable=reader.unavailable,
        files=reader.files,
        amended=changes.places,
        positions=reader.positions,
    )


def parse(text: str, file: str, sink: DiagnosticSink) -> _Text:
    """The value of a JSON or YAML text. What it is, the text says: file names do not (a ``.txt`` may be either)."""
    broken.check_text(text, file)
    begins_like_json = text.lstrip()[:1] in ("{", "[")
    if begins_like_json:
        try:
            return _Text(json_text.parse(text, file, sink), Positions(lambda: json_text.marks(text)))
        except json.JSONDecodeError as error:
            if not file.lower().endswith((".yaml", ".yml")):  # else a YAML flow mapping, perhaps
                raise broken.json_error(error, text, file) from None
        except ValueError as error:
            raise DocumentError("CG108", SourceRef(file), f"this is not JSON: {error}") from None
    try:
        value, marks = yaml_text.parse(text, file, sink)
    except YAMLError as error:
        raise broken.yaml_error(error, text, file) from None
    return _Text(value, Positions(_known(marks)))


def _known(marks: Marks) -> Callable[[], Marks]:
    return lambda: marks


class _Reader:
    """Follows the references of a document to other files."""

    def __init__(self, tree: Tree, sink: DiagnosticSink) -> None:
        self.tree, self.sink = tree, sink
        self.documents: dict[str, SpecMap] = {}
        self.examples: dict[str, Any] = {}
        self.unavailable: dict[str, Refusal] = {}
        self.files: dict[str, str | None] = {}
        self.positions: dict[str, Positions] = {}
        self.missing_examples: dict[str, Refusal] = {}

    def follow(self, name: str) -> None:
        queue = deque([name])
        while queue:
            base = queue.popleft()
            document = self.documents[base]
            for at, ref in references(document):
                if ref.startswith("#"):
                    continue
                place = target(ref, base)
                if not isinstance(place, Refusal):
                    if place.file not in self.documents and place.file not in self.unavailable:
                        if self.read_document(place.file):
                            queue.append(place.file)
                    place = self.unavailable.get(place.file, place)
                if isinstance(place, Refusal):
                    self.sink.error(place.code, at, place.message)
            for at, ref in example_references(document):
                self.read_example(at, ref, base)

    def open(self, name: str) -> _Text | Refusal:
        self.files[name] = None
        path = self.tree.path(name)
        if path is None:
            how = "is a link that leads out of" if self.tree.holds(name) else "is outside"
            return Refusal(
                "CG121", f"the referenced file {name!r} {how} the folder documents may use: copy it there, or widen it"
            )
        if not os.path.exists(path):  # unlike Path.exists, not raising at a name that is too long
            return Refusal("CG122", f"the referenced file {name!r} is absent: download it next to this document")
        if not path.is_file():
            return Refusal("CG122", f"the referenced file {name!r} is no file: refer to a document")
        try:
            data = read(path, name)
            self.files[name] = hashlib.sha256(data).hexdigest()
            return parse(decode(data, name), name, self.sink)
        except DocumentError as error:
            return Refusal("CG122", f"the referenced file {name!r} cannot be used ({error.code}): {error.message}")

    def read_document(self, name: str) -> bool:
        opened = self.open(name)
        if isinstance(opened, _Text):
            if isinstance(opened.value, SpecMap):
                self.documents[name] = opened.value
                self.positions[name] = opened.positions
                return True
            opened = Refusal(
                "CG122", f"the referenced file {name!r} holds no mapping: it is no part of an API document"
            )
        self.unavailable[name] = opened
        return False

    def read_example(self, at: SourceRef, ref: str, base: str) -> None:
        place = target(ref, base)
        if isinstance(place, Refusal):
            self.sink.error(place.code, at, place.message)
            return
        name = place.file
        if name in self.examples:
            return
        if name not in self.missing_examples:
            opened = self.open(name)
            if isinstance(opened, _Text):
                self.examples[name] = opened.value
                self.positions.setdefault(name, opened.positions)
                return
            if opened.code == "CG122":
                message = opened.message.replace("the referenced file", "the example file", 1)
                opened = Refusal("CG123", f"{message} (the package only lacks this example)")
            self.missing_examples[name] = opened
        refusal = self.missing_examples[name]
        report = self.sink.info if refusal.code == "CG123" else self.sink.error
        report(refusal.code, at, refusal.message)
