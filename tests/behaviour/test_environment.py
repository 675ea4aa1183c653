"""A client is made from environment variables, and says which one is missing."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

import pytest
from pytest_httpserver import HTTPServer


@pytest.fixture(params=["sync", "async"])
def client_class(request: pytest.FixtureRequest, inference: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Any:
    for name in ("AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    module = inference if request.param == "sync" else importlib.import_module(f"{inference.__name__}.aio")
    return module.InferenceClient


def test_endpoint_and_key_come_from_the_environment(
    inference: ModuleType, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Settings are given as to the client itself."""
    httpserver.expect_request("/openai/deployments/ada/embeddings").respond_with_json({"object": "list", "data": []})
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", f" {httpserver.url_for('')} ")
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "from-env")
    with inference.InferenceClient.from_env(headers={"X-App": "a"}) as client:
        client.embeddings.create("ada", input="Hi")
    headers = httpserver.log[0][0].headers
    assert (headers["api-key"], headers["X-App"]) == ("from-env", "a")


def test_a_missing_variable_is_named(client_class: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The endpoint always; the key where azure-identity is not installed."""
    with pytest.raises(
        ValueError, match="^set the environment variable AZURE_OPENAI_ENDPOINT to the resource's endpoint$"
    ):
        client_class.from_env()
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "my.openai.azure.com")
    for name in ("azure.identity", "azure.identity.aio"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(
        ValueError, match="^set the environment variable AZURE_OPENAI_API_KEY to a key, or install azure-"
    ):
        client_class.from_env()


def test_azure_identity_stands_in_for_a_key(client_class: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its default credential, of the client's own kind."""
    made: list[str] = []
    for name in ("azure.identity", "azure.identity.aio"):
        module = ModuleType(name)

        class DefaultAzureCredential:
            kind = name

            def __init__(self) -> None:
                made.append(self.kind)

            def get_token(self, *_: str) -> None: ...

        vars(module)["DefaultAzureCredential"] = DefaultAzureCredential
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "my.openai.azure.com")
    assert repr(client_class.from_env()) == "InferenceClient('https://my.openai.azure.com/openai')"
    assert made == ["azure.identity.aio" if ".aio." in client_class.__module__ else "azure.identity"]
