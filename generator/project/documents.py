"""The document of a target, with the overlays of its service applied."""

from __future__ import annotations

from generator.diagnostics import DiagnosticSink
from generator.load import DocumentSet, load
from generator.load.documents import Amendments
from generator.load.nodes import SpecMap
from generator.project.catalog import config_of, entries
from generator.project.identity import identify, service_name, slug_of
from generator.project.model import Target


def read_documents(target: Target, service: str | None, sink: DiagnosticSink) -> DocumentSet:
    """The document of ``target`` and every file it refers to. ``service`` is the user's own name for the service.

    Raises:
        DocumentError: the document cannot be read.
    """
    slug = service_name(target, service)
    paths = config_of(target, slug).overlays
    if not paths:
        return load(target.document, sink, root=target.root)
    from generator.project.overlays import amend  # imports a JSONPath engine

    def amended(document: SpecMap) -> Amendments:
        info = document.get("info")
        written = str(info.get("version", "")) if isinstance(info, dict) else ""
        version = identify(target, written, service=service).version
        others = (entry.version for entry in entries(target.project) if slug_of(entry.service) == slug)
        known = [version, *(other for other in others if other is not None)]
        return amend(document, target.document, paths.values(), known, sink)

    return load(target.document, sink, root=target.root, amend=amended)
