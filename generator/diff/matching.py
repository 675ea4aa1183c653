"""Which parts of the old version are which of the new: by key, operations by their address, parameters by their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from generator.diff.model import Version
from generator.ir.service import Location, Operation, Parameter
from generator.ir.types import OperationKey
from generator.plan import MethodPlan

K = TypeVar("K", bound=Any)
V = TypeVar("V")

#: The methods of both versions that are the same operation: (old, new).
Pairs: TypeAlias = Sequence[tuple[MethodPlan, MethodPlan]]


@dataclass(frozen=True, slots=True)
class Matched(Generic[K, V]):
    """Things by key, in the order of the keys; ``pairs`` are (old, new)."""

    removed: dict[K, V]
    added: dict[K, V]
    pairs: dict[K, tuple[V, V]]


def by_key(old: Mapping[K, V], new: Mapping[K, V]) -> Matched[K, V]:
    """Things with the same key are the same thing."""
    return Matched(
        {key: old[key] for key in sorted(old.keys() - new.keys())},
        {key: new[key] for key in sorted(new.keys() - old.keys())},
        {key: (old[key], new[key]) for key in sorted(old.keys() & new.keys())},
    )


def template(path: str) -> str:
    """A path without the names of its variables, which do not matter on the wire."""
    return re.sub(r"\{[^{}]*\}", "{}", path)


def address(version: Version, method: MethodPlan, *, base: bool = True) -> tuple[str, str]:
    """HTTP method and whole path of an operation."""
    return method.operation.method, (version.base_path if base else "") + template(method.operation.path)


def match_operations(old: Version, new: Version) -> tuple[tuple[MethodPlan, MethodPlan], ...]:
    """Pairs of operations: same address; else same path below another base; else same id, with the path moved."""
    pairs: dict[OperationKey, MethodPlan] = {}
    taken: set[OperationKey] = set()

    def pair(trait: Callable[[Version, MethodPlan], Hashable]) -> None:
        """Pairs those that are left and share a trait, in document order; None is not a trait."""
        free: dict[Hashable, list[MethodPlan]] = {}
        for key, method in new.methods.items():
            if key not in taken:
                free.setdefault(trait(new, method), []).append(method)
        for key, method in old.methods.items():
            if key not in pairs and (shared := trait(old, method)) is not None and free.get(shared):
                pairs[key] = free[shared].pop(0)
                taken.add(pairs[key].key)

    pair(address)
    pair(lambda version, method: address(version, method, base=False))
    pair(lambda _, method: (method.operation.method, method.operation.id) if method.operation.id else None)
    return tuple((method, pairs[key]) for key, method in old.methods.items() if key in pairs)


def match_parameters(old: Operation, new: Operation) -> Matched[tuple[str, str], Parameter]:
    """By location and name; parameters of the path by their position in it."""
    return by_key(*({_key(item, operation.path): item for item in operation.parameters} for operation in (old, new)))


def _key(parameter: Parameter, path: str) -> tuple[str, str]:
    name, variables = parameter.wire_name, re.findall(r"\{([^{}]*)\}", path)
    if parameter.location is Location.PATH and name in variables:
        return "path", f"{variables.index(name):03}"
    return parameter.location.value, name.lower() if parameter.location is Location.HEADER else name
