"""A result in lines: the verdict first, then what it rests on."""

from mlquiz.cli.printing import say, table
from mlquiz.report.records import Result
from mlquiz.report.words import clock_text, interruption_words, percent, right_of, threshold_words


def print_result(result: Result) -> None:
    attempt, plan = result.attempt, result.blueprint
    say(f"{'PASS' if attempt.passed else 'FAIL'}  {plan.title}")
    score = f"{attempt.right} of {attempt.total} scored questions, {percent(attempt.fraction)}"
    say(f"Score: {score} (to pass: {threshold_words(plan)})")
    if attempt.scaled is not None:
        say(
            f"Scaled score, estimated: {attempt.scaled} (cut {plan.passing.cut}); the real table is not public"
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
    say(f"Never seen before: {right_of(result.fresh)}. Seen before: {right_of(result.seen)}.")
    blank = sum(not each.response.picks for each in result.answers)
    say(f"Left blank: {blank}.")
    unscored = [str(each.slot.position) for each in result.answers if not each.slot.scored]
    if unscored:
        say(f"Unscored questions: {', '.join(unscored)}.")
    say(
        f"Time used: {clock_text(attempt.used)} of {clock_text(attempt.limit)}. {interruption_words(result.standing)}"
    )
    say(f"Form {attempt.form}, seed {attempt.seed}, attempt {attempt.id}")
