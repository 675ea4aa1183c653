"""The only ways text of a document gets into a file: as a Python literal, a docstring, or a string of TOML
(:mod:`prose` is the way into Markdown).

Everything a document says is an attacker's. A filter here takes any ``str`` (quotes, newlines, NUL, lone surrogates,
``{{ }}``, ``../``) and gives source text that means exactly that string, or documentation that runs nothing.
"""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections.abc import Iterable

WIDTH = 120


def literal(value: object) -> str:
    """A Python expression for a scalar. ``repr`` escapes whatever is not printable, bidirectional marks included."""
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return f'float("{value}")'
    return repr(value)


def clean(text: str) -> str:
    """``text`` without what a reader cannot see: control and format characters (Trojan Source), lone surrogates."""
    lines = re.split(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", text)
    return "\n".join(
        "".join(
            " " if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"} else character
            for character in line
        )
        for line in lines
    )


def one_line(text: str) -> str:
    """``text`` on one line, every run of white space a single blank."""
    return " ".join(clean(text).split())


def docstring(text: str, indent: int = 0) -> str:
    """``text`` as a docstring literal, wrapped to the line width, its continuation lines indented by ``indent``.

    Backslashes are doubled and a closing ``\\"\\"\\"`` is broken up, so nothing in the text ends the literal.
    """
    lines: list[str] = []
    for line in clean(text).split("\n"):
        if line.strip():
            lead = re.match(r"\s*(?:[-*+] |\d+[.] |:\w+ [^:]*: )?", line)
            hang = " " * min(len(lead.group()) if lead and lead.group().strip() else 0, 4)
            lines += textwrap.wrap(
                line.strip(),
                WIDTH - indent - 3,
                subsequent_indent=hang,
                break_long_words=False,
                break_on_hyphens=False,
            )
        elif lines and lines[-1]:
            lines.append("")
    while lines and not lines[-1]:
        lines.pop()
    body = "\n".join(lines).replace("\\", "\\\\")
    body = re.sub(r'"{3,}|"+\Z', lambda quotes: '\\"' * len(quotes.group()), body)
    if "\n" in body:
        body += "\n"
    pad = " " * indent
    return (
        '"""'
        + "\n".join(pad + line if line and number else line for number, line in enumerate(body.split("\n")))
        + (f'{pad}"""' if body.endswith("\n") else '"""')
    )


def toml_string(text: str) -> str:
    """A TOML basic string (TOML 1.0, section String) on one line."""
    return json.dumps(one_line(text), ensure_ascii=False).replace("\x7f", "\\u007f")


def sentences(parts: Iterable[str]) -> str:
    """Parts joined into a paragraph, each ending as a sentence does."""
    ended = []
    for part in parts:
        text = part.strip()
        if text:
            ended.append(text if text[-1] in ".!?:;" else text + ".")
    return " ".join(ended)
