"""The methods of all packages, and which of them a request of the suite is made by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType
from urllib.parse import parse_qsl

from conformance.documents import Document
from conformance.oracle import Exchange, Scenario
from generator.diagnostics import DiagnosticSink
from generator.generation import analyse
from generator.ir.service import Location
from generator.package.result import Options
from generator.plan import MethodPlan, Plan


@dataclass(frozen=True, eq=False)
class Method:
    """A method of a package, by the plan that the package was made of."""

    document: Document
    plan: Plan
    method: MethodPlan

    @property
    def module(self) -> str:
        return self.plan.client.identity.module

    def part(self, name: str) -> ModuleType:
        """A module of the package: ``_service``, ``_runtime.values``."""
        return import_module(f"{self.module}.{name}" if name else self.module)

    @cached_property
    def template(self) -> str:
        """The path from the host on, without a query."""
        return self.plan.client.base_path.rstrip("/") + self.method.operation.path.partition("?")[0]

    @cached_property
    def names(self) -> list[str]:
        """What stands in braces in the path."""
        return re.findall(r"\{([^{}]*)\}", self.template)

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Of a path whose values hold no slash, and of one whose values may."""
        pieces = [re.escape(piece) for piece in re.split(r"\{[^{}]*\}", self.template)]
        one, several = (re.compile(value.join(pieces).rstrip("/") + "/?") for value in ("([^/]*)", "(.+)"))
        return one, several

    def values(self, path: str, several: bool = False) -> dict[str, str] | None:
        """The values that make a path of the template, by name; None where none do.

        ``several``: they may hold slashes.
        """
        match = self.patterns[several].fullmatch(path)
        return dict(zip(self.names, match.groups(), strict=True)) if match else None

    @cached_property
    def query_names(self) -> frozenset[str]:
        """What the query may carry, api-version among it."""
        parameters = self.method.operation.parameters
        return frozenset(item.wire_name.lower() for item in parameters if item.location is Location.QUERY)

    @cached_property
    def fixed_query(self) -> Mapping[str, str]:
        return dict(parse_qsl(self.method.operation.path.partition("?")[2], keep_blank_values=True))


def methods_of(documents: list[Document]) -> Iterator[Method]:
    """Every method of every package."""
    for document in documents:
        plan = analyse(document.target, Options(Path("packages")), DiagnosticSink()).plan
        for method in plan.methods.values():
            yield Method(document, plan, method)


def candidates(scenario: Scenario, exchange: Exchange, methods: list[Method]) -> list[Method]:
    """The methods that can make a request, the likeliest first.

    Documents of the scenario's own folder come first, then paths with the fewest variables, then the api-version that
    the server expects.
    """
    found = [(_likelihood(scenario, exchange, method), method) for method in methods if _fits(exchange, method)]
    found.sort(key=lambda each: each[0], reverse=True)
    own = [method for likelihood, method in found if likelihood[0]]
    return own or [method for _, method in found]


def _fits(exchange: Exchange, method: Method) -> bool:
    if method.method.operation.method != exchange.method:
        return False
    if not exchange.path.startswith(re.split("[{]", method.template)[0].rstrip("/")):
        return False
    if any(str(exchange.query.get(name)) != value for name, value in method.fixed_query.items()):
        return False
    return path_values(exchange, method) is not None


def path_values(exchange: Exchange, method: Method) -> dict[str, str] | None:
    """The values of what stands in braces in the method's path, so that it is the exchange's path."""
    for path in (exchange.called_path, exchange.path):
        for several in (False, True):
            if (values := method.values(path, several)) is not None:
                return values
    return None


def _likelihood(scenario: Scenario, exchange: Exchange, method: Method) -> tuple[object, ...]:
    folder = method.document.folder
    version = exchange.query.get("api-version", exchange.query.get("apiVersion"))
    is_version = version is not None and version in (method.plan.client.api_version, method.document.path.stem)
    return (
        f"{folder}/".startswith(f"{scenario.folder}/") or f"{scenario.folder}/".startswith(f"{folder}/"),
        method.values(exchange.called_path) is not None,
        -len(method.names),
        is_version,
        sum(name.lower() in method.query_names for name in exchange.query),
        method.plan.client.api_version,
    )
