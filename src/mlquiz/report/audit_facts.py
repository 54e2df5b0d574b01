"""What an audit says in words, from its JSON; the text and the page say it alike."""

from collections.abc import Mapping, Sequence
from typing import Any

from mlquiz.report.words import counted, percent

_GUESS_LIMIT = 3
"""Points over chance below which a bank gives next to nothing away."""


def guessability_text(found: Mapping[str, Any]) -> str:
    """What the content-free guesser earns over chance, in points, with its interval and n."""
    if found["index"] is None:
        return f"not enough evidence: {found['n']} choice questions"
    return (
        f"{found['index']:+.1f} points over chance (95%: {found['low']:+.1f} to {found['high']:+.1f}), "
        f"{_judged(found)}; right in {percent(found['accuracy'])}, chance {percent(found['chance'])}, "
        f"n {found['n']}"
    )


def _judged(found: Mapping[str, Any]) -> str:
    if found["index"] <= _GUESS_LIMIT:
        return "little is given away"
    return "answers are given away" if found["low"] > 0 else "which chance alone may do"


def positions_text(found: Mapping[str, Any]) -> str:
    """Where keys stand in the files."""
    if not found["n"]:
        return "too few questions with one key to tell"
    counts = " / ".join(map(str, found["counts"]))
    return f"{counts} from the first to the last option (n {found['n']}, p {found['p']:.2f})"


def mocks_text(shape: Mapping[str, Any]) -> str:
    """How many full mocks the bank gives before a question comes again."""
    mocks, length = shape["mocks_without_repetition"], shape["mock_questions"]
    forms = f"{counted(mocks, 'full mock')} of {length}"
    return f"{forms} without a repeated question, from {shape['questions']} questions"


def verification_text(shape: Mapping[str, Any]) -> str:
    """How fresh the questions are."""
    found, have = shape["verification"], shape["completeness"]["verified"]
    if not have:
        return "no question says when it was verified"
    return (
        f"{have} of {shape['questions']} questions dated, oldest {found['oldest']}, median "
        f"{found['median']}; {found['stale']} to verify again"
    )


def reported_text(reported: Sequence[Mapping[str, Any]]) -> str:
    """How many complaints of takers are open."""
    if not reported:
        return "nothing by takers of this history"
    questions = len({each["question"] for each in reported})
    return f"{counted(len(reported), 'complaint')} about {counted(questions, 'question')}"
