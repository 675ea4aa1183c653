"""How a caller proves who it is: security schemes (OpenAPI 3.1 section 4.8.27) and requirements (4.8.30)."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from generator.diagnostics import SourceRef
from generator.ir.parameters import Location


class SecurityKind(enum.Enum):
    API_KEY = "apiKey"
    BEARER = "bearer"  # an OpenAI-style key, or a token got elsewhere
    OAUTH2 = "oauth2"  # Entra ID
    BASIC = "basic"
    HTTP = "http"  # another scheme of the Authorization header, whose name is the scheme's wire_name


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    name: str
    kind: SecurityKind
    at: SourceRef
    wire_name: str | None = None
    location: Location | None = None
    scopes: tuple[str, ...] = ()
    description: str = ""
    is_entra: bool = False


@dataclass(frozen=True, slots=True)
class SecurityRequirement:
    """Schemes that must all be given; a service or operation lists alternatives of these. Empty: none is needed."""

    schemes: tuple[str, ...]
