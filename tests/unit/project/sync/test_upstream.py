"""Syncing over HTTPS: addresses at the pinned commit, and a server that is late, large, elsewhere or wrong."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from generator.project.sync import web

from .place import COMMIT, DOCUMENT, FILES, NEWER, ROOT, Place

RAW = "/raw.githubusercontent.com/Azure/azure-rest-api-specs"
API = "/api.github.com/repos/Azure/azure-rest-api-specs"


def serve(server: HTTPServer, place: Place, commit: str = COMMIT) -> None:
    for path in FILES:
        server.expect_request(f"{RAW}/{commit}/{path}").respond_with_data((place.mirror / path).read_bytes())


def forget(server: HTTPServer) -> None:
    server.clear()
    server.no_handler_status_code = 404


def requested(server: HTTPServer) -> list[str]:
    return [request.path for request, _ in server.log]


def test_files_come_from_the_pinned_commit_and_are_fetched_once(place: Place, github: HTTPServer) -> None:
    """The addresses have repository, commit and path; what is stored as pinned is not asked for again."""
    serve(github, place)
    done = place.run("sync", "things/2024-01-01")
    assert done.exit_code == 0 and "synced: 4 files" in done.output
    assert requested(github)[0] == f"{RAW}/{COMMIT}/{DOCUMENT}"
    assert {f"{RAW}/{COMMIT}/{path}" for path in FILES} <= set(requested(github))
    assert json.loads((place.folder / "sync.json").read_text())["commit"] == COMMIT
    asked = len(github.log)
    assert "unchanged: as pinned" in place.run("sync").output and len(github.log) == asked


def test_a_pin_is_moved_to_the_newest_commit_when_the_document_changed_there(place: Place, github: HTTPServer) -> None:
    """--update-pins looks at the branch: an unchanged document keeps its commit, a changed one gets the new one."""
    serve(github, place)
    serve(github, place, NEWER)
    github.expect_request(f"{API}/commits/main").respond_with_json({"sha": NEWER})
    catalog = place.catalog.read_text()
    assert place.run("sync", "things/*", "--update-pins").exit_code == 0
    assert place.catalog.read_text() == catalog
    forget(github)
    old = place.sha256
    place.put(DOCUMENT, {**FILES[DOCUMENT], "tags": []})
    serve(github, place, NEWER)
    github.expect_request(f"{API}/commits/main").respond_with_json({"sha": NEWER})
    done = place.run("sync", "things/*", "--update-pins")
    assert done.exit_code == 0 and f"pinned at {NEWER}" in done.output
    assert place.catalog.read_text() == catalog.replace(COMMIT, NEWER).replace(old, place.sha256)


def test_discover_asks_the_listing_of_the_repository(place: Place, github: HTTPServer) -> None:
    listings = {
        "stable": ["2024-01-01", "2025-01-01"],
        "stable/2025-01-01": ["examples", "things.json"],
    }
    for folder, names in listings.items():
        body = [{"name": name} for name in names]
        github.expect_request(f"{API}/contents/{ROOT}/{folder}").respond_with_json(body)
    github.expect_request(f"{API}/contents/{ROOT}/preview").respond_with_data("", status=404)
    done = place.run("sync", "--discover")
    assert done.stdout.split() == ["things/2025-01-01", f"{ROOT}/stable/2025-01-01/things.json"]


def drip(request: Request) -> Response:
    def body() -> object:
        for _ in range(100):
            yield b" " * web._CHUNK
            time.sleep(0.02)

    return Response(body())  # type: ignore[arg-type]


BAD = {
    "it redirects to another host (evil.example)": Response(status=302, headers={"Location": "https://evil.example/x"}),
    "it redirects to another host (raw.githubusercontent.com)": Response(
        status=302, headers={"Location": "http://raw.githubusercontent.com/x"}
    ),
    "more than 3 redirects": Response(status=301, headers={"Location": "/again"}),
    "the server answered 500": Response("no", status=500),
    "there is no such file": Response("no", status=404),
    "larger than": Response(b" " * (3 * 1024 * 1024)),
    "is not the document the catalog pins": Response("{}"),
}


@pytest.mark.parametrize("message", BAD)
def test_a_bad_answer_is_refused_in_one_line(
    place: Place, github: HTTPServer, monkeypatch: pytest.MonkeyPatch, message: str
) -> None:
    monkeypatch.setattr(web, "MAX_BYTES", 2 * 1024 * 1024)
    github.expect_request(f"{RAW}/{COMMIT}/{DOCUMENT}").respond_with_response(BAD[message])
    github.expect_request("/raw.githubusercontent.com/again").respond_with_response(
        Response(status=301, headers={"Location": "/again"})
    )
    done = place.run("sync", "things/2024-01-01")
    assert done.exit_code == 1 and message in done.stderr and len(done.stderr.splitlines()) == 1
    assert not (place.specs / ".synced").exists()


def test_a_redirect_on_the_same_host_is_followed(place: Place, github: HTTPServer) -> None:
    moved = Response(status=302, headers={"Location": "/moved"})
    github.expect_request(f"{RAW}/{COMMIT}/{DOCUMENT}").respond_with_response(moved)
    github.expect_request("/raw.githubusercontent.com/moved").respond_with_data((place.mirror / DOCUMENT).read_bytes())
    for path in FILES:
        if path != DOCUMENT:
            github.expect_request(f"{RAW}/{COMMIT}/{path}").respond_with_data((place.mirror / path).read_bytes())
    assert place.run("sync", "things/2024-01-01").exit_code == 0


def test_a_server_that_drips_or_sleeps_is_given_up_on(
    place: Place, github: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "WHOLE_SECONDS", 0.1)
    github.expect_request(f"{RAW}/{COMMIT}/{DOCUMENT}").respond_with_handler(drip)
    assert "not here after" in place.run("sync", "things/2024-01-01").stderr
    github.clear()
    monkeypatch.setattr(web, "SILENT_SECONDS", 0.1)
    github.expect_request(f"{RAW}/{COMMIT}/{DOCUMENT}").respond_with_handler(
        lambda request: time.sleep(0.5) or Response("")  # type: ignore[func-returns-value]
    )
    assert "no answer in time" in place.run("sync", "things/2024-01-01").stderr


def test_no_password_of_the_user_s_is_sent(
    place: Place, github: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """requests would take one from ~/.netrc: documents are public, and a mirror need not know it."""
    (tmp_path / "netrc").write_text("machine raw.githubusercontent.com login me password hidden\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    serve(github, place)
    place.run("sync", "things/2024-01-01")
    assert github.log and all("Authorization" not in request.headers for request, _ in github.log)


def test_a_mirror_behind_an_address_has_the_layout_of_the_repository(place: Place, github: HTTPServer) -> None:
    for path in FILES:
        github.expect_request(f"/mirror.example/specs/{path}").respond_with_data((place.mirror / path).read_bytes())
    done = place.run("sync", "things/*", "--mirror", "https://mirror.example/specs/")
    assert done.exit_code == 0 and "synced: 4 files" in done.output
    assert "cannot be listed" in place.run("sync", "--discover", "--mirror", "https://mirror.example").output


def test_an_entry_without_a_commit_is_not_asked_for(place: Place, github: HTTPServer) -> None:
    done = place.run("sync", "other/documented")
    assert done.exit_code == 1 and "does not say where it comes from" in done.stderr and not github.log
