"""What a request or a response holds: parameters, bodies, headers, media types."""

from __future__ import annotations

from typing import Any

from generator.diagnostics import DiagnosticSink, SourceRef
from generator.load.nodes import SpecMap
from generator.normalize.resolve import Resolver
from generator.normalize.keys import check_keys
from generator.normalize.fields import ENCODING, MEDIA_TYPE, PARAMETER, REQUEST_BODY
from generator.normalize.schemas import SchemaLowering
from generator.normalize.shapes import checked, mappings, wrong_shape

LOCATIONS = ("path", "query", "header", "cookie")
# OpenAPI 3.1 section 4.8.12.2: the styles of each place, its default first.
_STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}


class Messages:
    """Lowers the 3.x objects around schemas."""

    def __init__(self, resolver: Resolver, schemas: SchemaLowering, sink: DiagnosticSink) -> None:
        self.resolver, self.schemas, self.sink = resolver, schemas, sink

    def _check_keys(self, node: SpecMap, kind: str) -> None:
        if self.schemas.dialect != "2.0":  # there, bodies and media types were put together from other objects
            check_keys(node, kind, self.schemas.dialect, self.sink)

    def parameter(self, node: SpecMap) -> SpecMap:
        """A parameter whose name and place are known to be right, with every default written out."""
        place = node["in"]
        changes: dict[str, Any] = {"required": place == "path" or node.get("required", False)}
        styles = _STYLES[place]
        style = node.get("style", styles[0])
        if style not in styles:
            at = node.at.child("style")
            self.sink.warning(
                "CG205", at, f"{style!r} is not a style of a {place} parameter: {styles[0]!r} is assumed; fix it"
            )
            style = styles[0]
        changes["style"] = style
        changes["explode"] = node.get("explode", style == "form")
        if "examples" in node:
            changes["examples"] = self.examples(node["examples"])
        content = self.content(node["content"]) if "content" in node else None
        if content:  # section 4.8.12.3: a parameter has exactly one media type
            first = next(iter(content))
            return node.but("schema", **changes, content=SpecMap({first: content[first]}, at=content.at))
        return node.but("content", **changes, schema=self.schema(node, "parameter"))

    def schema(self, node: SpecMap, what: str) -> SpecMap:
        if "schema" in node:
            lowered = self.schemas.lower(node["schema"], node.at.child("schema"))
            if lowered is not None:
                return lowered
        else:
            self.sink.warning("CG208", node.at, f"a {what} needs a 'schema': any value is assumed; add it")
        return SpecMap(at=node.at)

    def request_body(self, value: Any, at: SourceRef) -> SpecMap | None:
        node = self.resolver.follow(value, at, "a request body")
        if node is None:
            return None
        self._check_keys(node, "a request body")
        node = checked(node, REQUEST_BODY, self.sink)
        if "content" not in node:
            self.sink.warning("CG208", node.at, "a request body needs 'content': it is left out; add it")
            return None
        return node.but(required=node.get("required", False), content=self.content(node["content"]))

    def response(self, node: SpecMap) -> SpecMap:
        """A response that was followed, checked and, from 2.0, lowered."""
        if "schema" in node:
            at = node.at.child("schema")
            self.sink.warning(
                "CG205", at, "a response has its schema under 'content' here: it is skipped; move it there"
            )
        changes: dict[str, Any] = {}
        if "headers" in node:
            changes["headers"] = self.headers(node["headers"])
        if "content" in node:
            changes["content"] = self.content(node["content"])
        return node.but("links", "schema", **changes)

    def headers(self, holder: SpecMap) -> SpecMap:
        headers = SpecMap(at=holder.at)
        for name, value in holder.items():
            node = self.resolver.follow(value, holder.at.child(name), "a header")
            if node is None:
                continue
            node = checked(node, PARAMETER, self.sink)
            content = self.content(node["content"]) if "content" in node else None
            changes: dict[str, Any] = {"required": node.get("required", False)}
            if "examples" in node:
                changes["examples"] = self.examples(node["examples"])
            if content:
                headers[name] = node.but("schema", **changes, content=content)
            else:
                headers[name] = node.but("content", **changes, schema=self.schema(node, "header"))
        return headers

    def content(self, holder: SpecMap) -> SpecMap:
        """Media types by name, in the document's order (section 4.8.14)."""
        media_types = SpecMap(at=holder.at)
        for name, value in holder.items():
            if not isinstance(value, SpecMap):
                at = holder.at.child(name)
                wrong_shape(self.sink, at, "a media type", value, "an empty one is assumed")
                value = SpecMap(at=at)
            self._check_keys(value, "a media type")
            media_types[name] = self.media_type(checked(value, MEDIA_TYPE, self.sink))
        return media_types

    def media_type(self, node: SpecMap) -> SpecMap:
        changes: dict[str, Any] = {}
        without: list[str] = []
        if "schema" in node:
            lowered = self.schemas.lower(node["schema"], node.at.child("schema"))
            if lowered is None:
                without.append("schema")
            else:
                changes["schema"] = lowered
        if "examples" in node:
            changes["examples"] = self.examples(node["examples"])
        if "encoding" in node:
            changes["encoding"] = self.encoding(node["encoding"])
        return node.but(*without, **changes) if changes or without else node

    def encoding(self, holder: SpecMap) -> SpecMap:
        """How the parts of a form are written (section 4.8.15)."""
        encodings = SpecMap(at=holder.at)
        for name, value in mappings(holder, "an encoding", self.sink).items():
            node = checked(value, ENCODING, self.sink)
            if "style" in node and node["style"] not in _STYLES["query"]:
                at = node.at.child("style")
                self.sink.warning(
                    "CG205", at, f"{node['style']!r} is not a style of a form field: it is skipped; fix it"
                )
                node = node.but("style")
            encodings[name] = node.but(headers=self.headers(node["headers"])) if "headers" in node else node
        return encodings

    def examples(self, holder: SpecMap) -> SpecMap:
        """Example objects by name, each in its place (section 4.8.19)."""
        followed = {
            name: self.resolver.follow(value, holder.at.child(name), "an example") for name, value in holder.items()
        }
        return SpecMap(((name, node) for name, node in followed.items() if node is not None), at=holder.at)
