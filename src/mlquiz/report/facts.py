"""What an attempt tells, in short sentences with a name each, the same in every face. No fact without its n.

A fact that has nothing to say is left out. With `answers` withheld, no fact tells which question was right.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from mlquiz.model.attempt import Answered
from mlquiz.report.analysis import Analysis, Band, Fate, Median, Turn
from mlquiz.report.corrected_words import as_corrected, key_corrected
from mlquiz.report.records import Result, SideBySide
from mlquiz.report.words import (
    clock_text,
    counted,
    interruption_words,
    judged,
    limit_text,
    local,
    percent,
    questions_text,
    right_of,
    threshold_words,
)


class Fact(NamedTuple):
    """A sentence and what it is about."""

    name: str
    text: str


def score_facts(result: Result, *, answers: bool = True) -> tuple[Fact, ...]:
    """The score, how sure it is, and what it is by today's keys. Only mocks have a cut and a scaled score."""
    attempt, plan, analysis = result.attempt, result.blueprint, result.analysis
    corrected = result.corrected
    questions = "scored questions right" if analysis.unscored else "questions right"
    score = f"{percent(attempt.fraction)}, {attempt.right} of {attempt.total}"
    to_pass = f" (to pass: {threshold_words(plan)})" if judged(attempt) else ""
    found = [
        Fact("Score", f"{score} {questions if plan.unit == 'questions' else plan.unit}{to_pass}"),
        Fact("80% interval", interval_words(analysis.band) if analysis.band else ""),
        Fact("Scaled score, estimated", _scaled(result) if judged(attempt) else ""),
        Fact("As corrected", as_corrected(attempt, corrected, answers=answers) if corrected else ""),
    ]
    return tuple(fact for fact in found if fact.text)


def facts(result: Result, since: SideBySide | None = None, *, answers: bool = True) -> tuple[Fact, ...]:
    """What lies behind the score, beside domains and objectives."""
    analysis = result.analysis
    found = [
        *(_by_part(result) if answers else ()),
        Fact("Since the attempt before", _since(since) if since else ""),
        Fact("Confidence", _confidence(analysis, answers=answers)),
        Fact("Answers changed", _changes(analysis)),
        Fact("Time", _time(result)),
        Fact("Pace", _pace(analysis, answers=answers)),
        Fact("Left blank", _blank(analysis, answers=answers)),
        Fact("Causes of misses", _causes(analysis)),
        Fact("Unscored", questions_text(analysis.unscored) if analysis.unscored else ""),
    ]
    return tuple(fact for fact in found if fact.text)


def _by_part(result: Result) -> Iterator[Fact]:
    """What parts of the form earned; each may be one question, and so tell of it."""
    analysis, unit = result.analysis, result.blueprint.unit
    yield Fact(
        "Difficulty", _parts((each.name, right_of(each.tally, unit)) for each in analysis.difficulties)
    )
    yield Fact("Never seen before", right_of(analysis.fresh, unit))
    yield Fact("Seen before", right_of(analysis.seen, unit))


def interval_words(band: Band) -> str:
    """`72% to 88%, over 50 questions`."""
    return f"{percent(band.low)} to {percent(band.high)}, over {counted(band.n, 'scored question')}"


def _scaled(result: Result) -> str:
    if result.attempt.scaled is None:
        return ""
    band = result.analysis.band
    ends = f", 80% interval {band.scaled[0]} to {band.scaled[1]}" if band and band.scaled else ""
    return f"{result.attempt.scaled} (cut {result.blueprint.passing.cut}{ends}); the real table is not public"


def _confidence(analysis: Analysis, *, answers: bool) -> str:
    found = analysis.confidence
    if not found.rated:
        return ""
    levels = _parts((word, right_of(tally)) for word, tally in found.levels)
    luck = _listed(found.luck, answers=answers)
    misconceptions = _listed(found.misconceptions, answers=answers)
    rated = counted(found.rated, "rated answer")
    return f"{rated}: {levels}; luck: {luck}; misconceptions: {misconceptions}"


def _listed(positions: Sequence[int], *, answers: bool) -> str:
    """`2 (questions 4, 17)`; only the number where answers are withheld."""
    return f"{len(positions)}{f' ({questions_text(positions)})' if positions and answers else ''}"


def _changes(analysis: Analysis) -> str:
    found = analysis.changes
    if not found.n:
        return ""
    if not found.each:
        return f"none of {found.n}"
    turns = _parts((str(turn), str(found.count(turn))) for turn in Turn)
    return f"{found.questions} of {found.n}; {counted(len(found.each), 'change')}: {turns}"


def _time(result: Result) -> str:
    attempt = result.attempt
    limit = "not timed" if attempt.limit is None else f"of {limit_text(attempt.limit)}"
    between = ", " if attempt.limit is None else " "
    ended = " Time ran out: submitted as it stood." if attempt.outcome == "expired" else ""
    return f"{clock_text(attempt.used)}{between}{limit}. {interruption_words(result.standing)}{ended}"


def _pace(analysis: Analysis, *, answers: bool) -> str:
    pace = analysis.pace
    found = [_median("right", pace.right), _median("wrong", pace.wrong)]
    if answers and pace.slowest_wrong:
        found.append(f"slowest wrong: {_timed(pace.slowest_wrong, pace.times)}")
        found.append(f"fastest wrong: {_timed(pace.fastest_wrong, pace.times)}")
    return "; ".join(each for each in found if each)


def _median(what: str, found: Median) -> str:
    return f"median {clock_text(found.time)} over {found.n} {what}" if found.time is not None else ""


def _timed(positions: Iterable[int], times: Sequence[timedelta]) -> str:
    return ", ".join(f"{position} ({clock_text(times[position - 1])})" for position in positions)


def _blank(analysis: Analysis, *, answers: bool) -> str:
    blank, unseen = analysis.pace.blank, analysis.pace.unseen
    found = [_listed(blank, answers=answers) if blank else "none"]
    found += [f"never looked at: {len(unseen)}"] if unseen else []
    found += [f"answered in part: {_listed(analysis.partly, answers=answers)}"] if analysis.partly else []
    return "; ".join(found)


def _causes(analysis: Analysis) -> str:
    found = analysis.post_mortem
    causes = _parts((cause, str(count)) for cause, count in found.causes)
    return f"told for {found.told} of {found.missed} missed: {causes}" if found.told else ""


def _since(since: SideBySide) -> str:
    return f"{local(since.earlier.attempt.started_at)}, {fates_text(since)}"


def about(result: Result, each: Answered, *, answers: bool = True) -> tuple[str, ...]:
    """What is told of one question beside its answer: where it belongs, how long it took, what it was marked with."""
    slot, response = each.slot, each.response
    told = [
        result.blueprint.domain(slot.domain).title,
        f"objective {slot.objective}",
        each.question.difficulty,
        clock_text(response.spent),
        f"rated {response.confidence}" if response.confidence and answers else "",
        "seen before" if each.seen_before else "",
        "⚑ flagged" if response.flagged else "",
        "" if slot.scored else "unscored",
        key_corrected(result.corrected, slot.position) if answers else "",
    ]
    return tuple(filter(None, told))


def fates_text(sides: SideBySide) -> str:
    """`30 shared questions: fixed 5, slipped 1, still missed 3, held 21`."""
    comparison = sides.comparison
    shared = counted(comparison.n, "shared question")
    fates = _parts((str(fate), str(len(comparison.of(fate)))) for fate in Fate)
    altered = f"; rewritten since, not counted: {len(comparison.altered)}" if comparison.altered else ""
    return f"{shared}: {fates}{altered}" if comparison.n else f"no shared questions{altered}"


def _parts(pairs: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{name} {text}" for name, text in pairs)
