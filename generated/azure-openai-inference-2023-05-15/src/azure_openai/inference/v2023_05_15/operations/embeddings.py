from __future__ import annotations

from typing import TYPE_CHECKING, overload

from .. import _operations
from .._runtime import OperationGroup
from .._runtime.described import described

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, IO

    from typing_extensions import Unpack

    from .. import models, params
    from .._runtime import CallOptions


class EmbeddingsOperations(OperationGroup):
    """``client.embeddings``: made by the client, not by you."""

    @overload
    def create(
        self, deployment_id: str, **options: Unpack[params.EmbeddingsCreateOptions]
    ) -> models.EmbeddingsCreateResponse: ...

    @overload
    def create(
        self,
        deployment_id: str,
        *,
        body: params.EmbeddingsCreateRequest | Mapping[str, Any] | bytes | IO[bytes],
        **options: Unpack[CallOptions],
    ) -> models.EmbeddingsCreateResponse: ...

    @described(_operations.EMBEDDINGS_CREATE)
    def create(
        self,
        deployment_id: str,
        *,
        body: params.EmbeddingsCreateRequest | Mapping[str, Any] | bytes | IO[bytes] | None = None,
        **options: Any,
    ) -> models.EmbeddingsCreateResponse:
        """Turn text into embedding vectors.

        Returns one list of floats per input text. Texts of similar meaning lie close together, which serves search,
        clustering and classification.

        :param deployment_id: Name of the embedding model's deployment in your resource.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.EmbeddingsCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.EMBEDDINGS_CREATE, options, deployment_id, body=body)
