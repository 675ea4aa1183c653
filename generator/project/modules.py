"""Which import paths a package may have."""

from __future__ import annotations

import re
import sys
from keyword import iskeyword

# What a generated package imports or is called with: a module of one of these names would take its place.
_WELL_KNOWN = (
    "aiohttp",
    "azure.core",
    "azure.identity",
    "httpx",
    "openai",
    "pip",
    "pydantic",
    "pydantic_core",
    "pytest",
    "requests",
    "setuptools",
    "tests",
    "typing_extensions",
    "urllib3",
)
_EXAMPLE = "such as my_company.openai.v1"


def module_problem(module: str) -> str | None:
    """Why a package cannot be imported as ``module``, and what to do; None if it can."""
    if not module.strip():
        return f"the module is empty (an unset variable?): leave it out, or give an import path {_EXAMPLE}"
    parts = module.split(".")
    if not all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", part) and not iskeyword(part) for part in parts):
        return f"{module!r} is not an import path: use names joined by dots, {_EXAMPLE}"
    if parts[0] in sys.stdlib_module_names:
        return (
            f"{module!r} cannot be imported: {parts[0]!r} is a module of Python's standard library; begin with a name"
            f" of your own, {_EXAMPLE}"
        )
    for name in _WELL_KNOWN:
        if f"{module}.".startswith(f"{name}.") or name.startswith(f"{module}."):
            return f"{module!r} would take the place of the package {name!r}: begin with a name of your own, {_EXAMPLE}"
    return None
