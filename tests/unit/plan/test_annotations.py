"""Annotations are values: what they are written as, what they import, what they are in the asynchronous client."""

from __future__ import annotations

import pytest

from generator.plan.annotations import (
    ANY,
    BYTES,
    DOWNLOAD,
    INT,
    NONE,
    STR,
    Annotation,
    Generated,
    Imported,
    Literals,
    Module,
    asynchronous,
    imports,
    optional,
    pages_of,
    parts,
    poller_of,
    stream_of,
    text,
    union,
)

GROUP = Module("operations", "things")
THING = Generated("models", "things", "Thing")
OTHER = Generated("models", "common", "Other")


def test_a_union_is_flat_has_each_member_once_and_none_last() -> None:
    nested = union((optional(INT), STR, union((INT, NONE)), THING))
    assert text(nested, GROUP) == "int | str | models.Thing | None"
    assert union((STR, STR)) == STR and union(()) == NONE
    assert union((STR, ANY, NONE)) == ANY


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        (Imported("list", "", (union((STR, INT)),)), "list[str | int]"),
        (Literals(("a | b", 1, True)), "Literal['a | b', 1, True]"),
        (
            union((Imported("list", "", (Imported("list", "", (union((STR, INT)),)),)), INT)),
            "list[list[str | int]] | int",
        ),
    ],
)
def test_a_bar_within_brackets_or_quotes_separates_nothing(annotation: Annotation, expected: str) -> None:
    assert text(annotation, GROUP) == expected


def test_a_class_is_written_and_imported_as_its_place_asks() -> None:
    """By its own name in its folder, imported from its module; behind ``models.`` elsewhere."""
    both = union((THING, OTHER))
    home = Module("models", "things")
    assert text(both, home) == "Thing | Other" and set(imports(both, home)) == {("._common", "Other")}
    assert text(both, GROUP) == "models.Thing | models.Other" and set(imports(both, GROUP)) == {("..", "models")}


def test_imports_are_those_of_all_its_parts() -> None:
    annotation = union(
        (Imported("Sequence", "collections.abc", (Literals(("a",)),)), Imported("IO", "typing", (BYTES,)))
    )
    assert set(imports(annotation, GROUP)) == {("collections.abc", "Sequence"), ("typing", "Literal"), ("typing", "IO")}
    assert [text(part, GROUP) for part in parts(annotation)][1:] == [
        "Sequence[Literal['a']]",
        "Literal['a']",
        "IO[bytes]",
        "bytes",
    ]


@pytest.mark.parametrize(
    ("annotation", "expected", "module"),
    [
        (stream_of(THING), "AsyncStream[models.Thing]", ".._runtime"),
        (pages_of(union((STR, INT))), "AsyncItemPaged[str | int]", "azure.core.async_paging"),
        (poller_of(NONE), "AsyncLROPoller[None]", "azure.core.polling"),
        (DOWNLOAD, "AsyncDownload", ".._runtime.downloads"),
        (union((THING, stream_of(THING))), "models.Thing | AsyncStream[models.Thing]", ".._runtime"),
        # A schema of the document that is called like a container is not one.
        (Generated("models", "things", "Stream"), "models.Stream", ".."),
    ],
)
def test_the_asynchronous_twin(annotation: Annotation, expected: str, module: str) -> None:
    twin = asynchronous(annotation)
    assert text(twin, GROUP) == expected
    assert module in {name for name, _ in imports(twin, GROUP)}
