"""What the templates of Python receive. Every string is decided: a template loops over these and tests booleans."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldView:
    """``name: annotation = default``. ``about`` is the text of the docstring ``doc``; ``wire_name`` is empty where the
    attribute is called as the wire calls it; ``optional``: it may be left out."""

    name: str
    annotation: str
    default: str
    about: str
    doc: str
    wire_name: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class KeyView:
    """A key of a TypedDict that cannot be an attribute; ``key`` and ``value`` are literals for its functional form."""

    wire_name: str
    annotation: str
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class ClassView:
    """``read_only`` is a literal, empty where there is nothing to say."""

    name: str
    bases: tuple[str, ...]
    about: str
    doc: str
    fields: tuple[FieldView, ...]
    keys: tuple[KeyView, ...] = ()
    read_only: str = ""
    additional: str = ""


@dataclass(frozen=True, slots=True)
class AliasView:
    """``name = expression``. ``meaning`` is the type it stands for; ``tag`` the field that tells its members apart."""

    name: str
    expression: str
    about: str
    doc: str
    meaning: str
    tag: str = ""


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
    """``types`` are the classes of ``models`` and ``params`` that it names, each once."""

    parameters: tuple[str, ...]
    returns: str
    async_returns: str
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MethodView:
    """``row`` is the operation's; ``engine`` is the one of the group's ``_call``, ``_stream``, ``_pages``, ``_begin`` and ``_download`` that runs
    the operation, and ``call`` its arguments; ``flag``: the argument ``stream`` chooses between ``_stream`` and
    ``_call``; ``choice`` names an argument that is a field of the body too.
    ``awaited``: the asynchronous method is a coroutine (a pager is there at once)."""

    name: str
    doc: str
    overloads: tuple[SignatureView, ...]
    signature: SignatureView
    row: str
    call: str
    engine: str
    flag: bool
    choice: str
    awaited: bool
    nothing: bool  # the answer has no value

    @property
    def visible(self) -> tuple[SignatureView, ...]:
        """What a caller sees."""
        return self.overloads or (self.signature,)


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
class PathVariableView:
    """An argument of the client: ``parameter`` as it stands in the signature, ``wire_name`` a literal."""

    name: str
    wire_name: str
    parameter: str


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
    has_files: bool
    begins: bool


@dataclass(frozen=True, slots=True)
class GroupTestsView:
    module: str
    doc: str
    data: str
    methods: tuple[MethodTestsView, ...]


@dataclass(frozen=True, slots=True)
class TestsView:
    """``tests/``; what is Python is a literal, ``models`` and ``params`` are JSON. ``key_query`` is empty where a key is sent as a header;
    ``names_scopes``: the package has scopes of its own."""

    base_path: str
    path_values: str
    fixed_query: str
    version_parameter: str
    key_header: str
    key_sent: str
    key_query: str
    scopes: str
    names_scopes: bool
    groups: tuple[GroupTestsView, ...]
    models: str
    required_bodies: str
    has_models: bool
    has_unions: bool
    has_enums: bool
    params: str
    has_params: bool
