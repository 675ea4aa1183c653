"""Paths: the template, its variables, and a query string that some documents write into it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from generator.diagnostics import DiagnosticSink, SourceRef
from generator.ir.service import Location, Parameter, Role
from generator.ir.types import Default, Kind, Primitive, Use

_VARIABLE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Route:
    """A path without its query string, and the parameters that were in it."""

    path: str
    constants: tuple[Parameter, ...] = ()


def split_path(path: str, at: SourceRef, sink: DiagnosticSink) -> Route:
    """``/responses?beta=true`` is ``/responses`` with a constant query parameter.

    A path template has no query string (OpenAPI 3.1 section 4.8.8); AutoRest's ``x-ms-paths`` does.
    """
    bare, mark, query = path.partition("?")
    if not mark:
        return Route(path)
    constants: list[Parameter] = []
    for name, value in parse_qsl(query, keep_blank_values=True):
        variable = _VARIABLE.fullmatch(value)
        constants.append(
            Parameter(
                wire_name=name,
                location=Location.QUERY,
                use=Use(Primitive(Kind.STRING)),
                required=True,
                at=at,
                style="form",
                explode=True,
                default=None if variable else Default(value),
                role=Role.CALLER if variable else Role.CONSTANT,
            )
        )
    sink.info("CG334", at, f"the query string of the path {path!r} is sent as constant parameters")
    return Route(bare, tuple(constants))


def match_variables(path: str, parameters: list[Parameter], at: SourceRef, sink: DiagnosticSink) -> list[Parameter]:
    """The parameters with those in the path agreeing with its template (OpenAPI 3.1 section 4.8.12.1, ``name``)."""
    wanted = list(dict.fromkeys(_VARIABLE.findall(path)))
    given = [entry.wire_name for entry in parameters if entry.location is Location.PATH]
    missing = [name for name in wanted if name not in given]
    unknown = [name for name in given if name not in wanted]
    if len(missing) == 1 and len(unknown) == 1:
        sink.warning(
            "CG330", at, f"the path names {missing[0]!r} and the parameter is {unknown[0]!r}: taken to be the same"
        )
        return [
            (
                replace(entry, wire_name=missing[0])
                if entry.location is Location.PATH and entry.wire_name == unknown[0]
                else entry
            )
            for entry in parameters
        ]
    kept = []
    for entry in parameters:
        if entry.location is Location.PATH and entry.wire_name in unknown:
            sink.warning("CG332", entry.at, f"the path has no {{{entry.wire_name}}}: the parameter is left out")
        else:
            kept.append(entry)
    for name in missing:
        sink.warning("CG331", at, f"no parameter describes {{{name}}} of the path: a required string is assumed")
        kept.append(
            Parameter(name, Location.PATH, Use(Primitive(Kind.STRING)), True, at, style="simple", explode=False)
        )
    return kept
