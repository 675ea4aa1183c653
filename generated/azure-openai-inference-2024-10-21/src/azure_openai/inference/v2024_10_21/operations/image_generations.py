from __future__ import annotations

from typing import TYPE_CHECKING, overload

from .. import _operations
from .._runtime import OperationGroup
from .._runtime.described import described

if TYPE_CHECKING:
    from typing import Any, IO

    from typing_extensions import Unpack

    from .. import models, params
    from .._runtime import CallOptions


class ImageGenerationsOperations(OperationGroup):
    """``client.image_generations``: made by the client, not by you."""

    @overload
    def create(
        self, deployment_id: str, **options: Unpack[params.ImageGenerationsCreateOptions]
    ) -> models.GenerateImagesResponse: ...

    @overload
    def create(
        self,
        deployment_id: str,
        *,
        body: params.ImageGenerationsRequest | bytes | IO[bytes],
        **options: Unpack[CallOptions],
    ) -> models.GenerateImagesResponse: ...

    @described(_operations.IMAGE_GENERATIONS_CREATE)
    def create(
        self,
        deployment_id: str,
        *,
        body: params.ImageGenerationsRequest | bytes | IO[bytes] | None = None,
        **options: Any,
    ) -> models.GenerateImagesResponse:
        """Draw a picture from a description.

        Lets a DALL-E deployment draw what the prompt describes. The picture comes back as a temporary link or as
        base64 data.

        :param deployment_id: Name of the DALL-E deployment in your resource.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.ImageGenerationsCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.IMAGE_GENERATIONS_CREATE, options, deployment_id, body=body)
