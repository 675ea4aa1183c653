"""The view of a package's README: which of the document's examples to show, and the table of what there is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from generator.project.identity import Identity
from generator.ir.service import Service
from generator.naming.table import NameTable
from generator.render.calls import Call, calls
from generator.render.prose import prose, span
from generator.render.snippets import Snippets, describes_events, indented, invocation
from generator.render.views import ApiView, GroupView, MethodView, ReadmeView
from generator.samples import Samples

#: What a newcomer wants to see first, wherever a package has it.
_FAVOURITES = (
    "chat_completions.create",
    "responses.create",
    "fine_tuning.create",
    "assistants.create",
    "completions.create",
)
_ENDPOINT = "https://my-resource.openai.azure.com"
_KEY = 'AzureKeyCredential("<key>")'


def readme_view(
    service: Service,
    names: NameTable,
    samples: Samples,
    identity: Identity,
    groups: Iterable[GroupView],
    api: ApiView,
    title: str,
) -> ReadmeView:
    """Every string of the README, decided; a section for which the package has no operation is empty."""
    methods = {(group.module, method.name): method for group in groups for method in group.methods}
    gallery = _Gallery(calls(service, names, samples), methods)
    snippets = Snippets(service, names)

    def section(chosen: Call | None, write: Callable[[Call], str]) -> str:
        return write(chosen) if chosen is not None else ""

    def simple(call: Call) -> str:
        return snippets.simple(call, gallery.method(call).engine)

    endpoint = _endpoint(service)
    first = gallery.first()
    streamed = gallery.stream(first)
    small = gallery.small()
    return ReadmeView(
        title=prose(title),
        api_version=prose(service.version),
        key=_construction(identity, endpoint, "azure.core.credentials", "AzureKeyCredential", _KEY),
        entra=_construction(identity, endpoint, "azure.identity", "DefaultAzureCredential", "DefaultAzureCredential()"),
        first=section(first, simple),
        asynchronous=section(first, lambda call: _asynchronous(call, gallery, snippets, identity, endpoint)),
        stream=section(streamed, snippets.stream),
        described=streamed is not None and describes_events(streamed.operation),
        upload=section(gallery.shortest(lambda call, method: bool(call.files) and method.engine == "_call"), simple),
        download=section(gallery.of_engine("_download"), simple),
        pages=section(gallery.of_engine("_pages"), simple),
        long_running=section(gallery.of_engine("_begin"), simple),
        errors=section(small, _errors),
        raw=section(small, lambda call: _raw(call, identity)),
        groups=tuple(
            (
                span(f"client.{group.name}"),
                group.anchor,
                tuple((span(method.name), method.anchor) for method in group.methods),
            )
            for group in api.groups
        ),
    )


class _Gallery:
    """The calls of a package, to choose from."""

    def __init__(self, found: list[Call], methods: dict[tuple[str, str], MethodView]) -> None:
        self._methods = methods
        self._calls = sorted(found, key=_weight)

    def method(self, call: Call) -> MethodView:
        return self._methods[call.names.group, call.names.method]

    def shortest(self, fits: Callable[[Call, MethodView], bool]) -> Call | None:
        """The simplest call of those that fit; one that asks for a stream only if no other does."""
        fitting = [call for call in self._calls if fits(call, self.method(call))]
        return min(fitting, key=lambda call: call.streams, default=None)

    def of_engine(self, engine: str) -> Call | None:
        return self.shortest(lambda call, method: method.engine == engine)

    def small(self) -> Call | None:
        """The least that can be asked for and refused: of something that is named, if there is such a call."""
        return self.shortest(lambda call, method: _is_plain(call, method) and bool(call.arguments)) or self.shortest(
            _is_plain
        )

    def first(self) -> Call | None:
        """A newcomer's first call: a favourite, else one that sends something and gets an answer, else any."""
        for name in _FAVOURITES:
            group, method = name.split(".")
            if (found := self._named(group, method)) is not None:
                return found
        return (
            self.shortest(lambda call, method: _is_plain(call, method) and call.operation.body is not None)
            or self.of_engine("_call")
            or self.shortest(lambda call, method: True)
        )

    def _named(self, group: str, method: str) -> Call | None:
        return self.shortest(lambda call, _: (call.names.group, call.names.method) == (group, method))

    def stream(self, first: Call | None) -> Call | None:
        """The first call, streamed, if it can be; an example that asks for a stream is the best of its operation."""
        streaming = [call for call in self._calls if call.operation.streaming is not None]
        same = [call for call in streaming if first is not None and call.index == first.index]
        return min(same or streaming, key=lambda call: not call.streams, default=None)


def _is_plain(call: Call, method: MethodView) -> bool:
    """Whether a call answers at once, and sends no file."""
    return method.engine == "_call" and not call.files


def _weight(call: Call) -> tuple[bool, int, int]:
    """How much there is to read in a call, least first."""
    code = invocation(call)
    return call.operation.deprecated, len(call.arguments) + code.count("\n"), len(code)


def _endpoint(service: Service) -> str:
    """The endpoint of the document's examples: one that ends in ``/openai`` is not all of its host."""
    names = [variable.name for server in service.servers for variable in server.variables] or ["endpoint"]
    for operation in service.operations:
        for example in operation.examples:
            for found in (example.parameters.get(name) for name in names):
                if isinstance(found, str) and re.fullmatch(r"(https://)?\w[\w.-]*(/[\w.-]+)*", found, re.ASCII):
                    return found if "://" in found else f"https://{found}"
    return _ENDPOINT


def _construction(identity: Identity, endpoint: str, module: str, name: str, credential: str) -> str:
    imports = f"from {module} import {name}\nfrom {identity.module} import {identity.client}"
    return f'{imports}\n\nclient = {identity.client}("{endpoint}", {credential})'


def _asynchronous(call: Call, gallery: _Gallery, snippets: Snippets, identity: Identity, endpoint: str) -> str:
    body = snippets.simple(call, gallery.method(call).engine, is_async=True)
    return "\n".join(
        [
            "import asyncio",
            "",
            "from azure.core.credentials import AzureKeyCredential",
            f"from {identity.module}.aio import {identity.client}",
            "",
            "",
            "async def main() -> None:",
            f'    async with {identity.client}("{endpoint}", {_KEY}) as client:',
            indented(body, 2),
            "",
            "",
            "asyncio.run(main())",
        ]
    )


def _errors(call: Call) -> str:
    return "\n".join(
        [
            "from azure.core.exceptions import HttpResponseError, ResourceNotFoundError",
            "",
            "try:",
            indented(invocation(call)),
            "except ResourceNotFoundError as error:",
            '    print("not there:", error.message)',
            "except HttpResponseError as error:",
            "    print(error.status_code, error.message, error.model)",
        ]
    )


def _raw(call: Call, identity: Identity) -> str:
    start = f"client.{call.names.group}.{call.names.method}("
    code = invocation(call, "raw = ").replace(start, f"with_raw_response({start[:-1]})(", 1)
    return (
        f"from {identity.module} import with_raw_response\n\n{code}\nprint(raw.status_code, raw.request_id, raw.parsed)"
    )
