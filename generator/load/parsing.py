"""The text of a file → its value: JSON or YAML, as the text itself says."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.error import YAMLError

from generator.diagnostics import DiagnosticSink, DocumentError, SourceRef
from generator.load import broken, json_text, yaml_text
from generator.load.locate import Positions
from generator.load.positions import Marks


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed file."""

    value: Any
    positions: Positions


def parse(text: str, file: str, sink: DiagnosticSink) -> Parsed:
    """The value of a JSON or YAML text. Which of the two it is, the text says, not the file's name (a ``.txt`` may be either).

    Raises:
        DocumentError: The text is neither, or not a document.
    """
    broken.check_text(text, file)
    begins_like_json = text.lstrip()[:1] in ("{", "[")
    if begins_like_json:
        try:
            return Parsed(json_text.parse(text, file, sink), Positions(lambda: json_text.marks(text)))
        except json.JSONDecodeError as error:
            if not file.lower().endswith((".yaml", ".yml")):  # else a YAML flow mapping, perhaps
                raise broken.json_error(error, text, file) from None
        except ValueError as error:
            line, column = json_text.constant(text)
            raise DocumentError(
                "CG108", SourceRef(file), f"this is not JSON: {error}", line=line, column=column
            ) from None
    try:
        value, marks = yaml_text.parse(text, file, sink)
    except YAMLError as error:
        raise broken.yaml_error(error, text, file) from None
    return Parsed(value, Positions(_known(marks)))


def _known(marks: Marks) -> Callable[[], Marks]:
    return lambda: marks
