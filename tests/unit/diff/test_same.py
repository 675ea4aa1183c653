"""What is not a change is not reported: moves, renames and another order of the same things."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest

TEXT = {"type": "string"}
CAT = {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string", "enum": ["cat"]}, "n": TEXT}}
DOG = {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string", "enum": ["dog"]}, "m": TEXT}}
PET = {"oneOf": [CAT, DOG]}
REF = {"$ref": "#/components/schemas/Thing"}


def wire(comparison: Any) -> list[str]:
    return [change.sentence for change in comparison.changes if change.area != "python"]


SAME: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "an inline schema became a reference": ({"request": CAT}, {"request": REF, "schemas": {"Thing": CAT}}),
    "a reference became inline": ({"response": REF, "schemas": {"Thing": CAT}}, {"response": CAT}),
    "a property moved between branches of allOf": (
        {
            "request": {
                "allOf": [{"type": "object", "properties": {"a": TEXT}}, {"type": "object", "properties": {"b": TEXT}}]
            }
        },
        {"request": {"allOf": [{"type": "object", "properties": {"b": TEXT, "a": TEXT}}]}},
    ),
    "a property moved to a base": (
        {"request": {"type": "object", "properties": {"a": TEXT, "b": TEXT}}},
        {
            "request": {"allOf": [REF, {"type": "object", "properties": {"b": TEXT}}]},
            "schemas": {"Thing": {"type": "object", "properties": {"a": TEXT}}},
        },
    ),
    "a schema was wrapped for its description": (
        {"request": REF, "schemas": {"Thing": CAT}},
        {"request": {"description": "x", "allOf": [REF]}, "schemas": {"Thing": CAT}},
    ),
    "a limit of zero became that of a named schema": (
        {"request": {"type": "object", "properties": {"a": {"type": "integer", "minimum": 0}}}},
        {
            "request": {"type": "object", "properties": {"a": REF}},
            "schemas": {"Thing": {"type": "integer", "minimum": 0}},
        },
    ),
    "branches of a union changed places": ({"response": PET}, {"response": {"oneOf": [DOG, CAT]}}),
    "oneOf became anyOf": ({"response": PET}, {"response": {"anyOf": [CAT, DOG]}}),
    "values of an enum changed places": (
        {"request": {"type": "object", "properties": {"a": {"type": "string", "enum": ["x", "y"]}}}},
        {"request": {"type": "object", "properties": {"a": {"type": "string", "enum": ["y", "x"]}}}},
    ),
    "descriptions changed": (
        {"request": {**CAT, "description": "one"}, "summary": "x"},
        {"request": {**CAT, "description": "two"}, "description": "y"},
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_moving_things_about_is_no_change_on_the_wire(name: str, diff: Any, api: Any) -> None:
    """The same API written in another way differs in nothing that travels."""
    old, new = SAME[name]
    assert wire(diff(api(**old), api(**new))) == []


def test_a_renamed_schema_is_a_change_of_its_python_class_only(diff: Any, api: Any) -> None:
    """Same structure, another name: nothing on the wire; the class of that name is gone, and its taker is named."""
    old = api(response=REF, schemas={"Thing": CAT})
    new = api(response={"$ref": "#/components/schemas/Pet"}, schemas={"Pet": CAT})
    (change,) = diff(old, new).changes
    assert (change.rule, change.impact.value) == ("class-renamed", "breaking")
    assert change.sentence == "the class `Thing` is called `Pet`"


def test_a_schema_renamed_to_the_same_class_is_no_change_at_all(diff: Any, api: Any) -> None:
    """``thing`` and ``Thing`` are one class in Python."""
    old = api(response={"$ref": "#/components/schemas/thing"}, schemas={"thing": CAT})
    assert diff(old, api(response=REF, schemas={"Thing": CAT})).changes == ()


def test_a_template_variable_may_be_called_otherwise(diff: Any, api: Any) -> None:
    """``{deployment-id}`` and ``{deploymentId}`` are one place of the path: at most the argument's name differs."""

    def document(name: str) -> Any:
        made = api()
        parameter = {"name": name, "in": "path", "required": True, "schema": TEXT}
        made["paths"] = {
            f"/things/{{{name}}}": {"post": {**made["paths"]["/things"]["post"], "parameters": [parameter]}}
        }
        return made

    assert diff(document("thing-id"), document("thingId")).changes == ()
    (change,) = diff(document("thing-id"), document("id")).changes
    assert change.sentence == "the argument `thing_id` of `things.create` is called `id`"


def shuffled(node: Any, seed: random.Random) -> Any:
    """The same document with its keys, union branches, enum values and required lists in another order."""
    if isinstance(node, dict):
        keys = list(node)
        seed.shuffle(keys)
        items = {}
        for key in keys:
            value = shuffled(node[key], seed)
            if key in ("oneOf", "anyOf", "enum", "required") and isinstance(value, list):
                seed.shuffle(value)
            items[key] = value
        return items
    return [shuffled(item, seed) for item in node] if isinstance(node, list) else copy.deepcopy(node)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_keys_branches_and_values_never_matters(seed: int, diff: Any, api: Any) -> None:
    """A document differs in nothing from itself shuffled, and a comparison says the same of shuffled documents."""
    bird = {"type": "object", "properties": {"kind": {"type": "string", "enum": ["bird"]}, "n": TEXT}}
    old = api(
        request={"type": "object", "required": ["a"], "properties": {"a": REF, "b": {"oneOf": [TEXT, CAT, DOG, bird]}}},
        response={"type": "object", "properties": {"pets": {"type": "array", "items": REF}}},
        schemas={"Thing": PET},
    )
    new = copy.deepcopy(old)
    new["components"]["schemas"]["Thing"]["oneOf"].append(bird)
    new["components"]["schemas"]["Thing"]["oneOf"][0]["properties"]["n"] = {"type": "integer"}
    mix = random.Random(seed)
    assert diff(old, shuffled(old, mix)).changes == ()
    said = [(change.impact, change.sentence, change.python) for change in diff(old, new).changes]
    assert len(said) >= 2
    again = diff(shuffled(old, mix), shuffled(new, mix))
    assert [(change.impact, change.sentence, change.python) for change in again.changes] == said
