"""The view of a whole package: what its templates receive."""

from __future__ import annotations

from dataclasses import dataclass

from generator import __version__
from generator.code.classes import types_module_view
from generator.code.groups import BASES, group_view
from generator.code.rows import rows
from generator.code.tests import tests_view
from generator.code.views import GroupView, PathVariableView, RowView, TestsView, TypesModuleView
from generator.docs.api import api_view, path_variable
from generator.docs.readme import readme_view
from generator.docs.views import ApiView, ReadmeView
from generator.ir.service import Location
from generator.plan import MethodKind, Plan
from generator.plan.client import ClientPlan, PathVariable
from generator.samples import Samples
from generator.text import docstring, literal, sentences, toml_string


@dataclass(frozen=True, slots=True)
class PackageView:
    """``folder`` is ``src``-relative: ``azure_openai/inference/v2024_10_21``; ``runtime`` names the modules of the
    runtime that not every package needs and this one does; ``environment`` is the prefix of the environment variables that
    a client can be made from, if any."""

    distribution: str
    module: str
    folder: str
    version: str
    client: str
    client_doc: str
    package_doc: str
    toml_description: str
    endpoint: str
    credential: str
    environment: str
    api_version: str
    has_api_version: bool
    path_variables: tuple[PathVariableView, ...]
    has_literals: bool
    service: tuple[tuple[str, str], ...]
    groups: tuple[GroupView, ...]
    runtime: frozenset[str]
    rows: tuple[RowView, ...]
    rows_imports: str
    models: tuple[TypesModuleView, ...]
    params: tuple[TypesModuleView, ...]
    readme: ReadmeView
    api: ApiView
    tests: TestsView


def package_view(plan: Plan, samples: Samples) -> PackageView:
    """Every string of a package, decided."""
    client, identity = plan.client, plan.client.identity
    groups = tuple(map(group_view, plan.groups))
    models, params = tuple(map(types_module_view, plan.models)), tuple(map(types_module_view, plan.params))
    table, rows_imports = rows(plan)
    api = api_view(plan, groups, models, params)
    kinds = {method.kind for method in plan.methods.values()}
    outcomes = [method.results.outcome for method in plan.methods.values() if method.results.outcome is not None]
    if any(outcome.pages is not None for outcome in outcomes):
        kinds.add(MethodKind.PAGES)
    about = f"{client.title}, {client.version_word} {identity.version}: a typed"
    return PackageView(
        distribution=identity.distribution,
        module=identity.module,
        folder=identity.module.replace(".", "/"),
        version=__version__,
        client=identity.client,
        client_doc=docstring(_client_doc(client), 4),
        package_doc=docstring(f"{about} client, synchronous and asynchronous (``aio``)."),
        toml_description=toml_string(f"{about} Python client"),
        endpoint=client.parameters[0],
        credential=client.parameters[1],
        environment="AZURE_OPENAI" if client.identity.azure and all(map(_has_default, client.path_variables)) else "",
        api_version=literal(client.api_version),
        has_api_version=client.version_parameter is not None,
        path_variables=tuple(
            PathVariableView(item.name, literal(item.wire_name), path_variable(item)) for item in client.path_variables
        ),
        has_literals=any(item.allowed for item in client.path_variables),
        service=_service(client),
        groups=groups,
        runtime=frozenset(module for kind, (module, _) in BASES.items() if kind in kinds),
        rows=table,
        rows_imports=rows_imports,
        models=models,
        params=params,
        readme=readme_view(plan, samples, api),
        api=api,
        tests=tests_view(plan, samples),
    )


def _service(client: ClientPlan) -> tuple[tuple[str, str], ...]:
    """The arguments of ``ServiceDefinition``."""
    return (
        ("name", literal(client.identity.distribution)),
        ("version", literal(__version__)),
        ("base_path", literal(client.base_path)),
        ("api_version_parameter", literal(client.version_parameter)),
        ("key_header", literal(client.key.header)),
        ("key_prefix", literal(client.key.prefix)),
        ("scopes", literal(client.scopes)),
        *([("anonymous", "True")] if client.accepts.nothing else []),
        *(
            [(f"key_{client.key.location.value}", literal(client.key.name))]
            if client.key.location is not Location.HEADER
            else []
        ),
        *((("variables", f"({''.join(map(_variable, client.path_variables))})"),) if client.path_variables else ()),
    )


def _variable(item: PathVariable) -> str:
    """An entry of the tuple of ``PathVariable`` of the runtime."""
    arguments = [literal(item.wire_name)]
    arguments += [f"default={literal(item.default)}"] if item.default is not None else []
    arguments += [f"allowed={literal(item.allowed)}"] if item.allowed else []
    arguments += ["several=True"] if item.several else []
    return f"PathVariable({', '.join(arguments)}), "


def _has_default(variable: PathVariable) -> bool:
    return variable.default is not None


def _endpoint_doc(client: ClientPlan) -> str:
    if client.identity.azure:
        return "The resource's host (``my-resource.openai.azure.com``) or its full URL."
    return f"The service's host or URL{'; its own server where left out' if client.endpoint else ''}."


def _credential_doc(client: ClientPlan) -> str:
    if client.accepts.entra:
        return (
            "A key, a credential of azure-identity, or a function that returns a token."
            if client.accepts.key
            else "A credential of azure-identity."
        )
    if client.accepts.nothing:
        return "None is needed; a key, where a gateway asks for one."
    return "A key." if not client.accepts.tokens else "A key or a token, or what gives tokens (``get_token``)."


def _client_doc(client: ClientPlan) -> str:
    lines = [
        f"{client.title}, {client.version_word} {client.identity.version}.",
        "",
        "Immutable, and a context manager: leaving it closes its connections.",
        "",
        f":param endpoint: {_endpoint_doc(client)}",
        f":param credential: {_credential_doc(client)}",
    ]
    for item in client.path_variables:
        place = f"In the path of every request, in place of ``{{{item.wire_name}}}`` in ``{client.base_path}``."
        lines.append(f":keyword {item.name}: {sentences((item.description, place))}")
    if client.version_parameter is not None:
        lines.append(":keyword api_version: The api-version to ask for; the package is made for its own.")
    lines.append(":keyword strict: Raise where an answer is not what the document says, instead of keeping what came.")
    lines.append(":keyword settings: Timeouts, retries, transport: see ``ClientSettings``.")
    return "\n".join(lines)
