"""Living with a ``clientgen.yaml``: from ``init`` to an imported package, and every command on its documents."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.package.write import read_lock
from generator.project.loading import load_project
from generator.project.schema import SCHEMA

ROOT = Path(__file__).resolve().parents[3]
DOCUMENT = """
openapi: 3.0.0
info: {title: Orders, version: "7"}
paths:
  /orders/{id}:
    get:
      operationId: Orders_Get
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: "", content: {application/json: {schema: {type: object}}}}}
    delete: {operationId: Orders_Purge, parameters: [{name: id, in: path, required: true, schema: {type: string}}],
      responses: {"204": {description: ""}}}
"""
CONFIG = """
output: clients
documents:
  orders/v1: {path: orders.yaml, module: acme.orders.v1}
  stock/v1: {path: api/stock.yaml}
services:
  orders: {title: Acme orders}
"""
OVERLAY = """
overlay: 1.0.0
info: {title: Corrections, version: "1"}
actions: [{target: $.info, description: a reason, update: {description: corrected}}]
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a project of two documents."""
    folder = tmp_path / "project"
    fill(folder)
    monkeypatch.chdir(folder)
    return folder


def fill(folder: Path) -> None:
    write(folder / "clientgen.yaml", CONFIG)
    write(folder / "orders.yaml", DOCUMENT)
    write(folder / "api" / "stock.yaml", DOCUMENT.replace("Orders", "Stock"))


def statuses(*arguments: str) -> dict[str, str]:
    """What a generate says of each document."""
    done = run("generate", *arguments)
    assert done.exit_code in (0, 1) and "Traceback" not in done.output, done.output
    words = re.findall(r"^(\S+): (written|unchanged|different|failed)", done.stdout + done.stderr, re.MULTILINE)
    return dict(words)


def test_from_init_to_an_imported_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that init writes works as it is, but for the path of a document; so does its schema beside it."""
    monkeypatch.chdir(tmp_path)
    assert run("init").exit_code == 0
    text = Path("clientgen.yaml").read_text()
    assert (tmp_path / "clientgen.schema.json").read_text() == SCHEMA.read_text()
    assert text.startswith("# yaml-language-server: $schema=clientgen.schema.json\n")
    Path("clientgen.yaml").write_text(text.replace("path: api/openapi.yaml", "path: mine.yaml"))
    Path("mine.yaml").write_text(DOCUMENT)
    assert statuses() == {"orders/v1": "written"}
    (source,) = tmp_path.glob("clients/*/src")
    code = "from my_company.orders.v1 import OrdersClient; print(OrdersClient.__name__)"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(source)}, capture_output=True, text=True
    )
    assert done.stdout == "OrdersClient\n", done.stderr
    assert run("generate", "--check").exit_code == 0


def test_every_line_that_init_leaves_commented_out_works_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("init")
    text = Path("clientgen.yaml").read_text()
    first, rest = text.split("\n", 1)
    keys = re.sub(r"^( *)# (?= *(?:[a-z_0-9/-]+|GET \S+|Orders_Purge):)", r"\1", rest, flags=re.MULTILINE)
    assert keys.count("#") < rest.count("#") - 8
    Path("clientgen.yaml").write_text(keys)
    found = load_project(Path("clientgen.yaml"))
    assert found is not None and len(found.documents) == 3
    assert {"scopes", "operations", "skip", "title"} <= found.services["orders"].keys()


def test_init_does_not_overwrite_without_force(project: Path) -> None:
    done = run("init")
    assert done.exit_code == 2 and "overwrite it with --force" in done.output
    assert (project / "clientgen.yaml").read_text() == CONFIG and not (project / SCHEMA.name).exists()
    assert run("init", "--force").exit_code == 0 and (project / "clientgen.yaml").read_text() != CONFIG


def test_without_targets_every_document_is_generated_into_the_output(project: Path) -> None:
    """From any folder below, and by --config from anywhere: paths are the file's."""
    assert statuses() == {"orders/v1": "written", "stock/v1": "written"}
    packages = {"acme-orders-v1", "stock-v1"}
    assert {path.name for path in (project / "clients").iterdir()} == packages
    os.chdir(project / "api")
    assert statuses() == {"orders/v1": "unchanged", "stock/v1": "unchanged"}
    os.chdir(project.parent)
    assert statuses("--config", "project/clientgen.yaml", "--check") == {
        "orders/v1": "unchanged",
        "stock/v1": "unchanged",
    }
    assert "Acme orders" in (project / "clients" / "acme-orders-v1" / "README.md").read_text()


def test_targets_are_ids_patterns_paths_and_ids_of_the_catalog(project: Path) -> None:
    """A path of the project's is its document; the command line's names and output win over the file."""
    assert statuses("orders/*", "api/stock.yaml", "./orders.yaml") == {"orders/v1": "written", "stock/v1": "written"}
    assert statuses("inference/2023-05-15") == {"inference/2023-05-15": "written"}
    assert statuses("orders/v1", "--module", "other.v1", "--output", "elsewhere") == {"orders/v1": "written"}
    assert (project / "elsewhere" / "other-v1").is_dir()
    done = run("generate", "ordres/v1")
    assert done.exit_code == 2 and "Documents: orders/v1, stock/v1, inference/2023-05-15" in done.output


def test_a_file_without_documents_says_so(project: Path) -> None:
    write(project / "clientgen.yaml", "output: clients\n")
    done = run("generate")
    assert done.exit_code == 2 and "clientgen.yaml lists no documents" in done.output


def test_the_other_commands_know_the_documents_too(project: Path) -> None:
    listed = [line.split() for line in run("list").output.splitlines()]
    assert listed[:2] == [["orders/v1", "orders.yaml"], ["stock/v1", "api/stock.yaml"]] and len(listed) > 15
    assert "orders/v1: 0 errors" in (said := run("validate").output) and "stock/v1: 0 errors" in said
    assert json.loads(run("inspect", "orders/v1").stdout)["title"] == "Orders"
    assert run("diff", "orders/v1", "stock/v1").stdout.startswith("orders/v1 → stock/v1")
    run("generate", "orders/v1")
    assert run("diff", "clients/acme-orders-v1", "stock/v1").stdout.startswith("orders/v1 → stock/v1")


CHANGES = {
    "a title": CONFIG.replace("Acme orders", "Our orders"),
    "a skip": CONFIG.replace("{title: Acme orders}", "{title: Acme orders, skip: {Orders_Purge: for operators}}"),
    "a scope": CONFIG.replace("{title: Acme orders}", "{title: Acme orders, credential_scopes: [a]}"),
    "an overlay": CONFIG.replace("{title: Acme orders}", "{title: Acme orders, overlays: [fix.yaml]}"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_setting_makes_the_packages_of_its_service_out_of_date_and_no_other(project: Path, what: str) -> None:
    write(project / "fix.yaml", OVERLAY)
    statuses()
    write(project / "clientgen.yaml", CHANGES[what])
    assert statuses("--check") == {"orders/v1": "different", "stock/v1": "unchanged"}
    assert statuses() == {"orders/v1": "written", "stock/v1": "unchanged"}
    assert statuses("--check") == {"orders/v1": "unchanged", "stock/v1": "unchanged"}


def test_what_says_the_same_leaves_every_package_up_to_date(project: Path) -> None:
    """Remarks, another document, settings in a file of their own, and other names for a file: none changes a lock."""
    statuses()
    before = {path: path.read_bytes() for path in project.glob("clients/*/*") if path.is_file()}
    write(project / "parts" / "orders.yaml", "# moved\ntitle: Acme orders\n")
    write(project / "more.yaml", DOCUMENT.replace("Orders", "More"))
    text = CONFIG.replace("{title: Acme orders}", "parts/orders.yaml")
    write(project / "clientgen.yaml", text.replace("services:", "  more/v1: {path: more.yaml}\nservices:"))
    assert statuses() == {"orders/v1": "unchanged", "stock/v1": "unchanged", "more/v1": "written"}
    assert before == {path: path.read_bytes() for path in before}


def test_the_lock_is_the_same_wherever_the_project_is(project: Path, tmp_path: Path) -> None:
    text = CONFIG.replace("{title: Acme orders}", "{overlays: [fix.yaml]}")
    for folder in (project, tmp_path / "far" / "away"):
        fill(folder)
        write(folder / "clientgen.yaml", text)
        write(folder / "fix.yaml", OVERLAY)
        statuses("--config", str(folder / "clientgen.yaml"))
    one, other = (
        path / "clients" / "acme-orders-v1" / "codegen.lock.json" for path in (project, tmp_path / "far/away")
    )
    assert one.read_bytes() == other.read_bytes() and str(tmp_path) not in one.read_text()
    lock = read_lock(one.parent)
    assert lock is not None and lock["options"] == {"service": None, "module": "acme.orders.v1"}
    assert lock["service"]["overlays"] == {"fix.yaml": hashlib.sha256(OVERLAY.encode()).hexdigest()}


def test_the_version_before_is_the_project_s(project: Path) -> None:
    """CHANGELOG.md of a later document of a service compares with the one listed before it."""
    newer = "  orders/v2: {path: newer.yaml, module: acme.orders.v2}\nservices:"
    write(project / "clientgen.yaml", CONFIG.replace("services:", newer))
    write(project / "newer.yaml", DOCUMENT.replace("Orders_Purge", "Orders_Delete"))
    statuses()
    text = (project / "clients" / "acme-orders-v2" / "CHANGELOG.md").read_text()
    assert "Compared with orders/v1" in text and "orders.purge" in text


def test_a_pin_of_an_operation_that_is_not_there_is_a_warning(project: Path) -> None:
    """With the nearest operation; but for a service of several documents, where a pin may be for another version."""
    pins = """
    skip: {Orders_Prge: for operators}
    paging: {"GET /order/{id}": {reason: why}}
    operations: {Other: {name: a.b, reason: why}}
"""
    text = CONFIG.replace("{title: Acme orders}", pins)
    write(project / "clientgen.yaml", text)
    told = [line for line in run("generate", "orders/v1").stderr.splitlines() if "CG502" in line]
    assert len(told) == 3 and all(line.startswith("orders.yaml:4:1 #/paths warning") for line in told)
    assert "'Orders_Prge' in 'skip', and the document has no such operation: did you mean 'Orders_Purge'?" in told[2]
    assert "did you mean 'GET /orders/{id}'?" in told[1] and "give an operation id, or METHOD /path" in told[0]
    write(project / "clientgen.yaml", text.replace("services:", "  orders/v2: {path: newer.yaml}\nservices:"))
    assert "CG502" not in run("generate", "orders/v1", "--force").stderr


def test_a_document_that_is_not_there_is_a_finding_at_its_path(project: Path) -> None:
    (project / "api" / "stock.yaml").unlink()
    done = run("generate")
    assert done.exit_code == 1 and "api/stock.yaml error CG101 there is no such file" in done.stderr
    assert "orders/v1: written" in done.stdout


def test_documents_of_upstream_are_fetched_and_pinned_in_the_file(project: Path, tmp_path: Path) -> None:
    """Into .synced beside it; every remark of the file stays; until then the document is asked for."""
    text = "documents:\n  # mine\n  chat/v1: {upstream: {path: a/chat.yaml, sha256: null}}  # too\n"
    write(project / "clientgen.yaml", text)
    write(tmp_path / "mirror" / "a" / "chat.yaml", DOCUMENT)
    done = run("generate")
    assert done.exit_code == 2 and "chat/v1: the document has not been fetched: run 'clientgen sync'" in done.output
    done = run("sync", "--mirror", str(tmp_path / "mirror"), "--update-pins")
    assert done.exit_code == 0 and [line.split(":")[0] for line in done.stdout.splitlines()] == ["chat/v1"]
    pin = hashlib.sha256(DOCUMENT.encode()).hexdigest()
    assert (project / "clientgen.yaml").read_text().split() == text.replace("null", pin).split()
    assert (project / ".synced" / "chat" / "v1" / "a" / "chat.yaml").read_text() == DOCUMENT
    assert statuses() == {"chat/v1": "written"}


def test_sync_without_a_target_asks_for_one_where_nothing_is_to_be_fetched(project: Path) -> None:
    done = run("sync")
    assert done.exit_code == 2 and "no document of clientgen.yaml has an 'upstream'" in done.output


def test_the_example_of_the_documentation_is_a_project(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    (example,) = re.findall(r"## The whole file\n\n```yaml\n(.*?)```", text, re.DOTALL)
    write(tmp_path / "clientgen.yaml", example)
    write(tmp_path / "services" / "chat.yaml", "title: Chat\n")
    found = load_project(tmp_path / "clientgen.yaml")
    assert found is not None and len(found.documents) == 4 and found.services.keys() == {"orders", "chat"}
