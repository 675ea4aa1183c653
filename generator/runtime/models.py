"""The base of every model of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["ErrorAnswer", "ErrorDetail", "Field", "Model"]


class Model(BaseModel):
    """An object from the service. Fields that this version does not know are kept, and are written back."""

    model_config = ConfigDict(
        extra="allow", validate_by_name=True, validate_by_alias=True, protected_namespaces=(), defer_build=True
    )

    _read_only: ClassVar[tuple[str, ...]] = ()
    """Wire names of what the service alone sets: a model that is an argument is sent without it."""

    if not TYPE_CHECKING:  # pydantic's own, without a warning for each value that disobeys the service's document

        def model_dump(self, **options: Any) -> Any:
            return super().model_dump(**{"warnings": False, **options})

        def model_dump_json(self, **options: Any) -> Any:
            return super().model_dump_json(**{"warnings": False, **options})


class ErrorDetail(Model):
    """What the service says of an error, where its document says nothing."""

    code: str | int | None = None
    message: str | None = None


class ErrorAnswer(Model):
    """The body of an error, where the document declares none."""

    error: ErrorDetail | str | None = None
