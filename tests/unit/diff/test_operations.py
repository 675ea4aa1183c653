"""Differences of operations: address, parameters, bodies, answers, authentication; and of their names in Python."""

from __future__ import annotations

import copy
from typing import Any

import pytest

TEXT = {"type": "string"}
PAGE = {"type": "object", "properties": {"a": TEXT}}


def query(name: str = "q", **facts: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": TEXT, **facts}


def answers(**by_status: Any) -> dict[str, Any]:
    return {status.strip("_"): {"description": "", **facts} for status, facts in by_status.items()}


def body(*types: str, required: bool = True) -> dict[str, Any]:
    return {"required": required, "content": {name: {"schema": PAGE} for name in types}}


JSON = {"content": {"application/json": {"schema": PAGE}}}
CASES: dict[str, tuple[dict[str, Any], dict[str, Any], str, str]] = {
    "an optional parameter": ({}, {"parameters": [query()]}, "parameter-added", "additive"),
    "a required parameter": ({}, {"parameters": [query(required=True)]}, "parameter-added-required", "breaking"),
    "no parameter": ({"parameters": [query()]}, {}, "parameter-removed", "breaking"),
    "the parameter as a header": (
        {"parameters": [query()]},
        {"parameters": [query(**{"in": "header"})]},
        "parameter-moved",
        "breaking",
    ),
    "the parameter required": (
        {"parameters": [query()]},
        {"parameters": [query(required=True)]},
        "property-required",
        "breaking",
    ),
    "another type of the parameter": (
        {"parameters": [query()]},
        {"parameters": [query(schema={"type": "integer"})]},
        "type-changed",
        "breaking",
    ),
    "another default of the parameter": (
        {"parameters": [query(schema={"type": "string", "default": "x"})]},
        {"parameters": [query(schema={"type": "string", "default": "y"})]},
        "default-changed",
        "risky",
    ),
    "lists written otherwise": (
        {"parameters": [query(schema={"type": "array", "items": TEXT}, explode=True)]},
        {"parameters": [query(schema={"type": "array", "items": TEXT}, explode=False)]},
        "parameter-style",
        "risky",
    ),
    "a required body": ({}, {"requestBody": body("application/json")}, "body-added-required", "breaking"),
    "an optional body": ({}, {"requestBody": body("application/json", required=False)}, "body-added", "additive"),
    "no body": ({"requestBody": body("application/json")}, {}, "body-removed", "breaking"),
    "the body optional": (
        {"requestBody": body("application/json")},
        {"requestBody": body("application/json", required=False)},
        "body-optional",
        "additive",
    ),
    "one more form of the body": (
        {"requestBody": body("application/json")},
        {"requestBody": body("application/json", "application/merge-patch+json")},
        "media-added",
        "additive",
    ),
    "one form of the body less": (
        {"requestBody": body("application/json", "multipart/form-data")},
        {"requestBody": body("application/json")},
        "media-removed",
        "breaking",
    ),
    "one more form of the answer": (
        {"responses": answers(_200=JSON)},
        {"responses": answers(_200={"content": {**JSON["content"], "text/plain": {"schema": TEXT}}})},
        "media-added",
        "risky",
    ),
    "one more success": (
        {"responses": answers(_200=JSON)},
        {"responses": answers(_200=JSON, _202={})},
        "status-added",
        "risky",
    ),
    "one success less": (
        {"responses": answers(_200=JSON, _202={})},
        {"responses": answers(_200=JSON)},
        "status-removed",
        "breaking",
    ),
    "another status": ({"responses": answers(_200=JSON)}, {"responses": answers(_201=JSON)}, "status-changed", "risky"),
    "one more error": (
        {"responses": answers(_200=JSON)},
        {"responses": answers(_200=JSON, _404={})},
        "error-added",
        "additive",
    ),
    "one error less": (
        {"responses": answers(_200=JSON, _404={})},
        {"responses": answers(_200=JSON)},
        "error-removed",
        "risky",
    ),
    "one more header": (
        {"responses": answers(_200={})},
        {"responses": answers(_200={"headers": {"X-A": {"schema": TEXT}}})},
        "header-added",
        "additive",
    ),
    "one header less": (
        {"responses": answers(_200={"headers": {"X-A": {"schema": TEXT}}})},
        {"responses": answers(_200={})},
        "header-removed",
        "breaking",
    ),
    "a deprecated operation": ({}, {"deprecated": True}, "operation-deprecated", "risky"),
}


@pytest.mark.parametrize("name", CASES)
def test_each_difference_of_an_operation_is_one_change(name: str, diff: Any, api: Any) -> None:
    """What the table of ``rules`` says of parameters, bodies and answers; nothing else is reported, but for what the
    method returns then."""
    old, new, rule, impact = CASES[name]
    changes = [change for change in diff(api(**old), api(**new)).changes if not change.rule.startswith("result-")]
    assert [(change.rule, change.impact.value) for change in changes] == [(rule, impact)]
    assert changes[0].operations == ("things.create",)


def test_a_shared_answer_goes_by_its_name_whatever_that_is(diff: Any, api: Any) -> None:
    """A component of several operations is not one method's; braces in its name are text."""
    old, new = (api(responses={"200": {"$ref": "#/components/responses/{x}"}}) for _ in range(2))
    for document, headers in ((old, {}), (new, {"X-A": {"schema": TEXT}})):
        document["components"]["responses"] = {"{x}": {"description": "", "headers": headers}}
    (change,) = diff(old, new).changes
    assert (change.sentence, change.operations) == ("the header `X-A` of the answer `{x}` is new", ("things.create",))


def test_operations_come_and_go(diff: Any, api: Any) -> None:
    """An operation that is gone breaks its callers, and its group with it; the other way it is an addition."""
    one, two = api(), api()
    two["paths"]["/others"] = {"get": {"operationId": "Others_List", "responses": answers(_200={})}}
    (change,) = diff(one, two).changes
    assert (change.impact.value, change.sentence) == ("additive", "`GET /others` is new")
    assert change.python == ("new method `others.list`",)
    rules = {change.rule: change for change in diff(two, one).changes}
    assert rules.keys() == {"operation-removed", "group-removed"}
    assert rules["operation-removed"].python == ("the method `others.list` is gone",)
    assert rules["group-removed"].sentence == "the group `client.others` is gone with all its methods"
    assert str(rules["operation-removed"].old) == "api.json#/paths/~1others/get"


def test_an_operation_that_moved_is_the_same_operation(diff: Any, api: Any) -> None:
    """Another path under the same id is one breaking change, not a removal and an addition; what it holds is compared."""
    old, new = api(PAGE), api({"type": "object", "properties": {"a": TEXT, "b": TEXT}})
    new["paths"] = {"/v2/things": new["paths"]["/things"]}
    assert {(change.rule, change.impact.value) for change in diff(old, new).changes} == {
        ("operation-moved", "breaking"),
        ("property-added", "additive"),
    }


def test_a_path_may_move_into_the_server(diff: Any, api: Any) -> None:
    """``/openai`` before every path or at the end of the server's address: the same addresses, so no change."""
    old, new = api(), api()
    old["servers"], new["servers"] = [{"url": "https://{host}/openai"}], [{"url": "https://{host}"}]
    for document in (old, new):
        document["servers"][0]["variables"] = {"host": {"default": "example.com"}}
    assert [change.rule for change in diff(old, new).changes] == ["server-changed"]
    new["paths"] = {"/openai/things": new["paths"]["/things"]}
    assert diff(old, new).changes == ()
    new["paths"]["/openai/things"]["post"]["operationId"] = "Things_Make"  # so that the address alone must tell
    assert [change.rule for change in diff(old, new).changes] == ["method-renamed"]


def test_authentication_is_compared_by_what_is_sent_and_reported_once(diff: Any, api: Any) -> None:
    """The scheme's name is no matter; a way less breaks, a way more adds; all operations are named in one change."""
    key = {"type": "apiKey", "in": "header", "name": "api-key"}
    flow = {"authorizationUrl": "https://example.com", "scopes": {"a": "", "b": ""}}
    token = {"type": "oauth2", "flows": {"implicit": flow}}
    wider = {"type": "oauth2", "flows": {"implicit": {**flow, "scopes": {"c": ""}}}}

    def document(security: list[Any], **schemes: Any) -> Any:
        made = api()
        made["paths"]["/others"] = {"get": {"operationId": "Others_List", "responses": answers(_200={})}}
        made["components"]["securitySchemes"], made["security"] = schemes, security
        return made

    def rules(old: Any, new: Any) -> list[tuple[str, int]]:
        return [(change.rule, len(change.operations)) for change in diff(old, new).changes]

    one = document([{"k": []}], k=key)
    both = document([{"t": ["a"]}, {"other": []}], other=key, t=token)
    assert rules(one, document([{"other": []}], other=key)) == []
    assert rules(one, both) == [("auth-added", 2)]
    assert rules(both, one) == [("auth-removed", 2)]
    assert rules(document([], k=key), one) == [("auth-required", 2)]
    assert rules(both, document([{"t": ["c"]}, {"other": []}], other=key, t=wider)) == [("auth-scopes", 2)]


def test_an_operation_that_needs_no_credential_any_more(diff: Any, api: Any) -> None:
    """``security: []`` and ``security: [{}]`` say the same, and override what the service says; where no alternative is
    usable, a warning says so and nothing is concluded."""

    def document(**operation: Any) -> Any:
        made = api(**operation)
        made["components"]["securitySchemes"] = {
            "k": {"type": "apiKey", "in": "header", "name": "api-key"},
            "digest": {"type": "http", "scheme": "digest"},
        }
        return {**made, "security": [{"k": []}]}

    def sentences(old: Any, new: Any) -> list[tuple[str, str]]:
        return [(change.rule, change.sentence) for change in diff(old, new).changes]

    needed = [("auth-required", "an API key in the header `api-key` is needed now")]
    optional = [("auth-required", "calls without a credential are not accepted any more")]
    nothing: list[list[dict[str, list[str]]]] = [[], [{}]]
    for none in nothing:
        assert sentences(document(), document(security=none)) == [("auth-added", "no credential is needed any more")]
        assert sentences(document(security=none), document()) == needed
    assert sentences(document(security=[]), document(security=[{}])) == []
    assert sentences(document(), document(security=[{}, {"k": []}])) == [
        ("auth-added", "no credential is needed any more")
    ]
    assert sentences(document(security=[{}, {"k": []}]), document()) == optional
    assert sentences(document(), document(security=[{"digest": []}])) == []
    assert sentences(document(), {**document(), "security": [{"digest": []}]}) == []
    assert sentences(document(), {**document(), "security": []}) == [("auth-added", "no credential is needed any more")]


def test_python_names_that_change_are_changes(diff: Any, api: Any) -> None:
    """The same address under another id: the method is called otherwise, and so is a class named after it."""
    change, derived = diff(api(PAGE), api(PAGE, operationId="Things_Make")).changes
    assert (derived.impact.value, derived.rule) == ("risky", "derived-class-renamed")
    assert (change.impact.value, change.area) == ("breaking", "python")
    assert change.sentence == "the method `things.create` is called `things.make` in Python"


def test_an_attribute_or_argument_of_another_name_is_a_change(diff: Any, api: Any) -> None:
    """``x-ms-client-name`` renames a keyword in a request and an attribute in an answer; the wire is the same."""
    named = {"type": "object", "properties": {"a": {"type": "string", "x-ms-client-name": "alpha"}}}
    (change,) = diff(api(PAGE), api(named)).changes
    assert change.sentence == "the keyword `a` of `things.create` is called `alpha`"
    (change,) = diff(api(None, PAGE), api(None, named)).changes
    assert (change.rule, change.sentence.partition(" of ")[0]) == ("attribute-renamed", "the attribute `a`")
    (change,) = diff(api(parameters=[query()]), api(parameters=[query(**{"x-ms-client-name": "quest"})])).changes
    assert change.sentence == "the argument `q` of `things.create` is called `quest`"


def test_a_body_that_is_no_object_any_more_takes_no_keywords(diff: Any, api: Any) -> None:
    """Keywords are gone when the body became a union; the other way the whole body may still be given."""
    other = {"type": "object", "properties": {"b": {"type": "integer"}}}
    union = {"oneOf": [PAGE, other]}
    assert "body-whole" in {change.rule for change in diff(api(PAGE), api(union)).changes}
    assert "body-flat" in {change.rule for change in diff(api(union), api(PAGE)).changes}


def test_keywords_that_come_and_go_are_named(diff: Any, api: Any) -> None:
    """A property of a flattened body is a keyword of the method: the change says so."""
    grown = copy.deepcopy(PAGE)
    grown["properties"]["b"] = TEXT  # type: ignore[index]
    assert diff(api(PAGE), api(grown)).changes[0].python == ("new keyword `b` of `things.create`",)
    assert diff(api(grown), api(PAGE)).changes[0].python == ("keyword `b` of `things.create` is gone",)
