"""Operations that ``clientgen.yaml`` leaves out; nothing is left out otherwise."""

from __future__ import annotations

from dataclasses import replace

from generator.project.configuration import ServiceConfig, pinned
from generator.diagnostics import DiagnosticSink
from generator.ir.service import Service


def without_skipped(service: Service, config: ServiceConfig, sink: DiagnosticSink) -> tuple[Service, tuple[str, ...]]:
    """The service without them, and what they are called."""
    kept, skipped = [], []
    for operation in service.operations:
        reason = pinned(config.skip, operation.id, operation.method, operation.path)
        if reason is None:
            kept.append(operation)
        else:
            skipped.append(operation.id or f"{operation.method} {operation.path}")
            sink.warning("CG501", operation.at, f"left out, as clientgen.yaml asks: {reason}")
    return replace(service, operations=tuple(kept)), tuple(skipped)
