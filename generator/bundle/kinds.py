"""What stands at a place of a document, by the way that leads there: a schema, a parameter, a response."""

from __future__ import annotations

from generator.load.pointers import steps

# Keys below which the keys, or the items of a list, are names; and what is called by them.
_HOLDERS = {
    **{
        key: key
        for key in "parameters responses headers requestBodies examples links callbacks securitySchemes".split()
    },
    **{key: "pathItems" for key in ("paths", "x-ms-paths", "webhooks", "pathItems")},
    **{key: "schemas" for key in ("schemas", "definitions")},
    **{key: "" for key in ("content", "encoding", "variables", "servers", "tags")},
}
_IN_SCHEMAS = frozenset(("properties", "patternProperties", "dependentSchemas", "definitions", "$defs"))
_ONE = {"requestBody": "requestBodies", "schema": "schemas", "items": "schemas"}
SECTIONS = "schemas responses parameters examples requestBodies headers securitySchemes links callbacks".split()
_SECTIONS_20 = {"schemas": "definitions", "responses": "responses", "parameters": "parameters"}


def kind_of(pointer: str, kind: str = "") -> str:
    """The section of ``components`` that what stands at a place could be in. ``kind`` is where the pointer begins."""
    names = False
    for step in steps(pointer):
        if names:
            names = False
        elif kind == "schemas":
            names = step in _IN_SCHEMAS
        elif kind == "callbacks":  # whose keys are addresses
            kind = "pathItems"
        elif step in _HOLDERS:
            kind, names = _HOLDERS[step], True
        else:
            kind = _ONE.get(step, "")
    return kind or "schemas"


def section_of(kind: str, dialect: str) -> tuple[str, ...] | None:
    """Where a document of a dialect holds what it refers to; None: it has no such place."""
    if dialect == "2.0":
        return (_SECTIONS_20[kind],) if kind in _SECTIONS_20 else None
    known = kind in SECTIONS or (kind == "pathItems" and dialect == "3.1")
    return ("components", kind) if known else None
