"""The asynchronous client."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime import AsyncClient
from .._runtime.credentials import from_environment
from .._service import SERVICE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from azure.core.credentials import AzureKeyCredential
    from azure.core.credentials_async import AsyncTokenCredential
    from typing_extensions import Self, Unpack

    from .._runtime import ClientSettings
    from .operations.files import FilesOperations
    from .operations.fine_tunes import FineTunesOperations
    from .operations.fine_tuning import FineTuningOperations
    from .operations.images import ImagesOperations
    from .operations.ingestion_jobs import IngestionJobsOperations
    from .operations.models import ModelsOperations


class AuthoringClient(AsyncClient):
    """Azure OpenAI authoring, api-version 2023-10-01-preview.

    Immutable, and a context manager: leaving it closes its connections.

    :param endpoint: The resource's host (``my-resource.openai.azure.com``) or its full URL.
    :param credential: A key, a credential of azure-identity, or a function that returns a token.
    :keyword api_version: The api-version to ask for; the package is made for its own.
    :keyword strict: Raise where an answer is not what the document says, instead of keeping what came.
    :keyword settings: Timeouts, retries, transport: see ``ClientSettings``.
    """

    def __init__(
        self,
        endpoint: str,
        credential: str | AzureKeyCredential | AsyncTokenCredential | Callable[[], Awaitable[str] | str],
        *,
        api_version: str = "2023-10-01-preview",
        strict: bool = False,
        **settings: Unpack[ClientSettings],
    ) -> None:
        super().__init__(endpoint, credential, SERVICE, api_version=api_version, strict=strict, **settings)

    @classmethod
    def from_env(cls, **settings: Unpack[ClientSettings]) -> Self:
        """A client for the endpoint and with the key of the variables ``AZURE_OPENAI_ENDPOINT`` and
        ``AZURE_OPENAI_API_KEY``; without a key, with azure-identity's default credential.

        :raises ValueError: A variable is missing.
        """
        endpoint, credential = from_environment("AZURE_OPENAI", is_async=True)
        return cls(endpoint, credential, **settings)

    @cached_property
    def files(self) -> FilesOperations:
        from .operations.files import FilesOperations

        return FilesOperations(self)

    @cached_property
    def fine_tunes(self) -> FineTunesOperations:
        from .operations.fine_tunes import FineTunesOperations

        return FineTunesOperations(self)

    @cached_property
    def fine_tuning(self) -> FineTuningOperations:
        from .operations.fine_tuning import FineTuningOperations

        return FineTuningOperations(self)

    @cached_property
    def models(self) -> ModelsOperations:
        from .operations.models import ModelsOperations

        return ModelsOperations(self)

    @cached_property
    def images(self) -> ImagesOperations:
        from .operations.images import ImagesOperations

        return ImagesOperations(self)

    @cached_property
    def ingestion_jobs(self) -> IngestionJobsOperations:
        from .operations.ingestion_jobs import IngestionJobsOperations

        return IngestionJobsOperations(self)
