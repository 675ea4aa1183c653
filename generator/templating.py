"""The one Jinja environment: strict, no autoescaping (it would be HTML's), the template folder and nothing else."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.resources import TEMPLATES


@cache
def environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - Python is rendered, by generator.text
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
