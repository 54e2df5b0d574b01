"""`mlquiz show`: one attempt, with score by domain and every response, or two attempts side by side."""

import click

from mlquiz.cli.printing import print_json, say, table
from mlquiz.cli.result import print_result
from mlquiz.cli.wiring import Desk
from mlquiz.model.attempt import Answered
from mlquiz.report.analysis import Pair
from mlquiz.report.answers import answer_letters, key_letters, numbers, verdict
from mlquiz.report.corrected_words import key_corrected
from mlquiz.report.facts import fates_text
from mlquiz.report.records import Result, SideBySide
from mlquiz.report.words import local, outcome


@click.command()
@click.argument("attempt")
@click.option(
    "--with", "other", default="", metavar="OTHER", help="Put this attempt of the same exam beside it."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def command(desk: Desk, attempt: str, other: str, as_json: bool) -> None:
    """Show one ATTEMPT, by its id or the beginning or end of it."""
    head = desk.records.attempt(attempt)
    if other:
        _show_both(desk, head.id, other, as_json)
    elif head.finished_at is None:
        _show_unfinished(desk, head.id, as_json)
    else:
        _show(desk, desk.records.result(head.id), as_json)


def _show(desk: Desk, result: Result, as_json: bool) -> None:
    since = desk.records.progress(result)
    if as_json:
        from mlquiz.report.shapes import result_shape

        print_json(result_shape(result, since))
        return
    print_result(result, since)
    say()
    _print_responses(result)


def _show_unfinished(desk: Desk, attempt: str, as_json: bool) -> None:
    head = desk.records.attempt(attempt)
    if as_json:
        from mlquiz.report.shapes import unfinished_shape

        print_json(unfinished_shape(head, desk.records.standing(attempt)))
        return
    say(f"{head.title}: {outcome(head)}. 'mlquiz resume' goes on with it.")


def _print_responses(result: Result) -> None:
    head = ("#", "QUESTION", "ANSWER", "KEY", "SECONDS", "RESULT")
    table(head, [_row(each, result) for each in result.answers])


def _row(each: Answered, result: Result) -> tuple[str, ...]:
    return (
        str(each.slot.position),
        each.slot.question,
        answer_letters(each),
        key_letters(each),
        f"{each.response.spent.total_seconds():.0f}",
        ", ".join(
            [_word(each), *_notes(each), *filter(None, [key_corrected(result.corrected, each.slot.position)])]
        ),
    )


def _word(each: Answered) -> str:
    return verdict(each).partition(" ")[2]


def _notes(each: Answered) -> list[str]:
    response = each.response
    found = [] if each.slot.scored else ["unscored"]
    found += ["flagged"] if response.flagged else []
    found += [response.confidence] if response.confidence else []
    found += [each.cause] if each.cause else []
    return found + ([numbers(each)] if each.slot.values else [])


def _show_both(desk: Desk, one: str, other: str, as_json: bool) -> None:
    sides = desk.records.compare(
        desk.records.result(one), desk.records.result(desk.records.attempt(other).id)
    )
    if as_json:
        from mlquiz.report.analysis_shapes import side_by_side_shape

        print_json(side_by_side_shape(sides))
        return
    _print_heads(sides)
    _print_pairs(sides)


def _print_heads(sides: SideBySide) -> None:
    say(sides.later.blueprint.title)
    for name, side in (("Earlier", sides.earlier), ("Later", sides.later)):
        head = side.attempt
        say(f"{name}: {local(head.started_at)}, {head.mode}, {outcome(head)}, attempt {head.id}")
    say("One form: read slot by slot." if sides.one_form else "Two forms: only what both asked is compared.")
    say(fates_text(sides))
    say()


def _print_pairs(sides: SideBySide) -> None:
    pairs = sides.comparison.pairs
    if not pairs:
        return
    if sides.one_form:
        table(("#", "QUESTION", "EARLIER", "LATER", "KEY", "CHANGE"), [_slot_row(pair) for pair in pairs])
    else:
        table(("QUESTION", "EARLIER", "LATER", "CHANGE"), [_question_row(pair) for pair in pairs])


def _slot_row(pair: Pair) -> tuple[str, ...]:
    before, after = pair.before, pair.after
    earlier, later = (_given(each) for each in (before, after))
    return str(after.slot.position), after.slot.question, earlier, later, key_letters(after), _fate(pair)


def _given(each: Answered) -> str:
    return _word(each) if each.blank else f"{answer_letters(each)} {_word(each)}"


def _question_row(pair: Pair) -> tuple[str, ...]:
    earlier, later = (f"#{each.slot.position} {_word(each)}" for each in (pair.before, pair.after))
    return pair.after.slot.question, earlier, later, _fate(pair)


def _fate(pair: Pair) -> str:
    return "rewritten since, not counted" if pair.fate is None else str(pair.fate)
