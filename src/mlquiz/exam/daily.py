"""The days until an exam: what each is for, and today's list. Pure; what is remembered is told by `Recall`.

What is new is paced so that all of it was seen by three fifths of the time; the rest of a day goes to what would be
recalled worst on the day of the exam.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from mlquiz.exam.needs import kept_for_mocks
from mlquiz.exam.quotas import largest_remainder, seats
from mlquiz.exam.shuffle import gathered
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.plan import Day, Doing, Plan, Today
from mlquiz.model.pool import Listed, Pool
from mlquiz.model.recall import Recall

NEW_UNTIL = 0.6
"""The part of the time by which everything new was seen once."""

_LAST_MOCK = (3, 7)
"""Days before the exam on which the last mock is sat, the fewest and the most: time is left to mend what it shows."""

_MOCK_EVERY = 7
"""Days for each mock, at least."""

_MOST_MOCKS = 8
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Past:
    """What a taker did so far.

    Args:
        recalls: how each question stands that was answered, by id.
        seen: ids of questions that were on the screen, answered or not.
        new_today: questions answered today for the first time.
        asked_today: ids of questions answered today.
        mocks: finished since the plan was made.
        mock_today: whether one was finished today.
    """

    recalls: Mapping[str, Recall]
    seen: frozenset[str]
    new_today: int
    asked_today: frozenset[str]
    mocks: int
    mock_today: bool


class Timetable:
    """A plan worked out over a bank and what was done so far, as of a day."""

    def __init__(self, plan: Plan, blueprint: Blueprint, pool: Pool, past: Past, today: date) -> None:
        self.plan = plan
        self.today_on = today
        self._past = past
        self._pool = pool
        self._blueprint = blueprint
        known = past.seen | set(past.recalls)
        self.unseen = [each for each in pool if each.id not in known]
        self.mocks = tuple(self._mock_days())
        reserve = kept_for_mocks(blueprint, pool, known, len(self.mocks))
        self._free = [each for each in self.unseen if each.id not in reserve]

    @property
    def _whole(self) -> int:
        return (self.plan.on - self.plan.since).days

    def _mock_days(self) -> Iterator[date]:
        """The days of the mocks that are left; those that were missed are made up for."""
        plan, past = self.plan, self._past
        fewest, most = _LAST_MOCK
        last = plan.on - timedelta(days=max(fewest, min(most, self._whole // 5)))
        number = min(_MOST_MOCKS, self._whole // _MOCK_EVERY, self._supply())
        if number <= past.mocks:
            return
        if number == 1:
            last = min(last, plan.since + timedelta(days=ceil(NEW_UNTIL * self._whole)))
        days = _spread(plan.since + _A_DAY, last, number)[past.mocks :]
        first = self.today_on + _A_DAY * past.mock_today
        if days and days[0] < first:
            days = _spread(first, last, len(days))
        yield from days

    def _supply(self) -> int:
        """Mocks that the bank is enough for without repeating a question, but for one that is left for study."""
        counts = Counter(each.domain for each in self._pool)
        wanted = {domain: count for domain, count in seats(self._blueprint).items() if count}
        return max(1, min(counts[domain] // count for domain, count in wanted.items()) - 1)

    def doing(self, day: date) -> Doing:
        if day >= self.plan.on:
            return Doing.EXAM
        if day == self.plan.on - _A_DAY:
            return Doing.REST
        return Doing.MOCK if day in self.mocks else Doing.STUDY

    def _new(self, day: date, unseen: int) -> int:
        """New questions of a day, of so many that were unseen in its morning."""
        gone = (day - self.plan.since).days
        return min(self.plan.per_day, ceil(unseen / max(1.0, NEW_UNTIL * self._whole - gone)))

    def days(self) -> tuple[Day, ...]:
        """From today to the day of the exam. Where little can come again, more is new."""
        found = []
        unseen, seen = len(self._free) + self._past.new_today, len(self._past.recalls) - self._past.new_today
        for number in range((self.plan.on - self.today_on).days + 1):
            on = self.today_on + number * _A_DAY
            doing = self.doing(on)
            if doing is Doing.STUDY:
                again = min(seen, self.plan.per_day - self._new(on, unseen))
                new = min(unseen, self.plan.per_day - again)
                found.append(Day(on, doing, new, again))
                unseen, seen = unseen - new, seen + new
            else:
                found.append(Day(on, doing))
        return tuple(found)

    def today(self) -> Today:
        """What is left of today's list."""
        past, day = self._past, self.days()[0] if self.today_on <= self.plan.on else None
        done = len(past.asked_today)
        if day is None or day.doing is not Doing.STUDY:
            return Today(day or Day(self.today_on, Doing.EXAM), done=done)
        left = max(0, self.plan.per_day - done)
        again = self._again(left - min(left, max(0, day.new - past.new_today)))
        new = self._chosen_new(left - len(again))
        return Today(day, tuple(new), tuple(again), done)

    def _again(self, number: int) -> list[str]:
        """Confident errors that are due, then what would be recalled worst on the day of the exam."""
        listed = {each.id for each in self._pool}
        asked = self._past.asked_today
        waiting = [
            (name, each) for name, each in self._past.recalls.items() if name in listed and name not in asked
        ]
        waiting.sort(key=lambda pair: (not self._is_urgent(pair[1]), _then(pair[1]), pair[0]))
        return [name for name, _ in waiting[:number]]

    def _is_urgent(self, each: Recall) -> bool:
        return each.confident and each.due.astimezone().date() <= self.today_on

    def _chosen_new(self, number: int) -> list[str]:
        """New questions by the weight of their domains, which are mixed."""
        members = {
            domain.id: gathered(0, "plan", (each for each in self._free if each.domain == domain.id))
            for domain in self._blueprint.domains
        }
        weights = {domain.id: domain.weight for domain in self._blueprint.domains}
        return list(_by_weight(members, weights, min(number, len(self._free))))


def _then(each: Recall) -> float:
    return each.recall if each.then is None else each.then


def _spread(first: date, last: date, number: int) -> list[date]:
    """So many days with even gaps, the last of them the last; none where there is no room."""
    room = (last - first).days
    if room < 0 or number < 1:
        return []
    number = min(number, room + 1)
    gap = room / max(1, number - 1)
    return [last - timedelta(days=round(gap * back)) for back in range(number - 1, -1, -1)]


def _by_weight(
    members: Mapping[str, list[Listed]], weights: Mapping[str, float], number: int
) -> Iterator[str]:
    """Ids of so many questions: each domain its share, or all it has; what is then missing from the others."""
    chosen: dict[str, int] = dict.fromkeys(members, 0)
    while sum(chosen.values()) < number:
        open_ = [name for name in members if chosen[name] < len(members[name])]
        weighed = [name for name in open_ if weights[name]] or open_
        parts = largest_remainder(number - sum(chosen.values()), [weights[name] or 1.0 for name in weighed])
        for name, part in zip(weighed, parts, strict=True):
            chosen[name] = min(len(members[name]), chosen[name] + part)
    yield from _mixed([[each.id for each in members[name][:count]] for name, count in chosen.items()])


def _mixed(rows: Iterable[list[str]]) -> list[str]:
    """All of them, evenly mixed."""
    placed = [((place + 0.5) / len(row), name) for row in rows for place, name in enumerate(row)]
    return [name for _, name in sorted(placed)]
