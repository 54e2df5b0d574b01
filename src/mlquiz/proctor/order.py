"""What a taker orders, and what they are told before the clock starts."""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from mlquiz.errors import UsageFault
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.form import Form


@dataclass(frozen=True, slots=True)
class Order:
    """What a taker asks for: an exam, and how this sitting differs from its blueprint."""

    exam: str
    questions: int | None = None
    domains: tuple[str, ...] = ()
    minutes: int | None = None
    seed: int | None = None
    form: str = ""
    extra_time: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Briefing:
    """A form that was drawn and the rules it will be sat by. Nothing is stored and no clock runs."""

    blueprint: Blueprint
    form: Form
    limit: timedelta
    strict: bool
    mode: str = "mock"


def limit_of(blueprint: Blueprint, questions: int, order: Order) -> timedelta:
    """The blueprint's minutes in proportion to the questions, unless others were asked for."""
    rule = blueprint.form
    minutes = order.minutes or ceil(rule.minutes * questions / rule.length)
    if order.extra_time:
        if not rule.extra_minutes:
            raise UsageFault(f"{blueprint.id} has no extra time; use --minutes instead")
        minutes += ceil(rule.extra_minutes * questions / rule.length)
    return timedelta(minutes=minutes)
