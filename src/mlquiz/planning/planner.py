"""The planner: keeps the day of an exam, and works out the days until then."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from statistics import fmean

from mlquiz.bank.library import Library
from mlquiz.errors import MlquizError, UsageFault
from mlquiz.exam.daily import Past, Timetable
from mlquiz.history.archive import Archive
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.plan import Calendar, Plan, day_of
from mlquiz.model.recall import Recall
from mlquiz.planning.recalls import recalls_of

PER_DAY = 30
"""Questions a day where no number is asked for."""

MOST_PER_DAY = 500

_FARTHEST = timedelta(days=730)


class Planner:
    """Works plans out over a library of banks and an archive of what was answered."""

    def __init__(self, library: Library, archive: Archive, clock: Callable[[], datetime]) -> None:
        self._library = library
        self._archive = archive
        self._clock = clock

    def plan(self, exam: str) -> Plan | None:
        """The plan of an exam, of the day to come or else of the last that has passed."""
        return next(reversed(self._archive.plans(exam)), None)

    def plans(self) -> tuple[Plan, ...]:
        """Every plan whose day is to come, the nearest first."""
        today = day_of(self._clock())
        return tuple(each for each in self._archive.plans() if each.on >= today)

    def coming(self, exam: str) -> Plan | None:
        """The plan of an exam whose day is today or to come."""
        plan = self.plan(exam)
        return plan if plan and self.days_to(plan.on) >= 0 else None

    def days_to(self, on: date) -> int:
        """Days from today to another; below 0 where that has passed."""
        return (on - day_of(self._clock())).days

    def keep(self, exam: str, on: date | None = None, per_day: int | None = None) -> Calendar:
        """Keeps the day of an exam, in the place of another that is still to come; what is left out stays.

        Raises:
            UsageFault: there is no such exam, no day, or one that cannot be planned for.
        """
        now = self._clock()
        today, blueprint = day_of(now), self._library.shelf(exam).card.blueprint
        before = self._archive.plans(exam)
        coming = next((each for each in before if each.on > today), None)
        day = on or (coming.on if coming else None)
        if day is None:
            raise UsageFault(f"no day to come is kept for {exam}; give one with --on, as in --on 2027-02-01")
        _check_day(day, today)
        _check_wait(blueprint, day, [each.on for each in before if each.on <= today], coming)
        pace = per_day or (before[-1].per_day if before else PER_DAY)
        plan = Plan(exam, day, pace, min(coming.since, today) if coming else today)
        self._archive.keep_plan(plan, today, now)
        return self._calendar(plan, blueprint)

    def drop(self, exam: str) -> Plan:
        """Forgets the plan of an exam, and gives what it was.

        Raises:
            UsageFault: there is none.
        """
        plan = self.plan(exam)
        if plan is None:
            self._library.shelf(exam)
            raise UsageFault(f"no day is kept for {exam}; 'mlquiz plan {exam} --on DATE' keeps one")
        self._archive.drop_plan(plan)
        return plan

    def calendar(self, exam: str) -> Calendar | None:
        """The days until an exam; None where no day is kept.

        Raises:
            UsageFault: there is no such exam.
            UnreadableBank: its bank has problems.
        """
        plan = self.plan(exam)
        try:
            blueprint = self._library.shelf(exam).card.blueprint
        except UsageFault:
            if plan is None:
                raise
            told = f"the bank of {exam} is not there, so its days cannot be told; {plan.on} is kept as that of the exam"
            raise UsageFault(f"{told}, and 'mlquiz plan {exam} --off' forgets it") from None
        return self._calendar(plan, blueprint) if plan else None

    def calendar_if_there(self, exam: str) -> Calendar | None:
        """The days until an exam; None, too, where its bank is gone or cannot be read."""
        try:
            return self.calendar(exam)
        except MlquizError:
            return None

    def _calendar(self, plan: Plan, blueprint: Blueprint) -> Calendar:
        now = self._clock()
        pool = self._library.pool(self._library.shelf(plan.exam))
        recalls = recalls_of(self._archive, plan.exam, now, _noon(plan.on, now))
        table = Timetable(plan, blueprint, pool, self._past(plan, blueprint, recalls, now), day_of(now))
        there = [recalls[each.id] for each in pool if each.id in recalls]
        return Calendar(
            plan=plan,
            title=blueprint.title,
            today=table.today(),
            days=table.days(),
            bank=len(pool),
            answered=len(there),
            left_over=table.left_over,
            recall_then=fmean(each.then or each.recall for each in there) if there else None,
        )

    def _past(self, plan: Plan, blueprint: Blueprint, recalls: Mapping[str, Recall], now: datetime) -> Past:
        today = day_of(now)
        shortest = blueprint.form.questions[0]
        mocks = [
            day_of(each.finished_at)
            for each in self._archive.mocks(plan.exam)
            if each.finished_at and each.questions >= shortest
        ]
        checked = {name for name, at in self._archive.checked(plan.exam).items() if day_of(at) == today}
        return Past(
            recalls=recalls,
            seen=frozenset(self._archive.seen(plan.exam)),
            new_today=frozenset(name for name, each in recalls.items() if day_of(each.first) == today)
            | (checked - recalls.keys()),
            asked_today=frozenset(name for name, each in recalls.items() if day_of(each.last) == today)
            | checked,
            mocks=sum(day >= plan.since for day in mocks),
            mock_today=today in mocks,
        )


def _noon(on: date, now: datetime) -> datetime:
    """In the middle of a day of the taker's calendar."""
    return datetime.combine(on, time(12), tzinfo=now.astimezone().tzinfo)


def _check_day(on: date, today: date) -> None:
    if on < today:
        raise UsageFault(f"{on} has passed; today is {today}")
    if on == today:
        raise UsageFault(
            f"{on} is today: there is no day left to plan; 'mlquiz weak' shows where to look last"
        )
    if on - today > _FARTHEST:
        raise UsageFault(f"{on} is more than two years away; plan for a nearer day")


def _check_wait(blueprint: Blueprint, on: date, sat: list[date], coming: Plan | None) -> None:
    """Refuses a day before a retake is allowed."""
    waits = blueprint.retake_wait_days
    if not sat or not waits:
        return
    wait = waits[min(len(sat), len(waits)) - 1]
    earliest = sat[-1] + timedelta(days=wait)
    if on < earliest:
        told = f"{blueprint.id} was planned for {sat[-1]}, and who fails waits {wait} days: a retake is allowed from "
        way_out = f". If it was not sat, 'mlquiz plan {blueprint.id} --off' forgets that day"
        raise UsageFault(f"{told}{earliest} on{'' if coming else way_out}")
