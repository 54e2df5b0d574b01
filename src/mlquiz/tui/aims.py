"""What can be done about a figure of the Insights screen: what is started there, in words and as an order."""

from dataclasses import dataclass

from mlquiz.exam.choosing import Filter
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.plan import Calendar, Doing
from mlquiz.proctor.order import EVERYTHING, Order
from mlquiz.report.insights import Insights

_LATELY = 5
"""Misses are drilled where they are of so many last attempts."""

STUDIED = 3
"""So many parts of the blueprint are named as what to study next."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What would be started, in words that go on after `Enter:`, and the order for it."""

    told: str
    order: Order


def mock_of(plan: Blueprint) -> Aim:
    """Only mocks tell how ready one is."""
    return Aim("take a mock", Order(plan.id))


def drill_of(plan: Blueprint) -> Aim:
    """A drill that names nothing asks what has to come again, and what is new."""
    return Aim("drill what comes again and what is new", _drill(plan))


def misses_of(plan: Blueprint) -> Aim:
    return Aim(f"drill what you missed in the last {_LATELY} attempts", _drill(plan, Filter(missed=_LATELY)))


def part_of(plan: Blueprint, domain: str, objective: str = "") -> Aim:
    """A drill of a domain or of one of its objectives."""
    objectives = (objective,) if objective else ()
    wanted = Filter(domains=(domain,), objectives=objectives)
    return Aim(f"drill {_name(plan, domain, objective)}", _drill(plan, wanted))


def studied(insights: Insights) -> tuple[Aim, ...]:
    """Drills of what an hour is worth most on, the best first."""
    plan = insights.ready.blueprint
    return tuple(part_of(plan, each.domain, each.objective) for each in insights.study[:STUDIED])


def has_today(calendar: Calendar | None) -> bool:
    """Whether there is anything to begin today."""
    return calendar is not None and (calendar.today.left > 0 or _waits_for_mock(calendar))


def _waits_for_mock(calendar: Calendar) -> bool:
    return calendar.today.day.doing is Doing.MOCK and not calendar.today.sat


def today_of(plan: Blueprint, calendar: Calendar) -> Aim:
    """What the day is for; on a day of rest still a drill, for those who want one."""
    if _waits_for_mock(calendar):
        return Aim("take today's mock", Order(plan.id))
    if calendar.today.day.doing in (Doing.REST, Doing.EXAM):
        return Aim("drill all the same, beyond the plan", _drill(plan))
    return Aim("begin today's drill", _drill(plan))


def _drill(plan: Blueprint, wanted: Filter = EVERYTHING) -> Order:
    return Order(plan.id, mode="drill", wanted=wanted)


def _name(plan: Blueprint, domain: str, objective: str) -> str:
    """The title of a domain, or number and statement of an objective; their ids where the blueprint has them not."""
    found = next((each for each in plan.domains if each.id == domain), None)
    if not objective:
        return found.title if found else domain
    return f"{objective} {dict(found.objectives).get(objective, '') if found else ''}".strip()
