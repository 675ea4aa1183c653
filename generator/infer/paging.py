"""Which operations answer with a list in pages, and how the next page is asked for.

``x-ms-pageable`` says it; Azure OpenAI's documents never use it. There, an operation pages if it is a GET whose answer
is an object with one array among ``data``, ``value`` and ``items``, and

* a property that holds the next page's address (``nextLink``);
* a boolean that says whether there is more (``has_more``) and a query parameter that takes the last id (``after``),
  which the answer repeats (``last_id``) or the last item carries (``id``);
* a page number or token in the query (``page``) and in the answer (``next_page``);
* or it calls itself a list (``object: list``, or ``List`` in its id): then it is one page.
"""

from __future__ import annotations

from dataclasses import replace

from generator.closed import assert_never
from generator.project.configuration import PagePin, ServiceConfig, pinned
from generator.diagnostics import DiagnosticSink
from generator.ir.bodies import page_model, resolve
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
_LINKS = ("nextLink", "next_link", "@odata.nextLink")
_CURSORS = ("after", "starting_after", "cursor")
_PAGES = ("page", "page_token", "continuation_token")
_TOKENS = ("next_page", "next_page_token", "next", "next_cursor")
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
    properties = {item.wire_name: item for item in page.properties}
    pin = pinned(config.paging, operation.id, operation.method, operation.path)
    if pin is not None:
        return _pinned(operation, pin, properties, service, sink)
    marked = operation.pageable
    names = (marked.items or "value",) if marked is not None else _ITEMS
    items = next((name for name in names if name in properties and _array(properties[name], service) is not None), None)
    if items is None:
        return operation
    item = _array(properties[items], service)
    assert item is not None
    if marked is not None:
        link = marked.link if marked.link in properties else None
        return replace(operation, paging=Paging(items, item, link=link))
    if operation.method != "GET":
        return operation
    paging = _by_shape(operation, properties, items, item, service)
    if paging is None:
        return operation
    sink.info("CG391", operation.at, f"answers in pages of {items!r}: inferred from {_source(paging)}")
    return replace(operation, paging=paging)


def _pinned(
    operation: Operation, pin: PagePin, properties: dict[str, Property], service: Service, sink: DiagnosticSink
) -> Operation:
    if pin.items is None:
        return operation
    item = _array(properties[pin.items], service) if pin.items in properties else None
    absent = [name for name in (pin.link, pin.token, pin.more) if name is not None and name not in properties]
    if item is None or absent:
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


def _by_shape(
    operation: Operation, properties: dict[str, Property], items: str, item: Use, service: Service
) -> Paging | None:
    queries = {each.wire_name for each in operation.parameters if each.location is Location.QUERY}
    link = next((name for name in _LINKS if name in properties), None)
    if link is not None:
        return Paging(items, item, link=link)
    more = next((name for name in _MORE if name in properties), None)
    cursor = next((name for name in _CURSORS if name in queries), None)
    if cursor is not None and (more is not None or "last_id" in properties):
        if "last_id" in properties:
            return Paging(items, item, parameter=cursor, token="last_id", more=more)
        if _has_id(item, service):
            return Paging(items, item, parameter=cursor, more=more)
    page = next((name for name in _PAGES if name in queries), None)
    token = next((name for name in _TOKENS if name in properties), None)
    if page is not None and token is not None:
        return Paging(items, item, parameter=page, token=token, more=more)
    if _calls_itself_list(operation, properties, service):
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
