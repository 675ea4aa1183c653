"""Responses (OpenAPI 3.1 section 4.8.16): what the service answers, by status."""

from __future__ import annotations

from generator.convert.bodies import build_contents
from generator.convert.hints import Words, shared_words
from generator.convert.read import flag, named_nodes, text
from generator.convert.schemas import SchemaBuilder
from generator.ir.service import Response, ResponseHeader
from generator.ir.types import Kind, Primitive, Use
from generator.load.nodes import SpecMap
from generator.normalize.document import NormalOperation


def build_responses(builder: SchemaBuilder, operation: NormalOperation, words: Words) -> tuple[Response, ...]:
    node: SpecMap = operation.node["responses"]
    successes = [status for status, response in node.items() if status[0] in "123" and not _marked(response)]
    if not successes and "default" in node:
        builder.sink.info("CG350", node.at, "no success is declared: the default response is read as one")
    elif not successes:
        builder.sink.warning("CG352", node.at, "no success is declared: any is read as it comes")
    responses = []
    for status, response in node.items():
        is_error = _marked(response) or status[0] in "45" or (status == "default" and bool(successes))
        trail = _trail(words, status, successes, is_error)
        responses.append(_response(builder, status, response, shared_words(response.at.pointer, trail), is_error))
    return tuple(responses)


def _marked(response: SpecMap) -> bool:
    return flag(response, "x-ms-error-response")


def _trail(words: Words, status: str, successes: list[str], is_error: bool) -> Words:
    """The first success is "the response"; others are distinguished by their status."""
    if is_error:
        return (*words, "error") if status == "default" else (*words, "error", status)
    if status == "default" or status == successes[0]:
        return (*words, "response")
    return (*words, "response", status)


def _response(builder: SchemaBuilder, status: str, node: SpecMap, words: Words, is_error: bool) -> Response:
    headers = []
    for name, header in named_nodes(node, "headers").items():
        if name.lower() == "content-type":  # section 4.8.17.1: it is ignored
            continue
        header_words = shared_words(header.at.pointer, (*words, "header", name))
        use = builder.use(header["schema"], header_words) if "schema" in header else Use(Primitive(Kind.STRING))
        headers.append(ResponseHeader(name, use, header.at, text(header, "description")))
    return Response(
        status=status,
        contents=build_contents(builder, node, words, is_error=is_error),
        at=node.at,
        description=text(node, "description"),
        headers=tuple(headers),
        is_error=is_error,
    )
