"""Long-running operations of generated packages: how they are waited for, what they lead to, how they fail."""

from __future__ import annotations

import json
import time
from types import ModuleType
from typing import Any

import pytest
from azure.core.exceptions import AzureError, HttpResponseError, ResourceNotFoundError
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from .wire import KEY, Connect, StartServer, connect, package_from, package_of, start_server

__all__ = ["connect", "start_server"]
SUBMIT = "/openai/images/generations:submit"
STATE = "/openai/operations/images/o1"

DOCUMENT = """
openapi: 3.0.3
info: {title: Works, version: "2024-01-01"}
servers: [{url: "https://{endpoint}/works", variables: {endpoint: {default: x.example}}}]
paths:
  /jobs/{id}:
    parameters: [{$ref: "#/components/parameters/version"}, {name: id, in: path, required: true, schema: {type: string}}]
    put:
      operationId: jobs_create
      x-ms-long-running-operation: true
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Job"}}}}
      responses: &answers
        "200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Job"}}}}
        "201": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Job"}}}}
        default: {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Failure"}}}}
    delete:
      operationId: jobs_delete
      x-ms-long-running-operation: true
      responses: {"202": {description: ""}, "204": {description: ""}}
  /jobs/{id}/run:
    parameters: [{$ref: "#/components/parameters/version"}, {name: id, in: path, required: true, schema: {type: string}}]
    post:
      operationId: jobs_run
      x-ms-long-running-operation: true
      x-ms-long-running-operation-options: {final-state-via: location}
      responses:
        "202": {description: ""}
        "200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Job"}}}}
  /jobs/{id}/check:
    parameters: [{$ref: "#/components/parameters/version"}, {name: id, in: path, required: true, schema: {type: string}}]
    post:
      operationId: jobs_check
      x-ms-long-running-operation: true
      x-ms-long-running-operation-options: {final-state-via: operation-location}
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Job"}}}}}
  /jobs/search:
    post:
      operationId: jobs_search
      parameters: [{$ref: "#/components/parameters/version"}]
      x-ms-long-running-operation: true
      x-ms-pageable: {nextLinkName: nextLink}
      responses: {"202": {description: ""}, "200": {description: "", content: {application/json: {schema:
        {type: object, properties: {nextLink: {type: string}, value: {type: array, items: {$ref: "#/components/schemas/Job"}}}}}}}}
components:
  parameters:
    version: {name: api-version, in: query, required: true, schema: {type: string}}
  schemas:
    Job: {type: object, properties: {id: {type: string}, status: {type: string}, words: {type: integer}}}
    Failure: {type: object, properties: {error: {type: object, properties: {code: {type: string}, message: {type: string}}}}}
"""


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_from(DOCUMENT, tmp_path_factory.mktemp("works"), "polling_works.v1")


@pytest.fixture(scope="module")
def authoring(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_of("authoring/2023-10-01-preview", tmp_path_factory.mktemp("authoring"), "polling_authoring.v1")


def answer(body: Any, status: int = 200, **headers: str) -> Response:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Response(b"" if body is None else json.dumps(body), status, named, content_type="application/json")


class Service:
    """Answers each path with its answers in turn, the last for ever, and notes what came and when."""

    def __init__(self, httpserver: HTTPServer, answers: dict[str, list[Response]]) -> None:
        self.answers, self.seen, self.times = answers, list[str](), list[float]()
        self.requests: list[Request] = []
        for path in answers:
            httpserver.expect_request(path.partition(" ")[2]).respond_with_handler(self.answer)

    def answer(self, request: Request) -> Response:
        request.get_data()
        key = f"{request.method} {request.path}"
        self.seen.append(key)
        self.times.append(time.monotonic())
        self.requests.append(request)
        left = self.answers[key]
        return left.pop(0) if len(left) > 1 else left[0]


def images(
    httpserver: HTTPServer, *states: Any, link: str = "{base}" + STATE + "?api-version=2023-10-01-preview"
) -> Service:
    """A service that takes a picture's order and tells these states, one after another."""
    base = httpserver.url_for("").rstrip("/")
    begun = answer({"id": "o1", "status": "notRunning"}, 202, operation_location=link.format(base=base))
    told = [state if isinstance(state, Response) else answer(state) for state in states]
    return Service(httpserver, {f"POST {SUBMIT}": [begun], f"GET {STATE}": told})


RUNNING = {"id": "o1", "created": 1, "status": "running"}
DONE = {
    "id": "o1",
    "created": 1,
    "status": "succeeded",
    "result": {"created": 2, "data": [{"url": "https://x.example/1"}]},
}


def begin(client: Any, **more: Any) -> Any:
    return client.images.begin_generate(prompt="A cat", **{"polling_interval": 0.01, **more})


@pytest.mark.parametrize("link", ["{base}" + STATE + "?api-version=2023-10-01-preview", STATE])
def test_the_operation_location_is_polled_until_it_is_done(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer, link: str
) -> None:
    """``operation-location``, absolute or relative, is asked until it succeeds; the outcome is typed, the key goes along."""
    service = images(httpserver, RUNNING, RUNNING, DONE, link=link)
    poller = begin(connect(authoring, httpserver.url_for("")))
    result = poller.result()
    assert type(result) is authoring.models.OperationResponse and result.result.data[0].url == "https://x.example/1"
    assert poller.status() == "succeeded" and poller.done()
    assert service.seen == [f"POST {SUBMIT}", *[f"GET {STATE}"] * 3]
    assert all(request.headers["api-key"] == KEY for request in service.requests)
    assert len({request.headers["x-ms-client-request-id"] for request in service.requests}) >= 1


@pytest.mark.parametrize(("header", "seconds"), [({"retry_after": "1"}, 1.0), ({"retry_after_ms": "400"}, 0.4)])
def test_the_service_says_when_to_ask_again(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer, header: dict[str, str], seconds: float
) -> None:
    """``Retry-After`` between two polls is waited for, whatever ``polling_interval`` says."""
    service = images(httpserver, answer(RUNNING, 200, **header), DONE)
    begin(connect(authoring, httpserver.url_for("")), polling_interval=100).result()
    assert seconds - 0.05 < service.times[2] - service.times[1] < 90


def test_the_polling_interval_is_kept_where_the_service_names_none(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer
) -> None:
    """``polling_interval`` is the time between two polls."""
    service = images(httpserver, RUNNING, RUNNING, DONE)
    begin(connect(authoring, httpserver.url_for("")), polling_interval=0.3).result()
    gaps = [after - before for before, after in zip(service.times[1:], service.times[2:], strict=False)]
    assert len(gaps) == 2 and all(0.28 < gap < 25 for gap in gaps)  # the usual interval is 30


FAILED = {"id": "o1", "created": 1, "status": "failed", "error": {"code": "contentFilter", "message": "Not that."}}
CANCELED = {**FAILED, "status": "canceled"}


@pytest.mark.parametrize("state", [FAILED, CANCELED], ids=["failed", "canceled"])
@pytest.mark.parametrize("when", ["at once", "later"])
def test_failing_and_canceling_raise_with_the_services_words(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer, state: dict[str, Any], when: str
) -> None:
    """An operation that fails, in its first answer or a later one, raises; the exception holds the service's error."""
    if when == "later":
        images(httpserver, RUNNING, state)
    else:
        location = httpserver.url_for(STATE)
        Service(httpserver, {f"POST {SUBMIT}": [answer(state, 202, operation_location=location)]})
    with pytest.raises(HttpResponseError, match="contentFilter.*Not that") as caught:
        begin(connect(authoring, httpserver.url_for(""))).result()
    assert caught.value.error and caught.value.error.code == "contentFilter"
    assert caught.value.model is not None and caught.value.model.error.message == "Not that."
    assert KEY not in str(caught.value)


def test_a_refused_beginning_raises_at_once(connect: Connect, authoring: ModuleType, httpserver: HTTPServer) -> None:
    """What the service refuses to begin raises at ``begin_…``, as any call, and nothing is polled."""
    refused = answer({"error": {"code": "bad", "message": "No prompt."}}, 400)
    service = Service(httpserver, {f"POST {SUBMIT}": [refused]})
    with pytest.raises(HttpResponseError, match="No prompt") as caught:
        begin(connect(authoring, httpserver.url_for("")))
    assert type(caught.value.model) is authoring.models.ErrorResponse and len(service.seen) == 1


def test_a_failing_poll_raises_and_can_be_gone_on_from(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer
) -> None:
    """A poll that is refused raises its own class with the service's error; a busy one is tried again."""
    gone = answer({"error": {"code": "gone", "message": "Forgotten."}}, 404)
    images(httpserver, answer(None, 503), RUNNING, gone)
    client = connect(authoring, httpserver.url_for(""), retries=1, retry_backoff=0.01)
    with pytest.raises(ResourceNotFoundError, match="Forgotten"):
        begin(client).result()


def test_a_continuation_token_goes_on_elsewhere(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer
) -> None:
    """Another client takes the token and polls on; the operation is not begun again; no key is in the token."""
    service = images(httpserver, DONE)
    poller = begin(connect(authoring, httpserver.url_for("")))
    token = poller.continuation_token()
    result = begin(connect(authoring, httpserver.url_for("")), continuation_token=token).result()
    assert result.status == "succeeded" and service.seen.count(f"POST {SUBMIT}") == 1
    import base64

    assert KEY.encode() not in base64.b64decode(token + "==") and KEY not in token
    poller.result()


def test_a_location_is_polled_until_it_is_no_longer_202(
    connect: Connect, works: ModuleType, httpserver: HTTPServer
) -> None:
    """``Location`` alone: 202 means wait, 200 is the typed outcome; a relative address, and a new one, are followed."""
    service = Service(
        httpserver,
        {
            "POST /works/jobs/a b/run": [answer(None, 202, location="/works/results/1")],
            "GET /works/results/1": [answer(None, 202, location=httpserver.url_for("/works/results/2"))],
            "GET /works/results/2": [answer(None, 202), answer({"id": "a b", "words": 7})],
        },
    )
    result = connect(works, httpserver.url_for("")).jobs.begin_run("a b", polling_interval=0.01).result()
    assert type(result) is works.models.Job and result.words == 7
    assert service.seen[1:] == ["GET /works/results/1", "GET /works/results/2", "GET /works/results/2"]


@pytest.mark.parametrize("via", ["location", "operation-location"])
def test_final_state_via_says_where_the_outcome_is(
    connect: Connect, works: ModuleType, httpserver: HTTPServer, via: str
) -> None:
    """With both headers the operation is polled, and the outcome read where ``final-state-via`` says."""
    base = httpserver.url_for("").rstrip("/")
    begun = answer(None, 202, location=f"{base}/works/results/1", operation_location=f"{base}/works/state")
    states = [answer({"status": "Running"}), answer({"status": "Succeeded", "words": 8})]
    answers = {"GET /works/state": states, "GET /works/results/1": [answer({"id": "a", "words": 9})]}
    method = "run" if via == "location" else "check"
    service = Service(httpserver, {f"POST /works/jobs/a/{method}": [begun], **answers})
    jobs = connect(works, httpserver.url_for("")).jobs
    result = getattr(jobs, f"begin_{method}")("a", polling_interval=0.01).result()
    assert type(result) is works.models.Job and result.words == (9 if via == "location" else 8)
    assert service.seen[3:] == (["GET /works/results/1"] if via == "location" else [])


def test_an_operation_that_was_put_ends_with_the_thing_itself(
    connect: Connect, works: ModuleType, httpserver: HTTPServer
) -> None:
    """After PUT with an ``operation-location`` the outcome is read from the thing, with the api-version."""
    begun = answer({"id": "a", "status": "Creating"}, 201, operation_location=httpserver.url_for("/works/state"))
    states = [answer({"status": "Creating"}), answer({"status": "Succeeded"})]
    answers = {"PUT /works/jobs/a": [begun], "GET /works/state": states}
    service = Service(httpserver, {**answers, "GET /works/jobs/a": [answer({"id": "a", "words": 5})]})
    job = connect(works, httpserver.url_for("")).jobs.begin_create("a", words=5, polling_interval=0.01).result()
    assert type(job) is works.models.Job and job.words == 5
    assert service.requests[-1].args["api-version"] == "2024-01-01"


@pytest.mark.parametrize("end", ["succeeded", "failed"])
def test_the_bodys_own_status_is_polled_where_no_header_names_another_place(
    connect: Connect, works: ModuleType, httpserver: HTTPServer, end: str
) -> None:
    """Without any header, a thing whose ``status`` is not final is asked for until it is."""
    error = {"error": {"code": "broken", "message": "Bad words."}} if end == "failed" else {}
    begun = answer({"id": "a", "status": "running"}, 201)
    states = [answer({"id": "a", "status": "running"}), answer({"id": "a", "status": end, "words": 5, **error})]
    service = Service(httpserver, {"PUT /works/jobs/a": [begun], "GET /works/jobs/a": states})
    poller = connect(works, httpserver.url_for("")).jobs.begin_create("a", words=5, polling_interval=0.01)
    if end == "failed":
        with pytest.raises(HttpResponseError, match="Bad words"):
            poller.result()
    else:
        assert poller.result().words == 5
    assert service.seen == ["PUT /works/jobs/a", *["GET /works/jobs/a"] * 2]


def test_an_answer_that_is_already_final_is_the_outcome(
    connect: Connect, works: ModuleType, httpserver: HTTPServer
) -> None:
    """A service that was done at once is not asked again; one whose answer has no status is done."""
    for body in ({"id": "a", "status": "Succeeded", "words": 5}, {"id": "a", "words": 5}):
        httpserver.clear()
        service = Service(httpserver, {"PUT /works/jobs/a": [answer(body)]})
        assert connect(works, httpserver.url_for("")).jobs.begin_create("a", words=5).result().words == 5
        assert len(service.seen) == 1


def test_an_operation_may_lead_to_nothing(connect: Connect, works: ModuleType, httpserver: HTTPServer) -> None:
    """A deletion is waited for like anything else, and its result is None."""
    service = Service(
        httpserver,
        {
            "DELETE /works/jobs/a": [answer(None, 202, location="/works/gone")],
            "GET /works/gone": [answer(None, 202), answer(None, 204)],
        },
    )
    assert connect(works, httpserver.url_for("")).jobs.begin_delete("a", polling_interval=0.01).result() is None
    assert len(service.seen) == 3


@pytest.mark.parametrize("link", ["{other}/state", "//{netloc}/state", "http://x.example:port/"])
def test_a_state_on_another_host_is_not_asked_for(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer, start_server: StartServer, link: str
) -> None:
    """What another host says of an operation is not believed: it is sent nothing, and the poller raises."""
    other = start_server(lambda connection, *_: connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))
    images(httpserver, DONE, link=link.format(other=other.url, netloc=other.url.partition("//")[2]))
    with pytest.raises(AzureError):
        begin(connect(authoring, httpserver.url_for(""))).result()
    assert other.requests == []


@pytest.mark.parametrize(
    ("query", "version"), [("", "2023-10-01-preview"), ("?api-version=2024-01-01", "2024-01-01"), ("?key=1", None)]
)
def test_an_address_without_a_query_gets_the_api_version(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer, query: str, version: str | None
) -> None:
    """The service's address is asked as it is where it has a query; without one it could not be answered."""
    service = images(httpserver, RUNNING, DONE, link="{base}" + STATE + query)
    begin(connect(authoring, httpserver.url_for(""))).result()
    assert [request.args.get("api-version") for request in service.requests[1:]] == [version, version]


@pytest.mark.parametrize("state", ["Cancelled", "error", "TimedOut"])
def test_other_words_for_a_failure_fail(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer, state: str
) -> None:
    """``cancelled`` with two l, and what else services say in place of Azure's words, is not polled for ever."""
    images(httpserver, RUNNING, {**FAILED, "status": state})
    with pytest.raises(HttpResponseError, match="Not that"):
        begin(connect(authoring, httpserver.url_for(""))).result()


@pytest.mark.parametrize("state", ["Completed", "success", "done"])
def test_other_words_for_success_succeed(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer, state: str
) -> None:
    images(httpserver, {**RUNNING, "status": "validating"}, {**DONE, "status": state})
    poller = begin(connect(authoring, httpserver.url_for("")))
    assert poller.result().result.created == 2 and poller.status() == "succeeded"


@pytest.mark.parametrize("state", ["notRunning", "Running"])
def test_an_operation_that_nobody_can_ask_for_raises(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer, state: str
) -> None:
    """202 and a state that is not final, without a header that leads on: that is not success."""
    Service(httpserver, {f"POST {SUBMIT}": [answer({"id": "o1", "status": state}, 202)]})
    with pytest.raises(HttpResponseError, match="no place"):
        begin(connect(authoring, httpserver.url_for("")))


@pytest.mark.parametrize("body", ["[]", "{}", '{"status": 5}', "text"])
def test_a_poll_that_says_nothing_raises(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer, body: str
) -> None:
    """An answer to a poll without a status is the service's mistake, and told as one."""
    images(httpserver, Response(body, 200, content_type="application/json"))
    with pytest.raises(HttpResponseError, match="status"):
        begin(connect(authoring, httpserver.url_for(""))).result()


@pytest.mark.parametrize("method", ["run", "check", "create"])
def test_azure_async_operation_is_followed(
    connect: Connect, works: ModuleType, httpserver: HTTPServer, method: str
) -> None:
    """``Azure-AsyncOperation`` is polled like ``Operation-Location``; with ``final-state-via: location``, and after PUT,
    the outcome is read elsewhere."""
    base = httpserver.url_for("").rstrip("/")
    place = {"run": "/works/results/1", "create": "/works/jobs/a", "check": "/works/state"}[method]
    begun = answer(None, 202, azure_asyncoperation=f"{base}/works/state", location=f"{base}/works/results/1")
    states = [answer({"status": "InProgress"}), answer({"status": "Succeeded", "words": 3})]
    first = "PUT /works/jobs/a" if method == "create" else f"POST /works/jobs/a/{method}"
    answers = {"GET /works/state": states, "GET /works/results/1": [answer({"words": 3})]}
    service = Service(httpserver, {first: [begun], "GET /works/jobs/a": [answer({"words": 3})], **answers})
    jobs = connect(works, httpserver.url_for("")).jobs
    assert getattr(jobs, f"begin_{method}")("a", polling_interval=0.01).result().words == 3
    assert service.seen == [first, *["GET /works/state"] * 2, *([f"GET {place}"] if method != "check" else [])]


@pytest.mark.parametrize("header", ["location", "operation_location"])
def test_an_operation_may_lead_to_a_list_in_pages(
    connect: Connect, works: ModuleType, httpserver: HTTPServer, header: str
) -> None:
    """The outcome is a list, whose first page is what was waited for; the next ones are asked for with GET."""
    base = httpserver.url_for("").rstrip("/")
    first = {"value": [{"id": "a"}, {"id": "b"}], "nextLink": "/works/page?skip=2"}
    begun = answer(None, 202, **{header: f"{base}/works/state", "location": f"{base}/works/outcome"})
    if header == "location":
        begun = answer(None, 202, location=f"{base}/works/state")
        answers = {"GET /works/state": [answer(None, 202), answer(first)]}
    else:
        answers = {"GET /works/state": [answer({"status": "Running"}), answer({"status": "Succeeded"})]}
        answers |= {"GET /works/outcome": [answer(first)]}
    answers |= {"GET /works/page": [answer({"value": [{"id": "c"}]})]}
    service = Service(httpserver, {"POST /works/jobs/search": [begun], **answers})
    jobs = connect(works, httpserver.url_for("")).jobs
    found = list(jobs.begin_search(polling_interval=0.01).result())
    assert [job.id for job in found] == ["a", "b", "c"] and {type(job) for job in found} == {works.models.Job}
    assert service.seen[-1] == "GET /works/page" and service.requests[-1].args["api-version"] == "2024-01-01"
    assert all(request.headers["api-key"] == KEY for request in service.requests)
