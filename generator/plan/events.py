"""The events of a stream that an example shows: one of them, a list, or the text that travels (HTML, server-sent events)."""

from __future__ import annotations

import json
import re

from generator.infer.streaming import DONE


def events_of(value: object, *, envelope: bool) -> list[object]:
    """The values of the events; with ``envelope``, of their names and data together. What is no JSON stays a text."""
    if isinstance(value, list):
        return value
    if not isinstance(value, str) or not re.search(r"^data:", value, re.MULTILINE):
        return [value]
    return [event for block in re.split(r"\r?\n\r?\n", value) for event in _event(block, envelope)]


def _event(block: str, envelope: bool) -> list[object]:
    fields = [line.partition(":") for line in block.splitlines()]
    data = "\n".join(text.removeprefix(" ") for name, _, text in fields if name == "data")
    if not data or data == DONE:
        return []
    try:
        value: object = json.loads(data)
    except (ValueError, RecursionError):
        value = data
    if not envelope:
        return [value]
    return [{"event": next((text.strip() for name, _, text in fields if name == "event"), "message"), "data": value}]
