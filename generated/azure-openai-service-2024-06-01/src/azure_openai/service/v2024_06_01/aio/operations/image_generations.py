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


class ImageGenerationsOperations(AsyncOperationGroup):
    """``client.image_generations``: made by the client, not by you."""

    @overload
    async def create(
        self, deployment_id: str, **options: Unpack[params.ImageGenerationsCreateOptions]
    ) -> models.ImageGenerationsResponse: ...

    @overload
    async def create(
        self, deployment_id: str, *, body: params.CreateImageRequest | bytes | IO[bytes], **options: Unpack[CallOptions]
    ) -> models.ImageGenerationsResponse: ...

    @described(_operations.IMAGE_GENERATIONS_CREATE)
    async def create(
        self, deployment_id: str, *, body: params.CreateImageRequest | bytes | IO[bytes] | None = None, **options: Any
    ) -> models.ImageGenerationsResponse:
        """Make pictures from a text.

        Draws pictures with a DALL-E deployment and returns links to them, or the pictures themselves.

        :param deployment_id: Name of the model's deployment in your resource.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.ImageGenerationsCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.IMAGE_GENERATIONS_CREATE, options, deployment_id, body=body)
