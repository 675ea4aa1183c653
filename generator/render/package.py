"""The view of a whole package."""

from __future__ import annotations

from generator import __version__
from generator.project.identity import Identity
from generator.project.configuration import ServiceConfig
from generator.diagnostics import DiagnosticSink
from generator.ir.service import Location, Role, SecurityKind, SecurityScheme, Service
from generator.naming.table import NameTable
from generator.render.api import api_view
from generator.render.imports import Imports
from generator.render.models import model_modules
from generator.render.operations import BASES, group_view
from generator.render.params import both_ways, param_modules
from generator.render.readme import readme_view
from generator.render.rows import rows
from generator.render.tests import tests_view
from generator.render.text import docstring, literal, one_line, toml_string
from generator.render.views import PackageView
from generator.samples import make_samples

_KEY_HEADER = "api-key"


def package_view(
    service: Service,
    names: NameTable,
    identity: Identity,
    config: ServiceConfig,
    sink: DiagnosticSink | None = None,
) -> PackageView:
    """Every string of a package, decided. ``sink`` is told where the document's examples disobey it."""
    samples = make_samples(service, names, sink if sink is not None else DiagnosticSink())
    also_models = both_ways(service)
    imports = Imports()
    table = rows(service, names, imports)
    title = one_line(config.title or service.title) or identity.service
    key = _key(service)
    version_parameter = _version_parameter(service)
    groups = tuple(group_view(group, service, names, also_models) for group in names.groups)
    models, params = model_modules(service, names), param_modules(service, names)
    client = identity.client, service.version if version_parameter is not None else None
    api = api_view(service, names, client, groups, models, params)
    engines = {method.engine for group in groups for method in group.methods}
    facts = [
        ("name", literal(identity.distribution)),
        ("version", literal(__version__)),
        ("base_path", literal(config.base_path or (service.servers[0].base_path if service.servers else ""))),
        ("api_version_parameter", literal(version_parameter)),
        ("key_header", literal(key[0])),
        ("key_prefix", literal(key[1])),
        ("scopes", literal(config.scopes)),
    ]
    return PackageView(
        distribution=identity.distribution,
        module=identity.module,
        folder=identity.module.replace(".", "/"),
        version=__version__,
        client=identity.client,
        title=title,
        client_doc=docstring(_client_doc(title, identity, version_parameter is not None), 4),
        package_doc=docstring(
            f"{title}, api-version {identity.version}: a typed client, synchronous and asynchronous (``aio``)."
        ),
        toml_description=toml_string(f"{title}, api-version {identity.version}: a typed Python client"),
        api_version=literal(service.version),
        has_api_version=version_parameter is not None,
        service=tuple(facts),
        groups=groups,
        runtime=frozenset(module for engine, module, _ in BASES if engine in engines),
        rows=table,
        rows_imports=imports.render(),
        models=models,
        params=params,
        readme=readme_view(service, names, samples, identity, groups, api, title),
        api=api,
        tests=tests_view(service, names, samples, config, key, version_parameter),
    )


def _version_parameter(service: Service) -> str | None:
    """The query parameter that carries the api-version, where the document has one."""
    for operation in service.operations:
        for item in operation.parameters:
            if item.role is Role.API_VERSION and item.location is Location.QUERY:
                return item.wire_name
    return None


def _key(service: Service) -> tuple[str, str]:
    """The header a key travels in, and what stands before it: Azure's ``api-key``, or OpenAI's ``Bearer``."""
    schemes = {scheme.name: scheme for scheme in service.security_schemes}
    wanted = [schemes[name] for item in service.security for name in item.schemes if name in schemes]
    candidates = [*wanted, *service.security_schemes]
    for scheme in candidates:
        if scheme.kind is SecurityKind.API_KEY and scheme.location is Location.HEADER and scheme.wire_name:
            return scheme.wire_name, ""
    if any(scheme.kind is SecurityKind.BEARER for scheme in candidates) and not _entra(candidates):
        return "Authorization", "Bearer"
    return _KEY_HEADER, ""


def _entra(schemes: list[SecurityScheme]) -> bool:
    return any(scheme.kind is SecurityKind.OAUTH2 for scheme in schemes)


def _client_doc(title: str, identity: Identity, has_version: bool) -> str:
    lines = [
        f"{title}, api-version {identity.version}.",
        "",
        "Immutable, and a context manager: leaving it closes its connections.",
        "",
        ":param endpoint: The resource's host (``my-resource.openai.azure.com``) or its full URL.",
        ":param credential: A key, or a credential of azure-identity.",
    ]
    if has_version:
        lines.append(":keyword api_version: The api-version to ask for; the package is made for its own.")
    lines.append(":keyword strict: Raise where an answer is not what the document says, instead of keeping what came.")
    lines.append(":keyword settings: Timeouts, retries, transport: see ``ClientSettings``.")
    return "\n".join(lines)
