from __future__ import annotations

from functools import cached_property

from azure.core.credentials import AzureKeyCredential
from azure.core.credentials_async import AsyncTokenCredential
from typing_extensions import Unpack

from .._runtime import AsyncClient, ClientSettings
from .._service import SERVICE
from .operations import ThingsOperations


class TinyClient(AsyncClient):
    def __init__(
        self,
        endpoint: str,
        credential: AzureKeyCredential | AsyncTokenCredential,
        *,
        api_version: str = "2024-10-21",
        strict: bool = False,
        **settings: Unpack[ClientSettings],
    ) -> None:
        super().__init__(endpoint, credential, SERVICE, api_version=api_version, strict=strict, **settings)

    @cached_property
    def things(self) -> ThingsOperations:
        return ThingsOperations(self)
