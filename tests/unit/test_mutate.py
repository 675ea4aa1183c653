"""Proves that each operator makes the mistake it is named for, that faults are chosen by a seed and left out with a
reason alone, and that a fault that a test notices is told from one that none does."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from mutate.choice import Equivalent, chosen, divided, reviewed
from mutate.copies import ROOT, put_in
from mutate.fault import Fault, Source
from mutate.layers import LAYERS, GeneratorLayer, RuntimeLayer
from mutate.operators import faults_in
from mutate.params import params_faults
from mutate.rows import faults_of
from mutate.tracing import Traces
from mutate.trial import Run, tried

#: What stands in a function, what must become of it, and by which operator.
MADE = [
    ("f()", "pass", "statement removed"),
    ("a.b = 1", "pass", "statement removed"),
    ("a += 1", "pass", "statement removed"),
    ("yield a", "(yield) if False else None", "statement removed"),
    ("if a:\n    f()", "if False:\n    f()", "branch removed"),
    ("if a:\n    f()", "if True:\n    f()", "branch removed"),
    ("[x for x in a if x]", "[x for x in a if True]", "branch removed"),
    ("if a:\n    f()", "if (not (a)):\n    f()", "condition negated"),
    ("b = 1 if not a else 2", "b = 1 if (a) else 2", "condition negated"),
    ("while a:\n    f()", "while (not (a)):\n    f()", "condition negated"),
    ("g(a < b)", "g((a <= b))", "comparison changed"),
    ("g(a is None)", "g((a is not None))", "comparison changed"),
    ("g(a in b)", "g((a not in b))", "comparison changed"),
    ("g((x := a) == b)", "g(((x := a) != b))", "comparison changed"),
    ("g(a and b)", "g(((a) or (b)))", "and/or swapped"),
    ("g(a[1])", "g(a[2])", "off by one"),
    ("g(a[1])", "g(a[0])", "off by one"),
    ("g(a, (b))", "g(b, a)", "arguments swapped"),
    ("g(a, b=c, **d)", "g(a, **d)", "keyword argument dropped"),
    ("raise ValueError(a)", "pass", "exception swallowed"),
    ("try:\n    f()\nexcept ValueError:\n    g()\n    h()", "try:\n    f()\nexcept ValueError:\n    raise", "exception not caught"),
    ("return a", "return None", "return value None"),
    ("g('text')", "g('textx')", "constant changed"),
    ("g('text')", "g('')", "constant changed"),
    ("g(True)", "g(False)", "constant changed"),
    ("g(b'x')", "g(b'xx')", "constant changed"),
    ("g(0.5)", "g(2.0)", "constant changed"),
    ("g(f'{a} of')", "g('')", "constant changed"),
    ("g(a - b)", "g((a + b))", "calculation changed"),
]  # fmt: skip
#: What no run of a program shows, or what is told to people alone.
LEFT_ALONE = [
    '"""A docstring."""',
    "a: int",
    "assert a == 1",
    "from a import b",
    "if TYPE_CHECKING:\n    from a import b",
    "def g(a: Literal[1], b: list[int]) -> Literal[2]: ...",
]
PARAMS = """
from typing import TypedDict
class Fields(TypedDict, total=False):
    name: Required[str]
class Options(Fields, CallOptions, total=False):
    kind: Kind
Kind: TypeAlias = "Literal['a', 'b'] | str"
"""
TRACED = """
import pytest
from generator.code import one, two
@pytest.fixture(scope="module")
def shared(): return two()
def test_one(): assert one() == 1
def test_other(shared): pass
def test_that_fails(): assert one() == 2
"""
CODE = "def double(a):\n    log = a\n    return a * 2\n"
NOTICES = "from code_under_test import double\ndef test_it():\n    assert double(3) == 6\n"


def source(tmp_path: Path, text: str) -> Source:
    path = tmp_path / "code_under_test.py"
    path.write_text(text, "utf-8")
    return Source(tmp_path, path)


def in_function(text: str) -> str:
    return "async def f():\n" + textwrap.indent(text, "    ") + "\n"


@pytest.mark.parametrize(("text", "made", "kind"), MADE)
def test_an_operator_makes_its_mistake(tmp_path: Path, text: str, made: str, kind: str) -> None:
    """One place is changed, to what the operator's name says, and it still is Python."""
    text = in_function(text).replace("async ", "" if "return" not in text else "")
    found = source(tmp_path, text)
    results = {(fault.kind, fault.applied(found.data).decode()) for fault in faults_in(found)}
    assert (kind, in_function(made).replace("async ", "")) in results


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_no_run_shows_is_left_alone(tmp_path: Path, text: str) -> None:
    assert faults_in(source(tmp_path, text)) == []


def test_the_wording_of_an_exception_is_left_alone(tmp_path: Path) -> None:
    """That it is raised, and what decides that, is not."""
    found = faults_in(source(tmp_path, "def f(a):\n    if a == 1:\n        raise ValueError(f'{a} is', 'wrong')\n"))
    assert not any("wrong" in fault.was for fault in found if fault.kind == "constant changed")
    assert {"exception swallowed", "comparison changed"} <= {fault.kind for fault in found}


def test_params_lose_keys_marks_bases_and_literals(tmp_path: Path) -> None:
    found = source(tmp_path, PARAMS)
    kinds = {(fault.kind, fault.where) for fault in params_faults(found, "tests/test_params.py")}
    assert kinds >= {
        ("key renamed", "Fields.name"),
        ("key removed", "Fields.name"),
        ("type of a key", "Fields.name"),
        ("Required dropped", "Fields.name"),
        ("Required added", "Options.kind"),
        ("base dropped", "Options"),
        ("totality", "Fields"),
        ("literal", "Kind"),
    }


def test_faults_are_chosen_by_a_seed_in_equal_parts(tmp_path: Path) -> None:
    found = source(tmp_path, "".join(f"def f{n}():\n    g({n}, 'a')\n    return {n}\n" for n in range(2, 30)))
    faults = faults_in(found)
    kinds = {fault.kind for fault in faults}
    one = chosen(faults, 1, 4 * len(kinds), lambda fault: found.data)
    assert one == chosen(list(reversed(faults)), 1, 4 * len(kinds), lambda fault: found.data)
    assert one != chosen(faults, 2, 4 * len(kinds), lambda fault: found.data)
    assert {kind: 4 for kind in kinds} == {kind: sum(each.kind == kind for each in one) for kind in kinds}


def test_what_is_no_python_is_not_chosen(tmp_path: Path) -> None:
    found = source(tmp_path, CODE)
    broken = Fault("kind", found.file, 0, 3, "(", "def", "", 1)
    assert chosen([broken], 1, 1, lambda fault: found.data) == []


def test_a_fault_is_left_out_with_a_reason_alone(tmp_path: Path) -> None:
    path = tmp_path / "known.yaml"
    path.write_text("one:\n- {file: code*.py, was: 'a[*]', why: nobody reads it again}\ntwo:\n- {file: x, why: ''}\n")
    fault = Fault("kind", "code_under_test.py", 0, 1, "b", "a[1]", "f", 1)
    other = Fault("kind", "code_under_test.py", 0, 1, "b", "a1", "f", 1)
    assert divided([fault, other], reviewed("one", path)) == ([other], [(fault, reviewed("one", path)[0])])
    with pytest.raises(ValueError, match="reason"):
        reviewed("two", path)


@pytest.mark.parametrize("layer", [RuntimeLayer, GeneratorLayer])
def test_every_reviewed_fault_is_one_that_could_be_put_in(layer: type[RuntimeLayer], tmp_path: Path) -> None:
    """An entry whose code has changed since is noticed: it must be read again."""
    faults = layer(tmp_path).faults()
    stale: list[Equivalent] = [each for each in reviewed(layer.name) if not any(map(each.matches, faults))]
    assert stale == [] and len(faults) > 2000


def test_every_file_of_a_package_has_faults() -> None:
    """Rows, methods, models, params, the clients and what says how they are called."""
    package = ROOT / "generated" / "azure-openai-inference-2024-10-21"
    files = {Path(fault.file).relative_to("src/azure_openai/inference/v2024_10_21") for fault in faults_of(package)}
    assert {"operations", "models", "params", "aio"} <= {file.parts[0] for file in files}
    assert {Path("_operations.py"), Path("_client.py"), Path("aio/_client.py"), Path("_service.py")} <= files
    assert set(LAYERS) == {"package", "runtime", "generator"}


def run(tmp_path: Path, test: str, seconds: int = 20) -> Run:
    (tmp_path / "test_it.py").write_text(test, "utf-8")
    return Run(tmp_path, tmp_path, ["test_it.py"], seconds=seconds)


def test_what_a_test_notices_is_told_from_what_none_does(tmp_path: Path) -> None:
    """The file is as it was afterwards."""
    found = source(tmp_path, CODE)
    path = tmp_path / found.file
    faults = {fault.text: fault for fault in faults_in(found)}
    seen = {}
    for text in ("3", "None"):
        with put_in(faults[text], [path]):
            seen[text] = tried(run(tmp_path, NOTICES))
        with put_in(faults[text], [path]):
            assert not tried(run(tmp_path, NOTICES.replace("== 6", "is not 0"))).noticed
    assert {each.outcome for each in seen.values()} == {"failed"} and seen["3"].by == "test_it.py::test_it"
    assert path.read_text() == CODE and not tried(run(tmp_path, NOTICES)).noticed


def test_what_runs_for_ever_is_noticed_by_its_cpu(tmp_path: Path) -> None:
    assert tried(run(tmp_path, "def test_it():\n    while True: ...\n", seconds=2)).outcome == "too much CPU"


def test_what_waits_for_ever_is_noticed_by_its_idleness(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it works or wants to; where the system does not tell that, there is nothing to see."""
    if not Path("/proc/self/stat").exists():
        pytest.skip("no /proc here")
    monkeypatch.setattr("mutate.trial._IDLE_LOOKS", 3)
    text = "import threading\ndef test_it():\n    threading.Event().wait()\n"
    assert tried(run(tmp_path, text)).outcome == "waits for ever"


def test_chosen_tests_run_alone_and_in_their_order(tmp_path: Path) -> None:
    text = "seen = []\n" + "".join(f"def test_{name}():\n    seen.append('{name}')\n" for name in "abc")
    text += "def test_d():\n    assert seen == ['c', 'a']\n"
    only = [f"test_it.py::test_{name}" for name in "cad"]
    result = tried(Run(tmp_path, tmp_path, run(tmp_path, text).files, only))
    assert result.outcome == "passed"
    with pytest.raises(RuntimeError):
        tried(Run(tmp_path, tmp_path, ["test_it.py"], ["test_it.py::test_gone"]))


def test_it_is_known_which_tests_execute_a_line(tmp_path: Path) -> None:
    """Tests that fail are none that could notice; what a fixture of a whole file does is done for all of its tests."""
    (tmp_path / "generator").mkdir()
    (tmp_path / "generator" / "__init__.py").write_text("")
    (tmp_path / "generator" / "code.py").write_text("def one():\n    return 1\n\ndef two():\n    return 2\n")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_it.py").write_text(TRACED)
    command = [sys.executable, "-m", "mutate.tracing", "tests/test_it.py=seen.json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    traces = Traces.read([tmp_path / "seen.json"])
    assert traces.of("generator/code.py", 2, 2) == {"tests/test_it.py::test_one"}
    assert traces.of("generator/code.py", 5, 5) == {"tests/test_it.py::test_one", "tests/test_it.py::test_other"}
    assert traces.of("generator/code.py", 3, 3) == set() and traces.seconds.keys() == traces.of(
        "generator/code.py", 1, 9
    )


def test_the_syntax_of_every_operator_s_faults_is_python() -> None:
    """Of a file with most constructs that the runtime has; and it is another program than the one without the fault."""
    found = Source(ROOT, ROOT / "generator" / "runtime" / "streaming.py")
    whole = ast.dump(ast.parse(found.data))
    tried = faults_in(found)[::7]
    assert len({fault.kind for fault in tried}) >= 8
    assert [fault for fault in tried if ast.dump(ast.parse(fault.applied(found.data))) == whole] == []
