"""How bad each difference is, by the direction it travels in. This table is the only place that decides it.

A difference that both directions reach is as bad as the worse of the two.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.diff.model import Direction, Impact

BREAKING, RISKY, ADDITIVE = Impact.BREAKING, Impact.RISKY, Impact.ADDITIVE


@dataclass(frozen=True, slots=True)
class Rule:
    """``request`` is the impact where the caller sends what differs, ``response`` where the caller reads it; ``why`` is
    what it means for the caller."""

    area: str
    request: Impact
    response: Impact
    why: str

    def impact(self, direction: Direction) -> Impact:
        return self.request if direction is Direction.REQUEST else self.response


RULES: dict[str, Rule] = {
    # operations
    "operation-added": Rule("operation", ADDITIVE, ADDITIVE, "nobody calls it yet"),
    "operation-removed": Rule("operation", BREAKING, BREAKING, "its callers have nothing left to call"),
    "operation-moved": Rule("operation", BREAKING, BREAKING, "the address of the old version is not answered any more"),
    "operation-deprecated": Rule("operation", RISKY, RISKY, "it will be gone in a later version"),
    "server-changed": Rule("server", RISKY, RISKY, "an endpoint given with its path may need another one"),
    # schemas
    "property-added-required": Rule("property", BREAKING, ADDITIVE, "requests without it are refused"),
    "property-added": Rule("property", ADDITIVE, ADDITIVE, "it may be left out, or left unread"),
    "property-removed": Rule("property", BREAKING, BREAKING, "the keyword, key or attribute is gone"),
    "property-hidden": Rule("property", BREAKING, BREAKING, "readOnly or writeOnly: it travels the other way only"),
    "property-required": Rule("property", BREAKING, ADDITIVE, "requests without it are refused"),
    "property-optional": Rule("property", ADDITIVE, RISKY, "an answer may lack it"),
    "property-deprecated": Rule("property", RISKY, RISKY, "it will be gone in a later version"),
    "nullable": Rule("type", ADDITIVE, RISKY, "an answer may hold null"),
    "not-nullable": Rule("type", BREAKING, ADDITIVE, "requests with null are refused"),
    "enum-value-added": Rule("enum", ADDITIVE, RISKY, "an answer may hold a value no branch of the caller expects"),
    "enum-value-removed": Rule("enum", BREAKING, ADDITIVE, "requests with the value are refused"),
    "enum-opened": Rule("enum", ADDITIVE, RISKY, "an answer may hold values that are not listed"),
    "enum-closed": Rule("enum", RISKY, ADDITIVE, "requests with a value that is not listed are refused"),
    "union-widened": Rule("union", ADDITIVE, RISKY, "an answer may be of a type the caller does not expect"),
    "union-narrowed": Rule("union", BREAKING, ADDITIVE, "requests of the type are refused"),
    "type-widened": Rule("type", ADDITIVE, RISKY, "an answer may be of a type the caller does not expect"),
    "type-narrowed": Rule("type", BREAKING, ADDITIVE, "requests of the wider type are refused"),
    "type-changed": Rule("type", BREAKING, BREAKING, "what was right to send or to read is wrong"),
    "object-opened": Rule("type", ADDITIVE, BREAKING, "a model with attributes became a plain value"),
    "object-closed": Rule("type", RISKY, BREAKING, "a plain value became a model with attributes"),
    "format-changed": Rule("type", RISKY, RISKY, "the same JSON type is written in another way"),
    "format-added": Rule("type", RISKY, ADDITIVE, "requests written in another way may be refused"),
    "format-removed": Rule("type", ADDITIVE, RISKY, "an answer may be written in another way"),
    "limit-tightened": Rule("limit", BREAKING, ADDITIVE, "requests beyond the limit are refused"),
    "limit-loosened": Rule("limit", ADDITIVE, RISKY, "an answer may go beyond what it could"),
    "limit-changed": Rule("limit", RISKY, RISKY, "neither limit holds the other"),
    "default-changed": Rule("default", RISKY, ADDITIVE, "a request that leaves it out means something else"),
    "default-added": Rule("default", ADDITIVE, ADDITIVE, "the service may have assumed it before"),
    "default-removed": Rule("default", RISKY, ADDITIVE, "a request that leaves it out may mean something else"),
    # parameters
    "parameter-added-required": Rule("parameter", BREAKING, BREAKING, "requests without it are refused"),
    "parameter-added": Rule("parameter", ADDITIVE, ADDITIVE, "it may be left out"),
    "parameter-removed": Rule("parameter", BREAKING, BREAKING, "the argument is gone"),
    "parameter-moved": Rule("parameter", BREAKING, BREAKING, "the service looks for it in another place"),
    "parameter-style": Rule("parameter", RISKY, RISKY, "several values are written in another way"),
    # bodies and answers
    "body-added-required": Rule("body", BREAKING, BREAKING, "requests without a body are refused"),
    "body-added": Rule("body", ADDITIVE, ADDITIVE, "it may be left out"),
    "body-removed": Rule("body", BREAKING, BREAKING, "the arguments are gone"),
    "body-required": Rule("body", BREAKING, BREAKING, "requests without a body are refused"),
    "body-optional": Rule("body", ADDITIVE, ADDITIVE, "it may be given still"),
    "media-added": Rule("media type", ADDITIVE, RISKY, "an answer may come in a form the caller does not expect"),
    "media-removed": Rule("media type", BREAKING, BREAKING, "the form is neither taken nor given any more"),
    "status-added": Rule("status", RISKY, RISKY, "a success may come with a status the caller does not expect"),
    "status-removed": Rule("status", BREAKING, BREAKING, "the success the caller waits for is not declared any more"),
    "status-changed": Rule("status", RISKY, RISKY, "a caller that looks at the exact status is wrong"),
    "error-added": Rule("status", ADDITIVE, ADDITIVE, "errors of any status could come before, too"),
    "error-removed": Rule("status", RISKY, RISKY, "the shape of the error's body is not declared any more"),
    "header-added": Rule("header", ADDITIVE, ADDITIVE, "it may be left unread"),
    "header-removed": Rule("header", BREAKING, BREAKING, "it is not declared any more"),
    # authentication
    "auth-added": Rule("authentication", ADDITIVE, ADDITIVE, "one more way to authenticate"),
    "auth-removed": Rule("authentication", BREAKING, BREAKING, "callers that use it are refused"),
    "auth-required": Rule("authentication", BREAKING, BREAKING, "callers without a credential are refused"),
    "auth-scopes": Rule("authentication", RISKY, RISKY, "a token for the old scopes may be refused"),
    # as the Python caller sees it
    "group-removed": Rule("python", BREAKING, BREAKING, "an attribute of the client is gone"),
    "method-renamed": Rule("python", BREAKING, BREAKING, "the method has another name"),
    "argument-renamed": Rule("python", BREAKING, BREAKING, "the argument has another name"),
    "arguments-reordered": Rule("python", BREAKING, BREAKING, "positional arguments mean something else"),
    "attribute-renamed": Rule("python", BREAKING, BREAKING, "the attribute has another name"),
    "class-renamed": Rule("python", BREAKING, BREAKING, "an import of the class fails"),
    "derived-class-renamed": Rule("python", RISKY, RISKY, "an import fails; the document never gave it a name"),
    "class-removed": Rule("python", RISKY, RISKY, "an import fails; no operation used the class"),
    "body-whole": Rule("python", BREAKING, BREAKING, "the body's fields are not keyword arguments any more"),
    "body-flat": Rule("python", ADDITIVE, ADDITIVE, "the body may still be given whole"),
    "result-retyped": Rule("python", BREAKING, BREAKING, "what the method returns is of another type"),
    "result-widened": Rule("python", RISKY, RISKY, "the method may return a type the caller does not expect"),
    "result-narrowed": Rule("python", ADDITIVE, ADDITIVE, "what the method returns is of a type it had before"),
    "stream-added": Rule("python", ADDITIVE, ADDITIVE, "streaming has to be asked for"),
    "event-retyped": Rule("python", RISKY, RISKY, "the model of an event is another; what is sent is the same"),
    "stream-removed": Rule("python", BREAKING, BREAKING, "there is no stream to read any more"),
}
