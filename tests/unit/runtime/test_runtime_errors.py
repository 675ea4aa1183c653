"""Proves that what goes wrong is raised as azure-core's exceptions, with all that helps and nothing secret."""

from __future__ import annotations

import datetime
import email.utils
import traceback
from typing import Any

import pytest
from azure.core import exceptions
from azure.core.exceptions import DecodeError, HttpResponseError
from pytest_httpserver import HTTPServer

CLASSES = {
    304: "ResourceNotModifiedError",
    400: "HttpResponseError",
    401: "ClientAuthenticationError",
    404: "ResourceNotFoundError",
    409: "ResourceExistsError",
    412: "ResourceModifiedError",
    500: "HttpResponseError",
}
CHAT = "/openai/deployments/d/chat"


def failure(call: Any, *arguments: Any, **keywords: Any) -> Any:
    with pytest.raises(HttpResponseError) as caught:
        call(*arguments, **keywords)
    text = "".join(traceback.format_exception(caught.value)) + repr(caught.value) + str(caught.value)
    assert "s3cret" not in text  # the key that conftest.py gives
    return caught.value


@pytest.mark.parametrize("status", CLASSES)
def test_the_class_tells_the_status(call: Any, httpserver: HTTPServer, status: int) -> None:
    httpserver.expect_request(CHAT).respond_with_json({"error": {"code": "c", "message": "m"}}, status=status)
    error = failure(call, "chat", "d")
    assert isinstance(error, getattr(exceptions, CLASSES[status])) and type(error).__name__ == (
        "ApiError" if CLASSES[status] == "HttpResponseError" else CLASSES[status]
    )
    assert error.status_code == status


def test_what_an_error_tells(call: Any, httpserver: HTTPServer, models: Any) -> None:
    headers = {"apim-request-id": "abc-1", "Retry-After": "7"}
    body = {"error": {"code": "DeploymentNotFound", "message": "No such deployment.", "where": "d", "more": 1}}
    httpserver.expect_request(CHAT).respond_with_json(body, status=404, headers=headers)
    error = failure(call, "chat", "d")
    assert str(error) == error.message == "404 NOT FOUND: (DeploymentNotFound) No such deployment. [request id abc-1]"
    assert type(error.model) is models.Missing and error.model.error.where == "d" and error.model.error.more == 1
    assert (error.request_id, error.retry_after) == ("abc-1", 7.0)
    assert (
        error.error.code == "DeploymentNotFound" and error.error.message == "(DeploymentNotFound) No such deployment."
    )


def test_an_undeclared_error_is_read_as_well_as_can_be(call: Any, httpserver: HTTPServer) -> None:
    httpserver.expect_request(CHAT).respond_with_json({"error": {"code": 7, "message": "No.", "x": 1}}, status=400)
    error = failure(call, "chat", "d")
    assert (error.model.error.code, error.model.error.message, error.model.error.x) == (7, "No.", 1)


@pytest.mark.parametrize("body", [{"error": "No."}, {"message": "No."}, {"error": {"message": "No."}}, "No.", ["No."], {"detail": "No."}])  # fmt: skip
def test_the_message_is_found_in_other_shapes_too(call: Any, httpserver: HTTPServer, body: Any) -> None:
    httpserver.expect_request(CHAT).respond_with_json(body, status=400)
    assert "No." in str(failure(call, "chat", "d"))


def test_a_proxy_page_shows_its_beginning(call: Any, httpserver: HTTPServer) -> None:
    httpserver.expect_request(CHAT).respond_with_data(
        "Bad gateway " * 100, status=502, content_type="text/plain", headers={"x-request-id": "r-1"}
    )
    error = failure(call, "chat", "d")
    assert str(error).startswith("502 BAD GATEWAY: Bad gateway") and "r-1" in str(error) and "text/plain" in str(error)
    assert len(str(error)) < 650 and error.model is None


@pytest.mark.parametrize(
    ("body", "kind"), [("<html>Sign in</html>", "text/html"), ("", "application/json"), ('{"id":', "application/json")]
)
def test_a_success_that_cannot_be_read_says_what_it_is(call: Any, httpserver: HTTPServer, body: str, kind: str) -> None:
    httpserver.expect_request(CHAT).respond_with_data(body, content_type=kind, headers={"apim-request-id": "r-2"})
    error = failure(call, "chat", "d")
    assert isinstance(error, DecodeError)
    for part in ("200", kind, "r-2", body or "no body"):
        assert part in str(error)


def test_strict_raises_with_the_reason_as_cause(call: Any, httpserver: HTTPServer) -> None:
    httpserver.expect_request(CHAT).respond_with_json({"id": 1})
    assert call("chat", "d").id == 1
    error = failure(call, "chat", "d", settings={"strict": True})
    assert isinstance(error, DecodeError) and type(error.__cause__).__name__ == "ValidationError"


def test_a_success_that_the_document_forgot_is_read_as_the_declared_one(call: Any, httpserver: HTTPServer) -> None:
    httpserver.expect_request(CHAT).respond_with_json({"id": "a"}, status=201)
    assert call("chat", "d").id == "a"
    httpserver.clear()
    httpserver.expect_request(CHAT).respond_with_data("", status=204)
    assert call("chat", "d") is None


def test_the_content_type_chooses_among_results(call: Any, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/openai/audio").respond_with_data(
        "1\n00:00 hé".encode("latin-1"), content_type="text/plain; charset=latin-1"
    )
    assert call("audio", file=b"") == "1\n00:00 hé"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after-ms": "1500", "Retry-After": "9"}, 1.5),
        ({"Retry-After": "2.5"}, 2.5),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-1"}, 0.0),
        (
            {"Retry-After": email.utils.format_datetime(datetime.datetime(2001, 1, 1, tzinfo=datetime.timezone.utc))},
            0.0,
        ),
        ({}, None),
    ],
)
def test_how_long_to_wait(runtime: Any, headers: dict[str, str], seconds: float | None) -> None:
    assert runtime("errors").retry_after(headers) == seconds


def test_an_error_has_what_the_service_said_as_attributes(call: Any, tiny: Any, httpserver: HTTPServer) -> None:
    """Code, argument, request id and wait; None where the service says nothing of it."""
    error = {"code": "invalid", "message": "No.", "param": "messages[0]"}
    headers = {"apim-request-id": "r-1", "retry-after-ms": "1500"}
    httpserver.expect_ordered_request("/openai/things/a").respond_with_json({"error": error}, 400, headers)
    httpserver.expect_ordered_request("/openai/things/a").respond_with_data("<p>busy</p>", 418)
    with pytest.raises(tiny._runtime.errors.ApiError) as caught:
        call("drop", "a")
    told = caught.value
    assert (told.status_code, told.code, told.param, told.request_id, told.retry_after) == (
        400, "invalid", "messages[0]", "r-1", 1.5
    )  # fmt: skip
    assert str(told) == told.message == "400 BAD REQUEST: (invalid) No. [request id r-1]"
    with pytest.raises(HttpResponseError) as caught:
        call("drop", "a")
    told = vars(caught.value) | {"status_code": caught.value.status_code}
    assert (told["status_code"], told.get("code"), told.get("param"), told["request_id"], told["retry_after"]) == (
        418,
        None,
        None,
        None,
        None,
    )


def test_a_strict_client_names_the_field_that_does_not_fit(call: Any, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/openai/deployments/d/chat").respond_with_json({"id": "1", "usage": {"total": "many"}})
    with pytest.raises(DecodeError, match=r"does not fit its type \(usage.total: Input should be a valid integer\)"):
        call("chat", "d", settings={"strict": True})
