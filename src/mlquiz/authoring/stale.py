"""What must be verified again: too long ago, against another exam guide, or never."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mlquiz.bank.document import Path
from mlquiz.bank.reader import QuestionFile, Reading


@dataclass(frozen=True, slots=True)
class Stale:
    """A question, or with an empty id the blueprint, and every reason to look at it again."""

    question: str
    file: str
    line: int
    verified_on: date | None
    guide_version: str
    reasons: tuple[str, ...]


def stale(reading: Reading, before: date, guide: str = "") -> tuple[Stale, ...]:
    """What of a bank was verified before a day or never, or against another version of the exam guide.

    Args:
        reading: the bank.
        before: what was verified on this day or later is fresh.
        guide: the version that everything should have been checked against, also what names none. Without
            it, what names another version than the blueprint's is listed.
    """
    return (*_blueprint(reading, before, guide), *_questions(reading, before, guide))


def year_before(today: date) -> date:
    """The same day a year ago; the day before where there was none."""
    try:
        return today.replace(year=today.year - 1)
    except ValueError:
        return today.replace(year=today.year - 1, day=28)


def _blueprint(reading: Reading, before: date, guide: str) -> Iterator[Stale]:
    """A blueprint is held against the guide it was read from, where there is one."""
    if reading.plan is None or reading.exam is None:
        return
    written = reading.plan.guide
    if not (written.url or written.version):
        return
    reasons = _reasons(written.verified_on, before, written.version, guide, guide)
    if reasons:
        file, place = reading.exam.file, reading.exam.document.place(("guide",))
        yield Stale("", file, place[0], written.verified_on, written.version, reasons)


def _questions(reading: Reading, before: date, guide: str) -> Iterator[Stale]:
    declared = guide or (reading.plan.guide.version if reading.plan else "")
    for file in reading.files:
        for entry in file.entries:
            version = entry.guide_version
            day = entry.question.verified_on
            reasons = _reasons(day, before, version, declared, guide)
            if reasons:
                line = _line(file, ("questions", entry.place))
                yield Stale(entry.question.id, file.source.file, line, day, version, reasons)


def _line(file: QuestionFile, path: Path) -> int:
    return file.source.document.place(path)[0]


def _reasons(day: date | None, before: date, version: str, declared: str, asked: str) -> tuple[str, ...]:
    """Why something is to be verified again; a version that is not named counts where one was asked for."""
    reasons = []
    if day is None:
        reasons.append("never verified")
    elif day < before:
        reasons.append(f"verified {day}, before {before}")
    if declared and version != declared and (version or asked):
        reasons.append(f"checked against guide {version or 'unknown'}, not {declared}")
    return tuple(reasons)
