"""A result in lines: the verdict first, then what it rests on."""

from mlquiz.cli.printing import say, table
from mlquiz.report.analysis import most_missed
from mlquiz.report.facts import facts, score_facts
from mlquiz.report.records import Result, SideBySide
from mlquiz.report.words import headline, percent

_OBJECTIVES = 5
"""So many objectives are listed: those with the most misses."""


def print_result(result: Result, since: SideBySide | None = None) -> None:
    """Prints all that an attempt tells; `since` puts it beside the attempt before."""
    attempt, plan = result.attempt, result.blueprint
    say(f"{headline(attempt, plan.unit)}  {plan.title}")
    for fact in score_facts(result):
        say(f"{fact.name}: {fact.text}")
    say()
    rows = [
        (plan.domain(each.domain).title, f"{each.right}/{each.total}", percent(each.right / each.total))
        for each in result.domains
    ]
    table(("DOMAIN", _column(result), "SHARE"), rows)
    say()
    _print_objectives(result)
    for fact in facts(result, since):
        say(f"{fact.name}: {fact.text}")
    say(f"Form {attempt.form}, seed {attempt.seed}, attempt {attempt.id}")


def _print_objectives(result: Result) -> None:
    missed = most_missed(result.analysis.objectives)
    if not missed:
        return
    rows = [
        (f"{each.name}  {each.title}", f"{each.tally.right}/{each.tally.total}")
        for each in missed[:_OBJECTIVES]
    ]
    table(("MISSED MOST, BY OBJECTIVE", _column(result)), rows)
    say()


def _column(result: Result) -> str:
    return "POINTS" if result.blueprint.unit == "points" else "RIGHT"
