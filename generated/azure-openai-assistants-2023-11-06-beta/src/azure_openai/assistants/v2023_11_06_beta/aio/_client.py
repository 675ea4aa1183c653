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
    from .operations.assistant_files import AssistantFilesOperations
    from .operations.assistants import AssistantsOperations
    from .operations.files import FilesOperations
    from .operations.message_files import MessageFilesOperations
    from .operations.messages import MessagesOperations
    from .operations.run_steps import RunStepsOperations
    from .operations.runs import RunsOperations
    from .operations.threads import ThreadsOperations


class AssistantsClient(AsyncClient):
    """Azure OpenAI assistants, api-version 2023-11-06-beta.

    Immutable, and a context manager: leaving it closes its connections.

    :param endpoint: The resource's host (``my-resource.openai.azure.com``) or its full URL.
    :param credential: A key, a credential of azure-identity, or a function that returns a token.
    :keyword strict: Raise where an answer is not what the document says, instead of keeping what came.
    :keyword settings: Timeouts, retries, transport: see ``ClientSettings``.
    """

    def __init__(
        self,
        endpoint: str,
        credential: str | AzureKeyCredential | AsyncTokenCredential | Callable[[], Awaitable[str] | str],
        *,
        strict: bool = False,
        **settings: Unpack[ClientSettings],
    ) -> None:
        super().__init__(endpoint, credential, SERVICE, api_version="2023-11-06-beta", strict=strict, **settings)

    @classmethod
    def from_env(cls, **settings: Unpack[ClientSettings]) -> Self:
        """A client for the endpoint and with the key of the variables ``AZURE_OPENAI_ENDPOINT`` and
        ``AZURE_OPENAI_API_KEY``; without a key, with azure-identity's default credential.

        :raises ValueError: A variable is missing.
        """
        endpoint, credential = from_environment("AZURE_OPENAI", is_async=True)
        return cls(endpoint, credential, **settings)

    @cached_property
    def assistants(self) -> AssistantsOperations:
        from .operations.assistants import AssistantsOperations

        return AssistantsOperations(self)

    @cached_property
    def assistant_files(self) -> AssistantFilesOperations:
        from .operations.assistant_files import AssistantFilesOperations

        return AssistantFilesOperations(self)

    @cached_property
    def files(self) -> FilesOperations:
        from .operations.files import FilesOperations

        return FilesOperations(self)

    @cached_property
    def threads(self) -> ThreadsOperations:
        from .operations.threads import ThreadsOperations

        return ThreadsOperations(self)

    @cached_property
    def messages(self) -> MessagesOperations:
        from .operations.messages import MessagesOperations

        return MessagesOperations(self)

    @cached_property
    def message_files(self) -> MessageFilesOperations:
        from .operations.message_files import MessageFilesOperations

        return MessageFilesOperations(self)

    @cached_property
    def runs(self) -> RunsOperations:
        from .operations.runs import RunsOperations

        return RunsOperations(self)

    @cached_property
    def run_steps(self) -> RunStepsOperations:
        from .operations.run_steps import RunStepsOperations

        return RunStepsOperations(self)
