"""What templates receive. Every string is decided: a template loops over these and tests booleans, nothing else."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldView:
    """``name: annotation = default``; ``default`` is empty where there is none."""

    name: str
    annotation: str
    default: str
    doc: str


@dataclass(frozen=True, slots=True)
class ClassView:
    """``extra`` are (key literal, annotation literal) pairs of a TypedDict whose keys are no Python names."""

    name: str
    bases: tuple[str, ...]
    doc: str
    fields: tuple[FieldView, ...]
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AliasView:
    name: str
    expression: str
    doc: str


@dataclass(frozen=True, slots=True)
class TypesModuleView:
    """A module of ``models`` or ``params``. ``class_suffix`` and ``alias_annotation`` are what each kind adds."""

    name: str
    doc: str
    imports: str
    typing_imports: str
    classes: tuple[ClassView, ...]
    aliases: tuple[AliasView, ...]
    class_suffix: str = ""
    alias_annotation: str = ""

    @property
    def exports(self) -> tuple[str, ...]:
        return tuple(sorted([*(item.name for item in self.classes), *(item.name for item in self.aliases)]))

    @property
    def index(self) -> tuple[str, ...]:
        """The exports in lines, all but the last ending in a blank."""
        lines = textwrap.wrap(" ".join(self.exports), 100, break_long_words=False)
        return (*(f"{line} " for line in lines[:-1]), *lines[-1:])


@dataclass(frozen=True, slots=True)
class RowView:
    """One operation as data, shared by the synchronous and the asynchronous client."""

    name: str
    annotation: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignatureView:
    parameters: tuple[str, ...]
    returns: str
    async_returns: str


@dataclass(frozen=True, slots=True)
class MethodView:
    """``engine`` is the one of the group's ``_call``, ``_stream``, ``_pages`` and ``_begin`` that runs the operation,
    and ``call`` its arguments; ``flag``: the argument ``stream`` chooses between ``_stream`` and ``_call``;
    ``choice`` names an argument that is a field of the body too.
    ``awaited``: the asynchronous method is a coroutine (a pager is there at once)."""

    name: str
    doc: str
    overloads: tuple[SignatureView, ...]
    signature: SignatureView
    call: str
    engine: str
    flag: bool
    choice: str
    awaited: bool
    nothing: bool  # the answer has no value


@dataclass(frozen=True, slots=True)
class GroupView:
    module: str
    class_name: str
    bases: tuple[str, ...]
    async_bases: tuple[str, ...]
    doc: str
    imports: str
    async_imports: str
    typing_imports: str
    async_typing_imports: str
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True)
class ApiMethodView:
    """A method in API.md. ``signatures`` are Python; ``types`` what they name: (code span, anchor)."""

    name: str
    heading: str
    anchor: str
    summary: str
    address: str
    deprecated: bool
    signatures: tuple[str, ...]
    types: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ApiGroupView:
    name: str
    anchor: str
    methods: tuple[ApiMethodView, ...]


@dataclass(frozen=True, slots=True)
class ApiTypeView:
    """A type in API.md. ``meaning``: what an alias stands for, or a class inherits; ``fields``: (code span, prose)."""

    heading: str
    doc: str
    meaning: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ApiView:
    """API.md. ``client`` is Python; options and settings are (code span, prose)."""

    client: str
    call_options: tuple[tuple[str, str], ...]
    client_settings: tuple[tuple[str, str], ...]
    groups: tuple[ApiGroupView, ...]
    params: tuple[ApiTypeView, ...]
    models: tuple[ApiTypeView, ...]


@dataclass(frozen=True, slots=True)
class ReadmeView:
    """README.md. ``title`` and ``api_version`` are Markdown; the others Python, empty where there is nothing to show.
    ``groups`` are (code span, anchor in API.md, methods), a method (code span, anchor); ``described``: the document
    says what the events of the stream hold."""

    title: str
    api_version: str
    key: str
    entra: str
    first: str
    asynchronous: str
    stream: str
    described: bool
    upload: str
    download: str
    pages: str
    long_running: str
    errors: str
    raw: str
    groups: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class MethodTestsView:
    """``path`` is ``group.method``; ``expression`` and ``events`` are Python, what a call gives and what a stream is;
    ``has_…``: there are cases."""

    name: str
    path: str
    doc: str
    verb: str
    expression: str
    events: str
    has_calls: bool
    has_streams: bool
    has_paths: bool
    has_headers: bool
    begins: bool


@dataclass(frozen=True, slots=True)
class GroupTestsView:
    module: str
    doc: str
    data: str
    methods: tuple[MethodTestsView, ...]


@dataclass(frozen=True, slots=True)
class TestsView:
    """``tests/``; what is Python is a literal, ``models`` is JSON."""

    base_path: str
    fixed_query: str
    version_parameter: str
    key_header: str
    key_sent: str
    scopes: str
    groups: tuple[GroupTestsView, ...]
    models: str
    has_models: bool
    has_unions: bool
    has_enums: bool


@dataclass(frozen=True, slots=True)
class PackageView:
    """A whole package. ``folder`` is ``src``-relative: ``azure_openai/inference/v2024_10_21``; ``runtime`` names the
    modules of the runtime that not every package needs and this one does."""

    distribution: str
    module: str
    folder: str
    version: str
    client: str
    title: str
    client_doc: str
    package_doc: str
    toml_description: str
    api_version: str
    has_api_version: bool
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
