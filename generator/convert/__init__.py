"""The normal form to the intermediate representation: ``convert(document, sink)``.

Every guess is a diagnostic. Its codes:

======  ========  ====================================================================================
code    severity  meaning
======  ========  ====================================================================================
CG302   warning   a schema that only refers to itself
CG304   warn/info an ``enum`` is empty, mixed, or repeats itself
CG305   warning   a default is not of its type, and is ignored
CG306   info      a default null where null is not allowed means "no default"
CG307   info      ``required`` names no property
CG308   warning   both ``readOnly`` and ``writeOnly``
CG309   warn/err  schemas nested too deep to be read
CG310   warning   the branches of an ``allOf`` contradict each other: read as ``oneOf``
CG311   warning   an ``allOf`` leads back to itself
CG312   info      ``oneOf``/``anyOf`` branches without a type
CG313   warn/info a union's branch contradicts the properties beside the union
CG314   warning   a property contradicts the inherited one it overrides
CG315   warning   ``oneOf`` beside ``anyOf``
CG316   warning   an intersection of which only one side is kept
CG320   info      a union without a tag
CG321   warning   a discriminator that cannot be used
CG322   warn/info the tag value of a subtype was inferred from its name
CG323   info      a base without ``discriminator`` was recognised by its subtypes
CG324   warning   a discriminator's mapping names a schema that is not an object
CG325   warning   a subtype contradicts, or lacks, its tag
CG326   warning   a union leads back to itself
CG327   info      a discriminator without subtypes
CG328   info      branches that share a tag value became a union of their own
CG330   warning   path template and parameter disagree in one name, and are matched
CG331   warning   a template variable has no parameter
CG332   warning   a path parameter is not in the template
CG333   info      a header that cannot be a parameter
CG334   info      a query string in a path
CG338   info      an example that a path or a header cannot hold
CG340   info      a body is read as bytes against its schema or media type
CG341   warning   a request body without content
CG350   info      ``default`` is the only response that can be a success
CG352   warning   no success is declared
CG360   warning   a security requirement names no usable scheme
CG361   warning   a security scheme of an unsupported kind
CG362   info      a scope that no flow defines
CG370   info      an operation without operationId
CG371   info      an operationId used twice
CG390   info      what an operation streams was inferred (:mod:`generator.infer.streaming`)
======  ========  ====================================================================================
"""

from __future__ import annotations

from generator.convert.finish import finish
from generator.convert.graph import build_graph
from generator.convert.operations import build_operation, check_ids, finished_operation
from generator.convert.order import ordered
from generator.convert.read import text
from generator.convert.schemas import SchemaBuilder
from generator.convert.security import build_requirements, build_schemes
from generator.convert.servers import build_servers
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
    built = [build_operation(builder, operation, schemes) for operation in document.operations]
    finish(builder)
    operations = tuple(finished_operation(builder, operation, schemes) for operation in built)
    roots = [
        id for operation in operations for uses in (request_uses, response_uses) for id in refs_in(uses(operation))
    ]
    return Service(
        document=document.name,
        dialect=document.dialect,
        title=text(document.info, "title"),
        description=text(document.info, "description"),
        version=text(document.info, "version"),
        servers=build_servers(document),
        security=build_requirements(document.security, schemes, sink) or (),
        security_schemes=schemes,
        operations=operations,
        definitions=ordered(builder, roots),
        declared=tuple(TypeId(key) for key in document.schemas if key in document.declared),
        declared_operations=len(document.operations),
    )
