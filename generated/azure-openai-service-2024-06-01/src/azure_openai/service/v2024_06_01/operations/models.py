from __future__ import annotations

from typing import TYPE_CHECKING

from .. import _operations
from .._runtime.described import described
from .._runtime.paging import PagedGroup

if TYPE_CHECKING:
    from azure.core.paging import ItemPaged
    from typing_extensions import Unpack

    from .. import models
    from .._runtime import CallOptions


class ModelsOperations(PagedGroup):
    """``client.models``: made by the client, not by you."""

    @described(_operations.MODELS_LIST)
    def list(self, **options: Unpack[CallOptions]) -> ItemPaged[models.Model]:
        """List the available models.

        Returns, in one answer, the base models offered to this resource and those you fine-tuned yourself.

        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._pages(_operations.MODELS_LIST, options)
