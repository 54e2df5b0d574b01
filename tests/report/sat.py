"""Sittings carried through to a result."""

from collections.abc import Mapping
from pathlib import Path

from tests.build import Office, every_kind, right_answer
from tests.insight.answered import wrong_answer

from mlquiz.proctor.order import Order
from mlquiz.proctor.sitting import Sitting
from mlquiz.report.records import Report, Result


def office_of_every_kind(folder: Path) -> Office:
    return Office(folder, every_kind())


def sit(
    office: Office,
    pattern: str = "++++++++++",
    *,
    form: str = "",
    mode: str = "mock",
    sure: Mapping[int, str] | None = None,
    seconds: int = 4,
) -> Result:
    """Answers a form of the demo exam by a pattern: `+` right, `-` wrong, `.` blank; a position may be rated."""
    length = {} if form or len(pattern) == 10 else {"questions": len(pattern)}
    sitting = office.proctor.open(office.proctor.brief(Order("demo", mode=mode, form=form, **length)))  # type: ignore[arg-type]
    for position, sign in enumerate(pattern, start=1):
        sitting.go_to(position)
        office.clock.pass_(seconds)
        if sign != ".":
            answer(office, sitting, right=sign == "+")
        if sure and position in sure:
            sitting.rate(sure[position])
    sitting.submit()
    office.clock.pass_(3600)
    return office.records.result(sitting.attempt)


def answer(office: Office, sitting: Sitting, *, right: bool) -> None:
    """Answers the question the taker is at."""
    slot = sitting.session.slot
    asked = office.archive.question(sitting.attempt, slot.position)
    picks, typed = right_answer(asked, slot) if right else wrong_answer(asked, slot)
    if typed:
        sitting.enter(typed)
    else:
        sitting.respond(picks)


def report(office: Office, result: Result) -> Report:
    return office.records.report(result.attempt.id)
