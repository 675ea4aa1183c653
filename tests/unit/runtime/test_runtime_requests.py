"""Proves what goes over the wire: paths, queries, headers and JSON bodies, from both clients."""

from __future__ import annotations

import datetime
import decimal
import enum
import io
import json
import uuid
from collections import OrderedDict
from types import MappingProxyType
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request


def sent(httpserver: HTTPServer) -> Request:
    return httpserver.log[-1][0]


@pytest.fixture(autouse=True)
def server(httpserver: HTTPServer) -> None:
    import re

    httpserver.expect_request(re.compile(".*/things$")).respond_with_json({"data": []})
    httpserver.expect_request(re.compile(".*/chat$")).respond_with_json({"id": "1"})
    httpserver.expect_request("/openai/raw").respond_with_data(b"\x00\xff", content_type="application/octet-stream")
    httpserver.expect_request(re.compile("/openai/things/.*")).respond_with_data(b"", status=204)


def test_arguments_go_where_the_row_says(call: Any, httpserver: HTTPServer) -> None:
    call("list", "t1", limit=5, include=["a", "b,c"], tag="x")
    request = sent(httpserver)
    assert request.path == "/openai/threads/t1/things"
    assert request.args.to_dict(flat=False) == {
        "api-version": ["2024-10-21"], "limit": ["5"], "include[]": ["a", "b,c"], "kind": ["thing"],
    }  # fmt: skip
    assert request.headers["x-tag"] == "x" and request.headers["Accept"] == "application/json"
    assert request.headers["User-Agent"].startswith("azsdk-python-tiny/1.2.3 Python/")
    assert request.data == b"" and "Content-Type" not in request.headers


def test_none_is_not_sent_as_a_parameter(call: Any, httpserver: HTTPServer) -> None:
    call("list", "t1")
    assert set(sent(httpserver).args) == {"api-version", "kind"} and "x-tag" not in sent(httpserver).headers


@pytest.mark.parametrize("value", ["a/b", "a b", "ä?#&%2F", "..%2f", "...", "a%2e"])
def test_a_path_value_stays_one_segment(call: Any, httpserver: HTTPServer, value: str) -> None:
    call("drop", value)
    raw = sent(httpserver).environ["REQUEST_URI"].split("?")[0]
    from urllib.parse import unquote

    assert raw.count("/") == 3 and unquote(raw.rsplit("/", 1)[1]) == value


@pytest.mark.parametrize("value", ["", ".", "..", None])
def test_a_path_value_that_leaves_the_path_raises_before_any_request(
    call: Any, httpserver: HTTPServer, value: Any
) -> None:
    with pytest.raises(ValueError, match="name"):
        call("drop", value)
    assert not httpserver.log


def test_omitted_is_not_sent_and_none_is_null(call: Any, httpserver: HTTPServer) -> None:
    call("chat", "d", from_="me", user=None)
    assert json.loads(sent(httpserver).data) == {"from": "me", "user": None}
    call("chat", "d")
    assert sent(httpserver).data == b"{}"


class Color(enum.Enum):
    RED = "red"


class Size(str, enum.Enum):
    BIG = "big"


def test_python_values_in_a_json_body(call: Any, httpserver: HTTPServer, models: Any) -> None:
    utc = datetime.timezone.utc
    values: dict[str, Any] = {
        "moment": datetime.datetime(2024, 5, 1, 10, 0, 0, 500, tzinfo=utc),
        "naive": datetime.datetime(2024, 5, 1),
        "east": datetime.datetime(2024, 5, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=2))),
        "day": datetime.date(2024, 5, 1),
        "color": Color.RED,
        "size": Size.BIG,
        "tuple": (1, 2),
        "set": frozenset([1]),
        "mapping": MappingProxyType({"a": OrderedDict(b=1)}),
        "keys": {"a": 1}.keys(),
        "uuid": uuid.UUID(int=1),
        "decimal": decimal.Decimal("1.5"),
        "bytes": b"abc",
        "model": models.Answer(
            id="1", from_="x", usage=models.Usage(total=1), made=datetime.datetime(2024, 5, 1, tzinfo=utc)
        ),
        "text": "äö \u2028 \U0001f600",
    }
    call("chat", "d", extra_body=values)
    assert json.loads(sent(httpserver).data) == {
        "moment": "2024-05-01T10:00:00.000500Z", "naive": "2024-05-01T00:00:00Z", "east": "2024-05-01T00:00:00+02:00",
        "day": "2024-05-01", "color": "red", "size": "big", "tuple": [1, 2], "set": [1], "mapping": {"a": {"b": 1}},
        "keys": ["a"], "uuid": "00000000-0000-0000-0000-000000000001", "decimal": 1.5, "bytes": "YWJj",
        "model": {"id": "1", "from": "x", "usage": {"total": 1}, "made": "2024-05-01T00:00:00Z"},
        "text": "äö \u2028 \U0001f600",
    }  # fmt: skip
    assert "ä".encode() in sent(httpserver).data and b": " not in sent(httpserver).data


def test_a_lone_surrogate_is_sent_escaped(call: Any, httpserver: HTTPServer) -> None:
    call("chat", "d", text="a\ud800ä")
    assert json.loads(sent(httpserver).data) == {"text": "a\ud800ä"}


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_json_lacks_raises_before_any_request(call: Any, httpserver: HTTPServer, value: float) -> None:
    with pytest.raises(ValueError):
        call("chat", "d", temperature=value)
    with pytest.raises(TypeError, match="object"):
        call("chat", "d", extra_body={"thing": object()})
    assert not httpserver.log


def chunks() -> Any:
    yield b'{"a":'
    yield b"1}"


@pytest.mark.parametrize(
    "make",
    [
        lambda: {"a": 1},
        lambda: b'{"a":1}',
        lambda: '{"a":1}',
        lambda: io.BytesIO(b'{"a":1}'),
        chunks,
        lambda: MappingProxyType({"a": 1}),
    ],
    ids=["mapping", "bytes", "str", "file", "iterator", "other mapping"],
)
def test_the_whole_body(call: Any, httpserver: HTTPServer, make: Any) -> None:
    call("chat", "d", body=make())
    assert json.loads(sent(httpserver).get_data()) == {"a": 1}
    assert sent(httpserver).headers["Content-Type"] == "application/json"


def test_a_model_is_a_whole_body_too(call: Any, httpserver: HTTPServer, models: Any) -> None:
    call("chat", "d", body=models.Answer(id="1", from_=None))
    assert json.loads(sent(httpserver).data) == {"id": "1", "from": None}


def test_fields_beside_a_whole_body_and_unknown_keywords_raise(call: Any) -> None:
    with pytest.raises(TypeError, match="body= is the whole body: leave out user, or give it in extra_body"):
        call("chat", "d", body={"a": 1}, user="x")
    with pytest.raises(TypeError, match="'limits'"):
        call("drop", "d", limits=1)


def test_a_raw_body_goes_and_comes_back_as_bytes(call: Any, httpserver: HTTPServer) -> None:
    assert call("put", body=b"\xff\x00") == b"\x00\xff"
    assert (
        sent(httpserver).data == b"\xff\x00" and sent(httpserver).headers["Content-Type"] == "application/octet-stream"
    )


def test_the_call_options(call: Any, httpserver: HTTPServer) -> None:
    seen: list[Any] = []
    options = {"headers": {"X-One": "1", "accept": "text/x"}, "client_request_id": "me-1", "response_hook": seen.append}
    assert call("drop", "d", **options) is None
    headers = sent(httpserver).headers
    assert headers["X-One"] == "1" and headers["Accept"] == "text/x" and headers["x-ms-client-request-id"] == "me-1"
    assert [response.status_code for response in seen] == [204]


def test_a_request_id_is_made_for_each_call(call: Any, httpserver: HTTPServer) -> None:
    call("drop", "a")
    call("drop", "b")
    assert len({request.headers["x-ms-client-request-id"] for request, _ in httpserver.log}) == 2


@pytest.mark.parametrize("bad", ["a\r\nX-Evil: 1", "a\nb", "a\0b"])
def test_a_header_cannot_begin_another(call: Any, httpserver: HTTPServer, bad: str) -> None:
    with pytest.raises(ValueError, match="x-tag"):
        call("list", "t", tag=bad)
    with pytest.raises(ValueError):
        call("list", "t", headers={"X": bad})
    with pytest.raises(ValueError):
        call("list", "t", headers={bad: "x"})
    with pytest.raises(ValueError):
        call("list", "t", client_request_id=bad)
    assert not httpserver.log


STYLES: list[tuple[dict[str, Any], Any, list[str]]] = [
    ({}, True, ["q=true"]),
    ({}, "a b&c", ["q=a%20b%26c"]),
    ({}, [1, "b,c"], ["q=1", "q=b%2Cc"]),
    ({}, [], []),
    ({"explode": False}, [1, "b,c"], ["q=1,b%2Cc"]),
    ({"explode": False}, {"a": 1, "b": None}, ["q=a,1"]),
    ({}, {"a": 1, "b": 2}, ["a=1", "b=2"]),
    ({"style": "spaceDelimited"}, [1, 2], ["q=1%202"]),
    ({"style": "pipeDelimited"}, ["a|b", 2], ["q=a%7Cb%7C2"]),
    ({"style": "deepObject"}, {"a": 1, "b": [2, 3]}, ["q%5Ba%5D=1", "q%5Bb%5D=2", "q%5Bb%5D=3"]),
    ({"allow_reserved": True}, "a/b?c", ["q=a/b?c"]),
    ({"json": True}, {"a": [1]}, ["q=%7B%22a%22%3A%5B1%5D%7D"]),
    ({}, datetime.datetime(2024, 5, 1), ["q=2024-05-01T00%3A00%3A00Z"]),
    ({}, Size.BIG, ["q=big"]),
    ({}, None, []),
]


@pytest.mark.parametrize(("options", "value", "expected"), STYLES)
def test_query_styles(runtime: Any, options: dict[str, Any], value: Any, expected: list[str]) -> None:
    assert runtime("values").query_pairs(runtime("operation").Query("q", **options), value) == expected


PATHS = [
    ("label", False, "blue", ".blue"),
    ("label", True, "blue", ".blue"),
    ("label", False, ["blue", "a,b", 1], ".blue,a%2Cb,1"),
    ("label", True, ["blue", "a.b", 1], ".blue.a.b.1"),
    ("label", False, {"R": 100, "G": None, "B": "x y"}, ".R,100,B,x%20y"),
    ("label", True, {"R": 100, "G": None, "B": ""}, ".R=100.B="),
    ("matrix", False, "blue/", ";p%20q=blue%2F"),
    ("matrix", True, "blue", ";p%20q=blue"),
    ("matrix", False, "", ";p%20q"),
    ("matrix", True, "", ";p%20q"),
    ("matrix", False, ["blue", "a;b"], ";p%20q=blue,a%3Bb"),
    ("matrix", True, ["blue", "", 1], ";p%20q=blue;p%20q;p%20q=1"),
    ("matrix", False, {"R": 100, "G": None}, ";p%20q=R,100"),
    ("matrix", True, {"R": 100, "G/": None, "B=": "x", "E": ""}, ";R=100;B%3D=x;E"),
    ("matrix", False, "..", ";p%20q=.."),
    ("label", False, "a..b", ".a..b"),
]


@pytest.mark.parametrize(("style", "explode", "value", "expected"), PATHS)
def test_label_and_matrix(runtime: Any, style: str, explode: bool, value: Any, expected: str) -> None:
    """OpenAPI 3.1.1 section 4.8.12.6, which is RFC 6570 sections 3.2.5 and 3.2.7."""
    row = runtime("operation").Path("p q", style=style, explode=explode)
    assert runtime("values").path_value(row, value) == expected


@pytest.mark.parametrize("style", [None, "label", "matrix"])
@pytest.mark.parametrize("explode", [False, True])
@pytest.mark.parametrize("value", [None, [], {}, {"a": None}, "", "."])
def test_what_would_be_no_segment_raises_in_every_style(runtime: Any, style: Any, explode: bool, value: Any) -> None:
    """Nothing, and a dot segment (``.`` under a label is ``..``); only a matrix names what is empty."""
    row = runtime("operation").Path("p", style=style, explode=explode)
    if style == "matrix" and isinstance(value, str):
        assert runtime("values").path_value(row, value) == (";p=." if value else ";p")
    else:
        with pytest.raises(ValueError, match="'p'"):
            runtime("values").path_value(row, value)


def test_path_header_and_cookie_styles(runtime: Any) -> None:
    values, rows = runtime("values"), runtime("operation")
    assert values.path_value(rows.Path("p"), ["a,b", 1]) == "a%2Cb,1"
    assert values.path_value(rows.Path("p"), {"a": 1}) == "a,1"
    assert values.path_value(rows.Path("p", explode=True), {"a": 1}) == "a=1"
    assert values.path_value(rows.Path("p", allow_reserved=True), "a/b%20c?d") == "a/b%20c%3Fd"
    with pytest.raises(ValueError):
        values.path_value(rows.Path("p", allow_reserved=True), "a/%2e%2e/b")
    assert values.header_value(rows.Header("h"), [1, True]) == "1,true"
    assert values.header_value(rows.Header("h", explode=True), {"a": 1}) == "a=1"
    assert values.query_pairs(rows.Cookie("c"), "a;b") == ["c=a%3Bb"]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (("a.jpg", b"x"), "image/jpeg"),
        (("a.png", b"x"), "image/png"),
        (("a.bin", b"x"), "image/png"),
        (("a.png", b"x", "image/webp"), "image/webp"),
    ],
)
def test_a_part_of_several_media_types_goes_as_the_one_of_its_name(runtime: Any, given: Any, wanted: str) -> None:
    """The first that is declared stands for names that say nothing; the caller's own word comes before all."""
    row = runtime("operation").MultipartBody(files=("f",), content_types={"f": "image/png, image/jpeg"})
    content, _ = runtime("bodies").write_body(row, {"f": given}, None, {}, {})
    assert f"Content-Type: {wanted}\r\n".encode() in content.read()


def test_a_form_body(runtime: Any) -> None:
    rows, bodies = runtime("operation"), runtime("bodies")
    row = rows.FormBody(names={"b_": "b"})
    content, kind = bodies.write_body(row, {"a": "x y", "b_": [1, {"c": 2}], "n": None}, None, {}, {})
    assert (content, kind) == (b"a=x+y&b=1&b=%7B%22c%22%3A2%7D", "application/x-www-form-urlencoded")


@pytest.mark.parametrize(
    ("results", "accept"),
    [
        ("{200: TextResult(), 204: None}", "text/plain"),
        ("{200: (JsonResult(), TextResult()), 204: None}", "application/json, text/plain"),
        ("{204: None}", "application/json"),
    ],
)
def test_an_answer_without_a_body_asks_for_nothing(runtime: Any, results: str, accept: str) -> None:
    """``Accept`` has what bodies are read as; an error's body is JSON, where no success has one."""
    names = runtime("operation")
    operation = names.Operation("GET", "/a", results=eval(results, vars(names)))
    request = runtime("request").Defaults("https://x.example", [], {}).call(operation, ({},), None).request
    assert request.headers["Accept"] == accept


def test_a_body_that_is_not_given_is_not_sent(runtime: Any) -> None:
    """Unless it must be there: then an object without fields is, or what is always in it."""
    operation, write = runtime("operation"), runtime("bodies").write_body
    for kind in (operation.RawBody, operation.JsonBody, operation.FormBody, operation.MultipartBody):
        assert write(kind(), {}, None, {}, {}) == (None, "")
    assert write(None, {}, None, {}, {}) == (None, "")
    assert write(operation.RawBody(required=True), {}, None, {}, {}) == (None, "")
    assert write(operation.JsonBody(required=True), {}, None, {}, {}) == (b"{}", "application/json")
    assert write(operation.JsonBody(), {}, None, {"stream": True}, {}) == (b'{"stream":true}', "application/json")
    always = operation.JsonBody(constants={"kind": "k"}, names={"from_": "from"})
    assert write(always, {"from_": 1}, None, {}, {}) == (b'{"kind":"k","from":1}', "application/json")
    assert write(always, {}, {"kind": "own"}, {}, {}) == (b'{"kind":"own"}', "application/json")
