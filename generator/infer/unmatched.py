"""Pins of operations that the document does not have: a pin that does nothing is said."""

from __future__ import annotations

import difflib

from generator.diagnostics import DiagnosticSink, SourceRef
from generator.ir.service import Service
from generator.project.configuration import ServiceConfig


def check_pins(service: Service, config: ServiceConfig, sink: DiagnosticSink) -> None:
    """Warn of every pin that is for no operation of the document.

    Only where it is the one document of its service: the pins of several versions are for some of them.
    """
    if not config.complete:
        return
    operations = service.operations
    known = [name for item in operations for name in (item.id, f"{item.method} {item.path}") if name]
    for section in ("operations", "streaming", "paging", "skip"):
        for name in getattr(config, section):
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
                cure = f"did you mean {near[0]!r}?" if near else "give an operation id, or METHOD /path"
                message = f"clientgen.yaml has {name!r} in {section!r}, and the document has no such operation: {cure}"
                sink.warning("CG502", SourceRef(service.document).child("paths"), message)
