"""A ``clientgen.yaml`` is read with its parts, and all that is wrong with it is told at once, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.project.catalog import config_of, entries, resolve_targets
from generator.project.configuration import COGNITIVE_SERVICES_SCOPE, PagePin, StreamPin
from generator.project.loading import ProjectError, embedded, find_project, load_project
from generator.project.model import Project

GOOD = """
output: clients
documents:
  orders/v1: {path: api/orders.yaml, module: acme.orders.v1}
  stock: {path: ../stock.json}
services:
  orders:
    title: Orders
    credential_scopes: [api://orders/.default]
    base_path: {path: /orders, reason: a gateway}
    operations: {Get: {name: orders.get, reason: odd id}}
    streaming: {Watch: {event: null, reason: it answers once}}
    paging: {List: {items: rows, link: next, reason: odd names}, All: {reason: the whole list}}
    skip: {Purge: for operators}
"""


def load(folder: Path, text: str) -> Project:
    (folder / "clientgen.yaml").write_text(text)
    project = load_project(folder / "clientgen.yaml")
    assert project is not None
    return project


def findings(folder: Path, text: str) -> list[str]:
    """What is wrong with a file, as printed, without its folder."""
    with pytest.raises(ProjectError) as caught:
        load(folder, text)
    return [str(item).replace(f"{folder}/", "") for item in caught.value.findings]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def test_every_setting_reaches_the_service_and_only_what_is_pinned_of_it(tmp_path: Path) -> None:
    """Paths are relative to the file; service and version follow from the id where they are not given."""
    (tmp_path / "api").mkdir()
    project = load(tmp_path, GOOD)
    assert project.output == tmp_path / "clients"
    orders, stock = resolve_targets([], project)
    assert (orders.id, orders.service, orders.version, orders.module) == ("orders/v1", "orders", "v1", "acme.orders.v1")
    assert orders.document == tmp_path / "api" / "orders.yaml"
    assert (stock.service, stock.version, stock.document) == ("stock", None, tmp_path / ".." / "stock.json")
    config = config_of(orders, "orders")
    assert (config.title, config.base_path, config.scopes) == ("Orders", "/orders", ("api://orders/.default",))
    assert config.operations == {"Get": "orders.get"} and config.streaming == {"Watch": StreamPin(None)}
    assert config.paging == {"List": PagePin(items="rows", link="next"), "All": PagePin()}
    assert config.skip == {"Purge": "for operators"}
    assert (config_of(stock, "stock").scopes, config_of(stock, "stock").default_scopes) == ((), ())
    (official,) = resolve_targets(["inference/2024-10-21"])
    assert config_of(official, "another").default_scopes == (COGNITIVE_SERVICES_SCOPE,)


def test_documents_and_services_may_stand_in_files_of_their_own(tmp_path: Path) -> None:
    """As those of specs/ do; paths in such a file are relative to it, and findings name it."""
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "fix.yaml").write_text("")
    (tmp_path / "parts" / "documents.yaml").write_text("orders: {path: orders.yaml}\n")
    (tmp_path / "parts" / "orders.yaml").write_text("title: Orders\noverlays: [fix.yaml]\n")
    text = "documents: parts/documents.yaml\nservices: {orders: parts/orders.yaml}\n"
    (target,) = resolve_targets([], load(tmp_path, text))
    assert target.document == tmp_path / "parts" / "orders.yaml"
    assert config_of(target, "orders").overlays == {"parts/fix.yaml": tmp_path / "parts" / "fix.yaml"}
    (tmp_path / "parts" / "orders.yaml").write_text("title: Orders\ntitel: Orders\n")
    assert findings(tmp_path, text) == [
        "parts/orders.yaml:2:1 #/titel error CG001 'titel' is not a key of a service: did you mean 'title'?"
    ]
    (tmp_path / "parts" / "orders.yaml").write_text("only a text")
    assert findings(tmp_path, text) == ["parts/orders.yaml:1:1 error CG001 the file does not hold a mapping"]


def test_the_catalog_is_such_a_project() -> None:
    assert [entry.id for entry in entries()] == [entry.id for entry in embedded().documents]
    assert {"inference", "authoring", "assistants", "service"} <= embedded().services.keys()
    specs = Path(embedded().file)
    assert load_project(specs) is None  # there anyway, and not twice


WRONG = """
outptu: clients
documents:
  orders/v1:
    path: 7
    modul: acme.orders
  two: {path: a.yaml, module: json.v1, version: 1.0}
  three: {path: a.yaml, module: acme.same}
  four: {path: b.yaml, module: acme.same}
  five: {module: acme.five}
  "six!": {path: c.yaml}
  seven: []
services:
  ordres: {titel: Orders}
  orders:
    skip: {A: }
    operations: {B: {name: get, reason: why}, C: {name: a.b}}
    overlays: [absent.yaml]
    credential_scopes: all
  two: nowhere.yaml
"""


def test_everything_that_is_wrong_is_told_at_once_with_line_and_column(tmp_path: Path) -> None:
    """Keys that are not known, with the nearest one; types; values; names; files: in the order of the file."""
    expected = [
        "2:1 #/outptu error CG001 'outptu' is not a key of clientgen.yaml: did you mean 'output'?",
        "5:5 #/documents/orders~1v1/path error CG001 expected a string, not the number 7: put it in quotes",
        "6:5 #/documents/orders~1v1/modul error CG001 'modul' is not a key of a document: did you mean 'module'?",
        "7:23 #/documents/two/module error CG003 'json.v1' cannot be imported: 'json' is a module of Python's standard",
        "7:40 #/documents/two/version error CG001 expected a string, not the number 1.0: put it in quotes",
        "9:3 #/documents/four error CG003 'three' and 'four' would have one package, acme-same",
        "10:3 #/documents/five error CG003 'five' has no 'path', and is not an id of the catalog",
        "11:3 #/documents/six! error CG001 'six!' cannot be used: an id consists of letters",
        "12:3 #/documents/seven error CG001 expected a mapping, not a list",
        "14:3 #/services/ordres error CG003 no document is of a service 'ordres': did you mean 'orders'?",
        "14:12 #/services/ordres/titel error CG001 'titel' is not a key of a service: did you mean 'title'?",
        "16:12 #/services/orders/skip/A error CG001 expected a string, not null",
        "17:22 #/services/orders/operations/B/name error CG001 a name is a group and a method",
        "17:47 #/services/orders/operations/C error CG001 'reason' is missing: Why: a pin without a reason",
        "18:16 #/services/orders/overlays/0 error CG003 there is no file 'absent.yaml': correct the path",
        "19:5 #/services/orders/credential_scopes error CG001 expected a list, not the string 'all'",
        "20:3 #/services/two error CG002 'nowhere.yaml' cannot be read: there is no such file",
    ]
    told = findings(tmp_path, WRONG)
    assert len(told) == len(expected)
    for line, start in zip(told, expected, strict=True):
        assert line.startswith(f"clientgen.yaml:{start}"), line


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "clientgen.yaml:1:1 error CG001 the file is empty: 'clientgen init' writes one"),
        ("- a\n", "clientgen.yaml:1:1 error CG001 the file does not hold a mapping"),
        ("a: [\n", "clientgen.yaml:2:1 error CG002 this is not YAML"),
        ("a: *b\n", "clientgen.yaml:1:4 error CG002 the alias *b stands for nothing"),
        ("output: a\noutput: b\n", "clientgen.yaml:1:1 #/output error CG001 the key 'output' is given twice"),
        ("output: [a, b]\n", "clientgen.yaml:1:1 #/output error CG001 expected a string, not a list"),
        ("documents: [a]\n", "clientgen.yaml:1:1 #/documents error CG001 expected a string or a mapping, not a list"),
        (
            "documents: {a: {upstream: {commit: x}}}\n",
            "#/documents/a/upstream error CG001 'path' is missing: The document's",
        ),
        ("documents: {a: {path: b, module: ''}}\n", "#/documents/a/module error CG003 the module is empty"),
        (
            "documents: {a/1: {path: x}, b: {path: y, service: a, version: '1'}}\n",
            "#/documents/b error CG003 'a/1' and 'b'",
        ),
        ("services: {Inference: {}, inference: {}}\n", "'Inference' and 'inference' are one service"),
        ("\x00", "clientgen.yaml:1:1 error CG002 this is not YAML"),
        (
            "a: " + "[" * 500 + "]" * 500,
            "clientgen.yaml:1:103 error CG002 the document nests more than 100 levels deep",
        ),
        ("? [a]\n: b\n", "clientgen.yaml:1:3 error CG002 a mapping or list is used as a key"),
        ("output: a\n---\noutput: b\n", "clientgen.yaml:2:1 error CG002 a second document starts here"),
        ("documents: clientgen.yaml\n", "#/documents error CG001 expected a mapping, not the string"),
    ],
)
def test_a_file_of_another_shape_is_one_finding_exit_2_and_never_a_traceback(
    tmp_path: Path, text: str, message: str
) -> None:
    assert message in findings(tmp_path, text)[0]
    done = run("generate", "--config", str(tmp_path / "clientgen.yaml"))
    assert done.exit_code == 2 and message.removeprefix("clientgen.yaml") in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.parametrize("command", ["generate", "validate", "inspect", "diff", "list", "sync"])
def test_every_command_that_knows_documents_takes_the_file_and_refuses_a_wrong_one(
    tmp_path: Path, command: str
) -> None:
    (tmp_path / "clientgen.yaml").write_text("outptu: a\n")
    targets = {"inspect": ["a"], "diff": ["a", "b"]}.get(command, [])
    done = run(command, *targets, "--config", str(tmp_path / "clientgen.yaml"))
    assert done.exit_code == 2 and "did you mean 'output'?" in done.stderr


def test_a_file_that_is_not_text_is_a_finding(tmp_path: Path) -> None:
    for data, message in (
        (b"\xff\xfe", "error CG002 the document is not UTF-8"),
        (None, "error CG002 this is a folder"),
    ):
        path = tmp_path / "x.yaml"
        path.write_bytes(data) if data is not None else None
        done = run("list", "--config", str(path if data is not None else tmp_path))
        assert done.exit_code == 2 and message in done.stderr


def test_the_file_is_found_in_the_working_folder_and_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The nearest one counts; its paths stay relative to it, and are shown as they are from here."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert find_project(tmp_path / "a" / "b") is None
    (tmp_path / "clientgen.yaml").write_text("documents: {outer: {path: x.yaml}}\n")
    monkeypatch.chdir(tmp_path / "a" / "b")
    assert find_project(Path.cwd()) == Path("../../clientgen.yaml")
    (tmp_path / "x.yaml").touch()
    assert run("list").output.splitlines()[0].split() == ["outer", "../../x.yaml"]
    (tmp_path / "a" / "clientgen.yaml").write_text("documents: {inner: {path: y.yaml}}\n")
    assert run("list").output.splitlines()[0].split() == ["inner", "../y.yaml"]


def test_a_document_of_the_catalog_keeps_its_settings_and_gets_those_of_the_file(tmp_path: Path) -> None:
    """Key by key, the file's win. A document of one's own has those of the file alone, whatever its service is called."""
    text = """
documents:
  inference/2024-10-21: {module: acme.chat}
  inference/mine: {path: a.yaml}
services:
  inference:
    title: Chat
    operations: {Extra: {name: a.b, reason: why}, POST /responses: {name: c.d, reason: why}}
"""
    official, own = resolve_targets([], load(tmp_path, text))
    assert official.module == "acme.chat" and official.document == resolve_targets(["inference/2024-10-21"])[0].document
    before = config_of(resolve_targets(["inference/2024-10-21"])[0], "inference")
    after = config_of(official, "inference")
    assert (after.title, after.scopes, after.streaming) == ("Chat", before.scopes, before.streaming)
    assert after.operations == {**before.operations, "Extra": "a.b", "POST /responses": "c.d"}
    assert config_of(own, "inference").operations == {"Extra": "a.b", "POST /responses": "c.d"}


def test_a_working_folder_that_is_gone_has_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert run("list").exit_code == 0
