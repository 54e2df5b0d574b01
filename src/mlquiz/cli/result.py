"""A result in lines: the verdict first, then what it rests on."""

from mlquiz.cli.printing import clock_text, percent, say, table
from mlquiz.model.blueprint import Blueprint
from mlquiz.report.records import Result


def print_result(result: Result) -> None:
    attempt, plan = result.attempt, result.blueprint
    say(f"{'PASS' if attempt.passed else 'FAIL'}  {plan.title}")
    say(
        f"Score: {attempt.right} of {attempt.total} scored questions, {percent(attempt.fraction)} ({_cut(plan)})"
    )
    if attempt.scaled is not None:
        say(
            f"Scaled score, estimated: {attempt.scaled} (cut {plan.passing.cut}); the vendor's own table is not public"
        )
    if attempt.outcome == "expired":
        say("Time ran out: the form was submitted as it stood.")
    say()
    rows = [
        (plan.domain(each.domain).title, f"{each.right}/{each.total}", percent(each.right / each.total))
        for each in result.domains
    ]
    table(("DOMAIN", "RIGHT", "SHARE"), rows)
    say()
    say(f"Never seen before: {_of(result.fresh)}. Seen before: {_of(result.seen)}.")
    unscored = [str(each.slot.position) for each in result.answers if not each.slot.scored]
    if unscored:
        say(f"Unscored questions: {', '.join(unscored)}.")
    say(f"Time used: {clock_text(attempt.used)} of {clock_text(attempt.limit)}. {interruptions(result)}")
    say(f"Form {attempt.form}, seed {attempt.seed}, attempt {attempt.id}")


def _cut(plan: Blueprint) -> str:
    threshold = percent(float(plan.passing.threshold))
    if plan.passing.reported == "undisclosed":
        return f"your target {threshold}; the vendor discloses no cut"
    return f"pass at {threshold}"


def _of(pair: tuple[int, int]) -> str:
    return f"{pair[0]} of {pair[1]} right" if pair[1] else "none"


def interruptions(result: Result) -> str:
    gaps = result.standing.interruptions
    if not gaps:
        return "No interruptions."
    counted = "counted" if any(gap.counted for gap in gaps) else "not counted"
    noun = "interruption" if len(gaps) == 1 else "interruptions"
    return f"{len(gaps)} {noun}, {clock_text(result.interrupted)} in all, {counted}."
