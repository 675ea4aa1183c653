"""Pieces of Markdown: text of a document as prose, code as code spans and fences, and the anchors of headings.

A document's text gets into Markdown by these ways alone. Each gives one line that opens nothing: no heading, list,
fence, link or tag. A fence is closed only by a line that begins with three back-ticks, and code made of identifiers and
``repr`` has no such line.
"""

from __future__ import annotations

import re

from generator.text import clean, one_line

#: An author's own code span that can be kept as it is: nothing in it could end it.
_SPAN = re.compile(r"(?<![`\\])(`[\w .,:;=/$@\[\](){}'\"-]+`)(?!`)")
#: What is markup within a line. An underscore between letters is none (CommonMark 6.2), nor is a lone ampersand (2.5).
_MARKUP = re.compile(r"[\\`*\[\]<|~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
#: What is markup where a line begins.
_START = re.compile(r"^(?=[#>+=-])|^\d+(?=[.)])")


def prose(text: str) -> str:
    """``text`` on one line, no character of it being markup; an author's `code` stays code."""
    parts = _SPAN.split(one_line(text))
    escaped = [part if index % 2 else _MARKUP.sub(r"\\\g<0>", part) for index, part in enumerate(parts)]
    return _START.sub(r"\g<0>\\", "".join(escaped))


def span(code: str) -> str:
    """``code`` as a code span (CommonMark 6.1): between more back-ticks than stand together in it."""
    line = one_line(code)
    ticks = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") or not line else ""
    return f"{ticks}{pad}{line}{pad}{ticks}"


def summary(text: str) -> str:
    """The first paragraph of a documentation, as prose: code in it is code in Markdown too."""
    text = re.split(r"\n\s*\n", clean(text).strip())[0]
    return prose(re.sub(r":class:`[~.]*([\w.]+)`|``([^`]+)``", r"`\1\2`", text))


class Anchors:
    """The fragments that lead to a file's headings, as GitHub makes them: asked for in the order of the file."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, heading: str) -> str:
        slug = re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        found, number = slug, 0
        while found in self._taken:
            number += 1
            found = f"{slug}-{number}"
        self._taken.add(found)
        return found
