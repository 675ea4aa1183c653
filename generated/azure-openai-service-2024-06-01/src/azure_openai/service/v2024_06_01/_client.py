"""The client."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime import Client
from ._runtime.credentials import from_environment
from ._service import SERVICE

if TYPE_CHECKING:
    from collections.abc import Callable

    from azure.core.credentials import AzureKeyCredential, TokenCredential
    from typing_extensions import Self, Unpack

    from ._runtime import ClientSettings
    from .operations.audio_speech import AudioSpeechOperations
    from .operations.audio_transcriptions import AudioTranscriptionsOperations
    from .operations.audio_translations import AudioTranslationsOperations
    from .operations.chat_completions import ChatCompletionsOperations
    from .operations.completions import CompletionsOperations
    from .operations.deployments import DeploymentsOperations
    from .operations.embeddings import EmbeddingsOperations
    from .operations.image_generations import ImageGenerationsOperations
    from .operations.models import ModelsOperations


class ServiceClient(Client):
    """Azure OpenAI service, api-version 2024-06-01.

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
        credential: str | AzureKeyCredential | TokenCredential | Callable[[], str],
        *,
        api_version: str = "2024-06-01",
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
        endpoint, credential = from_environment("AZURE_OPENAI", is_async=False)
        return cls(endpoint, credential, **settings)

    @cached_property
    def chat_completions(self) -> ChatCompletionsOperations:
        from .operations.chat_completions import ChatCompletionsOperations

        return ChatCompletionsOperations(self)

    @cached_property
    def completions(self) -> CompletionsOperations:
        from .operations.completions import CompletionsOperations

        return CompletionsOperations(self)

    @cached_property
    def embeddings(self) -> EmbeddingsOperations:
        from .operations.embeddings import EmbeddingsOperations

        return EmbeddingsOperations(self)

    @cached_property
    def image_generations(self) -> ImageGenerationsOperations:
        from .operations.image_generations import ImageGenerationsOperations

        return ImageGenerationsOperations(self)

    @cached_property
    def audio_transcriptions(self) -> AudioTranscriptionsOperations:
        from .operations.audio_transcriptions import AudioTranscriptionsOperations

        return AudioTranscriptionsOperations(self)

    @cached_property
    def audio_translations(self) -> AudioTranslationsOperations:
        from .operations.audio_translations import AudioTranslationsOperations

        return AudioTranslationsOperations(self)

    @cached_property
    def audio_speech(self) -> AudioSpeechOperations:
        from .operations.audio_speech import AudioSpeechOperations

        return AudioSpeechOperations(self)

    @cached_property
    def models(self) -> ModelsOperations:
        from .operations.models import ModelsOperations

        return ModelsOperations(self)

    @cached_property
    def deployments(self) -> DeploymentsOperations:
        from .operations.deployments import DeploymentsOperations

        return DeploymentsOperations(self)
