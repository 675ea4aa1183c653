"""Which operations answer with a list in pages, and how the next page is asked for.

``x-ms-pageable`` says it; Azure OpenAI's documents never use it. There, an operation pages if it is a GET whose answer
is an object with one array among ``data``, ``value`` and ``items`` (or no other array, where something leads on), and

* a property that holds the next page's address (``nextLink``) or a token that a query parameter takes (``next_cursor``
  and ``cursor``): :mod:`next_page`. This wins over the rules below;
* a boolean that says whether there is more (``has_more``) and a query parameter that takes the last id (``after``),
  which the answer repeats (``last_id``) or the last item carries (``id``);
* or it calls itself a list (``object: list``, or ``List`` in its id): then it is one page.

An answer with something that seems to lead on, but fits no rule, is no pager (it would end after one page, and hide what
leads on) but the answer itself, with a warning.
"""

from __future__ import annotations

from dataclasses import replace

from generator.closed import assert_never
from generator.project.configuration import PagePin, ServiceConfig, pinned
from generator.diagnostics import DiagnosticSink
from generator.infer.next_page import leads_on, next_page
from generator.ir.bodies import page_model, property_path, resolve
from generator.ir.service import Location, Operation, Paging, Service
from generator.ir.types import (
    Alias,
    AnyValue,
    Array,
    Binary,
    Enum,
    Map,
    Model,
    Primitive,
    Property,
    Ref,
    Tuple,
    Union,
    Use,
)

_ITEMS = ("data", "value", "items")
_CURSORS = ("after", "starting_after", "cursor")
_MORE = ("has_more", "hasMore")


def infer_paging(service: Service, config: ServiceConfig, sink: DiagnosticSink) -> Service:
    """The service with ``Operation.paging`` filled in; a pin of ``clientgen.yaml`` comes before every rule."""
    return replace(
        service, operations=tuple(_infer(operation, service, config, sink) for operation in service.operations)
    )


def _infer(operation: Operation, service: Service, config: ServiceConfig, sink: DiagnosticSink) -> Operation:
    page = page_model(operation, service)
    if page is None or operation.streaming is not None:
        return operation
    pin = pinned(config.paging, operation.id, operation.method, operation.path)
    if pin is not None:
        return _pinned(operation, pin, page, service, sink)
    properties = {prop.wire_name: prop for prop in page.properties}
    arrays = [name for name, prop in properties.items() if _array(prop, service) is not None]
    marked = operation.pageable
    if marked is not None:
        items = marked.items or "value"
        link = marked.link if marked.link in properties else None
        return (
            _paged(operation, Paging(items, _item(properties[items], service), link=link))
            if items in arrays
            else operation
        )
    if operation.method != "GET" or not arrays:
        return operation
    paging = _by_shape(operation, page, properties, arrays, service)
    if paging is not None:
        sink.info("CG391", operation.at, f"answers in pages of {paging.items!r}: inferred from {_source(paging)}")
        return _paged(operation, paging)
    if (name := leads_on(page, service.definitions)) is not None:
        _warn(operation, name, arrays, sink)
    return operation


def _paged(operation: Operation, paging: Paging) -> Operation:
    return replace(operation, paging=paging)


def _warn(operation: Operation, name: str, arrays: list[str], sink: DiagnosticSink) -> None:
    pin = f"{{items: {arrays[0] if len(arrays) == 1 else '…'}, token: {name}, parameter: …, reason: …}}"
    sink.warning(
        "CG395",
        operation.at,
        f"its answer has {name!r}, which no rule of paging knows: the method gives the answer as it is; if it leads to a "
        f"next page, pin {operation.id or f'{operation.method} {operation.path}'}: {pin} (or link: {name}) under 'paging' "
        "of the service in clientgen.yaml; if it does not, pin it without items",
    )


def _pinned(operation: Operation, pin: PagePin, page: Model, service: Service, sink: DiagnosticSink) -> Operation:
    if pin.items is None:
        return operation
    properties = {prop.wire_name: prop for prop in page.properties}
    item = _array(properties[pin.items], service) if pin.items in properties else None
    wanted = [name for name in (pin.link, pin.token, pin.more) if name is not None]
    if item is None or not all(property_path(page, name, service.definitions) for name in wanted):
        sink.warning(
            "CG394", operation.at, "clientgen.yaml pins its paging to properties that the answer does not have"
        )
        return operation
    return replace(
        operation,
        paging=Paging(pin.items, item, link=pin.link, parameter=pin.parameter, token=pin.token, more=pin.more),
    )


def _array(prop: Property, service: Service) -> Use | None:
    """The items of a property that is an array of one type."""
    type_ = resolve(prop.use.type, service.definitions)
    match type_:
        case Array(items=items):
            return items
        case Primitive() | Binary() | AnyValue() | Tuple() | Map() | Ref() | Model() | Enum() | Union() | Alias():
            return None
        case _:
            assert_never(type_)


def _item(prop: Property, service: Service) -> Use:
    item = _array(prop, service)
    assert item is not None
    return item


def _by_shape(
    operation: Operation, page: Model, properties: dict[str, Property], arrays: list[str], service: Service
) -> Paging | None:
    items = next((name for name in _ITEMS if name in arrays), None)
    onward = next_page(operation, page, service.definitions)
    if onward is not None and (items is not None or len(arrays) == 1):
        items = items or arrays[0]
        return Paging(
            items, _item(properties[items], service), onward.link, onward.parameter, onward.token, onward.more
        )
    if items is None:
        return None
    item = _item(properties[items], service)
    queries = {each.wire_name for each in operation.parameters if each.location is Location.QUERY}
    more = next((name for name in _MORE if name in properties), None)
    cursor = next((name for name in _CURSORS if name in queries), None)
    if cursor is not None and (more is not None or "last_id" in properties):
        if "last_id" in properties:
            return Paging(items, item, parameter=cursor, token="last_id", more=more)
        if _has_id(item, service):
            return Paging(items, item, parameter=cursor, more=more)
    if leads_on(page, service.definitions) is None and _calls_itself_list(operation, properties, service):
        return Paging(items, item)
    return None


def _has_id(item: Use, service: Service) -> bool:
    model = resolve(item.type, service.definitions)
    return isinstance(model, Model) and any(prop.wire_name == "id" for prop in model.properties)


def _calls_itself_list(operation: Operation, properties: dict[str, Property], service: Service) -> bool:
    kind = properties.get("object")
    if kind is not None and isinstance(kind.use.type, Ref):
        values = service.definitions[kind.use.type.target]
        if isinstance(values, Enum) and any(value.value == "list" for value in values.values):
            return True
    return "list" in (operation.id or "").lower()


def _source(paging: Paging) -> str:
    if paging.link is not None:
        return f"the property {paging.link!r}"
    if paging.parameter is not None:
        token = f"the property {paging.token!r}" if paging.token else "the last item's id"
        return f"the query parameter {paging.parameter!r} and {token}"
    return "its being called a list, in one page"
