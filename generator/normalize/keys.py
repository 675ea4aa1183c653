"""Keys that an object does not have: a misspelt ``requestbody`` would else be a body that is lost without a word."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from generator.diagnostics import DiagnosticSink
from generator.load.nodes import SpecMap
from generator.normalize.fields import SCHEMA_OBJECT

_DESCRIBED = "summary description"
_METHODS = "get put post delete options head patch"
_OPERATION = f"{_DESCRIBED} tags externalDocs operationId parameters responses deprecated security"
_PARAMETER = "name in description required allowEmptyValue schema"
_ROOT = "info paths security tags externalDocs"

#: The fixed fields of each object: Swagger 2.0, and OpenAPI 3.0 and 3.1 ("OpenAPI Object" and so on).
_SWAGGER_20 = {
    "the document": f"{_ROOT} swagger host basePath schemes consumes produces definitions parameters responses"
    " securityDefinitions",
    "a path": f"{_DESCRIBED} {_METHODS} parameters",
    "an operation": f"{_OPERATION} consumes produces schemes",
    "a parameter": f"{_PARAMETER} collectionFormat {' '.join(SCHEMA_OBJECT)} default example",
    "a response": "description schema headers examples",
}
_OPENAPI_3 = {
    "the document": f"{_ROOT} openapi servers components webhooks jsonSchemaDialect",
    "a path": f"{_DESCRIBED} {_METHODS} trace parameters servers",
    "an operation": f"{_OPERATION} requestBody callbacks servers",
    "a parameter": f"{_PARAMETER} deprecated style explode allowReserved example examples content",
    "a request body": "description content required",
    "a response": f"{_DESCRIBED} headers content links schema",  # a schema here has a finding of its own
    "a media type": "schema example examples encoding",
}
#: What an object of the other family means by a key, so that a message can say more than that it is not known.
_FAMILIES: Mapping[bool, Mapping[str, frozenset[str]]] = {
    is_20: {kind: frozenset(words.split()) for kind, words in table.items()}
    for is_20, table in ((True, _SWAGGER_20), (False, _OPENAPI_3))
}


#: What else a schema may have, in any dialect and draft, so that it is no misspelling.
_OTHER = frozenset(
    "example default const xml externalDocs minContains maxContains contentEncoding contentMediaType dependencies"
    " dependentRequired id".split()
)


def check_schema_keys(node: SpecMap, sink: DiagnosticSink) -> None:
    """Report a key that is nearly a keyword which the schema does not have; any other is a reader's to ignore."""
    for key in node:
        if key not in SCHEMA_OBJECT and key not in _OTHER and not key.startswith(("x-", "$")):
            close = difflib.get_close_matches(key, SCHEMA_OBJECT, n=1, cutoff=0.8)
            if close and close[0] not in node:
                message = f"{key!r} is not a keyword of a schema: it is ignored; did you mean {close[0]!r}?"
                sink.warning("CG211", node.at.child(key), message)


def check_keys(node: SpecMap, kind: str, dialect: str, sink: DiagnosticSink) -> None:
    """Report the keys of an object that its dialect does not have; extensions (``x-``) are anyone's."""
    is_20 = dialect == "2.0"
    known = _FAMILIES[is_20][kind]
    for key in node:
        if key in known or key == "$ref" or key.lower().startswith("x-"):
            continue
        message = f"{key!r} is not a key of {kind} in {'Swagger' if is_20 else 'OpenAPI'} {dialect}: it is ignored"
        spellings = {name.lower(): name for name in sorted(known)}
        close = difflib.get_close_matches(key.lower(), spellings, n=1, cutoff=0.75)
        if key in _FAMILIES[not is_20].get(kind, ()):
            message += f"; it belongs to {'OpenAPI 3' if is_20 else 'Swagger 2.0'}"
        elif close:
            message += f"; did you mean {spellings[close[0]]!r}?"
        else:
            message += "; remove it, or call it 'x-…'"
        sink.warning("CG211", node.at.child(key), message)
