"""Views of operations as data: one row each, read by the engine in ``_runtime``."""

from __future__ import annotations

from collections.abc import Mapping

from generator.closed import assert_never
from generator.code.imports import Imports
from generator.code.views import RowView
from generator.ir.service import BodyKind, Location, Parameter, Role
from generator.ir.types import Kind
from generator.plan import MethodPlan, Plan
from generator.plan.annotations import Generated, Module, text
from generator.plan.bodies import Body
from generator.plan.results import ANYTHING, PLAIN, Answer, Outcome, Pages, Raw, Result, Results, Stream
from generator.text import literal

_CLASSES = {Location.PATH: "Path", Location.QUERY: "Query", Location.HEADER: "Header", Location.COOKIE: "Cookie"}
_STYLES = {
    Location.PATH: ("simple", False),
    Location.QUERY: ("form", True),
    Location.HEADER: ("simple", False),
    Location.COOKIE: ("form", True),
}
_HEADER_TYPES = {Kind.INTEGER: "int", Kind.NUMBER: "float", Kind.BOOLEAN: "bool", Kind.DATETIME: "datetime"}
_HERE = Module("")


def rows(plan: Plan) -> tuple[tuple[RowView, ...], str]:
    """One row per operation, in the order of the document; and the imports that they need."""
    writer = _Writer(plan)
    writer.imports.add("._runtime", "Operation")
    table = tuple(map(writer.row, plan.methods.values()))
    return table, writer.imports.render()


class _Writer:
    """Writes rows; ``imports`` collects what they name."""

    def __init__(self, plan: Plan) -> None:
        self.types, self.client, self.imports = plan.types, plan.client, Imports()

    def new(self, name: str, *arguments: str) -> str:
        """A call of a class of the runtime."""
        self.imports.add("._runtime", name)
        return f"{name}({', '.join(arguments)})"

    def row(self, method: MethodPlan) -> RowView:
        operation, results = method.operation, method.results
        arguments = [literal(operation.method), literal(operation.path)]
        if method.parameters.sent:
            arguments.append(f"parameters=({', '.join(map(self.parameter, method.parameters.sent))},)")
        if method.body is not None:
            arguments.append(f"body={self.body(method.body)}")
        if results.successes:
            written = (self.result(result, results) for result in results.successes)
            arguments.append(f"results={{{', '.join(written)}}}")
        if results.stream is not None:
            arguments.append(f"stream={self.stream(results.stream)}")
        pages = results.pages or (results.outcome.pages if results.outcome is not None else None)
        if pages is not None:
            arguments.append(f"paging={self.pages(pages)}")
        if results.outcome is not None:
            arguments.append(f"outcome={self.outcome(results.outcome)}")
        if results.headers:
            arguments.append(f"headers={{{', '.join(map(self.header, results.headers.items()))}}}")
        if results.errors:
            errors = (f"{_status(status)}: {self.json(model)}" for status, model in results.errors)
            arguments.append(f"errors={{{', '.join(errors)}}}")
        if method.body is not None and method.body.fields is not None:
            arguments.append(f"options={literal(f'{method.group}:{method.body.fields.options}')}")
        if method.choice is not None and method.choice.in_body:
            arguments.append(f"choice={literal(method.choice.name)}")
        if self.client.is_unversioned(operation):
            arguments.append("versioned=False")
        return RowView(method.row, text(results.annotation, _HERE), tuple(arguments))

    def parameter(self, parameter: Parameter) -> str:
        arguments = [literal(parameter.wire_name)]
        if parameter.role is Role.CONSTANT:
            arguments.append(f"const={literal(parameter.default.value if parameter.default else None)}")
        if parameter.json:
            arguments.append("json=True")
        elif (parameter.style, parameter.explode) != _STYLES[parameter.location]:
            arguments += [f"style={literal(parameter.style)}", f"explode={parameter.explode}"]
        if parameter.allow_reserved:
            arguments.append("allow_reserved=True")
        return self.new(_CLASSES[parameter.location], *arguments)

    def body(self, body: Body) -> str:
        kind, arguments = "RawBody", list[str]()
        match body.media.kind:
            case BodyKind.JSON:
                kind = "JsonBody"
                if body.content_type != "application/json":
                    arguments.append(f"content_type={literal(body.content_type)}")
                if body.is_string:
                    arguments.append("is_string=True")
            case BodyKind.MULTIPART:
                kind = "MultipartBody"
                if body.content_type != "multipart/form-data":
                    arguments.append(f"content_type={literal(body.content_type)}")
                if body.files:
                    arguments.append(f"files=({', '.join(map(literal, body.files))},)")
                if body.content_types:
                    arguments.append(f"content_types={_mapping(body.content_types)}")
            case BodyKind.FORM:
                kind = "FormBody"
            case BodyKind.TEXT | BodyKind.XML | BodyKind.BINARY | BodyKind.EVENT_STREAM:
                arguments.append(literal(body.content_type))
            case _:
                assert_never(body.media.kind)
        if body.required:
            arguments.append("required=True")
        if body.fields is not None and body.fields.renamed:
            arguments.append(f"names={_mapping(body.fields.renamed)}")
        if body.fields is not None and body.fields.constants:
            arguments.append(f"constants={_mapping(body.fields.constants)}")
        return self.new(kind, *arguments)

    def result(self, result: Result, results: Results) -> str:
        accept = results.accept_text, results.accept_bytes
        answers = [self.answer(answer, *accept) for answer in result.answers]
        value = "None" if not answers else answers[0] if len(answers) == 1 else f"({', '.join(answers)})"
        return f"{_status(result.status)}: {value}"

    def answer(self, answer: Answer, text: str, bytes_: str) -> str:
        match answer:
            case Generated():
                return self.json(answer)
            case Raw.TEXT:
                return self.new("TextResult", *([literal(text)] if text != PLAIN else []))
            case Raw.BYTES:
                return self.new("BytesResult", *([literal(bytes_)] if bytes_ != ANYTHING else []))
        assert_never(answer)

    def json(self, model: Generated) -> str:
        return self.new("JsonResult", literal(f"{model.module}:{model.name}"))

    def stream(self, stream: Stream) -> str:
        arguments = [self.answer(stream.event, PLAIN, ANYTHING)]
        if stream.is_text and isinstance(stream.event, Generated):
            arguments.append("is_text=True")
        if stream.in_body:
            arguments.append(f"flag={literal(stream.flag)}")
        if stream.rule.value is not None:
            arguments.append(f"value={literal(stream.rule.value)}")
        if stream.rule.envelope:
            arguments.append("envelope=True")
        if stream.rule.terminator is not None:
            arguments.append(f"terminator={literal(stream.rule.terminator)}")
        if stream.rule.media_type != "text/event-stream":
            arguments.append(f"media_type={literal(stream.rule.media_type)}")
        return self.new("EventStream", *arguments)

    def pages(self, pages: Pages) -> str:
        """How a page is read, by attributes of its model, and how the next is asked for, by the parameter's wire name."""
        rule = pages.rule
        arguments = [self.path(pages, rule.items)]
        for name, wire in (("link", rule.link), ("token", rule.token), ("more", rule.more)):
            if wire is not None:
                arguments.append(f"{name}={self.path(pages, wire)}")
        if rule.parameter is not None:
            arguments.append(f"parameter={literal(rule.parameter)}")
        return self.new("Pages", *arguments)

    def path(self, pages: Pages, name: str) -> str:
        """The attributes that lead to a property of a page."""
        return literal(".".join(self.types.attribute(model, prop.wire_name) for model, prop in pages.paths[name]))

    def outcome(self, outcome: Outcome) -> str:
        arguments = [self.json(outcome.result)] if outcome.result is not None else []
        if outcome.final_state_via:
            arguments.append(f"final_state_via={literal(outcome.final_state_via)}")
        return self.new("Outcome", *arguments)

    def header(self, header: tuple[str, Kind]) -> str:
        """A header that successes declare, with what its text is read as."""
        name, kind = header
        type_ = _HEADER_TYPES.get(kind, "str")
        if type_ == "datetime":
            self.imports.add("datetime", "datetime")
        return f"{literal(name)}: {type_}"


def _status(status: str) -> str:
    return status if status.isdigit() else literal(status)


def _mapping(items: Mapping[str, object]) -> str:
    return f"{{{', '.join(f'{literal(key)}: {literal(value)}' for key, value in items.items())}}}"
