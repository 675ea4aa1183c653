"""The document of a target, with the overlays of its service applied."""

from __future__ import annotations

from generator.diagnostics import DiagnosticSink
from generator.load import DocumentSet, load
from generator.load.documents import Amendments
from generator.load.nodes import SpecMap
from generator.project.catalog import config_of, entries
from generator.project.identity import identify, is_azure, service_name, slug_of
from generator.project.model import Target


def read_documents(target: Target, service: str | None, sink: DiagnosticSink) -> DocumentSet:
    """The document of ``target`` and every file it refers to. ``service`` is the user's own name for the service.

    Raises:
        DocumentError: the document cannot be read.
    """

    def amended(document: SpecMap) -> Amendments:
        slug = service_name(target, document, service)
        paths = config_of(target, slug, is_azure(target, document)).overlays
        if not paths:
            return Amendments(document)
        from generator.project.overlays import amend  # imports a JSONPath engine

        info = document.get("info")
        written = str(info.get("version", "")) if isinstance(info, dict) else ""
        version = identify(target, written, document, service=service, module="any").version
        others = (entry.version for entry in entries(target.project) if slug_of(entry.service) == slug)
        known = [version, *(other for other in others if other is not None)]
        return amend(document, target.document, paths.values(), known, sink)

    return load(target.document, sink, root=target.root, amend=amended)
