"""The result of a stage as JSON, for ``clientgen inspect``."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from generator.diagnostics import DiagnosticSink
from generator.ir.dump import dump
from generator.package.view import package_view
from generator.plan.dump import dump_plan
from generator.samples import make_samples
from generator.run import Run


def stage_as_json(run: Run, stage: str) -> Any:
    """What ``stage`` ("normal", "ir", "names", "plan" or "views") made of the document."""
    match stage:
        case "normal":
            return _plain(run.normal)
        case "ir":
            return dump(run.service)
        case "names":
            return _plain(run.names)
        case "plan":
            return dump_plan(run.plan)
        case _:
            return _plain(package_view(run.plan, make_samples(run.plan, DiagnosticSink())))


def _plain(value: Any) -> Any:
    match value:
        case None | bool() | int() | float() | str():
            return value
        case enum.Enum():
            return value.value
        case Mapping():
            return {_key(key): _plain(item) for key, item in value.items()}
        case list() | tuple() | frozenset():
            return [_plain(item) for item in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return str(value)


def _key(key: object) -> str:
    if isinstance(key, tuple):
        return " ".join(_key(part) for part in key)
    return str(key.value) if isinstance(key, enum.Enum) else str(key)
