"""Every document builds whole: each operation, each schema, each reference; and the facts we know of them hold."""

from __future__ import annotations

import functools
from pathlib import Path

from generator.convert import convert
from generator.diagnostics import DiagnosticSink, Severity
from generator.ir.service import BodyKind, Operation, Role, Service
from generator.ir.types import Definition, Enum, Model, Ref, TagSource, Union, Use
from generator.ir.walk import all_uses, reach, refs_in
from generator.load import load
from generator.normalize import normalize

from .real import AZURE, SHARED, each_document, each_version, official, raw

RESPONSES = "inference/preview/2025-03-01-preview/inference.json"
AUTHORING = "authoring/preview/2025-04-01-preview/azureopenai.json"
METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


@functools.cache
def built(path: Path) -> tuple[Service, DiagnosticSink]:
    sink = DiagnosticSink()
    document = normalize(load(path, sink), sink)
    said = DiagnosticSink()
    return convert(document, said), said


def azure(name: str) -> Service:
    return built(AZURE / name)[0]


def schema(service: Service, name: str) -> Definition:
    return next(definition for id, definition in service.definitions.items() if id.endswith("/schemas/" + name))


def operation(service: Service, id: str) -> Operation:
    return next(entry for entry in service.operations if entry.id == id)


def behind(service: Service, use: Use) -> Definition:
    assert isinstance(use.type, Ref)
    return service.definitions[use.type.target]


def prop(service: Service, model: str, name: str) -> Definition:
    found = schema(service, model)
    assert isinstance(found, Model)
    return behind(service, next(entry.use for entry in found.properties if entry.wire_name == name))


def tags(union: Definition) -> list[str]:
    assert isinstance(union, Union)
    return [tag for variant in union.variants for tag in variant.tags]


@each_document()
def test_nothing_is_lost(path: Path) -> None:
    """As many operations as the document has, in its order; a definition for each of its schemas; no error."""
    service, sink = built(path)
    document = raw(path)
    paths = {**document.get("paths", {}), **document.get("x-ms-paths", {})}
    declared = [(method, route) for route, item in paths.items() for method in item if method in METHODS]
    assert [entry.method.lower() for entry in service.operations] == [method for method, _ in declared]
    assert service.declared_operations == len(declared)
    schemas = document.get("definitions") or document.get("components", {}).get("schemas", {})
    assert [id.rpartition("/")[2].replace("~1", "/") for id in service.declared] == list(schemas)
    assert not [entry for entry in sink if entry.severity is Severity.ERROR]


@each_document()
def test_the_representation_is_sound(path: Path) -> None:
    """References resolve; unions are what their contract says; each key is its definition's id."""
    service, _ = built(path)
    assert set(refs_in(all_uses(service))) <= set(service.definitions)
    assert set(service.declared) <= set(service.definitions)
    for id, definition in service.definitions.items():
        assert definition.id == id
        if isinstance(definition, Union):
            uses = [variant.use for variant in definition.variants]
            assert len(set(uses)) == len(uses) >= 2 or definition.tag is not None
            assert not any(use.nullable for use in uses)
            assert len(set(tags(definition))) == len(tags(definition))
            assert bool(tags(definition)) is (definition.tag is not None)
        if isinstance(definition, Enum):
            assert definition.values
        if isinstance(definition, Model):
            names = [entry.wire_name for entry in definition.properties]
            assert len(set(names)) == len(names)


@each_document()
def test_a_second_build_is_the_same(path: Path) -> None:
    sink = DiagnosticSink()
    assert convert(normalize(load(path, sink), sink), DiagnosticSink()) == built(path)[0]


@each_version("inference", "2024-10-21")
def test_messages_by_role(path: Path) -> None:
    """inference 2024-10-21: five kinds of chat message, told apart by ``role`` though nothing declares it."""
    message = schema(built(path)[0], "chatCompletionRequestMessage")
    assert isinstance(message, Union)
    assert (message.tag, message.tag_source) == ("role", TagSource.IMPLICIT)
    assert tags(message) == ["system", "user", "assistant", "tool", "function"]


@each_version("inference", "2024-10-21")
def test_data_sources_by_type(path: Path) -> None:
    """inference 2024-10-21: the base's subtypes are reachable only through its mapping, and are kept and reached."""
    service = built(path)[0]
    base = schema(service, "azureChatExtensionConfiguration")
    assert isinstance(base, Union)
    assert (base.tag, base.tag_source) == ("type", TagSource.DISCRIMINATOR)
    assert tags(base) == ["azure_search", "azure_cosmos_db"]
    search = schema(service, "azureSearchChatExtensionConfiguration")
    assert isinstance(search, Model)
    assert [entry.wire_name for entry in search.properties] == ["type", "parameters"]
    tag = prop(service, "azureSearchChatExtensionConfiguration", "type")
    assert isinstance(tag, Enum) and not tag.extensible and [value.value for value in tag.values] == ["azure_search"]
    assert reach(service)[search.id].request


@each_version("inference", "2024-10-21")
def test_the_chat_answer_and_its_chunks(path: Path) -> None:
    """inference 2024-10-21: one 200 is either a completion or a chunk, told apart by ``object``."""
    service = built(path)[0]
    success = operation(service, "ChatCompletions_Create").responses[0]
    answer = behind(service, success.contents[0].use)
    assert isinstance(answer, Union) and answer.tag == "object"
    assert tags(answer) == ["chat.completion", "chat.completion.chunk"]


@each_version("inference", "2024-10-21")
def test_the_audio_answer(path: Path) -> None:
    """inference 2024-10-21: JSON of two shapes that nothing tells apart, or plain text."""
    service = built(path)[0]
    success = operation(service, "Transcriptions_Create").responses[0]
    assert [content.kind for content in success.contents] == [BodyKind.JSON, BodyKind.TEXT]
    assert getattr(behind(service, success.contents[0].use), "tag") is None


@each_version("inference", "2024-10-21")
def test_the_parameters_of_inference(path: Path) -> None:
    """A deployment from the caller, the api-version from the client; the host's path is in the server."""
    service = built(path)[0]
    for entry in service.operations:
        assert {parameter.wire_name: parameter.role for parameter in entry.parameters} == {
            "deployment-id": Role.CALLER,
            "api-version": Role.API_VERSION,
        }
    assert service.servers[0].base_path == "/openai"
    assert [requirement.schemes for requirement in service.security] == [("bearer",), ("apiKey",)]


@official
def test_the_path_of_authoring() -> None:
    assert azure(AUTHORING).servers[0].base_path == "/openai"


@official
def test_the_contradictory_all_of_of_authoring() -> None:
    """authoring 2025-04-01-preview: seven allOf whose branches fix one ``type`` differently, one of several JSON types."""
    sink = built(AZURE / AUTHORING)[1]
    said = [entry for entry in sink if entry.code == "CG310"]
    assert len([entry for entry in said if "'type'" in entry.message]) == 7
    assert [entry.at.pointer for entry in said if "different types" in entry.message] == [
        "/components/schemas/EvalItem/properties/content"
    ]
    config = prop(azure(AUTHORING), "CreateEvalRequest", "data_source_config")
    assert tags(config) == ["custom", "logs"]


@official
def test_subtypes_named_by_x_ms_discriminator_value() -> None:
    service = azure(AUTHORING)
    assert tags(schema(service, "UserComputeDatasource")) == ["Dataset", "Urls"]
    assert tags(schema(service, "FineTuneMethod")) == ["dpo", "supervised"]


@official
def test_the_compound_filter_contains_itself() -> None:
    """inference 2025-03-01-preview: ``$recursiveRef``; the two kinds of filter share no value of ``type``."""
    service = azure(RESPONSES)
    filters = schema(service, "CompoundFilter/properties/filters/items")
    assert isinstance(filters, Union) and filters.tag == "type"
    assert schema(service, "CompoundFilter").id in list(refs_in(variant.use for variant in filters.variants))


@official
def test_items_of_the_responses_api() -> None:
    """inference 2025-03-01-preview: InputItem holds Item, another union; two messages share a type, not a role."""
    service = azure(RESPONSES)
    outer, item = schema(service, "InputItem"), schema(service, "Item")
    assert isinstance(outer, Union) and isinstance(item, Union)
    assert (outer.tag, item.tag, item.tag_source) == ("type", "type", TagSource.DISCRIMINATOR)
    inner = schema(service, "Item/tagged/message")
    assert isinstance(inner, Union) and inner.tag == "role"
    assert item.id not in list(refs_in(variant.use for variant in outer.variants))


@official
def test_stream_events() -> None:
    """inference previews: assistants' events by ``event``, though no path refers to them; responses' by ``type``."""
    event = schema(azure("inference/preview/2024-05-01-preview/inference.json"), "assistantStreamEvent")
    assert isinstance(event, Union) and event.tag == "event" and "thread.run.created" in tags(event)
    response = schema(azure(RESPONSES), "responseStreamEvent")
    assert isinstance(response, Union) and response.tag == "type" and len(tags(response)) == len(response.variants)


@each_version("inference", "2023-05-15")
def test_defaults_that_contradict(path: Path) -> None:
    """inference 2023-05-15: ``max_tokens`` is an integer and defaults to "inf"."""
    sink = built(path)[1]
    assert ["'inf'" in entry.message for entry in sink if entry.code == "CG305"] == [True]


@official
def test_paths_that_disagree() -> None:
    """OpenAI's documents: ``{certificate_id}`` is ``cert_id``, and ``?beta=true`` is part of a path."""
    service, sink = built(SHARED / "openai/openapi.manual.yaml")
    assert "certificate_id" in {p.wire_name for entry in service.operations for p in entry.parameters}
    assert [entry for entry in sink if entry.code == "CG330"]
    documented, _ = built(SHARED / "openai/openapi.documented.yml")
    assert not any("?" in entry.path for entry in documented.operations)
    constants = [p for entry in documented.operations for p in entry.parameters if p.role is Role.CONSTANT]
    assert {(p.wire_name, p.default.value if p.default else None) for p in constants} >= {("beta", "true")}
