"""The plan as plain data: for golden files and ``clientgen inspect --stage plan``.

Everything is written as a caller would write it in Python; what is empty is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.ir.service import Location
from generator.plan import MethodPlan, Plan
from generator.plan.annotations import Annotation, Generated, Module, text
from generator.plan.bodies import Body
from generator.plan.client import PathVariable
from generator.plan.classes import ClassPlan, TypesModule
from generator.plan.results import Outcome, Pages, Result, Stream
from generator.text import literal

_OUTSIDE = Module("")


def dump_plan(plan: Plan) -> dict[str, Any]:
    """A plan as JSON-able data, without the places of the document."""
    client = plan.client
    return {
        "client": _filled(
            name=client.identity.client,
            endpoint=client.endpoint,
            base_path=client.base_path,
            arguments=[_client_argument(item) for item in client.path_variables],
            version=[client.version_parameter, client.api_version] if client.version_parameter else None,
            key=[client.key.name, client.key.prefix],
            key_in=client.key.location.value if client.key.location is not Location.HEADER else None,
            scopes=list(client.scopes),
        ),
        "methods": {method.path: _method(method) for method in plan.methods.values()},
        "models": _modules(plan.models),
        "params": _modules(plan.params),
    }


def _filled(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], {}, (), False)}


def _client_argument(item: PathVariable) -> str:
    default = f" = {literal(item.default)}" if item.default is not None else ""
    wire = f" for {{{item.wire_name}}}" + (", several segments" if item.several else "")
    return f"{item.name}: {_written(item.annotation)}{default}{wire}"


def _method(method: MethodPlan) -> dict[str, Any]:
    results = method.results
    return _filled(
        operation=f"{method.operation.method} {method.operation.path}",
        kind=method.kind.value,
        signatures=[signature.text(_OUTSIDE) for signature in method.signatures.visible],
        arguments={
            item.name: f"{item.parameter.location.value} {item.parameter.wire_name}"
            for item in method.parameters.arguments
        },
        body=_body(method.body) if method.body is not None else None,
        results=[_result(result) for result in results.successes],
        errors={status: _reference(model) for status, model in results.errors},
        headers={name: kind.value for name, kind in results.headers.items()},
        stream=_stream(results.stream) if results.stream is not None else None,
        pages=_pages(results.pages) if results.pages is not None else None,
        outcome=_outcome(results.outcome) if results.outcome is not None else None,
        examples=[example.example.title for example in method.examples],
    )


def _body(body: Body) -> dict[str, Any]:
    fields = body.fields
    return _filled(
        media=body.content_type,
        is_string=body.is_string,
        required=body.required,
        annotation=_written(body.annotation),
        keywords=(
            [name if name == wire else f"{name} = {wire}" for wire, name in fields.keywords.items()] if fields else None
        ),
        hidden=sorted(fields.hidden) if fields is not None else None,
        constants=dict(fields.constants) if fields is not None else None,
        files=list(body.files),
        content_types=body.content_types,
    )


def _result(result: Result) -> dict[str, Any]:
    answers = [_reference(each) if isinstance(each, Generated) else each.value for each in result.answers]
    return {result.status: answers}


def _stream(stream: Stream) -> dict[str, Any]:
    place = ("body" if stream.in_body else "query") if stream.flag is not None else None
    return _filled(
        event=_reference(stream.event) if isinstance(stream.event, Generated) else stream.event.value,
        is_text=stream.is_text,
        choice=stream.is_choice and stream.flag is None,
        flag=[place, stream.flag] if place else None,
        value=stream.rule.value,
        envelope=stream.rule.envelope,
        terminator=stream.rule.terminator,
        media_type=stream.rule.media_type,
        declared=stream.declared,
    )


def _pages(pages: Pages) -> dict[str, Any]:
    rule = pages.rule
    return _filled(
        items=rule.items,
        item=_written(pages.item),
        link=rule.link,
        parameter=rule.parameter,
        token=rule.token,
        more=rule.more,
    )


def _outcome(outcome: Outcome) -> dict[str, Any]:
    result = _reference(outcome.result) if outcome.result is not None else "nothing"
    pages = _pages(outcome.pages) if outcome.pages is not None else None
    return _filled(result=result, final_state_via=outcome.final_state_via, pages=pages)


def _modules(modules: Iterable[TypesModule]) -> Mapping[str, Any]:
    return {
        module.name: {
            **{item.name: _class(item, module) for item in module.classes},
            **{item.name: _written(item.annotation, module) for item in module.aliases},
        }
        for module in modules
    }


def _class(item: ClassPlan, module: TypesModule) -> dict[str, Any]:
    fields = {}
    for field in (*item.fields, *item.keys):
        wire = f" = {field.prop.wire_name}" if field.name != field.prop.wire_name else ""
        fields[field.name + wire] = _written(field.annotation, module) + ("" if field.required else ", optional")
    hidden = {"read_only": list(item.read_only)} if item.read_only else {}
    further = {"additional": _written(item.additional, module)} if item.additional is not None else {}
    return {"bases": list(item.bases), "fields": fields, **hidden, **further}


def _written(annotation: Annotation, module: TypesModule | None = None) -> str:
    return text(annotation, Module(module.folder, module.name) if module is not None else _OUTSIDE)


def _reference(model: Generated) -> str:
    return f"{model.folder}.{model.module}.{model.name}"
