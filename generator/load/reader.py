"""Reading a document and every file it refers to."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from pathlib import Path
from typing import Any

from generator.diagnostics import DiagnosticSink, DocumentError, SourceRef
from generator.load import broken
from generator.load.documents import Amend, Amendments, DocumentSet
from generator.load.files import Tree, decode, read
from generator.load.locate import Positions
from generator.load.nodes import SpecMap
from generator.load.parsing import Parsed, parse
from generator.load.pointers import MISSING, lookup
from generator.load.references import Refusal, example_references, references, target

#: Where a schema is that is referred to by its bare name.
_HOMES = ("/components/schemas", "/definitions")


def load(
    path: Path | str, sink: DiagnosticSink, *, root: Path | None = None, amend: Amend | None = None
) -> DocumentSet:
    """Read the document at ``path`` and every file it refers to, none of them outside ``root`` (see ``Tree.around``).

    ``amend`` may change the document before its references are followed. What is wrong in a file that it refers to goes
    into ``sink``.

    Raises:
        DocumentError: The document itself cannot be read.
    """
    path = Path(path)
    name = path.name or str(path)
    data = read(path, name)
    parsed: Parsed | None = None
    try:
        text = decode(data, name)
        parsed = parse(text, name, sink)
        document = broken.check_root(parsed.value, text, name)
        dialect = broken.dialect(document, name)
        broken.check_end(document, text, name)
    except DocumentError as error:
        raise error.located(parsed.positions.find(error.at.pointer) if parsed is not None else None) from None
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
            for at, ref, dispensable in references(document):
                if ref.startswith("#"):
                    continue
                place = target(ref, base)
                if not isinstance(place, Refusal):
                    if place.file not in self.documents and place.file not in self.unavailable:
                        if self.read_document(place.file, document):
                            queue.append(place.file)
                    place = self.unavailable.get(place.file, place)
                if isinstance(place, Refusal) and not (dispensable and place.code == "CG122"):
                    self.sink.error(place.code, at, place.message)
            for at, ref in example_references(document):
                self.read_example(at, ref, base)

    def open(self, name: str) -> Parsed | Refusal:
        self.files[name] = None
        path = self.tree.path(name)
        if path is None:
            how = "is a link that leads out of" if self.tree.holds(name) else "is outside"
            message = f"the referenced file {name!r} {how} the folder that references may not leave"
            cure = (
                "copy it there, or name a folder above both with --root DIR (in clientgen.yaml, the document's 'root')"
            )
            return Refusal("CG121", f"{message}: {cure}")
        if not os.path.exists(path):  # unlike Path.exists, not raising at a name that is too long
            return Refusal("CG122", f"the referenced file {name!r} is absent: download it next to this document")
        if not path.is_file():
            return Refusal("CG122", f"the referenced file {name!r} is not a file: refer to a document")
        try:
            data = read(path, name)
            self.files[name] = hashlib.sha256(data).hexdigest()
            return parse(decode(data, name), name, self.sink)
        except DocumentError as error:
            place = f"{error.code}, line {error.finding.line}" if error.finding.line is not None else error.code
            return Refusal("CG122", f"the referenced file {name!r} cannot be used ({place}): {error.message}")

    def read_document(self, name: str, base: SpecMap) -> bool:
        """Whether the file could be read that ``base`` refers to; perhaps a schema of that name is meant."""
        opened = self.open(name)
        if isinstance(opened, Parsed):
            if isinstance(opened.value, SpecMap):
                self.documents[name] = opened.value
                self.positions[name] = opened.positions
                return True
            opened = Refusal(
                "CG122", f"the referenced file {name!r} does not hold a mapping: it is not part of an API document"
            )
        meant = next((home for home in _HOMES if lookup(base, f"{home}/{name}") is not MISSING), None)
        hint = f"; did you mean '#{meant}/{name}'?" if meant is not None and "/" not in name else ""
        self.unavailable[name] = Refusal(opened.code, opened.message + hint)
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
            if isinstance(opened, Parsed):
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
