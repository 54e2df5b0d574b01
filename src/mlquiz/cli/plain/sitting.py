"""A sitting in lines: briefed, opened or resumed, held, and its result told."""

import gc
from collections.abc import Callable
from dataclasses import replace

import click

from mlquiz.cli.plain.briefing import briefing_words, resumed_words
from mlquiz.cli.plain.conversation import Conversation, Manner
from mlquiz.cli.plain.enquiries import HELP
from mlquiz.cli.plain.lines import Lines
from mlquiz.cli.printing import folded, print_json
from mlquiz.cli.streams import terminal_input, terminal_width
from mlquiz.cli.wiring import Desk
from mlquiz.errors import UnreadableHistory
from mlquiz.model.text import clean
from mlquiz.proctor.order import Order
from mlquiz.proctor.sitting import Sitting
from mlquiz.report.words import judged

Speak = Callable[[str], None]


def take(desk: Desk, order: Order, as_json: bool) -> int:
    """Briefs, opens and runs a sitting; gives the exit code."""
    briefing = desk.proctor.brief(order)
    lines = Lines()
    speak = _voice(as_json)
    speak(briefing_words(order, briefing))
    if terminal_input() and not _agreed(lines, speak):
        speak("Nothing was started.")
        return 0
    return _run(desk, desk.proctor.open(briefing), lines, speak, as_json)


def _agreed(lines: Lines, speak: Speak) -> bool:
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
        speak(resumed_words(sitting))
    return _run(desk, sitting, Lines(), speak, as_json)


def _voice(as_json: bool) -> Speak:
    """The conversation goes to stderr when stdout is for JSON."""
    width = None if as_json else terminal_width()
    return lambda text: click.echo(folded(clean(text), width), err=as_json)


def ask_one(desk: Desk, sitting: Sitting, as_json: bool) -> int:
    """Asks what is left of a drill without ceremony; gives the exit code. It is kept where it is not answered."""
    speak = _voice(as_json)
    if trouble := _held(sitting, Lines(), speak, replace(_manner(desk), once=True)):
        return trouble
    if as_json:
        _print_attempt(desk, sitting)
    return 0


def _print_attempt(desk: Desk, sitting: Sitting) -> None:
    if sitting.session.closed:
        from mlquiz.report.shapes import result_shape

        print_json(result_shape(desk.records.result(sitting.attempt)))
    else:
        _print_unfinished(desk, sitting.attempt)


def _manner(desk: Desk) -> Manner:
    """Only a person is asked things; a pipe's next line is its next answer."""
    person, settings = terminal_input(), desk.settings
    return Manner(careful=person, asks_confidence=person and settings.confidence, clock=settings.clock)


def _held(sitting: Sitting, lines: Lines, speak: Speak, manner: Manner) -> int:
    """Holds the conversation, and keeps the sitting; the exit code where it could not be saved, else 0."""
    gc.enable()
    left = False
    try:
        Conversation(sitting, speak, manner).hold(lines)
        left = sitting.leave()
    finally:
        if not left:
            sitting.abandon()
    if sitting.trouble:
        speak(f"NOT SAVED: {sitting.trouble}. What was answered since is lost.")
        return UnreadableHistory.exit_code
    return 0


def _run(desk: Desk, sitting: Sitting, lines: Lines, speak: Speak, as_json: bool) -> int:
    if trouble := _held(sitting, lines, speak, _manner(desk)):
        return trouble
    if not sitting.session.closed:
        speak(
            f"Kept with {sitting.session.answered} of {len(sitting.posed)} answered. 'mlquiz resume' goes on."
        )
        if as_json:
            _print_unfinished(desk, sitting.attempt)
        return 0
    return _tell_result(desk, sitting.attempt, as_json)


def _print_unfinished(desk: Desk, attempt: str) -> None:
    from mlquiz.report.shapes import unfinished_shape

    print_json(unfinished_shape(desk.records.attempt(attempt), desk.records.standing(attempt)))


def _tell_result(desk: Desk, attempt: str, as_json: bool) -> int:
    """Prints what came of it; 1 where a mock was failed."""
    result = desk.records.result(attempt)
    since = desk.records.progress(result)
    if as_json:
        from mlquiz.report.shapes import result_shape

        print_json(result_shape(result, since))
    else:
        from mlquiz.cli.result import print_result

        print_result(result, since)
    return 1 if judged(result.attempt) and not result.attempt.passed else 0
