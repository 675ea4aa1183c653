"""What is wrong with a text that is not a document: one precise sentence instead of a parser's complaint.

The commonest inputs that fail are copies of a web page: prose around the document, the indentation gone, the end cut
off, or the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from json import JSONDecodeError
from typing import Any

from ruamel.yaml.error import YAMLError

from generator.diagnostics import DocumentError, SourceRef
from generator.load.nodes import SpecMap
from generator.load.pointers import MISSING, lookup
from generator.load.references import references, target

_VERSION_LINE = re.compile(r"""["']?(openapi|swagger)["']?\s*:\s*["']?\d""")
_JSON_START = re.compile(r"""\{\s*("(openapi|swagger|info|\$schema)"|$)""")
_CUT_MARK = re.compile(r"(\s*#|//|\.{3}|…|\[|\(|<!--)\W*(truncated|cut off|content omitted)\b", re.IGNORECASE)
_ROOT_KEY = re.compile(
    r"(openapi|swagger|info|servers|paths|webhooks|components|security|tags|externalDocs|host|basePath|schemes|consumes|"
    r"produces|definitions|parameters|responses|securityDefinitions|jsonSchemaDialect|x-[\w-]+):"
)
#: What parsers say, by its beginning, and what a reader can do about it.
_JSON = {
    "Expecting property name": "a key in double quotes is expected here: correct it",
    "Expecting ','": "a comma is missing before this, or a quote within the text before it: add it",
    "Expecting ':'": "a colon is missing after the key: add it",
    "Expecting value": "a value is expected here (a text in double quotes, a number, true, false, null): correct it",
    "Extra data": "the document has ended, and more follows: remove it, or keep one document per file",
    "Invalid control": r"a line break or another control character within a text: write it as \n or \u0000",
    "Invalid \\": r"a backslash that stands for nothing: write \\ for one",
}
_YAML = {
    "found character '\\t'": "a tab stands where the line is indented: use spaces",
    "found character": "a text cannot begin with this character: put the text in quotes",
    "mapping values are not allowed": "a ':' where no key can be: correct the indentation, or put the text in quotes",
    "could not find expected ':'": "a key without ':': add it, or correct the indentation",
    "expected <block end>": "this does not belong to what is above it: correct the indentation, or put the text in quotes",
}
_KEY_LINE = re.compile(r"""(["']?)(/|[A-Za-z$][\w.$-]*)[^\s:]*\1:(\s|$)""")


def check_text(text: str, file: str) -> None:
    """What can be told before parsing.

    Raises:
        DocumentError: The text is not a document.
    """
    at = SourceRef(file)
    lines = text.splitlines()
    written = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    if not written:
        raise DocumentError("CG102", at, "the document is empty: download it again")
    if written[0].lstrip().startswith("<"):
        raise DocumentError(
            "CG104", at, "this is a web page (HTML), not the document: download the raw file instead of the page"
        )
    if _indentation_is_gone(written):
        raise DocumentError(
            "CG107",
            at,
            f"the document has lost its indentation (no line from {written[0].strip()[:40]!r} on is indented), and in "
            f"YAML that is its structure: get the original file{_also_cut(lines)}",
        )
    cut = _cut_line(lines)
    if cut is not None and _prose_lines(lines) is None:
        message = f"the document is cut off: line {cut} says {lines[cut - 1].strip()!r}; get the complete file"
        raise DocumentError("CG106", at, message, line=cut, column=1)


def check_root(value: Any, text: str, file: str) -> SpecMap:
    """The root mapping with its version field.

    Raises:
        DocumentError: The value is something else.
    """
    at = SourceRef(file)
    if isinstance(value, SpecMap) and ("openapi" in value or "swagger" in value):
        if value.get("paths") is None and any(key.startswith("/") for key in value):
            message = "the document has lost its indentation (its paths stand beside 'paths', not below it)"
            raise DocumentError("CG107", at, f"{message}, and in YAML that is its structure: get the original file")
        return value
    _check_prose(text.splitlines(), at)
    if not isinstance(value, Mapping):
        kind = "a list" if isinstance(value, list) else "plain text"
        raise DocumentError(
            "CG109",
            at,
            f"this is {kind}, not an API document, which is a mapping with an 'openapi' or 'swagger' field: give the root"
            " document",
        )
    if "swaggerVersion" in value:
        message = "Swagger 1.x is not supported: convert the document to Swagger 2.0 or OpenAPI 3, or get a newer one"
        raise DocumentError("CG110", at.child("swaggerVersion"), message)
    raise DocumentError(
        "CG109",
        at,
        "the document has neither an 'openapi' nor a 'swagger' field, so it is not an API document (its first keys: "
        f"{', '.join(map(repr, list(value)[:4])) or 'none'}): give the root document",
    )


def dialect(document: Mapping[str, Any], file: str) -> str:
    """``"2.0"``, ``"3.0"`` or ``"3.1"`` (OpenAPI 3.1 section 4.1; Swagger 2.0 "Swagger Object").

    Raises:
        DocumentError: The version is not supported.
    """
    field = "openapi" if "openapi" in document else "swagger"
    version = str(document[field])
    known = {"swagger": (r"2\.0(\.\d+)?|2", "2.0"), "openapi": (r"3\.([01])(\.\d+.*)?", "")}[field]
    match = re.fullmatch(known[0], version)
    if match is None:
        raise DocumentError(
            "CG110",
            SourceRef(file).child(field),
            f"{field} version {version[:40]!r} is not supported: give a Swagger 2.0, OpenAPI 3.0 or 3.1 document",
        )
    return known[1] or f"3.{match.group(1)}"


def check_end(document: SpecMap, text: str, file: str) -> None:
    """A YAML text cut anywhere still parses; that it ends within a line and lacks what it refers to gives it away.

    Raises:
        DocumentError: The document is cut off.
    """
    if text.endswith("\n") or text.lstrip()[:1] in ("{", "["):
        return
    absent = next(
        (ref for _, ref, _ in references(document) if ref.startswith("#/") and _is_absent(document, ref)), None
    )
    if absent is not None:
        line = text.count("\n") + 1
        raise DocumentError(
            "CG106",
            SourceRef(file),
            f"the document seems cut off: it ends within line {line}, {text.splitlines()[-1].strip()[-40:]!r}, and "
            f"{absent!r}, which it refers to, is not in it; get the complete file",
            line=line,
            column=len(text) - text.rfind("\n"),
        )


def _is_absent(document: SpecMap, ref: str) -> bool:
    place = target(ref, "")
    return isinstance(place, SourceRef) and lookup(document, place.pointer) is MISSING


def json_error(error: JSONDecodeError, text: str, file: str) -> DocumentError:
    """What stopped the JSON parser, with line and column."""
    end = len(text.rstrip())
    if error.pos >= end or error.msg.startswith("Unterminated string"):
        line = text.count("\n", 0, end) + 1
        return DocumentError(
            "CG106",
            SourceRef(file),
            f"the document is cut off: it ends in the middle, at line {line}, column {_column(text, end)}, before what "
            "was opened is closed; get the complete file",
            line=line,
            column=_column(text, end),
        )
    place, message = _json_problem(error, text)
    line = text.count("\n", 0, place) + 1
    return DocumentError(
        "CG108", SourceRef(file), f"this is not JSON: {message}", line=line, column=_column(text, place)
    )


def _json_problem(error: JSONDecodeError, text: str) -> tuple[int, str]:
    """Where the problem is, and what, in words that do not depend on the version of Python."""
    before = len(text[: error.pos].rstrip()) - 1
    comma = error.pos if text[error.pos] == "," else before if text[before : before + 1] == "," else -1
    if comma >= 0 and text[comma + 1 :].lstrip()[:1] in ("}", "]"):
        return comma, "a comma that nothing follows: remove it"
    if text[error.pos] == "'":
        return error.pos, "a text in single quotes: use double quotes"
    if text[error.pos] in "/#":
        return error.pos, "a comment, which JSON does not have: remove it"
    return error.pos, next((words for start, words in _JSON.items() if error.msg.startswith(start)), error.msg)


def yaml_error(error: YAMLError, text: str, file: str) -> DocumentError:
    """What stopped the YAML parser, with line and column."""
    at = SourceRef(file)
    lines = text.splitlines()
    try:
        _check_prose(lines, at)
    except DocumentError as prose:
        return prose
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error).splitlines()[0]
    last = max((number for number, line in enumerate(lines, 1) if line.strip()), default=1)
    if mark is None:
        position = getattr(error, "position", None)  # a character YAML does not allow
        if isinstance(position, int):
            line, column = text.count("\n", 0, position) + 1, _column(text, position)
            message = f"this is not YAML: a character it does not allow (U+{ord(text[position]):04X}); remove it"
            return DocumentError("CG108", at, message, line=line, column=column)
        return DocumentError("CG108", at, f"this is not YAML: {problem}")
    ends_within = mark.line + 1 == last and not text.endswith("\n")
    if mark.line + 1 > last or ends_within or re.search("end of stream|stream end", str(problem)):
        opened = getattr(error, "context_mark", None)
        since = f", before what line {opened.line + 1} opened is closed: close it, or" if opened is not None else ";"
        message = f"the document is cut off: it ends in the middle, at line {last}{since} get the complete file"
        return DocumentError("CG106", at, message, line=last, column=len(lines[last - 1]))
    words = next((words for start, words in _YAML.items() if str(problem).startswith(start)), f"{problem}; correct it")
    return DocumentError("CG108", at, f"this is not YAML: {words}", line=mark.line + 1, column=mark.column + 1)


def _check_prose(lines: list[str], at: SourceRef) -> None:
    start = _prose_lines(lines)
    if start is None:
        return
    count = f"the {start - 1} lines" if start > 2 else "the line"
    raise DocumentError(
        "CG105",
        at,
        f"the document starts at line {start}, with {lines[start - 1].strip()[:40]!r}; what precedes it is text of the "
        f"page it was copied from: delete {count} before line {start}{_also_cut(lines)}",
        line=start,
        column=1,
    )


def _prose_lines(lines: list[str]) -> int | None:
    """The line at which a document starts, when prose precedes it."""
    for number, line in enumerate(lines, 1):
        if _VERSION_LINE.match(line) or _JSON_START.match(line):
            before = [text for text in lines[: number - 1] if text.strip() and not text.startswith(("#", "---", "%"))]
            is_prose = any(not text[0].isspace() and not _KEY_LINE.match(text) and text[0] != "-" for text in before)
            return number if is_prose and not lines[0].lstrip().startswith(("{", "[")) else None
    return None


def _indentation_is_gone(written: list[str]) -> bool:
    if any(line[0] in " \t" for line in written) or len(written) < 3:
        return False
    return any(
        re.fullmatch(r"(info|paths):\s*", line) and _KEY_LINE.match(following) and not _ROOT_KEY.match(following)
        for line, following in zip(written, written[1:], strict=False)
    )


def _cut_line(lines: list[str]) -> int | None:
    """The line in which a copy says that it is not complete."""
    written = [number for number, line in enumerate(lines, 1) if line.strip()]
    return next((number for number in written[-4:] if _CUT_MARK.match(lines[number - 1])), None)


def _also_cut(lines: list[str]) -> str:
    cut = _cut_line(lines)
    return "" if cut is None else f". It is also cut off: line {cut} says {lines[cut - 1].strip()!r}"


def _column(text: str, offset: int) -> int:
    return offset - (text.rfind("\n", 0, offset) + 1) + 1
