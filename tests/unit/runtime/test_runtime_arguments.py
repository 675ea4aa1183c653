"""Proves that a call's arguments are checked before anything is sent, and that tools that ask can see them all."""

from __future__ import annotations

import inspect
import pydoc
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

PLAIN: Any = vars(pydoc)["plaintext"]
VERSION = {"api-version": ["2024-10-21"]}
HINT = r" \(what the service's document does not know goes into extra_body or extra_query\)$"


@pytest.mark.parametrize(
    ("method", "given", "message"),
    [
        ("chat", {"temprature": 1}, "^unexpected keyword argument 'temprature': did you mean 'temperature'\\?" + HINT),
        ("chat", {"time_out": 5}, "^unexpected keyword argument 'time_out': did you mean 'timeout'\\?" + HINT),
        ("chat", {"zzz": 1}, "^unexpected keyword argument 'zzz'" + HINT),
        ("chat", {"from": "x"}, "^unexpected keyword argument 'from': did you mean 'from_'\\?" + HINT),
        ("audio", {"model": "m"}, "^missing required keyword argument: file$"),
        ("audio", {}, "^missing required keyword argument: file$"),
        (
            "chat",
            {"body": {"a": 1}, "user": "u"},
            "^body= is the whole body: leave out user, or give it in extra_body$",
        ),
        ("chat", {"body": b"{}", "extra_body": {"a": 1}}, "^extra_body adds fields to a body of fields"),
        (
            "chat",
            {"body": {"stream": True}},
            "^body= asks for a stream with 'stream': give the argument stream=True in",
        ),
        ("put", {"body": b"", "extra_body": {"a": 1}}, "^extra_body adds fields to a body of fields"),
        ("chat", {"timeout": "5"}, "^timeout must be a number of seconds, or two \\(connect, read\\), not '5'$"),
        ("chat", {"timeout": (1, 2, 3)}, "^timeout must be a number of seconds"),
    ],
)
def test_what_a_method_does_not_take_raises(
    call: Any, httpserver: HTTPServer, method: str, given: dict[str, Any], message: str
) -> None:
    """With the nearest name, and with nothing sent."""
    with pytest.raises(TypeError, match=message):
        call(method, *(["d"] if method == "chat" else []), **given)
    assert httpserver.log == []


def test_a_body_that_may_be_left_out_needs_no_fields(runtime: Any) -> None:
    """Its required fields are those of a body that is sent: with any field of it, the others must be there."""
    module, check = runtime("operation"), runtime("arguments").check_keywords
    operation = module.Operation("POST", "/", body=module.JsonBody(), options="things:AudioOptions")
    check(operation, {}, None)
    check(operation, {"timeout": 1}, None)
    check(operation, {}, {"whole": True})
    with pytest.raises(TypeError, match="^missing required keyword argument: file$"):
        check(operation, {"model": "m"}, None)


@pytest.mark.parametrize("timeout", [0, -1, float("inf"), float("nan"), (1, 0)])
def test_a_timeout_without_end_raises(call: Any, httpserver: HTTPServer, timeout: Any) -> None:
    with pytest.raises(ValueError, match="^timeout must be more than 0 seconds and finite, not "):
        call("chat", "d", timeout=timeout)
    assert httpserver.log == []


def test_what_the_document_does_not_know_is_sent_all_the_same(call: Any, httpserver: HTTPServer) -> None:
    """Fields beside the others and in place of them, parameters in the query; in a body given whole too."""
    httpserver.expect_request("/openai/deployments/d/chat").respond_with_json({"id": "1"})
    call(
        "chat",
        "d",
        user="u",
        temperature=1,
        extra_body={"new": [1], "user": "v"},
        extra_query={"flag": True, "n": [1, 2]},
    )
    call("chat", "d", body={"user": "u"}, extra_body={"new": None})
    (first, _), (second, _) = httpserver.log
    assert first.json == {"user": "v", "temperature": 1, "new": [1]} and second.json == {"user": "u", "new": None}
    assert first.args.to_dict(flat=False) == {"flag": ["true"], "n": ["1", "2"], **VERSION}
    assert second.args.to_dict(flat=False) == VERSION


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"messages": [{"content": float("nan")}]}, "^messages.0.content: Out of range float values"),
        ({"user": object()}, "^user: a object cannot be written as JSON$"),
        ({"a": {"b": {"c": [1, {2}, object()]}}}, "^a.b.c.2: a object cannot be written as JSON$"),
    ],
)
def test_the_message_names_the_field_that_cannot_be_written(call: Any, value: dict[str, Any], message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        call("chat", "d", **value)


def test_a_value_that_holds_itself_raises(call: Any) -> None:
    loop: list[Any] = []
    loop.append(loop)
    with pytest.raises(ValueError, match="Circular reference"):
        call("chat", "d", a=loop)


@pytest.fixture
def method(tiny: Any, call: Any) -> Any:
    return call.client_class("h", "k").things.chat


def test_a_signature_lists_every_keyword(method: Any) -> None:
    """Those of the method first, then the fields, then those of every call; also of the function itself."""
    signature = inspect.signature(method)
    assert list(signature.parameters) == (
        ["deployment_id", "stream", "body", "messages", "temperature", "user", "from_", "a", "text"]
        + ["timeout", "retries", "headers", "extra_query", "extra_body", "client_request_id", "response_hook"]
    )
    assert all(item.kind is not inspect.Parameter.VAR_KEYWORD for item in signature.parameters.values())
    assert str(signature.parameters["user"]) == "user: 'str' = ..."
    assert list(inspect.signature(method.__func__).parameters)[:2] == ["self", "deployment_id"]
    assert "temperature: 'float | None' = ...," in str(signature)
    bound = signature.bind("d", temperature=1)
    assert bound.arguments == {"deployment_id": "d", "temperature": 1}


def test_a_required_keyword_has_no_default(call: Any) -> None:
    parameters = inspect.signature(call.client_class("h", "k").things.audio).parameters
    assert parameters["file"].default is inspect.Parameter.empty and str(parameters["file"]) == "file: 'Any'"


def test_help_lists_every_keyword_with_its_text(method: Any) -> None:
    """In place of the line about ``**options``, at its indentation; wrapped texts are one line."""
    text = pydoc.render_doc(method, renderer=PLAIN)
    assert "\n    :keyword messages: What was said so far. At least 1 item.\n" in text
    assert "\n    :keyword temperature: From 0 to 2.\n" in text and "\n    :keyword from_: Where it is from.\n" in text
    assert "\n    :keyword timeout: Seconds that connecting" in text and ":keyword options" not in text
    assert text.index(":keyword body") < text.index(":keyword messages") < text.index(":keyword retries")
    assert text.rstrip().endswith(":raises ValueError: Never.")


def test_a_method_without_fields_lists_what_every_call_takes(call: Any) -> None:
    text = inspect.getdoc(call.client_class("h", "k").things.drop)
    assert text is not None and text.startswith("Drop a thing.\n") and "\n:keyword retries: How often" in text


def test_a_coroutine_function_stays_one(call: Any, method: Any) -> None:
    """The mark leaves the function as it is: tools ask what kind it is."""
    assert inspect.iscoroutinefunction(method) is call.is_async and inspect.ismethod(method)


def test_nothing_is_looked_up_until_somebody_asks(tiny: Any, runtime: Any) -> None:
    """The source is parsed by the first question, not by the import of a module of operations."""
    described = runtime("described")
    described.keywords.cache_clear()
    described._classes.cache_clear()
    described.described(object())(lambda **options: None)
    assert described._classes.cache_info().currsize == 0


def test_without_sources_the_names_still_stand(runtime: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package of compiled files alone: what its documentation says is left out, and nothing raises."""
    described = runtime("described")

    def fail(_: object) -> str:
        raise OSError

    monkeypatch.setattr(described.inspect, "getsource", fail)
    described.keywords.cache_clear()
    described._classes.cache_clear()
    names = [item.name for item in described.keywords("things:ChatOptions")]
    described.keywords.cache_clear()
    described._classes.cache_clear()
    assert "temperature" in names and "timeout" in names


def test_every_option_of_a_call_has_a_text(runtime: Any) -> None:
    assert all(item.text for item in runtime("described").keywords(""))
