"""Names survive whatever way their author joined the words."""

import pytest

from generator.naming.identifiers import class_name, identifier
from generator.words import plural, singular, snake, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("createChatCompletionRequest", ["create", "chat", "completion", "request"]),
        ("azureCosmosDBChat", ["azure", "cosmos", "db", "chat"]),
        ("self-harm/intent", ["self", "harm", "intent"]),
        ("timestamp_granularities[]", ["timestamp", "granularities"]),
        ("$filter", ["filter"]),
        ("OAuth2Auth", ["o", "auth2", "auth"]),
        ("Café", ["cafe"]),
        ("日本", []),
    ],
)
def test_words_are_found_in_any_spelling(text: str, words: list[str]) -> None:
    assert split_words(text) == words


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("batch", "batches"),
        ("run", "runs"),
        ("vector_store", "vector_stores"),
        ("query", "queries"),
        ("status", "statuses"),
    ],
)
def test_plural_and_singular_are_each_other_s_inverse(one: str, many: str) -> None:
    assert (plural(one), singular(many), plural(many), singular(one)) == (many, one, many, one)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("class", "class_"),
        ("2fast", "value_2_fast"),
        ("top_5p", "top_5p"),
        ("", "value"),
        ("日本", "value"),
        ("None", "none"),
        ("__init__", "init"),
    ],
)
def test_an_identifier_is_always_a_legal_public_name(text: str, name: str) -> None:
    assert identifier(text) == name and name.isidentifier()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("createChatCompletionResponse", "CreateChatCompletionResponse"),
        ("azureCosmosDBFieldMappingOptions", "AzureCosmosDBFieldMappingOptions"),
        ("list", "List"),
        ("Literal", "LiteralSchema"),
        ("3d", "Schema3d"),
        ("OpenAI.Error", "OpenAIError"),
        ("error", "Error"),
        ("exception", "ExceptionSchema"),
    ],
)
def test_a_class_name_keeps_the_author_s_capitals_and_shadows_nothing(text: str, name: str) -> None:
    assert class_name(text) == name


def test_snake_case_of_an_argument_is_the_wire_name_where_that_is_snake_case() -> None:
    assert snake("max_completion_tokens") == "max_completion_tokens"
