"""What the Python caller sees beside the wire: results of methods, names of classes, arguments that come and go."""

from __future__ import annotations

from typing import Any

import pytest

TEXT = {"type": "string"}
THING = {"type": "object", "properties": {"a": TEXT}}
NUMBERS = {"type": "object", "properties": {"n": {"type": "integer"}}}
JSON = {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}
TEXT_TOO = {**JSON["200"], "content": {**JSON["200"]["content"], "text/plain": {"schema": TEXT}}}  # type: ignore[dict-item]
EMPTY = {"200": {"description": ""}}


def results(comparison: Any) -> list[tuple[str, str, str]]:
    return [
        (change.rule, change.impact.value, change.sentence)
        for change in comparison.changes
        if change.rule.startswith("result-")
    ]


@pytest.mark.parametrize(
    "old, new, rule, impact, returns",
    [
        (EMPTY, JSON, "result-retyped", "breaking", "`models.Thing` instead of `None`"),
        (JSON, EMPTY, "result-retyped", "breaking", "`None` instead of `models.Thing`"),
        (JSON, {"200": TEXT_TOO}, "result-widened", "risky", "`models.Thing | str` instead of `models.Thing`"),
        ({"200": TEXT_TOO}, JSON, "result-narrowed", "additive", "`models.Thing` instead of `models.Thing | str`"),
    ],
)
def test_another_result_is_a_change_by_its_annotation(
    old: Any, new: Any, rule: str, impact: str, returns: str, diff: Any, api: Any
) -> None:
    """The annotations of the synchronous method are compared: one that holds the other is not as bad as any other."""
    before, after = (api(schemas={"Thing": THING}, responses=responses) for responses in (old, new))
    assert results(diff(before, after)) == [(rule, impact, f"`things.create` returns {returns}")]


def test_a_list_that_became_pages_is_another_result(diff: Any, api: Any) -> None:
    """``x-ms-pageable`` makes a pager of what was a model, and the sentence says of what."""
    page = {
        "type": "object",
        "properties": {"value": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}},
    }
    schemas = {"Thing": THING, "Page": page}
    old, new = (api(None, {"$ref": "#/components/schemas/Page"}, schemas) for _ in range(2))
    for document in (old, new):
        document["paths"]["/things"] = {"get": document["paths"]["/things"]["post"]}
    new["paths"]["/things"]["get"]["x-ms-pageable"] = {"nextLinkName": None}
    returns = "`things.create` returns `ItemPaged[models.Thing]` instead of `models.Page`"
    assert results(diff(old, new)) == [("result-retyped", "breaking", returns)]


def test_a_result_under_another_name_is_not_another_result(diff: Any, api: Any) -> None:
    """A class that was renamed has its own change; the alias of an unnamed answer is named after its method."""
    old = api(None, {"$ref": "#/components/schemas/Thing"}, {"Thing": THING})
    new = api(None, {"$ref": "#/components/schemas/Pet"}, {"Pet": THING})
    assert [change.rule for change in diff(old, new).changes] == ["class-renamed"]
    listed = {"type": "array", "items": TEXT}
    assert [
        change.rule for change in diff(api(None, listed), api(None, listed, operationId="Things_Make")).changes
    ] == ["method-renamed"]


def test_the_order_of_answers_is_not_another_result(diff: Any, api: Any) -> None:
    """A union of two answers is the same in whatever order the document has their statuses."""
    schema = {"$ref": "#/components/schemas/Pet"}
    more = {**JSON, "202": {"description": "", "content": {"application/json": {"schema": schema}}}}
    none, one, two = (
        api(schemas={"Thing": THING, "Pet": NUMBERS}, responses={status: more[status] for status in statuses} or EMPTY)
        for statuses in ((), ("200", "202"), ("202", "200"))
    )
    assert diff(one, two).changes == ()
    returns = "`things.create` returns `models.Pet | models.Thing` instead of `None`"
    assert results(diff(none, one)) == results(diff(none, two)) == [("result-retyped", "breaking", returns)]


def test_a_class_whose_name_still_exists_is_not_renamed(diff: Any, api: Any) -> None:
    """Another class took its place in an answer, so the method returns that; but an import of the old one works."""
    schemas = {"Thing": THING, "Pet": NUMBERS}
    old, new = (api(None, {"$ref": f"#/components/schemas/{name}"}, schemas) for name in ("Thing", "Pet"))
    changes = diff(old, new).changes
    assert not {"class-renamed", "class-removed"} & {change.rule for change in changes}
    assert [sentence for *_, sentence in results(diff(old, new))] == [
        "`things.create` returns `models.Pet` instead of `models.Thing`"
    ]


def test_parameters_that_come_and_go_are_named_as_arguments(diff: Any, api: Any) -> None:
    """``$filter`` on the wire is ``filter`` in Python; a constant that the client sends is not an argument."""
    parameter = {"name": "$filter", "in": "query", "schema": TEXT}
    constant = {"name": "kind", "in": "query", "required": True, "schema": {"type": "string", "enum": ["x"]}}
    old, new = api(), api(parameters=[parameter, constant])
    notes = {change.sentence.split("`")[1]: change.python for change in diff(old, new).changes}
    assert notes == {"$filter": ("new argument `filter` of `things.create`",), "kind": ()}
    (change,) = diff(new, api(parameters=[constant])).changes
    assert change.python == ("argument `filter` of `things.create` is gone",)


def test_a_property_that_may_be_sent_now_is_a_new_keyword(diff: Any, api: Any) -> None:
    """It was read-only, so that no request had it."""
    old = {"type": "object", "properties": {"a": TEXT, "b": {"type": "string", "readOnly": True}}}
    new = {"type": "object", "properties": {"a": TEXT, "b": TEXT}}
    (change,) = diff(api(old), api(new)).changes
    assert (change.rule, change.python) == ("property-added", ("new keyword `b` of `things.create`",))
