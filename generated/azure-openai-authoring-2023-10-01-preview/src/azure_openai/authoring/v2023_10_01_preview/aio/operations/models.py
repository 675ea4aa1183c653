from __future__ import annotations

from typing import TYPE_CHECKING

from ... import _operations
from ..._runtime.described import described
from ..._runtime.paging import AsyncPagedGroup

if TYPE_CHECKING:
    from azure.core.async_paging import AsyncItemPaged
    from typing_extensions import Unpack

    from ... import models
    from ..._runtime import CallOptions


class ModelsOperations(AsyncPagedGroup):
    """``client.models``: made by the client, not by you."""

    @described(_operations.MODELS_LIST)
    def list(self, **options: Unpack[CallOptions]) -> AsyncItemPaged[models.Model]:
        """List the available models.

        Returns, in one answer, the base models offered to this resource and those you fine-tuned yourself.

        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._pages(_operations.MODELS_LIST, options)

    @described(_operations.MODELS_GET)
    async def get(self, model_id: str, **options: Unpack[CallOptions]) -> models.Model:
        """Get a model.

        Tells what a model can do and until when it is supported.

        :param model_id: Id of the model.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.MODELS_GET, options, model_id)
