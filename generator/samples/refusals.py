"""Answers that a client must not take for a result."""

from __future__ import annotations

from generator.samples.answers import Answers
from generator.plan import MethodKind
from generator.plan.examples import status_of
from generator.samples.requests import Case
from generator.samples.sequences import GONE_WRONG, begun_badly
from generator.plan.shown import ABSENT

#: Errors that have a class of their own; each operation tries another.
_CLASSES = (404, 401, 409, 412)
#: One that no document declares.
_TEAPOT = 418


def refusals(answers: Answers, plain: Case, kind: MethodKind, number: int) -> list[Case]:
    """Each declared error, two more, and an answer that does not keep to the document."""
    declared = [status_of(item) for item in answers.operation.responses if item.is_error]
    statuses = dict.fromkeys(
        status for status in (*declared, _CLASSES[number % len(_CLASSES)], _TEAPOT) if status >= 400
    )
    found = [{**plain, "title": str(status), **answers.refused(status, ABSENT)} for status in statuses]
    if (broken := _disobedient(answers, kind)) is not None:
        found.append({**plain, "title": "strict", **broken})
    if kind is MethodKind.POLL:
        found.append({**plain, "title": GONE_WRONG, **begun_badly(answers)})
    return found


def _disobedient(answers: Answers, kind: MethodKind) -> Case | None:
    """An answer of another JSON type than any that is declared, for a strict client."""
    if kind not in (MethodKind.CALL, MethodKind.PAGES):
        return None
    answer = answers.least()
    if "json" not in answer or isinstance(answer["json"], bool) or answers.takes_anything():
        return None
    return {"answers": [{**answer, "json": True}], "strict": True, "raises": "DecodeError"}
