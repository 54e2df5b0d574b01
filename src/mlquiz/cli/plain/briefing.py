"""What is told in line mode before the clock starts, and when a sitting goes on: how it is sat and by which rules."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from mlquiz.model.form import Rules
from mlquiz.proctor.order import Briefing, Order
from mlquiz.proctor.sitting import Sitting
from mlquiz.report.rules import MODE_WORDS, filter_words, need_words, rules_told
from mlquiz.report.words import counted, left_text, threshold_words

_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)


def briefing_words(order: Order, briefing: Briefing) -> str:
    """What will be sat: mode, length, time, what it was chosen by, and the rules of the room."""
    plan, rules = briefing.blueprint, briefing.rules
    lines = [
        f"{plan.title} ({plan.standing})",
        MODE_WORDS[briefing.mode],
        f"{_drawn(briefing)}; {_time(order, rules)}.",
        *([] if rules.feedback else [f"To pass: {threshold_words(plan)}."]),
        *_of_each_question(rules),
        *rules_told(
            plan, replace(rules, question_limit=None, read_to_end=False)
        ),  # lines end with the question
        *_pilot(order, plan.profile.pilot),
        *(["There is a calculator: :calc 2*3.5."] if plan.profile.calculator else []),
        f"Form {briefing.form.code}. Type :help for the commands.",
    ]
    return "\n".join(lines)


def resumed_words(sitting: Sitting) -> str:
    """Where a sitting goes on."""
    session = sitting.session
    head = f"Resumed: {session.answered} of {len(sitting.posed)} answered, {left_text(session.left)}."
    feedback = ["Each answer is checked at once and explained."] if session.rules.feedback else []
    return "\n".join([head, *_of_each_question(session.rules), *feedback])


def _drawn(briefing: Briefing) -> str:
    form, fitting = briefing.form, filter_words(briefing.wanted)
    fit = f" that fit: {fitting}" if fitting else ""
    fit += f" by need: {need_words(briefing.needed)}" if briefing.needed else ""
    unscored = f", {form.unscored} of them unscored" if form.unscored else ""
    return f"{counted(len(form.slots), 'question')}{fit}{unscored}"


def _time(order: Order, rules: Rules) -> str:
    if rules.limit is None:
        return "not timed"
    extra = ", extra time included" if order.extra_time else ""
    return f"{counted(rules.limit // _MINUTE, 'minute')}{extra}"


def _of_each_question(rules: Rules) -> Iterator[str]:
    if rules.question_limit:
        seconds = counted(rules.question_limit // _SECOND, "second")
        yield f"{seconds} for each question; then it is checked as it stands."


def _pilot(order: Order, pilot: int) -> Iterator[str]:
    if order.pilot:
        yield f"Among the unscored ones: {counted(pilot, 'pilot question')}. Which ones is not told."
