"""Models of ``client.deployments``."""

from __future__ import annotations

from typing import Literal

from .._runtime import Model as _Model


class DeploymentListResponse(_Model):
    """The deployments of a resource."""

    object: Literal["list"]
    """Kind of this object, `list`."""
    data: list[Deployment]
    """The deployments."""


class Deployment(_Model):
    """A model made callable in your resource."""

    id: str
    """Name of the deployment, which calls are made with."""
    object: Literal["deployment"]
    """Kind of this object, `deployment`."""
    created_at: int | None = None
    """When it was created, in seconds since 1970."""
    updated_at: int | None = None
    """When it changed last, in seconds since 1970."""
    model: str
    """Id of the model it runs."""
    owner: str | None = None
    """Whom it belongs to."""
    status: Literal["succeeded", "failed", "running", "canceled"] | str
    """How far it is; only after `succeeded` can it be called."""
    scale_settings: DeploymentScaleSettings | None = None
    """How much load it is made for."""


class DeploymentScaleSettings(_Model):
    """How much load it is made for."""

    scale_type: Literal["standard", "manual"] | str | None = None
    """Scaled by the service (`standard`) or by you (`manual`)."""
    capacity: int | None = None
    """Units of capacity it has."""
