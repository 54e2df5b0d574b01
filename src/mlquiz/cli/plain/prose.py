"""Markdown as line mode tells it: formulas as a line of Unicode, exhibits by number, all else as it was written."""

from collections.abc import Mapping
from dataclasses import replace

from mlquiz.model.posed import PosedQuestion

Numbers = Mapping[str, int]
"""The numbers of exhibits, by their paths."""


def in_words(question: PosedQuestion) -> PosedQuestion:
    """The question with every text of it as it is told."""
    numbers = {path: number for number, (_, path) in enumerate(exhibits_of(question), start=1)}
    return replace(
        question,
        scenario=spoken(question.scenario, numbers),
        stem=spoken(question.stem, numbers),
        prompts=tuple(spoken(each, numbers) for each in question.prompts),
        options=tuple(spoken(each, numbers) for each in question.options),
    )


def exhibits_of(question: PosedQuestion) -> tuple[tuple[str, str], ...]:
    """What its exhibits show, and their paths in the bank; the first of them is exhibit 1."""
    if not any("![" in text for text in question.texts):
        return ()
    from mlquiz.report.exhibits import exhibits_among

    return exhibits_among(question.texts)


def spoken(text: str, numbers: Numbers | None = None) -> str:
    """One text of a question; exhibits have `numbers` where they can be asked for."""
    return _formulas(_without_pictures(text, numbers or {}))


def _without_pictures(text: str, numbers: Numbers) -> str:
    if "![" not in text:
        return text
    from mlquiz.report.exhibits import replaced

    def told(words: str, path: str) -> str:
        number = f" {numbers[path]}" if path in numbers else ""
        return f"[exhibit{number}: {words}]"

    return replaced(text, told)


def _formulas(text: str) -> str:
    if "$" not in text:
        return text
    from mlquiz.report.formula import formulas

    return formulas(text)
