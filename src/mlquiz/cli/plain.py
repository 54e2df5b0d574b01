"""Line mode: the same sitting over the same proctor, for screen readers, pipes and bare terminals."""

import gc
from collections.abc import Callable

import click

from mlquiz.cli.conversation import HELP, Conversation
from mlquiz.cli.lines import Lines
from mlquiz.cli.printing import folded, print_json
from mlquiz.cli.result import print_result
from mlquiz.cli.wiring import Desk, terminal_input, terminal_width
from mlquiz.errors import UnreadableHistory
from mlquiz.model.text import clean
from mlquiz.proctor import Briefing, Order, Sitting
from mlquiz.report.words import clock_text, threshold_words


def take(desk: Desk, order: Order, as_json: bool) -> int:
    """Briefs, opens and runs a sitting; gives the exit code."""
    briefing = desk.proctor.brief(order)
    lines = Lines()
    speak = _voice(as_json)
    _brief(briefing, speak)
    if terminal_input() and not _agreed(lines, speak):
        speak("Nothing was started.")
        return 0
    return _run(desk, desk.proctor.open(briefing), lines, speak, as_json)


def _agreed(lines: Lines, speak: Callable[[str], None]) -> bool:
    """Waits for an empty line; only that starts the clock."""
    while True:
        speak("Press Enter to start the clock, or type :quit.")
        answer = lines.wait()
        if answer is None or answer.strip() == ":quit":
            return False
        if not answer.strip():
            return True
        if answer.strip() == ":help":
            speak(HELP)


def go_on(desk: Desk, attempt: str, as_json: bool) -> int:
    """Resumes a sitting and runs it; gives the exit code."""
    sitting = desk.proctor.resume(attempt)
    speak = _voice(as_json)
    if not sitting.session.closed:
        left = clock_text(sitting.session.left)
        speak(f"Resumed: {sitting.session.answered} of {len(sitting.posed)} answered, {left} left.")
    return _run(desk, sitting, Lines(), speak, as_json)


def _voice(as_json: bool) -> Callable[[str], None]:
    """The conversation goes to stderr when stdout is for JSON."""
    width = None if as_json else terminal_width()
    return lambda text: click.echo(folded(clean(text), width), err=as_json)


def _brief(briefing: Briefing, speak: Callable[[str], None]) -> None:
    plan, form = briefing.blueprint, briefing.form
    unscored = f", {form.unscored} of them unscored" if form.unscored else ""
    speak(f"{plan.title} ({plan.standing})")
    speak(
        f"{len(form.slots)} questions{unscored}; {clock_text(briefing.limit)}; to pass: {threshold_words(plan)}."
    )
    speak("Unanswered counts as wrong; there is no penalty for guessing.")
    speak(f"Form {form.code}. Type :help for the commands.")


def _run(desk: Desk, sitting: Sitting, lines: Lines, speak: Callable[[str], None], as_json: bool) -> int:
    gc.enable()
    left = False
    try:
        Conversation(sitting, speak, careful=terminal_input()).hold(lines)
        left = sitting.leave()
    finally:
        if not left:
            sitting.abandon()
    if sitting.trouble:
        speak(f"NOT SAVED: {sitting.trouble}. What was answered since is lost.")
        return UnreadableHistory.exit_code
    if not sitting.session.closed:
        speak(
            f"Kept with {sitting.session.answered} of {len(sitting.posed)} answered. 'mlquiz resume' goes on."
        )
        return 0
    result = desk.records.result(sitting.attempt)
    if as_json:
        from mlquiz.report.shapes import result_shape

        print_json(result_shape(result))
    else:
        print_result(result)
    return 0 if result.attempt.passed else 1
