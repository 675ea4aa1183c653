from __future__ import annotations

from typing import TYPE_CHECKING, overload

from .. import _operations
from .._runtime.described import described
from .._runtime.paging import PagedGroup

if TYPE_CHECKING:
    from typing import Any, IO

    from azure.core.paging import ItemPaged
    from typing_extensions import Unpack

    from .. import models, params
    from .._runtime import CallOptions


class IngestionJobsOperations(PagedGroup):
    """``client.ingestion_jobs``: made by the client, not by you."""

    @overload
    def create(
        self,
        job_id: str,
        *,
        search_service_endpoint: str,
        storage_connection_string: str,
        storage_container: str,
        search_service_admin_key: str | None = None,
        embedding_endpoint: str | None = None,
        embedding_key: str | None = None,
        storage_endpoint: str | None = None,
        embedding_deployment_name: str | None = None,
        **options: Unpack[params.IngestionJobsCreateOptions],
    ) -> models.IngestionJob: ...

    @overload
    def create(
        self,
        job_id: str,
        *,
        body: params.IngestionJob | models.IngestionJob | bytes | IO[bytes],
        search_service_endpoint: str,
        storage_connection_string: str,
        storage_container: str,
        search_service_admin_key: str | None = None,
        embedding_endpoint: str | None = None,
        embedding_key: str | None = None,
        storage_endpoint: str | None = None,
        embedding_deployment_name: str | None = None,
        **options: Unpack[CallOptions],
    ) -> models.IngestionJob: ...

    @described(_operations.INGESTION_JOBS_CREATE)
    def create(
        self,
        job_id: str,
        *,
        search_service_endpoint: str,
        storage_connection_string: str,
        storage_container: str,
        search_service_admin_key: str | None = None,
        embedding_endpoint: str | None = None,
        embedding_key: str | None = None,
        storage_endpoint: str | None = None,
        embedding_deployment_name: str | None = None,
        body: params.IngestionJob | models.IngestionJob | bytes | IO[bytes] | None = None,
        **options: Any,
    ) -> models.IngestionJob:
        """Start an ingestion job.

        Cuts the documents of a blob container into chunks and puts them in an Azure AI Search index, for chat over
        your own data. Two days after it ends, the service forgets the job.

        :param job_id: Id for the new job, of your choice.
        :keyword search_service_endpoint: URL of the search service that gets the index.
        :keyword search_service_admin_key: Admin key of that search service; needless with a managed identity.
        :keyword storage_connection_string: Connection string of the storage account your documents lie in, or its
            `ResourceId=…` form with a managed identity.
        :keyword storage_container: Container in that account with the documents.
        :keyword embedding_endpoint: URL of an embedding model, to compute vectors for the chunks.
        :keyword embedding_key: Key for the embedding model; needless with a managed identity.
        :keyword storage_endpoint: URL of the blob storage; must be given when `storageConnectionString` is a
            resource id.
        :keyword embedding_deployment_name: An embedding deployment in this very resource, in place of
            `embeddingEndpoint`.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.IngestionJobsCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(
            _operations.INGESTION_JOBS_CREATE,
            options,
            job_id,
            search_service_endpoint,
            search_service_admin_key,
            storage_connection_string,
            storage_container,
            embedding_endpoint,
            embedding_key,
            storage_endpoint,
            embedding_deployment_name,
            body=body,
        )

    @described(_operations.INGESTION_JOBS_GET)
    def get(self, job_id: str, **options: Unpack[CallOptions]) -> models.IngestionJob:
        """Get an ingestion job.

        Tells a job's state and progress.

        :param job_id: Id of the job.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.INGESTION_JOBS_GET, options, job_id)

    @described(_operations.INGESTION_JOBS_LIST)
    def list(self, **options: Unpack[CallOptions]) -> ItemPaged[models.IngestionJob]:
        """List recent ingestion jobs.

        Returns the jobs of the last two days with their states.

        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._pages(_operations.INGESTION_JOBS_LIST, options)
