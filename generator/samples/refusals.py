"""Answers that a client must not take for a result."""

from __future__ import annotations

from dataclasses import replace

from generator.plan import MethodKind
from generator.plan.examples import status_of
from generator.plan.shown import ABSENT
from generator.samples.answers import Answers
from generator.samples.cases import Case, Expected
from generator.samples.sequences import GONE_WRONG, begun_badly

#: Errors that have a class of their own; each operation tries another.
_CLASSES = (404, 401, 409, 412)
#: One that no document declares.
_TEAPOT = 418


def refusals(answers: Answers, plain: Case, number: int) -> list[Case]:
    """Each declared error, two more, and an answer that does not keep to the document. ``number`` is the operation's."""
    declared = [status_of(item) for item in answers.operation.responses if item.is_error]
    statuses = [status for status in (*declared, _CLASSES[number % len(_CLASSES)], _TEAPOT) if status >= 400]
    cases = [replace(plain, title=str(status), expected=answers.refused(status)) for status in dict.fromkeys(statuses)]
    if (broken := _disobedient(answers)) is not None:
        cases.append(replace(plain, title="strict", expected=broken))
    if answers.method.kind is MethodKind.POLL:
        cases.append(replace(plain, title=GONE_WRONG, expected=begun_badly(answers)))
    return cases


def _disobedient(answers: Answers) -> Expected | None:
    """An answer of another JSON type than any that is declared, for a strict client."""
    if answers.method.kind not in (MethodKind.CALL, MethodKind.PAGES):
        return None
    reply = answers.least()
    if reply.json is ABSENT or isinstance(reply.json, bool) or answers.takes_anything():
        return None
    return Expected((replace(reply, json=True, deviates=True),), strict=True, raises="DecodeError")
