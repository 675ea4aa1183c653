"""The ways to give a method the body that the server expects: whole, as keyword arguments, as a model."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from conformance.methods import Method
from conformance.oracle import Content, Exchange, NotTold
from generator.ir.bodies import resolve
from generator.ir.service import BodyKind
from generator.ir.types import Array, Model, Ref

Keywords = Mapping[str, Any]


def bodies_of(method: Method, exchange: Exchange) -> Iterator[tuple[str, Keywords]]:
    """Every way to give the body, with what it is called. A method without a body is called in one way.

    Raises:
        NotTold: a body is needed, and the suite has none.
    """
    plan, expected = method.method.body, exchange.body
    if plan is None:
        yield "no body", {}
    elif expected is None:
        if plan.required and plan.media.kind is not BodyKind.JSON:
            raise NotTold("its body")
        yield "no body", {} if plan.fields is not None or not plan.required else {"body": {}}
    elif expected.is_multipart:
        yield from _given(method, _parts(method, expected))
    elif plan.media.kind is BodyKind.JSON and "json" in expected.content_type:
        value = json.loads(expected.raw or b"null")
        yield from _given(method, value)
        yield from _model(method, expected)
    elif expected.value is None:
        raise NotTold("its body")
    else:
        yield "whole", {"body": _unquoted(expected) if plan.media.kind is BodyKind.TEXT else expected.value}


def _given(method: Method, value: Any) -> Iterator[tuple[str, Keywords]]:
    """As keyword arguments where they name all there is, and whole."""
    fields = method.method.body.fields if method.method.body is not None else None
    if isinstance(value, dict) and fields is not None and set(value) <= set(fields.keywords):
        yield "keywords", {fields.keywords[wire]: item for wire, item in value.items()}
    yield "whole", {"body": value}


def _model(method: Method, expected: Content) -> Iterator[tuple[str, Keywords]]:
    """As the package's own model, where the body has a class that is one of ``models``: what was received is sent back."""
    assert method.method.body is not None
    type_ = method.method.body.media.use.type
    types = method.plan.types
    if not isinstance(type_, Ref) or type_.target not in types.names:
        return
    shared = types.shared.get(type_.target, type_.target)
    name, module = types.names[shared], types.modules[shared]
    if hasattr(method.part("models"), name):
        result = method.part("_runtime.operation").JsonResult(f"{module}:{name}")
        read = method.part("_runtime.reading").read_json(result.adapter(), expected.raw)
        yield "model", {"body": read}


def _parts(method: Method, expected: Content) -> dict[str, Any]:
    """The parts by name; several files of one name are a list, as is one where the document has a list."""
    parts: dict[str, Any] = dict(expected.parts)
    for name in dict.fromkeys(file.field for file in expected.files):
        files = [file.argument for file in expected.files if file.field == name]
        parts[name] = files if len(files) > 1 or _is_list(method, name) else files[0]
    return parts


def _is_list(method: Method, part: str) -> bool:
    assert method.method.body is not None
    definitions = method.plan.types.definitions
    model = resolve(method.method.body.media.use.type, definitions)
    properties = model.properties if isinstance(model, Model) else ()
    return any(item.wire_name == part and isinstance(resolve(item.use.type, definitions), Array) for item in properties)


def _unquoted(expected: Content) -> Any:
    """Text that the suite has as a JSON string."""
    is_json = isinstance(expected.value, str) and expected.value.startswith('"')
    return json.loads(expected.value or "") if is_json else expected.value
