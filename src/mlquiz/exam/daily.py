"""The days until an exam: what each is for, and today's list. Pure; what is remembered is told by `Recall`.

What is new is paced so that all of it was seen by three fifths of the time; the rest of a day goes to what would be
recalled worst on the day of the exam.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from mlquiz.exam.needs import by_weight, kept_for_mocks
from mlquiz.exam.quotas import seats
from mlquiz.exam.shuffle import gathered
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.plan import Day, Doing, Plan, Today, day_of
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
        new_today: ids of questions answered today for the first time, or checked in a sitting that is open.
        asked_today: ids of questions answered today, or checked.
        mocks: finished since the plan was made.
        mock_today: whether one was finished today.
    """

    recalls: Mapping[str, Recall]
    seen: frozenset[str]
    new_today: frozenset[str]
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
        self._recalls = {each.id: past.recalls[each.id] for each in pool if each.id in past.recalls}
        self._begun = {each.id for each in pool if each.id in past.new_today}
        known = past.seen | set(past.recalls)
        self.unseen = [each for each in pool if each.id not in known]
        self.mocks = tuple(self._mock_days())
        reserve = kept_for_mocks(blueprint, pool, known, len(self.mocks))
        answered = self._recalls.keys() | self._begun
        self._free = [each for each in pool if each.id not in answered and each.id not in reserve]

    @property
    def _weights(self) -> dict[str, float]:
        return {domain.id: domain.weight for domain in self._blueprint.domains}

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
            room = max(1, (plan.on - first).days // _MOCK_EVERY)
            days = _spread(first, last, min(len(days), room))
        yield from days

    def _supply(self) -> int:
        """Mocks, those that were sat included, that the bank is enough for without repeating a question.

        One of them is left for study; where all else is seen there is still one.
        """
        whole, unseen = self._enough_for(self._pool), self._enough_for(self.unseen)
        return max(min(1, whole), min(whole - 1, unseen + self._past.mocks))

    def _enough_for(self, questions: Iterable[Listed]) -> int:
        counts = Counter(each.domain for each in questions)
        wanted = {domain: count for domain, count in seats(self._blueprint).items() if count}
        return min(counts[domain] // count for domain, count in wanted.items())

    def doing(self, day: date) -> Doing:
        if day >= self.plan.on:
            return Doing.EXAM
        if day == self.plan.on - _A_DAY:
            return Doing.REST
        sat = day == self.today_on and self._past.mock_today
        return Doing.MOCK if sat or day in self.mocks else Doing.STUDY

    def _new(self, day: date, unseen: int) -> int:
        """New questions of a day, of so many that were unseen in its morning."""
        gone = (day - self.plan.since).days
        return min(self.plan.per_day, ceil(unseen / max(1.0, NEW_UNTIL * self._whole - gone)))

    def _shared_out(self, day: date, unseen: int, seen: int) -> tuple[int, int]:
        """New questions of a day, and those that come again; where too few of these can, more is new."""
        again = min(seen, self.plan.per_day - self._new(day, unseen))
        return min(unseen, self.plan.per_day - again), again

    @property
    def _morning(self) -> tuple[int, int]:
        """Questions that were unseen, and seen, before the first of today."""
        return len(self._free) + len(self._begun), len(self._recalls.keys() - self._begun)

    def _day(self, on: date, unseen: int, seen: int) -> Day:
        doing = self.doing(on)
        return Day(on, doing, *(self._shared_out(on, unseen, seen) if doing is Doing.STUDY else ()))

    def days(self) -> tuple[Day, ...]:
        """From today to the day of the exam."""
        found = []
        unseen, seen = self._morning
        for number in range(self.plan.left(self.today_on) + 1):
            day = self._day(self.today_on + number * _A_DAY, unseen, seen)
            found.append(day)
            met = max(day.new, 0 if number else len(self._begun))
            unseen, seen = unseen - met, seen + met
        return tuple(found)

    @property
    def left_over(self) -> int:
        """Questions, but for those of mocks, that stay unseen at this pace."""
        days = self.days()
        met = sum(day.new for day in days[1:]) + max(days[0].new if days else 0, len(self._begun))
        return max(0, len(self._free) + len(self._begun) - met)

    def today(self) -> Today:
        """What is left of today's list. On the day of a mock it is there too, for who has no time for that."""
        day, done = self._day(self.today_on, *self._morning), len(self._past.asked_today)
        if day.doing in (Doing.REST, Doing.EXAM):
            return Today(day, done=done, sat=self._past.mock_today)
        left = max(0, self.plan.per_day - done)
        new, _ = self._shared_out(self.today_on, *self._morning)
        again = self._again(left, max(0, new - len(self._begun)))
        urgent = sum(self._is_urgent(self._recalls[name]) for name in again)
        others = {each.id for each in self._free} | self._recalls.keys() - self._past.asked_today
        return Today(
            day,
            tuple(self._chosen_new(left - len(again))),
            tuple(again),
            done,
            urgent,
            frozenset(others),
            self._past.mock_today,
        )

    def _again(self, left: int, new: int) -> list[str]:
        """Confident errors that are due, then what would be recalled worst on the day of the exam.

        Of those that would be recalled alike, each domain has its weight. What is new may take all of a day but for the
        former, which have up to half of it.
        """
        asked = self._past.asked_today
        before = [each for each in self._pool if each.id in self._recalls and each.id not in self._begun]
        mixed = by_weight(gathered(0, "plan", before), self._weights)
        waiting = [(each.id, self._recalls[each.id]) for each in mixed if each.id not in asked]
        waiting.sort(key=lambda pair: (not self._is_urgent(pair[1]), round(_then(pair[1]), 2)))
        urgent = sum(self._is_urgent(each) for _, each in waiting)
        room = max(0, self.plan.per_day // 2 - len(asked - self._begun))
        return [name for name, _ in waiting[: max(left - new, min(urgent, room, left))]]

    def _is_urgent(self, each: Recall) -> bool:
        return each.confident and day_of(each.due) <= self.today_on

    def _chosen_new(self, number: int) -> list[str]:
        """New questions by the weight of their domains, which are mixed; last those that were seen and left blank.

        They are ranked among all that were new in the morning, so that an answer takes one away and moves no other.
        """
        free = {each.id for each in self._free}
        morning = gathered(0, "plan", (each for each in self._pool if each.id in free | self._begun))
        ranked = [each.id for each in by_weight(morning, self._weights) if each.id in free]
        return sorted(ranked, key=self._past.seen.__contains__)[:number]


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
