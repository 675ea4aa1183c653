"""The judge finds each kind of fault: traffic that keeps to a document is right, and one change makes each rule fail."""

from __future__ import annotations

import ast
import copy
import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
import yaml

from .judge import Judge
from .records import Record, record_of

HERE = Path(__file__).parent
DOCUMENT = yaml.safe_load((HERE / "good" / "openapi30.yaml").read_text("utf-8"))
TRAFFIC: list[dict[str, Any]] = yaml.safe_load((HERE / "good" / "traffic.yaml").read_text("utf-8"))
UPLOAD: str = next(each["request"] for each in TRAFFIC if each["title"] == "upload everything")


def record(**said: Any) -> Record:
    """A record as it is written in ``traffic.yaml``: bodies are JSON unless they are texts."""
    request, answer = said.get("request"), said.get("answer")
    headers = {"api-key": "k", "accept": "application/json", "user-agent": "t", **said.get("headers", {})}
    if request is not None:
        headers = {"content-type": "application/json", **headers}
    answer_headers = {"content-type": "application/json", **said.get("answer_headers", {})}
    return record_of(
        {
            "test": f"tests/test_operations_x.py::test_{said.get('kind', 'call')}_x[{said['title']}]",
            "deviates": said.get("deviates"),
            "method": said["method"],
            "target": said["target"],
            "headers": [[name, value] for name, value in headers.items() if value is not None],
            "body": _encoded(request),
            "status": said.get("status", 200),
            "answer_headers": [[name, value] for name, value in answer_headers.items()],
            "answer": _encoded(answer),
        }
    )


def _encoded(body: Any) -> str:
    text = "" if body is None else body if isinstance(body, str) else json.dumps(body)
    return b64encode(text.encode()).decode()


def rules(traffic: list[dict[str, Any]], document: Any = DOCUMENT) -> set[str]:
    """The rules that traffic breaks."""
    return {fault.rule for fault in Judge(document, HERE / "openapi30.yaml").judge(record(**each) for each in traffic)}


def test_traffic_that_keeps_to_the_document_is_right() -> None:
    """No rule finds anything in it."""
    faults = Judge(DOCUMENT, HERE / "openapi30.yaml").judge(record(**each) for each in TRAFFIC)
    assert faults == []


#: One fault for each rule, or several where a rule is about several things: the title of the record that is changed, or
#: what is changed in the whole traffic; and what is said in its place.
FAULTS: list[tuple[str, str, dict[str, Any]]] = [
    ("operation", "delete", {"target": "/base/nothing/1"}),
    ("operation", "delete", {"target": "/things/1"}),
    ("operation", "delete", {"method": "PATCH"}),
    ("parameter missing", "get little", {"target": "/base/things/1"}),
    ("parameter value", "delete", {"target": "/base/things/none"}),
    ("parameter value", "delete", {"target": "/base/things/0"}),
    ("parameter value", "delete", {"target": "/base/things/"}),
    ("parameter value", "get little", {"target": "/base/things/1?mode=x&tags=a%2Cb"}),
    ("parameter value", "get little", {"headers": {"x-count": "many"}}),
    ("parameter value", "get little", {"headers": {"cookie": "color=green"}}),
    ("parameter value", "get little", {"target": "/base/things/1?mode=x&filter%5Bsize%5D=big"}),
    ("parameter style", "get little", {"target": "/base/things/1?mode=x&tags=a&tags=b"}),
    ("parameter style", "styles", {"target": "/base/label/x/matrix/;b=3"}),
    ("parameter style", "styles", {"target": "/base/label/.x/matrix/3"}),
    ("parameter style", "styles", {"target": "/base/label/.x/matrix/;c=3"}),
    ("query undeclared", "delete", {"target": "/base/things/1?force=true"}),
    ("query undeclared", "get little", {"target": "/base/things/1?mode=x&filter=size,3"}),
    ("header undeclared", "delete", {"headers": {"x-other": "1"}}),
    ("security", "delete", {"headers": {"api-key": None}}),
    ("accept", "get little", {"headers": {"accept": "text/plain"}}),
    ("body missing", "post little", {"request": None}),
    ("body undeclared", "delete", {"request": {}}),
    ("body media type", "post little", {"headers": {"content-type": "text/plain"}}),
    ("body media type", "post little", {"headers": {"content-type": "*/*"}}),
    ("body not JSON", "sound", {"request": "a text"}),
    ("body not JSON", "post little", {"request": '{"kind": "round", "label": NaN}'}),
    ("body value", "post little", {"request": {"size": 2}}),
    ("body value", "post little", {"request": {"kind": "box"}}),
    ("body value", "post little", {"request": {"kind": "round", "id": 1}}),
    ("body value", "post little", {"request": {"kind": "round", "label": None}}),
    ("body value", "upload little", {"request": UPLOAD.replace('name="file"', 'name="note"')}),
    ("part undeclared", "upload everything", {"request": UPLOAD.replace('name="note"', 'name="memo"')}),
    ("part repeated", "upload everything", {"request": UPLOAD.replace('name="facts"', 'name="note"')}),
    ("part file", "upload everything", {"request": UPLOAD.replace('; filename="f"', "")}),
    ("part file", "upload everything", {"request": UPLOAD.replace('name="note"', 'name="note"; filename="f"')}),
    ("part media type", "upload everything", {"request": UPLOAD.replace("image/png", "application/octet-stream")}),
    ("part media type", "upload everything", {"request": UPLOAD.replace("application/json", "text/plain")}),
    (
        "part media type",
        "upload everything",
        {"request": UPLOAD.replace('"note"', '"note"\r\nContent-Type: image/png')},
    ),
    ("part not JSON", "upload everything", {"request": UPLOAD.replace("{", "")}),
    ("answer status", "get little", {"status": 418}),
    ("answer media type", "get little", {"answer_headers": {"content-type": "text/plain"}}),
    ("answer empty", "get little", {"answer": None}),
    ("answer undeclared", "styles", {"answer": {}}),
    ("answer not JSON", "get little", {"answer": "{"}),
    ("answer value", "get little", {"answer": {"kind": "round"}}),
    ("answer value", "get little", {"answer": {"kind": "round", "id": 1, "secret": "s"}}),
    ("answer value", "get refused", {"answer": {}}),
    ("answer header", "get everything", {"answer_headers": {"x-left": "few"}}),
    ("event value", "sound little", {"answer": 'data: {"delta": 3}\n\ndata: [DONE]\n\n'}),
    ("deviation", "get little", {"deviates": ["answer"]}),
    ("page not followed", "links", {"answer": {"value": [], "more": "/further"}}),
    ("page not followed", "list little", {"answer": {"data": [{"kind": "round", "id": 5}], "has_more": True}}),
    ("request unasked", "links", {"target": "/base/links"}),
    ("request unasked", "list little", {"target": "/base/things?after=5"}),
    ("operation unseen", "styles", {}),
    ("never with little", "post little", {}),
    ("never with everything", "upload everything", {}),
    ("answer never served", "get refused", {}),
    ("answer never accepted", "*", {"headers": {"accept": "application/json, audio/mpeg"}}),
    ("media type never served", "sound little", {}),
]


def changed(title: str, change: dict[str, Any]) -> list[dict[str, Any]]:
    """The traffic with a change of its last record of this title, or of all (``*``); without it, if nothing changes."""
    traffic = copy.deepcopy(TRAFFIC)
    chosen = traffic if title == "*" else [each for each in traffic if each["title"] == title][-1:]
    assert chosen
    for each in chosen:
        if not change:
            traffic.remove(each)
        headers = {**each.get("headers", {}), **change.get("headers", {})}
        each.update({**change, "headers": headers})
    return traffic


@pytest.mark.parametrize(("rule", "title", "change"), FAULTS)
def test_each_rule_fails(rule: str, title: str, change: dict[str, Any]) -> None:
    """One change to right traffic, and the rule that it breaks is named."""
    assert rule in rules(changed(title, change))


def test_every_rule_is_tried() -> None:
    """No rule of the judge is without a fault that breaks it."""
    modules = [ast.parse(path.read_text("utf-8")) for path in HERE.glob("*.py")]
    calls = [node for module in modules for node in ast.walk(module) if isinstance(node, ast.Call) and node.args]
    made = [call for call in calls if ast.unparse(call.func) in ("Fault", "self._fault")]
    found = {call.args[0].value for call in made if isinstance(call.args[0], ast.Constant)}
    assert found == {rule for rule, _, _ in FAULTS}
