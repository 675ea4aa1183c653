"""What every call has in common: where it goes, who it says it is, how it proves that."""

from __future__ import annotations

import asyncio
import sys
from importlib import import_module, reload
from types import ModuleType
from typing import Any

import pytest
from azure.core.credentials import AccessToken, AzureKeyCredential
from azure.core.rest import HttpRequest

import azure_openai.inference.v2024_10_21 as package
from azure_openai.inference.v2024_10_21 import _operations
from azure_openai.inference.v2024_10_21._runtime.arguments import check_keywords

from .conftest import BASE_PATH, FIXED_QUERY, KEY_HEADER, KEY_SENT, Case, Driven, address

CASE = Case({}, "call", {"answers": [{"status": 200}]})


class Tokens:
    """A credential that gives tokens, to both clients."""

    def __init__(self, is_async: bool) -> None:
        self.is_async, self.scopes = is_async, list[str]()

    def get_token(self, *scopes: str, **_: Any) -> Any:
        self.scopes += scopes
        token = AccessToken("some-token", 1 << 40)
        return asyncio.sleep(0, token) if self.is_async else token


def test_a_request_has_the_base_path_the_version_and_the_key(api: Any) -> None:
    """The endpoint is followed by the service's own path, once."""
    for endpoint in (api.server.url_for(""), api.server.url_for(BASE_PATH)):
        api.client(CASE, endpoint=endpoint).send_request(HttpRequest("GET", "/things"))
        request = api.requests[-1][0]
        assert address(request.environ["RAW_URI"]) == address("?".join([BASE_PATH + "/things", *FIXED_QUERY]))
        assert request.headers[KEY_HEADER] == KEY_SENT
        assert f"azure-openai-inference-2024-10-21/{package.__version__} " in request.headers["User-Agent"] + " "


def test_another_version_can_be_asked_for(api: Any) -> None:
    """``api_version`` of the client replaces the package's own."""
    api.client(CASE, api_version="2000-01-01").send_request(HttpRequest("GET", "/things"))
    assert api.requests[0][0].args.to_dict() == {"api-version": "2000-01-01"}


def test_a_token_is_asked_for_in_the_scope_and_sent(api: Any) -> None:
    """What a credential gives is sent as a bearer token."""
    credential = Tokens(api.loop is not None)
    api.client(CASE, credential, enforce_https=False).send_request(HttpRequest("GET", "/things"))
    assert api.requests[0][0].headers["Authorization"] == "Bearer some-token"
    assert credential.scopes == ["https://cognitiveservices.azure.com/.default"]


def test_a_token_is_not_sent_in_plain_text(api: Any) -> None:
    """Unless ``enforce_https`` is off, an http endpoint takes keys alone."""
    with pytest.raises(ValueError):
        api.client(CASE, Tokens(api.loop is not None))


def test_a_client_needs_no_settings(api: Any) -> None:
    """It has a credential and an endpoint, takes its time, and sends what every client sends."""
    api.answers = [{"status": 204}]
    client = api.plain_client()
    client.send_request(HttpRequest("GET", "/things"))
    request = api.requests[0][0]
    assert address(request.environ["RAW_URI"])[0] == address(BASE_PATH + "/things")[0]
    assert len(request.headers["x-ms-client-request-id"]) == 36


def test_a_client_is_made_from_the_environment(api: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Endpoint and key are those of the variables."""
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", api.server.url_for(""))
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "key-of-the-environment")
    kind = package.aio.InferenceClient if api.loop else package.InferenceClient
    client = kind.from_env()
    api.clients.append(Driven(client, api.loop) if api.loop else client)
    api.answers = [{"status": 204}]
    api.clients[-1].send_request(HttpRequest("GET", "/things"))
    assert "key-of-the-environment" in str(api.requests[0][0].headers)
    monkeypatch.delenv("AZURE_OPENAI_API_KEY")
    for name in ("azure.identity", "azure.identity.aio"):
        monkeypatch.setitem(sys.modules, name, module := ModuleType(name))
        setattr(module, "DefaultAzureCredential", lambda own=name: pytest.fail(own))
    with pytest.raises(pytest.fail.Exception, match=r"^azure\.identity\.aio$" if api.loop else r"^azure\.identity$"):
        kind.from_env()


@pytest.mark.parametrize(
    "row",
    (
        "COMPLETIONS_CREATE",
        "EMBEDDINGS_CREATE",
        "CHAT_COMPLETIONS_CREATE",
        "TRANSCRIPTIONS_CREATE",
        "TRANSLATIONS_CREATE",
        "IMAGE_GENERATIONS_CREATE",
    ),
)
def test_a_body_that_is_required_needs_its_fields(row: str) -> None:
    """Without them nothing is sent."""
    with pytest.raises(TypeError, match="^missing required keyword argument"):
        check_keywords(getattr(_operations, row), {}, None)


def test_what_a_patch_names_is_exported(api: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ``_patch.py`` lists is among the package's own names, in place of what is generated."""
    module = import_module(f"{package.__name__}.aio" if api.loop else package.__name__)
    patch = import_module(f"{module.__name__}._patch")
    with monkeypatch.context() as mine:
        mine.setattr(patch, "__all__", [*patch.__all__, "Mine"])
        mine.setattr(patch, "Mine", Tokens, raising=False)
        assert "Mine" in reload(module).__all__ and module.Mine is Tokens
    del module.Mine
    assert "Mine" not in reload(module).__all__


def test_nothing_shows_the_key(api: Any) -> None:
    """Neither the client nor its credential tells it."""
    assert KEY_SENT not in repr(api.client(CASE, AzureKeyCredential(KEY_SENT)))
