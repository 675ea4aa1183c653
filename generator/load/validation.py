"""openapi-spec-validator as a reporter: what it says becomes warnings with a place, and never stops anything.

It accepts 3 of the 19 real documents it was tried on, mostly for things a client does not mind, so its verdict is worth
reading and not worth obeying. It takes up to 14 s, so only ``clientgen validate`` calls it.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from jsonschema_path import SchemaPath
from openapi_spec_validator import OpenAPIV2SpecValidator, OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
from openapi_spec_validator.validation.keywords import KeywordValidator
from openapi_spec_validator.validation.validators import SpecValidator

from generator.diagnostics import DiagnosticSink, SourceRef
from generator.load.documents import DocumentSet
from generator.load.nodes import SpecList, SpecMap

# With jsonschema-rs, where that happens to be installed, errors have lost the nodes that they are about, and their places.
os.environ["OPENAPI_SPEC_VALIDATOR_SCHEMA_VALIDATOR_BACKEND"] = "jsonschema"

_VALIDATORS: dict[str, type[SpecValidator]] = {
    "2.0": OpenAPIV2SpecValidator,
    "3.0": OpenAPIV30SpecValidator,
    "3.1": OpenAPIV31SpecValidator,
}
_FOLDER = "/" + "/".join("0123456789abcdef")
"""Where the root document pretends to be: deep enough for every ``../``. Nothing is read from there."""

_LONGEST = 160

# What is known not to be a fault: in which dialects, at which place, how the message reads, why it is none.
_FALSE_ALARMS: tuple[tuple[str, str, str, str], ...] = (
    (r"2\.0", r"/type$", r"'file' is not (valid|one of)", "'type: file' is right in a Swagger 2.0 response"),
    (r"3\.", r"^/servers/.*/variables/", r".* not match any of the regexes: '\^x-'", "the extra key is ignored"),
    (r"", r"", r"Required list has not defined properties", "that is legal JSON Schema and nothing is lost"),
)


def validate(documents: DocumentSet, sink: DiagnosticSink) -> None:
    """Report what openapi-spec-validator finds in a document. Never an error; a crash of it is reported as well."""
    try:
        for error in _errors(documents):
            _report(error, documents, sink)
    except Exception as error:  # noqa: BLE001 - a validator that trips over a document says something about both
        message = f"openapi-spec-validator gave up ({_reason(error)}): the document was validated only in part"
        sink.warning("CG132", SourceRef(documents.name), message)


def _reason(error: Exception) -> str:
    """Why the validator stopped, in words rather than in those of its own classes."""
    if isinstance(error, RecursionError):
        return "it follows references without end, or deeper than it can"
    for each in (error, error.__cause__, error.__context__):
        if "Unresolvable" in (base.__name__ for base in type(each).__mro__):  # of referencing, which is its dependency
            return "a reference leads nowhere"
    return _shortened(f"{type(error).__name__}: {error}".replace(f"file://{_FOLDER}/", ""))


def _errors(documents: DocumentSet) -> Iterator[Any]:
    base = _VALIDATORS[documents.dialect]
    located = {key: _located(cls) for key, cls in base.keyword_validators.items()}
    cls = type("Located", (base,), {"keyword_validators": located})
    path = SchemaPath.from_dict(
        documents.root,
        base_uri=f"file://{_FOLDER}/{quote(documents.name)}",
        handlers=_Loaded(documents),
        resolved_cache_maxsize=128,
    )
    validator = cls(path)
    # Not iter_errors(): it copies each error, and the place would be lost.
    return chain(validator.schema_validator.iter_errors(documents.root), validator.root_validator(path))


class _Loaded(Mapping[str, Any]):
    """Answers for every URI scheme, so that the validator never opens a file or a connection of its own."""

    def __init__(self, documents: DocumentSet) -> None:
        self.documents = documents

    def __getitem__(self, scheme: str) -> Any:
        return self.read

    def __contains__(self, scheme: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def read(self, uri: str) -> SpecMap:
        parts = urlsplit(uri)
        name = posixpath.relpath(unquote(parts.path), _FOLDER) if parts.scheme == "file" else uri
        if name not in self.documents.documents:
            raise LookupError(f"the document {name!r} was not read")
        return self.documents.documents[name]


def _located(cls: type[KeywordValidator]) -> type[KeywordValidator]:
    """The same check, whose errors know what they are about: openapi-spec-validator forgets it."""

    def check(self: Any, *args: Any, **kwargs: Any) -> Iterator[Any]:
        path = next((arg for arg in args if isinstance(arg, SchemaPath)), None)
        for error in cls.__call__(self, *args, **kwargs):
            if path is not None and not hasattr(error, "reported_in"):
                error.reported_in = path
            yield error

    return type(cls.__name__, (cls,), {"__call__": check})


def _report(error: Any, documents: DocumentSet, sink: DiagnosticSink) -> None:
    at = _place(error, documents)
    for dialect, place, pattern, why in _FALSE_ALARMS:
        known = re.match(dialect, documents.dialect) and re.search(place, at.pointer)
        if known and re.match(pattern, error.message):
            sink.info("CG131", at, f"{_shortened(error.message)} (a known false alarm: {why})")
            return
    message = _shortened(_closest(error).message)
    sink.warning("CG130", at, f"{message}; the document is used as it is")


def _closest(error: Any) -> Any:
    """Of an error's alternatives, the one that fitted furthest (jsonschema's ``best_match`` fails on some errors)."""
    while error.context:
        error = max(error.context, key=lambda inner: len(inner.absolute_path))
    return error


def _place(error: Any, documents: DocumentSet) -> SourceRef:
    path = getattr(error, "reported_in", None)
    start: Any = documents.root if path is None else path.read_value()
    if isinstance(error.instance, (SpecMap, SpecList)):
        return error.instance.at
    at = start.at if isinstance(start, (SpecMap, SpecList)) else SourceRef(documents.name)
    return at.child(*(step for step in error.absolute_path))


def _shortened(message: str) -> str:
    """A message names the whole instance it is about, which may be a page: its end says what is wrong."""
    message = " ".join(message.split())
    return message if len(message) <= _LONGEST else f"{message[:40]} … {message[-(_LONGEST - 43):]}"
