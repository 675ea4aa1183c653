"""Overlays correct a document before it is understood, and say where they do not fit."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.diagnostics import DiagnosticSink
from generator.load import DocumentSet
from generator.load.nodes import SpecList, SpecMap
from generator.project.catalog import resolve_targets
from generator.project.documents import read_documents
from generator.project.loading import load_project

DOCUMENT = """
openapi: 3.0.0
info: {title: Things, version: "1"}
tags: [{name: a}, {name: b}, {name: c}]
paths:
  /things:
    get:
      operationId: Things_List
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}}
    delete: {operationId: Things_Delete, responses: {"204": {description: ""}}}
components:
  schemas:
    Thing: {type: object, required: [id], properties: {id: {type: string}, size: {type: integer, maximum: 3}}}
"""
HEAD = "overlay: 1.0.0\ninfo: {title: Corrections, version: '1'}\n"


CONFIG = """
documents:
  things/1: {path: things.yaml}
services:
  things: {overlays: ["overlays/*"]}
"""


class Place:
    """A project with a document ``things.yaml`` and the overlays of its service."""

    def __init__(self, folder: Path) -> None:
        self.config, self.overlays = folder / "clientgen.yaml", folder / "overlays"
        self.document, self.output = folder / "things.yaml", folder / "out"
        self.overlays.mkdir()
        self.config.write_text(CONFIG)
        self.document.write_text(DOCUMENT)
        self.sink = DiagnosticSink()

    def overlay(self, text: str, name: str = "fix.yaml") -> None:
        (self.overlays / name).write_text(text)

    def actions(self, *actions: dict[str, Any], head: str = HEAD, name: str = "fix.yaml") -> None:
        given = [{"description": "a reason", **action} for action in actions]
        self.overlay(f"{head}actions: {json.dumps(given)}\n", name)

    def read(self) -> DocumentSet:
        (target,) = resolve_targets([], load_project(self.config))
        return read_documents(target, None, self.sink)

    @property
    def root(self) -> SpecMap:
        return self.read().root

    @property
    def findings(self) -> list[str]:
        return [str(item) for item in self.sink]

    def run(self, *arguments: str) -> Result:
        arguments = (*arguments, "--config", str(self.config))
        return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


SIZE = "$.components.schemas.Thing.properties.size"


def test_an_update_merges_objects_at_any_depth_and_joins_lists(place: Place) -> None:
    place.actions(
        {
            "target": "$.components.schemas",
            "update": {
                "Thing": {"required": ["size"], "properties": {"size": {"maximum": 9}}},
                "New": {"type": "string"},
            },
        }
    )
    schemas = place.root["components"]["schemas"]
    assert schemas["Thing"]["required"] == ["id", "size"]
    assert schemas["Thing"]["properties"]["size"] == {"type": "integer", "maximum": 9}
    assert list(schemas) == ["Thing", "New"]


def test_an_update_of_a_list_appends(place: Place) -> None:
    place.actions({"target": "$.tags", "update": {"name": "d"}}, {"target": "$.tags", "update": [{"name": "e"}]})
    assert [tag["name"] for tag in place.root["tags"]] == ["a", "b", "c", "d", "e"]


def test_remove_takes_keys_and_items_and_wins_over_an_update(place: Place) -> None:
    """A filter may match several items of one list; those that stay are the right ones."""
    place.actions(
        {"target": "$.tags[?@.name != 'b']", "remove": True},
        {"target": "$.paths['/things'].delete", "remove": True, "update": {"summary": "x"}},
    )
    root = place.root
    assert root["tags"] == [{"name": "b"}] and list(root["paths"]["/things"]) == ["get"]


def test_actions_and_files_apply_in_order_each_to_the_result_of_those_before(place: Place) -> None:
    place.actions({"target": "$.paths['/things'].post", "update": {"summary": "second"}}, name="b.yaml")
    place.actions({"target": "$.paths['/things']", "update": {"post": {"summary": "first"}}}, name="a.yaml")
    assert place.root["paths"]["/things"]["post"]["summary"] == "second"


def test_one_target_may_match_many_places_and_each_gets_a_copy(place: Place) -> None:
    place.actions({"target": "$.paths.*[?@.operationId]", "update": {"tags": ["t"], "x-of": {"a": 1}}})
    item = place.root["paths"]["/things"]
    assert item["get"]["x-of"] == item["delete"]["x-of"] and item["get"]["x-of"] is not item["delete"]["x-of"]


def test_an_overlay_may_come_as_json(place: Place) -> None:
    action = {"target": SIZE, "description": "r", "update": {"maximum": 4}}
    place.overlay(
        json.dumps({"overlay": "1.0.0", "info": {"title": "", "version": "1"}, "actions": [action]}), "a.json"
    )
    assert place.root["components"]["schemas"]["Thing"]["properties"]["size"]["maximum"] == 4


def test_what_an_overlay_brought_is_located_in_the_overlay(place: Place) -> None:
    """A finding about a correction points at the correction, line and column; one about the document at that."""
    place.overlay(f"""{HEAD}
actions:
  - target: {SIZE}
    description: a reason
    update:
      maximum: 9
  - target: $.tags
    description: a reason
    update: {{name: d, extra: {{deep: 1}}}}
""")
    documents = place.read()
    size = documents.root["components"]["schemas"]["Thing"]["properties"]["size"]
    name = "overlays/fix.yaml"
    assert str(documents.origin(size.at.child("maximum"))) == f"{name}#/actions/0/update/maximum"
    assert documents.locate(size.at.child("maximum")) == (8, 7)
    assert documents.origin(size.at.child("type")) == size.at.child("type")
    new = documents.root["tags"][3]["extra"]
    assert str(documents.origin(new.at.child("deep"))) == f"{name}#/actions/1/update/extra/deep"


def test_a_finding_is_printed_with_the_place_in_the_overlay(place: Place) -> None:
    extra = {"type": "integer", "default": "many"}
    place.actions({"target": "$.components.schemas.Thing.properties", "update": {"extra": extra}})
    done = place.run("generate", str(place.document), "--output", str(place.output))
    assert done.exit_code == 0
    assert f"{place.overlays / 'fix.yaml'}:3:" in done.stderr and "warning CG305 the default 'many'" in done.stderr


def test_references_in_an_overlay_are_the_document_s_own(place: Place, tmp_path: Path) -> None:
    """To the document's parts, and to files beside it, which are read as if it had named them."""
    (tmp_path / "more.json").write_text('{"Extra": {"type": "object", "properties": {"a": {"type": "string"}}}}')
    place.actions(
        {
            "target": "$.components.schemas.Thing.properties",
            "update": {"parent": {"$ref": "#/components/schemas/Thing"}, "extra": {"$ref": "more.json#/Extra"}},
        }
    )
    done = place.run("inspect", str(place.document))
    properties = json.loads(done.stdout)
    assert done.exit_code == 0 and "more.json#/Extra" in json.dumps(properties)
    assert set(place.read().documents) == {"things.yaml", "more.json"}


def test_a_reference_that_cannot_be_followed_may_be_corrected(place: Place) -> None:
    """Overlays apply before references are followed: the correction of one is not refused for what it corrects."""
    place.document.write_text(DOCUMENT.replace("#/components/schemas/Thing", "https://example.com/thing.json"))
    assert place.run("generate", str(place.document), "--output", str(place.output)).exit_code == 1
    schema = "$.paths['/things'].get.responses['200'].content['application/json']"
    place.actions({"target": schema, "update": {"schema": {"$ref": "#/components/schemas/Thing"}}})
    assert place.run("generate", str(place.document), "--output", str(place.output)).exit_code == 0


def test_an_alias_of_a_changed_node_stays_as_it_was(place: Place) -> None:
    place.document.write_text("openapi: 3.0.0\ninfo: {title: '', version: '1'}\npaths: {/a: &a {get: {}}, /b: *a}\n")
    place.actions({"target": "$.paths['/a']", "update": {"put": {}}})
    paths = place.root["paths"]
    assert "put" in paths["/a"] and "put" not in paths["/b"]


def test_places_stay_unique_where_items_were_removed_and_others_appended(place: Place) -> None:
    place.actions({"target": "$.tags[1]", "remove": True}, {"target": "$.tags", "update": {"name": "d"}})
    tags = place.root["tags"]
    assert isinstance(tags, SpecList) and len({tag.at for tag in tags}) == len(tags) == 3


@pytest.mark.parametrize(
    ("head", "applies"),
    [
        ("x-clientgen-versions: ['1']\n", True),
        ("x-clientgen-versions: '1'\n", True),
        ("extends: things.yaml\n", True),
        ("extends: https://example.com/some/other/things.json\n", False),
    ],
)
def test_an_overlay_is_for_the_versions_and_the_document_it_names(place: Place, head: str, applies: bool) -> None:
    place.actions({"target": SIZE, "update": {"maximum": 9}}, head=HEAD + head)
    size = place.root["components"]["schemas"]["Thing"]["properties"]["size"]
    assert (size["maximum"] == 9) is applies and not any(" error " in finding for finding in place.findings)


def test_an_overlay_of_another_version_does_not_apply(place: Place) -> None:
    """By the project's versions; one that is not among them is an error: it would never apply, silently."""
    place.config.write_text(CONFIG.replace("services:", "  things/2: {path: other.yaml, module: other.v2}\nservices:"))
    for version, findings in (("2", ""), ("3", "error CG701 '3' is not a version of this service")):
        place.actions({"target": SIZE, "update": {"maximum": 9}}, head=HEAD + f"x-clientgen-versions: ['{version}']\n")
        target = resolve_targets(["things/1"], load_project(place.config))[0]
        root = read_documents(target, None, place.sink).root
        assert root["components"]["schemas"]["Thing"]["properties"]["size"]["maximum"] == 3
        assert findings in "".join(place.findings) and bool(findings) == bool(place.findings)


ERRORS: dict[str, Callable[[Place], None]] = {
    "#/actions/0/target error CG703 '$.nothing' matches nothing": lambda place: place.actions(
        {"target": "$.nothing", "update": {}}
    ),
    "#/actions/0/target error CG702 '$..[' is not a JSONPath": lambda place: place.actions(
        {"target": "$..[", "remove": True}
    ),
    "#/actions/0/update error CG704": lambda place: place.actions({"target": SIZE, "update": 1}),
    "#/actions/0/target error CG704": lambda place: place.actions({"target": "$.openapi", "update": "4"}),
    "#/actions/0/target error CG705": lambda place: place.actions({"target": "$", "remove": True}),
    "#/actions/0 error CG701 an action has an 'update'": lambda place: place.actions({"target": SIZE}),
    "#/actions/0/move error CG701 'move' is not a field": lambda place: place.actions(
        {"target": SIZE, "remove": True, "move": 1}
    ),
    "#/actions error CG701": lambda place: place.overlay(HEAD),
    "#/overlay error CG701": lambda place: place.overlay(
        HEAD.replace("1.0.0", "2.0.0") + "actions: [{target: $.tags}]"
    ),
    "#/info error CG701": lambda place: place.overlay("overlay: 1.0.0\nactions: [{target: $.tags, remove: true}]"),
    "#/extra error CG701": lambda place: place.overlay(HEAD + "actions: [{target: $.tags, remove: true}]\nextra: 1"),
    " error CG701 this is not an overlay": lambda place: place.overlay("- a\n"),
    " error CG102": lambda place: place.overlay(""),
    " error CG103": lambda place: (place.overlays / "a.yaml").write_bytes(b"\xff"),  # type: ignore
    " error CG108": lambda place: place.overlay("a: b: c\n"),
}


@pytest.mark.parametrize("message", ERRORS)
def test_what_does_not_fit_is_an_error_with_its_place_and_refuses_the_package(place: Place, message: str) -> None:
    """A correction that does nothing is never passed over; the package stays as it was, and nothing is a traceback."""
    ERRORS[message](place)
    done = place.run("generate", str(place.document), "--output", str(place.output))
    assert done.exit_code == 1 and not place.output.exists() and "Traceback" not in done.output
    assert message in done.stderr and done.stderr.startswith(str(place.overlays))


def test_an_action_without_a_reason_is_warned_of(place: Place) -> None:
    place.overlay(HEAD + "actions: [{target: $.tags, remove: true}]")
    place.read()
    assert "warning CG706" in place.findings[0] and "info CG707 1 action changed 1 place" in place.findings[1]


def test_a_changed_overlay_makes_the_package_again(place: Place) -> None:
    """The lock knows the overlays: adding, changing and removing one are each noticed."""
    command = ["generate", str(place.document), "--output", str(place.output)]
    statuses = []
    changes: list[Callable[[], None]] = [
        lambda: None,
        lambda: place.actions({"target": SIZE, "update": {"maximum": 9}}),
        lambda: place.actions({"target": SIZE, "update": {"maximum": 8}}),
        lambda: (place.overlays / "fix.yaml").unlink(),
    ]
    for change in changes:
        change()
        for _ in range(2):
            statuses.append(place.run(*command).stdout.split(": ")[1].split()[0])
    assert statuses == ["written", "unchanged"] * 4


def test_validate_sees_the_corrected_document(place: Place) -> None:
    place.document.write_text(DOCUMENT.replace("title: Things, ", ""))
    assert "'title' is a required property" in place.run("validate", str(place.document)).output
    place.actions({"target": "$.info", "update": {"title": "Things"}})
    assert "'title' is a required property" not in place.run("validate", str(place.document)).output


UNDECLARED = """
openapi: 3.0.3
info: {title: Things, version: "1"}
paths:
  /things/{id}:
    post:
      operationId: Things_Create
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: ""}}
      x-ms-examples: {One: {$ref: one.json}}
"""


def test_the_action_that_a_warning_proposes_is_the_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An example sends a body that is not declared: pasted into an overlay, the action of the message declares it."""
    (tmp_path / "things.yaml").write_text(UNDECLARED)
    (tmp_path / "one.json").write_text('{"parameters": {"id": "a", "body": {"size": 1}}, "responses": {"204": {}}}')
    monkeypatch.chdir(tmp_path)
    warning = CliRunner().invoke(main, ["generate", "things.yaml", "--output", "before"]).stderr
    assert " warning CG611 " in warning
    action = warning.rpartition("this action of an overlay: ")[2].strip().replace("…", "the example sends one")
    overlay = f"overlay: 1.0.0\ninfo: {{title: T, version: '1'}}\nactions:\n  - {action}\n"
    (tmp_path / "fix.yaml").write_text(overlay)
    (tmp_path / "clientgen.yaml").write_text(
        "documents: {things/v1: {path: things.yaml}}\nservices: {things: {overlays: [fix.yaml]}}\n"
    )
    done = CliRunner().invoke(main, ["generate", "--output", "after"])
    assert done.exit_code == 0 and "CG611" not in done.stderr, done.stderr
    methods = [path.read_text() for path in Path("after").rglob("operations/things.py")]
    assert len(methods) == 2 and all("body: " in text for text in methods)
