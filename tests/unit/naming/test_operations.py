"""Group and method names come from the operation id where it has them, and from the path where it has not."""

import pytest

from generator.diagnostics import SourceRef
from generator.ir.service import Operation
from generator.naming.operations import place_operations

PATHS = [
    ("GET", "/assistants/{id}", "Get_Assistant"),
    ("GET", "/threads/{id}", "Get_Thread"),
    ("GET", "/threads/{id}/messages/{id}", "Get_Message"),
    ("GET", "/threads/{id}/runs/{id}", "Get_Run"),
    ("GET", "/vector_stores/{id}/files/{id}", "Get_Vector_Store_File"),
    ("GET", "/vector_stores/{id}/file_batches/{id}", "Get_Vector_Store_File_Batch"),
]


def place(method: str, path: str, id: str | None, pins: dict[str, str] | None = None) -> str:
    operations = [
        Operation(name, verb, where, SourceRef("a", str(number)), (), (), None, (), None)
        for number, (verb, where, name) in enumerate([*PATHS, (method, path, id)])
    ]
    place = place_operations(operations, pins or {})[operations[-1].key]
    return "_".join(place.group) + "." + "_".join(place.method)


@pytest.mark.parametrize(
    ("method", "path", "id", "name"),
    [
        ("POST", "/deployments/{deployment-id}/chat/completions", "ChatCompletions_Create", "chat_completions.create"),
        ("POST", "/deployments/{deployment-id}/embeddings", "embeddings_create", "embeddings.create"),
        ("GET", "/assistants", "List_Assistants", "assistants.list"),
        ("POST", "/assistants/{id}", "Modify_Assistant", "assistants.modify"),
        ("POST", "/threads/runs", "Create_Thread_And_Run", "threads.create_and_run"),
        ("GET", "/threads/{id}/runs/{id}/steps", "List_Run_Steps", "runs.list_steps"),
        (
            "POST",
            "/threads/{id}/runs/{id}/submit_tool_outputs",
            "Submit_Tool_Outputs_To_Run",
            "runs.submit_tool_outputs",
        ),
        (
            "GET",
            "/vector_stores/{id}/files/{id}/content",
            "retrieveVectorStoreFileContent",
            "vector_store_files.retrieve_content",
        ),
        ("POST", "/chat/completions", "createChatCompletion", "chat_completions.create"),
        ("POST", "/audio/speech", "createSpeech", "speeches.create"),
        ("POST", "/responses", None, "responses.create"),
        ("GET", "/responses/{response_id}", None, "responses.get"),
        ("GET", "/responses/{response_id}/input_items", None, "input_items.list"),
        ("POST", "/batches/{batch-id}/cancel", None, "batches.cancel"),
        ("GET", "/threads/{id}/runs", "listthreadruns", "thread_runs.list"),
        (
            "POST",
            "/repos/{repo}/actions/jobs/{id}/rerun",
            "actions/re-run-job-for-workflow-run",
            "actions.re_run_job_for_workflow_run",
        ),
        ("GET", "/repos/{repo}/code_scanning", "code-scanning/list_alerts", "code_scanning.list_alerts"),
        ("GET", "/threads/{id}/runs", "list/runs", "runs.list"),
    ],
)
def test_a_place_is_found_for_every_spelling(method: str, path: str, id: str | None, name: str) -> None:
    assert place(method, path, id) == name


def test_a_pin_wins_over_everything_by_id_and_by_path() -> None:
    assert place("POST", "/x", "X_Y", {"X_Y": "things.make"}) == "things.make"
    assert place("POST", "/x", None, {"POST /x": "things.make"}) == "things.make"
