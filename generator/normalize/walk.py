"""The walk over a document: paths, operations and what they are made of, lowered in one direction.

A 2.0 object becomes a 3.0 one (``swagger20``), a 3.0 schema a 3.1 one (``openapi30``), and a 3.1 schema the one spelling
of it (``openapi31``); Azure's extensions are read on the way. References to anything but a schema are followed here,
by the kind of object that is expected.
"""

from __future__ import annotations

import re
from typing import Any

from generator.diagnostics import DiagnosticSink, SourceRef
from generator.load import DocumentSet
from generator.load.nodes import SpecList, SpecMap
from generator.normalize import azure_examples, azure_extensions, security, servers, swagger20
from generator.normalize.document import NormalDocument, NormalOperation
from generator.normalize.messages import LOCATIONS, Messages
from generator.normalize.resolve import Resolver
from generator.normalize.keys import check_keys
from generator.normalize.fields import INFO, OPERATION, PARAMETER, PATH_ITEM, RESPONSE, ROOT_20
from generator.normalize.schemas import SchemaLowering
from generator.normalize.shapes import checked, entries, wrong_shape

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""OpenAPI 3.1 section 4.8.9.1; 2.0 has all but ``trace``."""

_STATUS = re.compile(r"[1-5](\d\d|XX)|default")
_BODY_PLACES = ("body", "formData")


def normalize(documents: DocumentSet, sink: DiagnosticSink) -> NormalDocument:
    """The whole document in normal form. What cannot be used is in ``sink``; nothing is raised."""
    walk = _Walk(documents, sink)
    root = documents.root
    check_keys(root, "the document", documents.dialect, sink)
    walk.schemas.declare(root)
    operations = walk.operations(root)
    walk.schemas.finish()
    walk.note_unused(root)
    return NormalDocument(
        name=documents.name,
        dialect=documents.dialect,
        info=walk.info(root),
        servers=servers.of_document(walk.resolver, root, documents.dialect, sink),
        security=walk.security(root),
        security_schemes=walk.security_schemes,
        operations=operations,
        schemas=walk.schemas.by_key,
        declared=walk.schemas.declared,
    )


class _Walk:
    def __init__(self, documents: DocumentSet, sink: DiagnosticSink) -> None:
        self.documents, self.sink = documents, sink
        self.is_20 = documents.dialect == "2.0"
        self.resolver = Resolver(documents, sink)
        self.schemas = SchemaLowering(self.resolver, sink, documents.dialect)
        self.messages = Messages(self.resolver, self.schemas, sink)
        self.security_schemes = security.schemes(self.resolver, documents.root, documents.dialect, sink)
        self.global_types = checked(documents.root, ROOT_20, sink) if self.is_20 else SpecMap(at=documents.root.at)
        self.callbacks = 0

    def info(self, root: SpecMap) -> SpecMap:
        value = root.get("info")
        if isinstance(value, SpecMap):
            return checked(value, INFO, self.sink)
        at = root.at.child("info")
        if value is None:
            self.sink.warning("CG208", at, "the document has no 'info': it has neither title nor version; add it")
        else:
            wrong_shape(self.sink, at, "a mapping", value)
        return SpecMap(at=at)

    def security(self, owner: SpecMap) -> SpecList | None:
        value = owner.get("security")
        if value is not None and not isinstance(value, SpecList):
            wrong_shape(self.sink, owner.at.child("security"), "a list of requirements", value)
        return security.requirements(value, self.security_schemes, self.sink)

    def operations(self, root: SpecMap) -> tuple[NormalOperation, ...]:
        """Every operation of ``paths``, and of Azure's ``x-ms-paths``, whose keys may have a query string."""
        operations: list[NormalOperation] = []
        for section in ("paths", "x-ms-paths"):
            holder = root.get(section)
            if holder is None:
                if section == "paths" and "x-ms-paths" not in root and self.documents.dialect != "3.1":
                    self.sink.warning(
                        "CG208", root.at, "the document has no 'paths': the package has no methods; add them"
                    )
                continue
            if not isinstance(holder, SpecMap):
                wrong_shape(self.sink, root.at.child(section), "a mapping of paths", holder)
                continue
            for path, value in holder.items():
                if path.startswith("x-"):
                    continue
                if not path.startswith("/"):
                    at = holder.at.child(path)
                    self.sink.warning("CG205", at, "a path begins with '/': it is put there; fix the document")
                if len(re.findall(r"\{[^{}]*\}", path)) != path.count("{") or path.count("{") != path.count("}"):
                    message = "'{' and '}' do not go together in pairs: they are sent as they stand; fix the path"
                    self.sink.warning("CG205", holder.at.child(path), message)
                operations.extend(self.path(path if path.startswith("/") else f"/{path}", value, holder.at.child(path)))
        return tuple(operations)

    def path(self, path: str, value: Any, at: SourceRef) -> list[NormalOperation]:
        node = self.resolver.follow(value, at, "a path item")
        if node is None:
            return []
        check_keys(node, "a path", self.documents.dialect, self.sink)
        item = checked(node, PATH_ITEM, self.sink)
        operations: list[NormalOperation] = []
        for method in item:
            if method not in METHODS:
                continue
            if isinstance(item[method], SpecMap):
                operations.append(self.operation(path, method, item[method], item))
            else:
                wrong_shape(self.sink, item.at.child(method), "an operation", item[method])
        return operations

    def operation(self, path: str, method: str, node: SpecMap, item: SpecMap) -> NormalOperation:
        check_keys(node, "an operation", self.documents.dialect, self.sink)
        node = azure_extensions.operation(checked(node, OPERATION, self.sink), self.sink)
        parameters = self.parameters(node, item)
        changes: dict[str, Any] = {}
        body: SpecMap | None = None
        if self.is_20:
            at = node["parameters"].at if "parameters" in node else node.at
            raw = [parameter for parameter in parameters if parameter["in"] in _BODY_PLACES]
            written = swagger20.request_body(raw, at, self.types(node, "consumes"), self.sink)
            body = None if written is None else self.messages.request_body(written, written.at)
            parameters = [
                swagger20.parameter(parameter, self.sink)
                for parameter in parameters
                if parameter["in"] not in _BODY_PLACES
            ]
        elif "requestBody" in node:
            body = self.messages.request_body(node["requestBody"], node.at.child("requestBody"))
        at = node["parameters"].at if "parameters" in node else node.at
        changes["parameters"] = SpecList((self.messages.parameter(parameter) for parameter in parameters), at=at)
        if body is not None:
            changes["requestBody"] = body
        changes["responses"] = self.responses(node)
        requirements = self.security(node)
        if requirements is not None:
            changes["security"] = requirements
        own_servers = servers.listed(node.get("servers", item.get("servers")), node, self.sink)
        if own_servers:
            changes["servers"] = SpecList(own_servers, at=node.at)
        if "description" not in node and "summary" not in node:  # section 4.8.9.1: those of the path are for all
            changes.update({key: item[key] for key in ("summary", "description") if key in item})
        self.callbacks += len(node.get("callbacks", ()))
        left_out = ("callbacks", "consumes", "produces", "schemes", "requestBody", "security", "servers")
        kept = node.but(*(key for key in left_out if key not in changes), "x-ms-examples", **changes)
        return NormalOperation(path, method, kept, azure_examples.calls(node, self.documents, self.sink))

    def types(self, node: SpecMap, key: str) -> list[str]:
        """``consumes`` / ``produces``: the operation's list replaces the document's (2.0 "Operation Object")."""
        return list(node.get(key, self.global_types.get(key, ())))

    def parameters(self, node: SpecMap, item: SpecMap) -> list[SpecMap]:
        """The parameters of the path and the operation, the operation's winning by name and place (section 4.8.10)."""
        own = self.parameter_list(node)
        shared = self.parameter_list(item)
        if any(key[0] in _BODY_PLACES for key in own):  # an operation's body replaces the path's, whatever its name
            shared = {key: value for key, value in shared.items() if key[0] not in _BODY_PLACES}
        return [own.get(key, value) for key, value in shared.items()] + [
            value for key, value in own.items() if key not in shared
        ]

    def parameter_list(self, owner: SpecMap) -> dict[tuple[str, str], SpecMap]:
        parameters: dict[tuple[str, str], SpecMap] = {}
        holder = owner.get("parameters", SpecList(at=owner.at))
        for index, value in enumerate(holder):
            node = self.resolver.follow(value, holder.at.child(index), "a parameter")
            if node is None:
                continue
            check_keys(node, "a parameter", self.documents.dialect, self.sink)
            node = checked(node, PARAMETER, self.sink)
            place = node.get("in")
            if place is None:
                self.sink.warning("CG208", node.at, "a parameter needs an 'in': it is skipped; add it")
                continue
            if place not in LOCATIONS and not (self.is_20 and place in _BODY_PLACES):
                here = node.at.child("in")
                self.sink.warning("CG205", here, f"{place!r} is not a place for a parameter: it is skipped; fix it")
                continue
            if not node.get("name") and place != "body":
                self.sink.warning("CG208", node.at, "a parameter needs a 'name': it is skipped; add it")
                continue
            key = (str(place), "" if place == "body" else node["name"])
            if key in parameters:
                what = f"the parameter {key[1]!r} is given twice in {key[0]}" if key[1] else "a body is given twice"
                message = f"{what}: the first one counts; remove one"
                self.sink.warning("CG209", holder.at.child(index), message)
                continue
            parameters[key] = node
        return parameters

    def responses(self, node: SpecMap) -> SpecMap:
        """By status: three digits, a range (``4XX``) or ``default`` (section 4.8.16)."""
        holder = node.get("responses")
        if not isinstance(holder, SpecMap):
            if holder is None:
                self.sink.warning("CG208", node.at, "the operation says nothing of its responses; add them")
            return SpecMap(at=node.at)
        responses = SpecMap(at=holder.at)
        for status, value in holder.items():
            if status.startswith("x-"):
                continue
            normal = status.upper() if status != "default" else status
            if not _STATUS.fullmatch(normal):
                at = holder.at.child(status)
                self.sink.warning("CG205", at, f"{status!r} is not a status: the response is skipped; fix it")
                continue
            response = self.resolver.follow(value, holder.at.child(status), "a response")
            if response is None:
                continue
            check_keys(response, "a response", self.documents.dialect, self.sink)
            response = checked(response, RESPONSE, self.sink)
            if self.is_20:
                response = swagger20.response(response, self.types(node, "produces"))
                headers = response.get("headers")
                if isinstance(headers, SpecMap):
                    lowered = {
                        name: swagger20.header(value, self.sink) if isinstance(value, SpecMap) else value
                        for name, value in headers.items()
                    }
                    response = response.but(headers=SpecMap(lowered, at=headers.at))
            self.callbacks += len(response.get("links", ()))
            responses[normal] = self.messages.response(response)
        return responses

    def note_unused(self, root: SpecMap) -> None:
        """What a document holds that is not an operation a client calls."""
        webhooks = len(entries(root, "webhooks", self.sink)) if self.documents.dialect == "3.1" else 0
        if webhooks:
            at = root.at.child("webhooks")
            self.sink.info("CG204", at, f"{webhooks} webhooks are calls to you, not operations: they are not generated")
        if self.callbacks:
            self.sink.info("CG204", root.at, f"{self.callbacks} callbacks and links are not generated")
