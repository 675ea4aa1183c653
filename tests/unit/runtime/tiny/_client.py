from __future__ import annotations

from functools import cached_property

from azure.core.credentials import AzureKeyCredential, TokenCredential
from typing_extensions import Unpack

from ._runtime import Client, ClientSettings
from ._service import SERVICE
from .operations.things import ThingsOperations


class TinyClient(Client):
    def __init__(
        self,
        endpoint: str,
        credential: AzureKeyCredential | TokenCredential,
        *,
        api_version: str = "2024-10-21",
        strict: bool = False,
        **settings: Unpack[ClientSettings],
    ) -> None:
        super().__init__(endpoint, credential, SERVICE, api_version=api_version, strict=strict, **settings)

    @cached_property
    def things(self) -> ThingsOperations:
        return ThingsOperations(self)
