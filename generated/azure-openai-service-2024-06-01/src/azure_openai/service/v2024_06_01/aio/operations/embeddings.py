from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ... import _operations
from ..._runtime import AsyncOperationGroup
from ..._runtime.described import described

if TYPE_CHECKING:
    from typing import Any, IO

    from typing_extensions import Unpack

    from ... import models, params
    from ..._runtime import CallOptions


class EmbeddingsOperations(AsyncOperationGroup):
    """``client.embeddings``: made by the client, not by you."""

    @overload
    async def create(
        self, deployment_id: str, **options: Unpack[params.EmbeddingsCreateOptions]
    ) -> models.CreateEmbeddingResponse: ...

    @overload
    async def create(
        self,
        deployment_id: str,
        *,
        body: params.CreateEmbeddingRequest | bytes | IO[bytes],
        **options: Unpack[CallOptions],
    ) -> models.CreateEmbeddingResponse: ...

    @described(_operations.EMBEDDINGS_CREATE)
    async def create(
        self,
        deployment_id: str,
        *,
        body: params.CreateEmbeddingRequest | bytes | IO[bytes] | None = None,
        **options: Any,
    ) -> models.CreateEmbeddingResponse:
        """Turn text into embedding vectors.

        Returns a list of floats per input text. Texts of similar meaning lie close together, which serves search,
        clustering and classification.

        :param deployment_id: Name of the model's deployment in your resource.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.EmbeddingsCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.EMBEDDINGS_CREATE, options, deployment_id, body=body)
