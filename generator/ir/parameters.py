"""Parameters of an operation (OpenAPI 3.1 section 4.8.12)."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from generator.diagnostics import SourceRef
from generator.ir.types import Default, Use


class Location(enum.Enum):
    """OpenAPI 3.1 section 4.8.12: where a parameter is sent."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"


class Role(enum.Enum):
    """Who fills a parameter in: the caller of the method, or the client."""

    CALLER = "caller"
    API_VERSION = "api-version"
    CREDENTIAL = "credential"  # a parameter that repeats a security scheme
    CONSTANT = "constant"  # required with a single allowed value


@dataclass(frozen=True, slots=True)
class Parameter:
    """``style`` and ``explode`` as OpenAPI 3.1 section 4.8.12.2 (``form``, ``simple``, ``spaceDelimited`` …);
    ``json`` is true where the document gives ``content: application/json`` instead of a schema."""

    wire_name: str
    location: Location
    use: Use
    required: bool
    at: SourceRef
    style: str
    explode: bool
    description: str = ""
    default: Default | None = None
    role: Role = Role.CALLER
    allow_reserved: bool = False  # x-ms-skip-url-encoding, allowReserved
    json: bool = False
    deprecated: bool = False
    client_name: str | None = None
