"""What is supported of each dialect, as facts: the README's table is rendered from here, and each has its proof."""

from __future__ import annotations

from dataclasses import dataclass

DIALECTS = ("Swagger 2.0", "OpenAPI 3.0", "OpenAPI 3.1")
YES, NO = "yes", "no"
#: The dialect has no such thing.
ABSENT = "–"


@dataclass(frozen=True, slots=True)
class Feature:
    """``answers`` are by dialect; ``proof`` is the test, or the folder of cases, that shows it."""

    name: str
    answers: tuple[str, str, str]
    proof: str


FEATURES = (
    Feature("every operation and schema", (YES, YES, YES), "tests/corpus/test_packages.py"),
    Feature("JSON, text, binary, form and multipart bodies", (YES, YES, YES), "tests/cases/bodies"),
    Feature("path, query and header parameters, in every style", (YES, YES, YES), "tests/cases/parameters"),
    Feature("cookie parameters", (ABSENT, YES, YES), "tests/unit/runtime/test_runtime_requests.py"),
    Feature("values that may be null", ("`x-nullable`", "`nullable`", "`null` in `type`"), "tests/cases/nullable"),
    Feature("`allOf`, recursion", (YES, YES, YES), "tests/cases/composition"),
    Feature("`oneOf`, `anyOf`, discriminators", (YES, YES, YES), "tests/cases/unions"),
    Feature("open and closed enums (`x-ms-enum`)", (YES, YES, YES), "tests/cases/enums"),
    Feature("error answers and response headers, typed", (YES, YES, YES), "tests/cases/responses"),
    Feature("server-sent events (`stream=True`), JSON Lines", (YES, YES, YES), "tests/behaviour/test_streaming.py"),
    Feature("lists in pages (`x-ms-pageable`, cursors)", (YES, YES, YES), "tests/behaviour/test_paging.py"),
    Feature("long-running operations (`begin_…`)", (YES, YES, YES), "tests/behaviour/test_polling.py"),
    Feature(
        "references to other files below the document's tree", (YES, YES, YES), "tests/unit/load/test_references.py"
    ),
    Feature("XML bodies", ("as text",) * 3, "tests/unit/convert/test_bodies_and_responses.py"),
    Feature("tuples (`prefixItems`)", (ABSENT, ABSENT, YES), "tests/behaviour/test_tuples.py"),
    Feature("callbacks, links", (ABSENT, NO, NO), "tests/unit/normalize/test_operations.py"),
    Feature("webhooks", (ABSENT, ABSENT, NO), "tests/unit/normalize/test_operations.py"),
    Feature("references to other hosts", (NO, NO, NO), "tests/behaviour/test_hostile_documents.py"),
)


def support_table() -> str:
    """The table in Markdown, without a final newline."""
    rows = [f"| {' | '.join((item.name, *item.answers))} |" for item in FEATURES]
    return "\n".join([f"| | {' | '.join(DIALECTS)} |", f"|{'---|' * (len(DIALECTS) + 1)}", *rows])
