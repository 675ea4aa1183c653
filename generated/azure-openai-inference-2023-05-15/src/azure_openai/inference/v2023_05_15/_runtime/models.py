"""The base of every model of an answer, and the union of models told apart by a tag or by shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema
from typing_extensions import TypeGuard

__all__ = ["ErrorAnswer", "ErrorDetail", "Field", "Model", "OneOf"]


class Model(BaseModel):
    """An object from the service. Fields that this version does not know are kept, and are written back."""

    model_config = ConfigDict(
        extra="allow", validate_by_name=True, validate_by_alias=True, protected_namespaces=(), defer_build=True
    )

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


def is_model(tp: object) -> TypeGuard[type[BaseModel]]:
    """Whether a type is a model."""
    return isinstance(tp, type) and issubclass(tp, BaseModel)


def is_union(tp: object) -> bool:
    """Whether a type is a union."""
    return get_origin(tp) in (Union, UnionType)


def bare(tp: Any) -> tuple[Any, OneOf]:
    """A type without aliases and annotations, and its mark."""
    mark = OneOf()
    while hasattr(tp, "__value__") or get_origin(tp) is Annotated:
        mark = next((each for each in getattr(tp, "__metadata__", ()) if isinstance(each, OneOf)), mark)
        tp = tp.__value__ if hasattr(tp, "__value__") else get_args(tp)[0]
    return tp, mark


def fields_of(model: type[BaseModel]) -> list[tuple[str, str, Any, Any]]:
    """Name, wire name, type and pydantic's description of each field."""
    annotated: Any = Annotated
    found: list[tuple[str, str, Any, Any]] = []
    for name, info in model.model_fields.items():
        marks = info.annotation, *info.metadata
        found.append((name, info.alias or name, annotated[marks] if info.metadata else info.annotation, info))
    return found


class OneOf:
    """Marks a union, ``Annotated[Union[A, B, str], OneOf("kind")]``, as told apart by a tag.

    A tag that no variant has gives a plain :class:`Model` with every field. Where there is no tag, the variant that
    fits best is taken, not the first that fits.

    :param tag: The tag's wire name, or ``None`` where shape decides.
    :param names: The class name of the variant for each tag value; where left out, the tag's ``Literal`` tells.
    """

    def __init__(self, tag: str | None = None, names: Mapping[Any, str] | None = None) -> None:
        self.tag = tag
        self.names = names or {}

    def sort(self, members: tuple[Any, ...]) -> tuple[dict[Any, list[Any]], list[Any]]:
        """The variants by tag value (rarely, two share one), and the members that have no tag."""
        tagged: dict[Any, list[Any]] = {}
        others: list[Any] = []
        for member in members:
            inner, mark = bare(member)
            below: dict[Any, list[Any]] = {}
            rest = [member]
            if is_union(inner) and mark.tag == self.tag:  # the same tag one level down: one flat union
                below, rest = mark.sort(get_args(inner))
            elif self.tag and is_model(inner):
                named = [value for value, name in self.names.items() if name == inner.__name__]
                below = {value: [inner] for value in named or _literals(inner, self.tag)}
                rest = rest if not below else []
            for value, variants in below.items():
                tagged.setdefault(value, []).extend(variants)
            others += rest
        return tagged, others

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        tagged, others = self.sort(get_args(source) if is_union(source) else (source,))
        make = handler.generate_schema
        schemas: list[Any] = [_best_of(others, make)] if others else []
        if tagged:
            by_tag = {value: _best_of(variants, make) for value, variants in tagged.items()}
            schemas.insert(0, core_schema.tagged_union_schema(by_tag, discriminator=self.tag or ""))

            def check(value: Any) -> Any:
                """A known variant with a defect must stay that variant (see reading.py), not become a plain Model."""
                extra: Any = value.__pydantic_extra__ or {}
                found = extra.get(self.tag)
                if type(value) is Model and (not isinstance(found, (str, int)) or found in tagged):
                    raise PydanticCustomError("tag", "the tag is known or missing")
                return value

            # Tried last: only an answer with an unknown tag pays for the Python call.
            schemas.append(core_schema.no_info_after_validator_function(check, make(Model)))
        union: Any = core_schema.union_schema(schemas, mode="left_to_right")
        # Written as what it is: the union's own serializer would take a variant with a defect for a plain Model.
        union["serialization"] = core_schema.simple_ser_schema("any")
        return union  # type: ignore[no-any-return]


def _literals(model: type[BaseModel], wire: str) -> list[Any]:
    """The values that a model's field allows; none where it is not a ``Literal``."""

    def values(tp: Any) -> list[Any]:
        if get_origin(tp) is Literal:
            return list(get_args(tp))
        return [value for part in get_args(tp) for value in values(part)]  # Literal["a"] | str | None

    return [value for _, name, tp, _ in fields_of(model) if name == wire for value in values(tp)]


def _best_of(members: list[Any], make: Callable[[Any], Any]) -> Any:
    """The schema of members that no tag tells apart: pydantic takes the model with the most fields set, but only
    among those that fit. Where one that fits less knows more of the fields, reading.py shall choose."""
    if len(members) == 1:
        return make(members[0])
    models = [member for member in members if is_model(member)]

    def check(value: Any) -> Any:
        extra: Any = getattr(value, "__pydantic_extra__", None)
        if extra and any(wire in extra for model in models for _, wire, _, _ in fields_of(model)):
            raise PydanticCustomError("shape", "another variant may fit better")
        return value

    union = core_schema.union_schema([make(member) for member in members], mode="smart")
    return core_schema.no_info_after_validator_function(check, union) if len(models) > 1 else union
