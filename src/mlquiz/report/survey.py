"""Works out all that history tells of one exam. Everything is read and added up anew each time."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import partial

from mlquiz.bank.library import Library
from mlquiz.exam.grade import scaled_score
from mlquiz.history.archive import Archive
from mlquiz.history.looking_back import KeptConfusion
from mlquiz.insight.band import band
from mlquiz.insight.evidence import Exposure
from mlquiz.insight.habit import Confusion, Retention, levels, retention, times
from mlquiz.insight.tally import Tally
from mlquiz.model.attempt import Attempt
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.plan import day_of
from mlquiz.planning.planner import Planner
from mlquiz.report.exposures import Dated, Exposures
from mlquiz.report.insights import Insights, Mock
from mlquiz.report.progress import Progress, readiness_of

_MOCKS = 30
"""Mocks that the trend shows, the last ones."""

_CONFUSED_TWICE = 2
_CONFUSIONS = 8


class Survey:
    """Looks over everything that was answered."""

    def __init__(self, library: Library, archive: Archive, clock: Callable[[], datetime]) -> None:
        self._library = library
        self._archive = archive
        self._clock = clock
        self._progress = Progress(library, archive, clock)
        self._exposures = Exposures(library, archive, clock)
        self._planner = Planner(library, archive, clock)

    def insights(self, plan: Blueprint) -> Insights:
        """How its taker stands with an exam; its bank may have gone."""
        ready = self._progress.ready(plan)
        return Insights(
            ready=ready,
            mocks=tuple(self._mocks(plan, ready.sat[:_MOCKS])),
            levels=levels(self._archive.rated(plan.id)),
            times=times(ready.spent(right=True), ready.spent(right=False)),
            confusions=tuple(self._confusions(plan.id)),
            retention=_retention(ready.exposures),
            study=ready.study,
            answers=sum(each.count for each in ready.exposures),
            today=day_of(self._clock()),
            calendar=self._planner.calendar_if_there(plan.id),
            days=self._days(plan.id),
        )

    def _mocks(self, plan: Blueprint, sat: Sequence[Attempt]) -> Iterator[Mock]:
        """Finished mocks, the oldest first, with how ready the taker was when each ended."""
        first = self._exposures.first_in_mocks(plan)
        for attempt in sorted(sat, key=lambda each: (each.finished_at or each.started_at, each.id)):
            if attempt.total and attempt.finished_at:
                yield _mock(plan, attempt, attempt.finished_at, first)

    def _confusions(self, exam: str) -> Iterator[Confusion]:
        """Distractors that were taken for the key, of questions as they are in the bank today."""
        kept = self._archive.confused(exam, _CONFUSED_TWICE, _CONFUSIONS)
        today = {each.id: each.fingerprint for each in self._library.listed(exam)} if kept else {}
        for each in kept:
            asked = each.question
            if today.get(asked.id, asked.fingerprint) == asked.fingerprint:
                yield _confusion(each)

    def _days(self, exam: str) -> dict[date, int]:
        found: Counter[date] = Counter()
        for at, count in self._archive.moments(exam):
            found[day_of(at)] += count
        return dict(found)


def _mock(plan: Blueprint, attempt: Attempt, at: datetime, first: Sequence[Dated]) -> Mock:
    score = Tally(attempt.right or 0, attempt.total or 0)
    known = (each for each in first if each.graded_at <= at)
    return Mock(
        attempt=attempt.id,
        at=at,
        score=score,
        passed=bool(attempt.passed),
        band=band(score, min(attempt.questions, score.total), partial(scaled_score, plan.passing)),
        readiness=readiness_of(plan, [each.by(at) for each in known], gains=False),
    )


def _confusion(kept: KeptConfusion) -> Confusion:
    asked = kept.question
    offered = asked.body.offered
    return Confusion(
        question=asked.id,
        domain=asked.domain,
        objective=asked.objective,
        key=offered[asked.body.key[0]],
        picked=offered[kept.picked],
        times=kept.times,
        n=kept.n,
    )


def _retention(exposures: Sequence[Exposure]) -> Retention:
    """Of answers to questions that were seen before; half right is not right."""
    return retention((each.luck, each.credit == 1, each.count) for each in exposures if each.gap is not None)
