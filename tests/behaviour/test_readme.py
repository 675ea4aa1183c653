"""Every snippet of every README runs, and sends what the document's own example sends.

The snippets are taken as they are printed, save for what no test may have: the endpoint becomes a server on loopback, and
Entra ID a credential that needs no network. A snippet that uses ``client`` comes after the one that makes it. The server
is a second reading of the document: it knows each example's request, and answers with that example's response.
"""

from __future__ import annotations

import ast
import json
import os
import re
import string
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import yaml
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from generator.project.catalog import Target, entries, resolve_targets
from generator.diagnostics import DiagnosticSink
from generator.ir.service import Example, Location, Operation, Service
from generator.generation import analyse, generate_package
from generator.package.result import Options

from . import test_hostile_documents

EMBEDDED = [entry.id for entry in entries() if entry.embedded]
ENDPOINT = "https://my-resource.openai.azure.com"
HEADINGS = {
    "stream": "Streaming",
    "upload": "Uploading",
    "download": "Downloading",
    "pages": "Lists",
    "begin": "Long-running operations",
}


@dataclass
class Made:
    """A generated package: its README's snippets by heading, and the document it was made from."""

    folder: Path
    readme: str
    service: Service

    def snippets(self, language: str = "python") -> list[tuple[str, str]]:
        found, heading = [], ""
        for part in re.split(r"^(## .*)$", self.readme, flags=re.MULTILINE):
            if part.startswith("## "):
                heading = part[3:]
            found += [(heading, code) for code in re.findall(rf"^```{language}\n(.*?)^```$", part, re.M | re.S)]
        return found


def make(target: Target, root: Path, module: str | None = None) -> Made:
    options = Options(root, module=module)
    result = generate_package(target, options)
    assert result.status.value == "written", [str(item) for item in result.diagnostics]
    folder = root / result.folder
    return Made(folder, (folder / "README.md").read_text("utf-8"), analyse(target, options, DiagnosticSink()).service)


@contextmanager
def importable(made: Made) -> Iterator[Made]:
    """The package on the path, beside an Entra ID that needs no network; forgotten at the end."""
    identity = ModuleType("azure.identity")
    vars(identity)["DefaultAzureCredential"] = Credential
    before = set(sys.modules)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(made.folder / "src"))
        patch.setitem(sys.modules, "azure.identity", identity)
        yield made
    for name in set(sys.modules) - before:
        if name.startswith(("azure_openai", "readme_")):
            del sys.modules[name]


@pytest.fixture(params=EMBEDDED, scope="module")
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Each embedded document's package, importable under its own name."""
    with importable(make(resolve_targets([request.param])[0], tmp_path_factory.mktemp("readme"))) as found:
        yield found


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a snippet's files are."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Credential:
    """Stands for azure-identity's DefaultAzureCredential, which is no dependency of the project."""

    def get_token(self, *scopes: str, **_: Any) -> Any:
        assert scopes == ("https://cognitiveservices.azure.com/.default",)
        return SimpleNamespace(token="entra", expires_on=1 << 40)


class ExampleServer:
    """Answers a request that one of the document's examples makes, with that example's response; no other."""

    def __init__(self, made: Made, server: HTTPServer) -> None:
        self.service, self.url = made.service, server.url_for("").rstrip("/")
        (shown,) = set(re.findall(rf'\("{ENDPOINT}([^"]*)", ', made.readme))
        self.base = shown or made.service.servers[0].base_path
        self.served: list[tuple[Operation, Example]] = []
        self.refuse = False
        server.expect_request(re.compile(".*")).respond_with_handler(self.answer)

    def answer(self, request: Request) -> Response:
        content = request.get_data()
        if self.refuse:
            return self.json({"error": {"code": "DeploymentNotFound", "message": "no such thing"}}, 404)
        sent = json.loads(content) if request.mimetype == "application/json" else None
        for operation in self.service.operations:
            for example in operation.examples:
                if self.is_of(request, sent, operation, example):
                    self.served.append((operation, example))
                    return self.response(request, sent, operation, example)
        return self.json({"error": {"message": f"no example sends {request.method} {request.url} {content!r}"}}, 418)

    def is_of(self, request: Request, sent: Any, operation: Operation, example: Example) -> bool:
        given = example.parameters
        path = re.sub(r"\{([^}]*)\}", lambda name: str(given.get(name[1], "")), operation.path)
        wanted = {
            item.wire_name: str(given[item.wire_name])
            for item in operation.parameters
            if item.location is Location.QUERY and item.wire_name in given and item.wire_name != "stream"
        }
        if (request.method, request.path) != (operation.method, self.base + path):
            return False
        if not wanted.items() <= request.args.to_dict().items():
            return False
        return sent is None or any(
            without(sent, "stream") == without(value, "stream")
            for value in given.values()
            if isinstance(value, Mapping)
        )

    def response(self, request: Request, sent: Any, operation: Operation, example: Example) -> Response:
        status, declared = next((int(key), value) for key, value in example.responses.items() if key.startswith("2"))
        body = declared.body.value if declared.body is not None else None
        if (sent or {}).get("stream") or request.args.get("stream") == "true":
            return Response(f"data: {json.dumps(body)}\n\ndata: [DONE]\n\n", status, content_type="text/event-stream")
        kinds = {media.content_type for item in operation.responses if not item.is_error for media in item.contents}
        if isinstance(body, str) and kinds != {"application/json"}:
            response = Response(body, status, content_type=next(iter(kinds - {"application/json"})))
        else:
            response = self.json(body, status)
        for name, value in declared.headers.items():
            response.headers[name] = str(value).replace(ENDPOINT, self.url)
        response.headers["retry-after-ms"] = "1"
        return response

    @staticmethod
    def json(body: object, status: int) -> Response:
        return Response(json.dumps(body) if body is not None else b"", status, content_type="application/json")


def without(body: Mapping[str, object], name: str) -> dict[str, object]:
    return {key: value for key, value in body.items() if key != name}


def run(code: str, server: ExampleServer, namespace: dict[str, Any]) -> dict[str, Any]:
    """Runs a snippet, as printed but for the endpoint; whatever file it opens to read is there."""
    code = code.replace(ENDPOINT, server.url)
    code = code.replace("DefaultAzureCredential())", "DefaultAzureCredential(), enforce_https=False)")
    for name in re.findall(r'open\("([^"]+)", "rb"\)', code):
        Path(name).write_bytes(b"content of the file")
    exec(compile(code, "README.md", "exec"), namespace)  # noqa: S102 - that is the test
    return namespace


def test_every_snippet_runs_and_sends_what_an_example_of_the_document_sends(
    made: Made, httpserver: HTTPServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server = ExampleServer(made, httpserver)
    snippets = made.snippets()
    (_, key), (_, entra), *rest = snippets
    assert len(rest) >= 5 and made.readme.count("```python") == len(snippets)
    for heading, code in rest:
        makes_its_own = re.search(r"^    async with \w+\(", code, re.MULTILINE)
        assert makes_its_own or "client." in code
        server.served.clear()
        run(code, server, {} if makes_its_own else run(key, server, {}))
        assert server.served, f"{heading}: no request arrived"
        assert capsys.readouterr().out.strip() or heading in ("Errors", "Downloading"), f"{heading} prints nothing"
    keys = {request.headers.get("api-key") for request, _ in httpserver.log}
    assert keys == {"<key>"}


def test_the_client_of_entra_id_makes_the_first_call_with_a_token_in_place_of_a_key(
    made: Made, httpserver: HTTPServer
) -> None:
    server = ExampleServer(made, httpserver)
    _, (_, entra), (_, first), *_ = made.snippets()
    run(first, server, run(entra, server, {}))
    request, _ = httpserver.log[-1]
    assert request.headers["Authorization"] == "Bearer entra" and "api-key" not in request.headers


def test_every_snippet_is_clean_under_mypy_strict(made: Made, folder: Path) -> None:
    (_, key), _, *rest = made.snippets()
    names = []
    for number, (_, code) in enumerate(rest):
        names.append(f"snippet{number}.py")
        (folder / names[-1]).write_text(code if "async with" in code else f"{key}\n{code}", "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--namespace-packages", "--explicit-package-bases"]
    environment = {**os.environ, "MYPYPATH": str(made.folder / "src")}
    done = subprocess.run([*command, *names], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_snippet_on_errors_says_what_the_service_said(
    made: Made, httpserver: HTTPServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server = ExampleServer(made, httpserver)
    server.refuse = True
    (code,) = [code for heading, code in made.snippets() if heading == "Errors"]
    run(code, server, run(made.snippets()[0][1], server, {}))
    assert "no such thing" in capsys.readouterr().out


def test_a_section_is_there_if_and_only_if_the_package_has_such_an_operation(made: Made) -> None:
    operations = made.service.operations
    expected = {
        "stream": any(item.streaming for item in operations),
        "upload": any(media.kind.value == "multipart" for op in operations if op.body for media in op.body.contents),
        "download": any(
            media.kind.value == "binary" for op in operations for res in op.responses for media in res.contents
        ),
        "pages": any(item.paging for item in operations),
        "begin": any(item.long_running for item in operations),
    }
    headings = {heading for heading, _ in made.snippets()}
    assert {key: HEADINGS[key] in headings for key in expected} == expected


def test_every_link_leads_to_a_heading_of_the_file_it_names(made: Made) -> None:
    api = (made.folder / "API.md").read_text("utf-8")
    slugs = {
        re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-") for line in re.findall("^#.*", api, re.M)
    }
    links = re.findall(r"\]\(API\.md#([^)]*)\)", made.readme) + re.findall(r"\]\(#([^)]*)\)", api)
    assert len(links) > 20 and set(links) <= slugs
    assert set(re.findall(r"\]\(([^)#]+)", made.readme + api)) == {"API.md", "README.md"}


WITHOUT_EXAMPLES = """
openapi: 3.1.0
info: {title: Azure OpenAI notes, version: "1"}
servers: [{url: "https://{endpoint}/notes"}]
paths:
  /books/{book-id}/notes:
    post:
      operationId: Notes_Create
      parameters:
        - {name: book-id, in: path, required: true, schema: {type: string}}
        - {name: kind, in: query, required: true, schema: {type: string, enum: [short, long]}}
        - {name: colour, in: query, schema: {type: string}}
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [text, place, pages]
              properties:
                text: {type: string}
                place: {type: object, required: [line], properties: {line: {type: integer}, column: {type: integer}}}
                pages: {type: array, items: {type: number}}
                mood: {type: string}
      responses:
        "200":
          description: ""
          content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}
"""


def test_a_document_without_examples_gets_a_call_of_what_is_required(
    tmp_path: Path, httpserver: HTTPServer, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "notes.yaml"
    document.write_text(WITHOUT_EXAMPLES, "utf-8")
    made = make(Target("notes.yaml", document), tmp_path / "out", "readme_notes.v1")
    httpserver.expect_request(re.compile(".*")).respond_with_json({"id": "note-1"})
    server = SimpleNamespace(url=httpserver.url_for("").rstrip("/"))
    with importable(made):
        (_, key), _, (_, first), *_ = made.snippets()
        run(first, server, run(key, server, {}))  # type: ignore[arg-type]
    ((request, _),) = httpserver.log
    assert (request.path, request.args.to_dict()) == ("/notes/books/<book-id>/notes", {"kind": "short"})
    assert json.loads(request.get_data()) == {"text": "<text>", "place": {"line": 1}, "pages": [1.0]}
    assert capsys.readouterr().out == "note-1\n"


def test_every_snippet_is_narrow_enough_to_read(made: Made) -> None:
    for _, code in made.snippets():
        assert max(map(len, code.splitlines())) <= 120, code


def test_what_is_long_or_deep_in_an_example_is_shortened(tmp_path: Path) -> None:
    content = yaml.safe_load(WITHOUT_EXAMPLES)
    body = content["paths"]["/books/{book-id}/notes"]["post"]["requestBody"]["content"]["application/json"]
    deep: dict[str, Any] = {}
    for _ in range(60):
        deep = {"line": deep}
    body["example"] = {"text": "word " * 200, "place": deep, "pages": [0.5] * 1536}
    document = tmp_path / "long.json"
    document.write_text(json.dumps(content), "utf-8")
    found = make(Target("long.json", document), tmp_path / "long", "readme_long.v1")
    assert 'text="word word' in found.readme and 'word…"' in found.readme
    assert "pages=[0.5, 0.5, 0.5, 0.5]," in found.readme
    assert max(len(line) for _, code in found.snippets() for line in code.splitlines()) <= 140


MARKUP = """
# Owned
```
````
    ```
~~~
<script>owned()</script> </details> <!-- &lt;b&gt; &#60;
===
- [Owned](https://owned.example) ![Owned](https://owned.example) [x]: https://owned.example
1. Owned
> Owned | `Owned | ``Owned`` *Owned* __Owned__
| Owned | Owned |
"""


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """The hostile document, with everything that means something in Markdown, and with an example of the same kind."""
    monkeypatch.setattr(test_hostile_documents, "ATTACK", MARKUP + test_hostile_documents.ATTACK)
    content = test_hostile_documents.hostile_document()
    text = test_hostile_documents.attack("text")
    for item in content["paths"].values():
        names = [parameter["name"] for parameter in item["post"].get("parameters", ())]
        parameters = {**{name: text for name in names}, "body": {text: [text, {text: text}]}}
        item["post"]["x-ms-examples"] = {text: {"parameters": parameters, "responses": {"200": {"body": {text: text}}}}}
    document = tmp_path / "hostile.json"
    document.write_text(json.dumps(content), "utf-8")
    return make(Target("hostile.json", document), tmp_path / "out", "readme_hostile.v1")


@pytest.mark.parametrize("name", ["README.md", "API.md"])
def test_no_text_of_a_hostile_document_is_markup(hostile: Made, name: str) -> None:
    lines, fenced = [], False
    for line in (hostile.folder / name).read_text("utf-8").split("\n"):
        if fenced or line in ("```python", "```sh"):
            fenced = line != "```"
        else:
            lines.append(without_code(line))
    assert not fenced
    for line in lines:
        assert not re.match(r" {0,3}(```|~~~|>|=|<|\d+[.)] |[*+] )", line), line
        assert not re.search(r"<|&#?\w+;|[*_]{2}", line), line
        assert not re.match(r" {0,3}[#|]", line) or "Owned" not in line, line
        assert all(link.startswith(("API.md", "README.md", "#")) for link in re.findall(r"\]\(([^)]*)\)", line)), line
    assert any("Owned" in line for line in lines), "nothing of the document is shown"
    for _, code in replace(hostile, readme=(hostile.folder / name).read_text("utf-8")).snippets():
        ast.parse(code)


def without_code(line: str) -> str:
    """A line without code spans (CommonMark 6.1) and without escaped characters."""
    found = ""
    while line:
        run = re.match("`+", line)
        end = re.search(rf"(?<!`){run[0]}(?!`)", line[len(run[0]) :]) if run else None
        if run:
            line = line[len(run[0]) + (end.end() if end else 0) :]
        elif line.startswith("\\") and line[1:2] in string.punctuation:
            line = line[2:]
        else:
            found, line = found + line[0], line[1:]
    return found
