"""What no document says outright, inferred from what it does say: streams, pages, long-running operations, formats.

Each is a function of the service; a pin of ``clientgen.yaml`` comes before every rule.
"""

from __future__ import annotations

from generator.diagnostics import DiagnosticSink
from generator.infer.formats import infer_formats
from generator.infer.long_running import infer_long_running
from generator.infer.paging import infer_paging
from generator.infer.skipped import without_skipped
from generator.infer.streaming import infer_streaming
from generator.infer.unmatched import check_pins
from generator.ir.service import Service
from generator.project.configuration import ServiceConfig


def infer(service: Service, config: ServiceConfig, sink: DiagnosticSink) -> tuple[Service, tuple[str, ...]]:
    """The service with what was inferred, and the names of the operations that are left out."""
    check_pins(service, config, sink)
    for step in (infer_streaming, infer_paging, infer_long_running, infer_formats):
        service = step(service, config, sink)
    return without_skipped(service, config, sink)
