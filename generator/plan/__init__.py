"""How everything is called from Python: ``plan(…)``, the last stage that sees the service and the naming table.

What follows (rows, signatures, models and params, samples, README, API.md, tests, the diff) reads the plan and decides
nothing again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics import DiagnosticSink
from generator.ir.service import SecurityRequirement, SecurityScheme, Server, Service
from generator.ir.types import OperationKey, Use
from generator.ir.walk import reach, refs_in
from generator.naming.identifiers import ClassName, Identifier
from generator.naming.table import NameTable
from generator.plan.classes import TypesModule, plan_models
from generator.plan.client import ClientPlan, plan_client
from generator.plan.cycles import self_containing
from generator.plan.examples import match_examples
from generator.plan.inputs import Keywords, plan_params
from generator.plan.methods import MethodKind, MethodPlan, plan_method
from generator.plan.types import Types
from generator.project.configuration import ServiceConfig
from generator.project.identity import Identity

__all__ = ["GroupPlan", "MethodKind", "MethodPlan", "Plan", "plan"]


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """``client.<attribute>``, an instance of ``class_name``; ``attribute`` is its module's name too."""

    attribute: Identifier
    class_name: ClassName
    methods: tuple[MethodPlan, ...]


@dataclass(frozen=True, slots=True)
class Wire:
    """What the document says of the whole service, for reports and for comparing versions."""

    document: str
    dialect: str
    declared_operations: int
    servers: tuple[Server, ...]
    security: tuple[SecurityRequirement, ...]
    security_schemes: tuple[SecurityScheme, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """``methods`` are in the order of the document, by the place of their operation."""

    client: ClientPlan
    wire: Wire
    types: Types
    methods: Mapping[OperationKey, MethodPlan]
    groups: tuple[GroupPlan, ...]
    models: tuple[TypesModule, ...]
    params: tuple[TypesModule, ...]


def plan(service: Service, names: NameTable, identity: Identity, config: ServiceConfig, sink: DiagnosticSink) -> Plan:
    """The plan of a package. Findings about credentials, examples and schemas go to ``sink``."""
    types = _types(service, names, sink)
    client = plan_client(service, names, identity, config, sink)
    variables = frozenset(client.server_variables)
    methods: dict[OperationKey, MethodPlan] = {}
    for operation in service.operations:
        examples = match_examples(operation, types, variables, sink)
        methods[operation.key] = plan_method(operation, service, names.operations[operation.key], types, examples)
    groups = tuple(
        GroupPlan(
            group.attribute,
            group.class_name,
            tuple(method for method in methods.values() if method.group == group.attribute),
        )
        for group in names.groups
    )
    modules = [group.attribute for group in groups]
    aliases = [(method.group, alias) for method in methods.values() for alias in method.results.aliases]
    keywords = [
        Keywords(method.group, method.name, method.body.fields)
        for method in methods.values()
        if method.body is not None and method.body.fields is not None
    ]
    nested = [id for method in methods.values() for id in refs_in(_other_uses(method))]
    return Plan(
        client=client,
        wire=Wire(
            service.document,
            service.dialect,
            service.declared_operations,
            service.servers,
            service.security,
            service.security_schemes,
        ),
        types=types,
        methods=methods,
        groups=groups,
        models=plan_models(types, modules, aliases),
        params=plan_params(types, modules, keywords, names.fields, nested),
    )


def _other_uses(method: MethodPlan) -> Iterator[Use]:
    """What a request holds besides a body whose fields are keyword arguments."""
    yield from (item.use for item in method.operation.parameters)
    if method.body is not None and method.body.fields is None:
        yield method.body.media.use


def _types(service: Service, names: NameTable, sink: DiagnosticSink) -> Types:
    reached = reach(service)
    return Types(
        definitions=service.definitions,
        names=names.classes,
        shared=names.shared,
        modules=names.modules,
        attributes=names.attributes,
        declared=service.declared,
        sent=frozenset(key for key, item in reached.items() if item.request),
        received=frozenset(key for key, item in reached.items() if item.response),
        cyclic=self_containing(service.definitions, sink),
    )
