"""What a client accepts as a credential, and where it finds one by itself."""

from __future__ import annotations

import importlib
import inspect
import os
import time
from typing import Any

from azure.core.credentials import AccessToken, AzureKeyCredential


class _Tokens:
    """Tokens of a function, which keeps them itself and is asked before each call."""

    def __init__(self, provider: Any) -> None:
        self.provider = provider

    def get_token(self, *_: str, **__: Any) -> AccessToken:
        return AccessToken(self.provider(), int(time.time()))


class _AsyncTokens(_Tokens):
    async def get_token(self, *_: str, **__: Any) -> AccessToken:  # type: ignore[override]
        token = self.provider()
        return AccessToken(await token if inspect.isawaitable(token) else token, int(time.time()))

    async def close(self) -> None: ...

    async def __aenter__(self) -> _AsyncTokens:
        return self

    async def __aexit__(self, *_: object) -> None: ...


def usable(credential: Any, is_async: bool, anonymous: bool) -> Any:
    """A credential as azure-core takes it: a key, or what gives tokens; None where requests may be ``anonymous``.

    :raises TypeError: It is nothing that can be used so.
    """
    if isinstance(credential, AzureKeyCredential) or (credential is None and anonymous):
        return credential
    if hasattr(credential, "get_token") or hasattr(credential, "get_token_info"):
        return credential
    if isinstance(credential, str) and credential:
        return AzureKeyCredential(credential)
    if callable(credential):
        return (_AsyncTokens if is_async else _Tokens)(credential)
    raise TypeError(
        "credential must be a key (a str or an AzureKeyCredential), a credential of azure-identity, or a function that "
        f"returns a token, not {'an empty str' if credential == '' else type(credential).__name__}"
    )


def from_environment(prefix: str, is_async: bool) -> tuple[str, Any]:
    """Endpoint and credential, of the variables ``<prefix>_ENDPOINT`` and ``<prefix>_API_KEY``; azure-identity's default
    credential where there is no key and that package is installed.

    :raises ValueError: A variable is missing; the message names it.
    """
    endpoint, key = (os.environ.get(f"{prefix}_{name}", "").strip() for name in ("ENDPOINT", "API_KEY"))
    if not endpoint:
        raise ValueError(f"set the environment variable {prefix}_ENDPOINT to the resource's endpoint")
    if key:
        return endpoint, AzureKeyCredential(key)
    try:
        identity = importlib.import_module("azure.identity.aio" if is_async else "azure.identity")
    except ImportError:
        message = f"set the environment variable {prefix}_API_KEY to a key, or install azure-identity"
        raise ValueError(message) from None
    return endpoint, identity.DefaultAzureCredential()
