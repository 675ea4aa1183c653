"""The view of a package's README: which of the document's examples to show, and the table of what there is."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.project.identity import Identity
from generator.docs.calls import Call, calls
from generator.docs.prose import prose, span
from generator.docs.snippets import WIDTH, Snippets, indented, invocation, quoted
from generator.docs.views import ApiView, ReadmeView
from generator.plan import MethodKind, Plan
from generator.plan.client import ClientPlan
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


def readme_view(plan: Plan, samples: Samples, api: ApiView) -> ReadmeView:
    """Every string of the README, decided; a section for which the package has no operation is empty."""
    gallery = _Gallery(calls(plan, samples))
    snippets = Snippets(plan.types)
    client, identity = plan.client, plan.client.identity

    def section(chosen: Call | None, write: Callable[[Call], str]) -> str:
        return write(chosen) if chosen is not None else ""

    endpoint = _endpoint(plan)
    first = gallery.first()
    streamed = gallery.stream(first)
    small = gallery.small()
    return ReadmeView(
        title=prose(plan.client.title),
        api_version=prose(plan.client.api_version),
        version_word=client.version_word,
        endpoint=client.endpoint or "",
        how=_how(client),
        key=_construction(client, endpoint, "azure.core.credentials", "AzureKeyCredential", _key(client)),
        entra=(
            _construction(client, endpoint, "azure.identity", "DefaultAzureCredential", *_entra(client))
            if client.accepts.entra
            else ""
        ),
        tokens=client.accepts.tokens,
        first=section(first, snippets.simple),
        asynchronous=section(first, lambda call: _asynchronous(call, snippets, client, endpoint)),
        stream=section(streamed, snippets.stream),
        described=streamed is not None and _describes_events(streamed),
        upload=section(gallery.shortest(_is_upload), snippets.simple),
        download=section(gallery.of_kind(MethodKind.DOWNLOAD), snippets.simple),
        pages=section(gallery.of_kind(MethodKind.PAGES), snippets.simple),
        long_running=section(gallery.of_kind(MethodKind.POLL), snippets.simple),
        errors=section(small, lambda call: _errors(call, identity)),
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

    def __init__(self, calls: list[Call]) -> None:
        self._calls = sorted(calls, key=_weight)

    def shortest(self, fits: Callable[[Call], bool]) -> Call | None:
        """The simplest call of those that fit; one that asks for a stream only if no other does."""
        return min(filter(fits, self._calls), key=lambda call: call.streams, default=None)

    def of_kind(self, kind: MethodKind) -> Call | None:
        return self.shortest(lambda call: call.method.kind is kind)

    def small(self) -> Call | None:
        """The least that can be asked for and refused: of something that is named, if there is such a call."""
        return self.shortest(lambda call: _is_plain(call) and bool(call.arguments)) or self.shortest(_is_plain)

    def first(self) -> Call | None:
        """A newcomer's first call: a favourite, else one that sends something and gets an answer, else any."""
        for name in _FAVOURITES:
            if (favourite := self._named(name)) is not None:
                return favourite
        return (
            self.shortest(lambda call: _is_plain(call) and call.method.body is not None)
            or self.of_kind(MethodKind.CALL)
            or self.shortest(lambda call: True)
        )

    def _named(self, path: str) -> Call | None:
        return self.shortest(lambda call: call.method.path == path)

    def stream(self, first: Call | None) -> Call | None:
        """The first call, streamed, if it can be; an example that asks for a stream is the best of its operation."""
        streaming = [call for call in self._calls if call.method.results.stream is not None]
        same = [call for call in streaming if first is not None and call.method is first.method]
        return min(same or streaming, key=lambda call: not call.streams, default=None)


def _is_plain(call: Call) -> bool:
    """Whether a call answers at once, and sends no file."""
    return call.method.kind is MethodKind.CALL and not call.files


def _is_upload(call: Call) -> bool:
    return call.method.kind is MethodKind.CALL and bool(call.files)


def _describes_events(call: Call) -> bool:
    stream = call.method.results.stream
    return stream is not None and stream.declared


def _weight(call: Call) -> tuple[bool, int, int]:
    """How much there is to read in a call, least first."""
    code = invocation(call)
    return call.method.operation.deprecated, len(call.arguments) + code.count("\n"), len(code)


def _endpoint(plan: Plan) -> str:
    """The endpoint of the document's examples: one that ends in ``/openai`` is not all of its host."""
    names = plan.client.endpoint_names or ("endpoint",)
    for method in plan.methods.values():
        for example in method.operation.examples:
            for value in (example.parameters.get(name) for name in names):
                if isinstance(value, str) and re.fullmatch(r"(https://)?\w[\w.-]*(/[\w.-]+)*", value, re.ASCII):
                    return value if "://" in value else f"https://{value}"
    return _ENDPOINT if plan.client.identity.azure else plan.client.server or "https://api.example.com"


def _key(client: ClientPlan) -> str:
    if client.accepts.nothing:
        return ""
    text = {"Basic": "<user>:<password>", "Bearer": "<token>"}.get(client.key.prefix, "<key>")
    return f'AzureKeyCredential("{text}")'


def _how(client: ClientPlan) -> str:
    """What the first snippet shows, in words."""
    if client.accepts.nothing:
        return "The service asks for no credential"
    return {"Basic": "With a user name and a password", "Bearer": "With a token"}.get(client.key.prefix, "With a key")


def _entra(client: ClientPlan) -> tuple[str, ...]:
    """Where the document names no scope, the caller has to."""
    return ("DefaultAzureCredential()", *(() if client.scopes else ('credential_scopes=["<resource>/.default"]',)))


def _construction(client: ClientPlan, endpoint: str, module: str, name: str, *arguments: str) -> str:
    identity = client.identity
    imports = f"from {module} import {name}\n" if any(arguments) else ""
    imports += f"from {identity.module} import {identity.client}"
    return f"{imports}\n\n{_made(client, 'client = ', endpoint, *arguments)}"


def _made(client: ClientPlan, before: str, endpoint: str, *arguments: str, after: str = "") -> str:
    """A client, with what it must be given; on one line if that is all that it always needs."""
    needed = [f"{item.name}={quoted(item.tried)}" for item in client.path_variables if item.default is None]
    credential, *more = arguments
    given = [f"credential={credential}" if credential else ""] if client.endpoint else [f'"{endpoint}"', credential]
    given = [item for item in (*given, *more, *needed) if item]
    flat = f"{before}{client.identity.client}({', '.join(given)}){after}"
    if len(given) < 3 or len(flat) <= WIDTH:
        return flat
    return "\n".join([f"{before}{client.identity.client}(", *(f"    {item}," for item in given), f"){after}"])


def _asynchronous(call: Call, snippets: Snippets, client: ClientPlan, endpoint: str) -> str:
    return f"""\
import asyncio

{"from azure.core.credentials import AzureKeyCredential" + chr(10) if _key(client) else ""}\
from {client.identity.module}.aio import {client.identity.client}


async def main() -> None:
{indented(_made(client, "async with ", endpoint, _key(client), after=" as client:"))}
{indented(snippets.simple(call, is_async=True), 2)}


asyncio.run(main())"""


def _errors(call: Call, identity: Identity) -> str:
    return f"""\
from azure.core.exceptions import ResourceNotFoundError
from {identity.module} import ApiError

try:
{indented(invocation(call))}
except ResourceNotFoundError as error:
    print("not there:", error.message)
except ApiError as error:
    print(error.status_code, error.code, error.message, error.request_id, error.model)"""


def _raw(call: Call, identity: Identity) -> str:
    start = f"client.{call.method.path}("
    code = invocation(call, "raw = ").replace(start, f"with_raw_response({start[:-1]})(", 1)
    return (
        f"from {identity.module} import with_raw_response\n\n{code}\nprint(raw.status_code, raw.request_id, raw.parsed)"
    )
