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


class DeploymentsOperations(PagedGroup):
    """``client.deployments``: made by the client, not by you."""

    @described(_operations.DEPLOYMENTS_LIST)
    def list(self, **options: Unpack[CallOptions]) -> ItemPaged[models.Deployment]:
        """List your deployments.

        Returns, in one answer, every deployment of the resource with its model and state.

        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._pages(_operations.DEPLOYMENTS_LIST, options)
