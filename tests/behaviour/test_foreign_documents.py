"""A document that is not Azure's: its package is named, documented and served as its own document says."""

from __future__ import annotations

import asyncio
import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from azure.core.credentials import AzureKeyCredential
from pytest_httpserver import HTTPServer

from generator.generation import generate_package
from generator.package.result import Options
from generator.package.write import LOCK
from generator.project.catalog import Target

DOCUMENT = """
openapi: 3.1.0
info: {title: "The Bookshop API (v2)", version: 2.1.0}
SERVERS
SECURITY
paths:
  /books/{id}:
    get:
      operationId: Books_Get
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: "", content: {application/json: {schema: {type: object, properties: {title: {type: string}}}}}}}
"""
SERVERS = "servers: [{url: https://api.bookshop.example/v2}]"
KEY = "security: [{key: []}]\ncomponents: {securitySchemes: {key: {type: apiKey, in: header, name: X-Book-Key}}}"
BASIC = "components: {securitySchemes: {login: {type: http, scheme: basic}}}"
OAUTH = """security: [{login: [read]}]
components:
  securitySchemes:
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: TOKENS, scopes: {SCOPE: all}}}}"""
OWN_OAUTH = OAUTH.replace("TOKENS", "https://login.bookshop.example/token").replace("SCOPE", "read")
ENTRA = OAUTH.replace("TOKENS", "https://login.microsoftonline.com/t/oauth2/v2.0/token").replace(
    "SCOPE", "api://books/.default"
)


class Bookshop:
    """The package of the document with other servers and security."""

    def __init__(self, folder: Path, servers: str = SERVERS, security: str = KEY, **changes: str) -> None:
        text = DOCUMENT.replace("SERVERS", servers).replace("SECURITY", security)
        for old, new in changes.items():
            text = text.replace(old, new)
        path = folder / "openapi.yaml"
        path.write_text(text)
        self.result = generate_package(Target(str(path), path), Options(folder / "out"))
        assert self.result.status.value == "written", self.result.diagnostics
        self.folder = folder / "out" / self.result.folder
        self.readme = (self.folder / "README.md").read_text()
        self.construction = re.findall(r"^client = .*$", self.readme, re.M)

    def texts(self) -> Iterator[tuple[Path, str]]:
        """What users read: all but the lock, and the runtime, which is the same in every package."""
        for path in self.folder.rglob("*"):
            if path.is_file() and "_runtime" not in path.parts and path.name != LOCK:
                yield path, path.read_text()

    def load(self, patch: pytest.MonkeyPatch) -> ModuleType:
        patch.syspath_prepend(str(self.folder / "src"))
        for name in [name for name in sys.modules if name.partition(".")[0] == "bookshop"]:
            del sys.modules[name]
        importlib.import_module(f"{self.result.module}.aio")
        return importlib.import_module(self.result.module)


def test_a_bookshops_package_is_named_after_its_title_and_has_nothing_of_azure(tmp_path: Path) -> None:
    """Only azure-core is there, which is the runtime's, with its type of a key."""
    shop = Bookshop(tmp_path)
    assert (shop.result.folder, shop.result.module) == ("bookshop-2-1-0", "bookshop.v2_1_0")
    assert "class BookshopClient(Client)" in (shop.folder / "src/bookshop/v2_1_0/_client.py").read_text()
    for path, text in shop.texts():
        rest = re.sub(r"azure[.-]core|AzureKeyCredential", "", text)
        words = r"azure|entra|openai" if "tests" in path.parts else r"azure|entra|openai|api-version"
        assert not re.search(words, rest, re.IGNORECASE), path


@pytest.mark.parametrize(
    ("security", "how", "construction"),
    [
        (KEY, "With a key", 'BookshopClient(credential=AzureKeyCredential("<key>"))'),
        (
            BASIC,
            "With a user name and a password",
            'BookshopClient(credential=AzureKeyCredential("<user>:<password>"))',
        ),
        (OWN_OAUTH, "With a token", 'BookshopClient(credential=AzureKeyCredential("<token>"))'),
        ("", "The service asks for no credential", "BookshopClient()"),
    ],
)
def test_the_credential_shown_is_that_of_the_documents_security(
    tmp_path: Path, security: str, how: str, construction: str
) -> None:
    shop = Bookshop(tmp_path, security=security)
    assert f"\n{how}:\n" in shop.readme and shop.construction == [f"client = {construction}"]
    assert ("get_token" in shop.readme) == (security == OWN_OAUTH) and "Azure.identity" not in shop.readme


def test_entra_id_is_shown_where_the_document_names_it(tmp_path: Path) -> None:
    shop = Bookshop(tmp_path, security=ENTRA)
    assert shop.construction[1:] == ["client = BookshopClient(credential=DefaultAzureCredential())"]


@pytest.mark.parametrize(
    ("servers", "shown"),
    [
        ("servers: [{url: 'https://{shop}.example/v2', variables: {shop: {default: a}}}]", "https://api.example.com"),
        ("servers: [{url: http://localhost:8080/v2}]", "http://localhost:8080"),  # a key would be sent in plain text
        ("servers: [{url: /v2}]", "https://api.example.com"),
        ("", "https://api.example.com"),
        ("servers: [{url: 'https://evil\").example/v2'}]", "https://api.example.com"),
    ],
)
def test_an_endpoint_is_asked_for_where_the_document_has_none_to_trust(
    tmp_path: Path, servers: str, shown: str
) -> None:
    shop = Bookshop(tmp_path, servers)
    assert shop.construction == [f'client = BookshopClient("{shown}", AzureKeyCredential("<key>"))']
    assert "        endpoint: str,\n" in (shop.folder / "src/bookshop/v2_1_0/_client.py").read_text()


@pytest.mark.parametrize("security", [KEY, OWN_OAUTH, ""])
@pytest.mark.parametrize("is_async", [False, True])
def test_requests_go_to_the_documents_server_with_its_credential(
    tmp_path: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch, security: str, is_async: bool
) -> None:
    """A client that is given no endpoint has the document's; the order of the arguments is that of every package."""
    package = Bookshop(tmp_path, security=security).load(monkeypatch)
    kind = package.aio.BookshopClient if is_async else package.BookshopClient
    key = {"credential": AzureKeyCredential("k")} if security else {}
    assert repr(kind(**key)) == "BookshopClient('https://api.bookshop.example/v2')"
    httpserver.expect_request("/v2/books/1").respond_with_json({"title": "Emma"})
    url = httpserver.url_for("")

    async def get() -> Any:
        async with kind(url, **key) as client:
            return await client.books.get("1")

    assert (asyncio.run(get()) if is_async else kind(url, *key.values()).books.get("1")).title == "Emma"
    ((request, _),) = httpserver.log
    sent = {name: request.headers.get(name) for name in ("X-Book-Key", "Authorization", "api-key")}
    expected = {KEY: {"X-Book-Key": "k"}, OWN_OAUTH: {"Authorization": "Bearer k"}, "": {}}[security]
    assert {name: value for name, value in sent.items() if value is not None} == expected


def test_a_credential_that_the_document_asks_for_is_not_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = Bookshop(tmp_path).load(monkeypatch)
    with pytest.raises(TypeError, match="^credential must be a key .* not NoneType$"):
        package.BookshopClient()


@pytest.mark.parametrize(
    ("title", "module"),
    [
        ("Calendar API", "calendar_api.v2_1_0"),  # of Python's standard library
        ("Requests", "requests_api.v2_1_0"),
        ("REST API", "openapi.v2_1_0"),  # a title that says nothing: the file's name
        ("書店", "openapi.v2_1_0"),
        ("3D Printing - Jobs", "service_3_d_printing.v2_1_0"),
        ("Azure OpenAI Service API", "azure_openai.openapi.v2_1_0"),
    ],
)
def test_a_title_makes_a_module_that_can_be_imported(tmp_path: Path, title: str, module: str) -> None:
    assert Bookshop(tmp_path, **{"The Bookshop API (v2)": title}).result.module == module


def test_an_azure_server_makes_it_azures(tmp_path: Path) -> None:
    servers = "servers: [{url: 'https://{resource}.openai.azure.com/openai'}]"
    shop = Bookshop(tmp_path, servers)
    assert shop.result.module == "azure_openai.openapi.v2_1_0" and "DefaultAzureCredential" in shop.readme


def test_a_foreign_document_gets_no_settings_of_the_catalogs_services(tmp_path: Path) -> None:
    """A service of the same name is another one: no pinned names, no overlays, no scopes."""
    shop = Bookshop(tmp_path, **{"The Bookshop API (v2)": "Inference"})
    lock = (shop.folder / "codegen.lock.json").read_text()
    assert shop.result.module == "inference.v2_1_0" and '"overlays": {}' in lock
