"""Rules about what a blueprint says of its exam, held against the day."""

from collections.abc import Iterator
from datetime import date

from mlquiz.authoring.finding import Severity
from mlquiz.authoring.rule import Hint, Rule, blueprint_rule
from mlquiz.authoring.stale import year_before
from mlquiz.model.blueprint import Blueprint

_LOOK_UP = "look up what became of it, then write status and dates anew"


@blueprint_rule("MQ310", Severity.WARNING, "status overtaken")
def _overtaken(plan: Blueprint, today: date) -> Iterator[Hint]:
    retired = plan.status == "retired"
    if plan.retired_on and not retired and plan.retired_on <= today:
        yield Hint(("retired_on",), f"is {plan.status}, and was to be retired on {plan.retired_on}", _LOOK_UP)
    if plan.retired_on and retired and plan.retired_on > today:
        remedy = "write 'status: active' until then"
        yield Hint(("retired_on",), f"is retired from {plan.retired_on}, which is still to come", remedy)
    if plan.changes_on and plan.changes_on <= today:
        yield Hint(("changes_on",), f"was to change its status on {plan.changes_on}", _LOOK_UP)


@blueprint_rule("MQ311", Severity.INFO, "blueprint verified more than a year ago")
def _verified_long_ago(plan: Blueprint, today: date) -> Iterator[Hint]:
    day = plan.guide.verified_on
    if day and day < year_before(today):
        what = f"was last compared with its exam guide on {day}, more than a year ago"
        yield Hint(("guide", "verified_on"), what, "compare it again, then write the day")


RULES: tuple[Rule, ...] = (_overtaken, _verified_long_ago)
