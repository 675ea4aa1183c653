"""Comparing the body of a request, and the media types of any body."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.diff.findings import Differences
from generator.diff.matching import by_key
from generator.diff.model import code
from generator.diff.subjects import Subject
from generator.diff.types import compare_uses
from generator.ir.service import MediaType, RequestBody


def compare_request_bodies(old: RequestBody | None, new: RequestBody | None, method: Subject, out: Differences) -> None:
    """Whether there is one, whether it is required, and what it holds."""
    at, to = (method.old if old is None else old.at), (method.new if new is None else new.at)
    subject = Subject(f"the request body of {method}", at, to)
    if old is not None and new is not None:
        if old.required != new.required:
            rule, how = ("body-required", "required") if new.required else ("body-optional", "optional")
            out.add(rule, subject, f"is {how} now")
        compare_media_types(old.contents, new.contents, subject, out)
    elif old is not None:
        out.add("body-removed", subject, "is gone")
    elif new is not None:
        rule, how = ("body-added-required", "required") if new.required else ("body-added", "optional")
        out.add(rule, subject, f"is new: {how}")


def compare_media_types(old: Sequence[MediaType], new: Sequence[MediaType], subject: Subject, out: Differences) -> None:
    """One that was replaced by another of the same kind is compared with that."""
    media = by_key(*({item.content_type: item for item in items} for items in (old, new)))
    if media.removed:
        out.add("media-removed", subject, f"is no longer {_or(media.removed)}")
    if media.added:
        out.add("media-added", subject, f"may be {_or(media.added)}")
    pairs = list(media.pairs.values())
    for item in media.removed.values():
        pairs += [(item, other) for other in media.added.values() if other.kind is item.kind][:1]
    for before, after in pairs:
        compare_uses(before.use, after.use, Subject(subject.owner, before.at, after.at), out)


def _or(types: Iterable[str]) -> str:
    return " or ".join(map(code, types))
