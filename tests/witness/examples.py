"""What the examples of a document break of its own schemas: packages' tests send and serve them as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .api import Api, Operation
from .documents import raw
from .schemas import Breach, Schemas

Shown = tuple[str, str, str]


class Examples:
    """The examples of one document, which lies at ``path`` with the files that ``x-ms-examples`` names."""

    def __init__(self, api: Api, schemas: Schemas, path: Path) -> None:
        self.api, self.schemas, self.path = api, schemas, path

    def breaches(self, operation: Operation) -> set[Shown]:
        """Part (``request`` or ``answer``), place and message of all that is wrong with the examples of an operation."""
        return {
            (way, breach.at, breach.message)
            for way, schema, value in self._bodies(operation)
            for breach in self.schemas.breaches(schema, value, way)  # type: ignore[arg-type]
        }

    def _bodies(self, operation: Operation) -> Iterator[tuple[str, Any, Any]]:
        """Each body that is shown, with each schema that it may be of."""
        names = {parameter.name for parameter in operation.parameters}
        for file in self._files(operation):
            for name, value in file.get("parameters", {}).items():
                if name not in names:
                    for schema in operation.bodies.values():
                        yield "request", schema, value
            for status, answer in file.get("responses", {}).items():
                if isinstance(answer, Mapping) and "body" in answer:
                    for schema in self._answer_schemas(operation, str(status)):
                        yield "answer", schema, answer["body"]
        request = self.api.follow(operation.raw.get("requestBody", {}))
        for content in request.get("content", {}).values():
            for value in self._values(content):
                yield "request", content.get("schema"), value
        for status, answer in operation.raw.get("responses", {}).items():
            answer = self.api.follow(answer)
            for content in answer.get("content", {}).values():
                for value in self._values(content):
                    yield "answer", content.get("schema"), value
            for value in answer.get("examples", {}).values():
                yield "answer", answer.get("schema"), value

    def _answer_schemas(self, operation: Operation, status: str) -> list[Any]:
        contents = operation.answers.get(status) or operation.answers.get("default") or {}
        return [*contents.values()]

    def _files(self, operation: Operation) -> Iterator[Mapping[str, Any]]:
        for example in operation.raw.get("x-ms-examples", {}).values():
            if "$ref" in example:
                file = self.path.parent / example["$ref"]
                if file.is_file():
                    yield raw(file)
            else:
                yield example

    def _values(self, content: Mapping[str, Any]) -> Iterator[Any]:
        if "example" in content:
            yield content["example"]
        for example in content.get("examples", {}).values():
            yield self.api.follow(example).get("value")


__all__ = ["Breach", "Examples", "Shown"]
