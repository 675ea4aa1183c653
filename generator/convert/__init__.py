"""The normal form to the intermediate representation: ``convert(document, sink)``.

Every guess is a diagnostic.
"""

from __future__ import annotations

from generator.convert.finish import finish
from generator.convert.graph import build_graph
from generator.convert.operations import build_operation, check_ids, finished_operation
from generator.convert.order import ordered
from generator.convert.parts import with_binary_parts
from generator.convert.read import text
from generator.convert.schemas import SchemaBuilder
from generator.convert.security import build_requirements, build_schemes
from generator.convert.servers import build_servers, check_own_servers
from generator.convert.visibility import check_required
from generator.diagnostics import DiagnosticSink, DocumentError
from generator.ir.service import Service
from generator.ir.types import TypeId
from generator.ir.walk import refs_in, request_uses, response_uses
from generator.normalize.document import NormalDocument

__all__ = ["convert"]


def convert(document: NormalDocument, sink: DiagnosticSink) -> Service:
    """The API a document describes. Diagnostics go to ``sink``.

    Raises:
        DocumentError: The document is nested so deep that it cannot be walked.
    """
    try:
        return _convert(document, sink)
    except RecursionError:
        raise DocumentError("CG309", document.info.at, "nested too deep to be read: flatten the document") from None


def _convert(document: NormalDocument, sink: DiagnosticSink) -> Service:
    builder = SchemaBuilder(document, build_graph(document, sink), sink)
    builder.build_named()
    schemes = build_schemes(document, sink)
    check_ids(document, sink)
    check_own_servers(document, sink)
    built = [build_operation(builder, operation, schemes) for operation in document.operations]
    finish(builder)
    if document.dialect == "3.1":
        builder.definitions.update(with_binary_parts(builder.definitions, built))
    operations = tuple(finished_operation(builder, operation, schemes) for operation in built)
    roots = [
        id for operation in operations for uses in (request_uses, response_uses) for id in refs_in(uses(operation))
    ]
    service = Service(
        document=document.name,
        dialect=document.dialect,
        title=text(document.info, "title"),
        description=text(document.info, "description"),
        version=text(document.info, "version"),
        servers=build_servers(document, sink),
        security=build_requirements(document.security, schemes, sink) or (),
        security_schemes=schemes,
        operations=operations,
        definitions=ordered(builder, roots),
        declared=tuple(TypeId(key) for key in document.schemas if key in document.declared),
        declared_operations=len(document.operations),
    )
    check_required(builder, service, sink)
    return service
