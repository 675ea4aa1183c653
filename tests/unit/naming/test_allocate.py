"""Every thing of a scope gets a name of its own, the firmer name first."""

from generator.diagnostics import SourceRef
from generator.naming.allocate import Candidate, allocate

AT = SourceRef("a.json", "/x")


def test_the_stronger_name_wins_and_the_loser_takes_its_context() -> None:
    names, renames = allocate(
        [Candidate("inline", ("Purpose", "FilePurpose"), 1, AT), Candidate("named", ("Purpose",), 2, AT)]
    )
    assert names == {"named": "Purpose", "inline": "FilePurpose"}
    assert [(item.key, item.wanted, item.given, item.taken_by) for item in renames] == [
        ("inline", "Purpose", "FilePurpose", "named")
    ]


def test_the_earlier_of_two_equals_keeps_the_name_and_the_later_gets_a_number() -> None:
    names, _ = allocate([Candidate(number, ("Item",), 1, AT) for number in range(3)])
    assert names == {0: "Item", 1: "Item2", 2: "Item3"}


def test_names_that_differ_in_case_only_collide() -> None:
    names, _ = allocate([Candidate("a", ("ErrorBase",), 1, AT), Candidate("b", ("Errorbase",), 1, AT)])
    assert names == {"a": "ErrorBase", "b": "Errorbase2"}


def test_a_reserved_name_is_never_given() -> None:
    names, renames = allocate([Candidate("a", ("Literal",), 9, AT)], reserved=["Literal"])
    assert names == {"a": "Literal2"} and renames[0].taken_by is None
