"""A report as GitHub-flavoured Markdown.

What an author wrote stays Markdown, but inside a quotation: a fence, a list or HTML that is left open there
ends with it. What is put between our own words is taken literally.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from mlquiz.model.attempt import Answered
from mlquiz.model.text import clean
from mlquiz.report.answers import Component, components, numbers, offered, tolerance, verdict, with_numbers
from mlquiz.report.exhibits import replaced
from mlquiz.report.facts import about, facts, score_facts
from mlquiz.report.markdown import tokens
from mlquiz.report.records import Report, Result
from mlquiz.report.words import headline, judged, local, percent

_SPECIAL = re.compile(r"[\\`*_\[\]<|~$&#]|^[-+=>]")
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")
_KEPT = re.compile(r"\\.|(?<!`)(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
"""What HTML cannot begin in: an escaped character, a span of code."""

_TAG = re.compile(r"<(?=[A-Za-z/!?])(?!https?://)")


def document(report: Report, *, answers: bool = True) -> str:
    """The report as a document. Without `answers`, it tells the scores and what was asked, and spoils nothing."""
    parts = [
        *_head(report, answers=answers),
        *_tables(report.result, answers=answers),
        *_questions(report, answers=answers),
    ]
    return clean("\n\n".join(parts) + "\n")


def plain(text: str) -> str:
    """A text that means nothing in Markdown, on one line."""
    return _NUMBERED.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", " ".join(text.split())))


def quoted(text: str, indent: str = "") -> str:
    """An author's Markdown as a quotation; HTML in it is text, a picture its words: its file is elsewhere."""
    lines = without_html(replaced(clean(text), _picture).strip("\n")).split("\n")
    return "\n".join(f"{indent}> {line}" if line else f"{indent}>" for line in lines)


def _picture(words: str, _: str) -> str:
    return plain(f"[picture: {words}]")


def without_html(text: str) -> str:
    """Markdown whose HTML is text; code stays as it is."""
    if not _TAG.search(text):
        return text
    code = _code_lines(text)
    parts = groupby(enumerate(text.split("\n")), key=lambda line: line[0] in code)
    chunks = ((kept, "\n".join(line for _, line in lines)) for kept, lines in parts)
    return "\n".join(chunk if kept else _escaped(chunk) for kept, chunk in chunks)


def _code_lines(text: str) -> set[int]:
    blocks = (token.map for token in tokens(text) if token.type in ("fence", "code_block"))
    return {line for block in blocks if block for line in range(*block)}


def _escaped(text: str) -> str:
    parts, place = [], 0
    for kept in _KEPT.finditer(text):
        parts += [_TAG.sub(r"\\<", text[place : kept.start()]), kept[0]]
        place = kept.end()
    return "".join([*parts, _TAG.sub(r"\\<", text[place:])])


def _head(report: Report, *, answers: bool) -> Iterator[str]:
    result, attempt = report.result, report.result.attempt
    yield f"# {plain(result.blueprint.title)}: {plain(headline(attempt, result.blueprint.unit))}"
    withheld = "" if answers else "; answers withheld"
    yield f"{plain(attempt.mode.capitalize())} of {local(attempt.started_at)}{withheld}."
    told = (*score_facts(result, answers=answers), *facts(result, report.since, answers=answers))
    yield "\n".join(
        [f"- **{plain(fact.name)}**: {plain(fact.text)}" for fact in told]
        + [f"- **Form**: {plain(attempt.form)}, seed {attempt.seed}, attempt {plain(attempt.id)}"]
    )


def _tables(result: Result, *, answers: bool) -> Iterator[str]:
    column = "Points" if result.blueprint.unit == "points" else "Right"
    yield from _domains(result, column)
    if answers:
        yield from _objectives(result, column)


def _domains(result: Result, column: str) -> Iterator[str]:
    analysis, plan = result.analysis, result.blueprint
    yield "## Domains"
    if judged(result.attempt):
        yield f"The threshold is {percent(float(plan.passing.threshold))}."
    yield tabled(
        ("Domain", column, "Share", "80% interval"),
        [
            (
                plan.domain(each.domain).title,
                f"{each.right} of {each.total}",
                percent(each.right / each.total),
                f"{percent(band.low)} to {percent(band.high)}" if band else "",
            )
            for each in result.domains
            for band in (analysis.domain_bands[each.domain],)
        ],
    )


def _objectives(result: Result, column: str) -> Iterator[str]:
    """Right of total by objective, which may be of one question and so tell of it."""
    yield "## Objectives"
    rows = [
        (each.name, each.title, f"{each.tally.right} of {each.tally.total}")
        for each in result.analysis.objectives
    ]
    yield tabled(("Objective", "Statement", column), rows)


def tabled(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose cells are taken literally."""
    lines = [head, ["---"] * len(head)]
    cells = [[plain(cell) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in [*lines, *cells])


def _questions(report: Report, *, answers: bool) -> Iterator[str]:
    yield "## Questions"
    missed = [each.slot.position for each in report.result.answers if not each.correct]
    if answers and missed:
        yield f"Missed: {', '.join(f'[{position}](#question-{position})' for position in missed)}."
    cases: dict[str, int] = {}
    for each in report.result.answers:
        yield f"### Question {each.slot.position}"
        yield _about(report.result, each, answers=answers)
        yield from _asked(each, cases.setdefault(each.slot.case, each.slot.position))
        yield from _told(report, each) if answers else _offered(each)


def _about(result: Result, each: Answered, *, answers: bool) -> str:
    told = map(plain, (*about(result, each, answers=answers), each.question.id))
    return ", ".join([f"**{verdict(each)}**", *told] if answers else told)


def _asked(each: Answered, case_at: int) -> Iterator[str]:
    if each.question.scenario and case_at != each.slot.position:
        yield f"Scenario as at [question {case_at}](#question-{case_at})."
    elif each.question.scenario:
        yield f"Scenario:\n\n{quoted(each.question.scenario)}"
    yield f"Stem:\n\n{quoted(with_numbers(each, each.question.stem))}"


def _offered(each: Answered) -> Iterator[str]:
    if each.question.body.kind == "numeric":
        yield f"Answered with a number{f', in {plain(each.slot.unit)}' if each.slot.unit else ''}."
    for number, prompt in enumerate(each.question.body.prompts, start=1):
        yield f"- {number}\n\n{quoted(with_numbers(each, prompt), '  ')}"
    for label, text in offered(each):
        yield f"- {label}\n\n{quoted(text, '  ')}"


def _told(report: Report, each: Answered) -> Iterator[str]:
    for part in components(each):
        yield "\n\n".join(_component(each, part))
    if each.question.explanation:
        yield f"Explanation:\n\n{quoted(with_numbers(each, each.question.explanation))}"
    for address in each.question.references:
        yield f"- {_link(address)}"
    if each.cause:
        yield f"Cause of the miss: {plain(each.cause)}"
    if note := report.notes.get(each.question.id):
        yield "Note:\n\n" + "\n".join(f"> {plain(line)}  " for line in note.splitlines())


def _component(each: Answered, part: Component) -> Iterator[str]:
    """One item of a list, its texts quoted inside."""
    yield f"- **{part.label or 'Typed'}** {part.told}".rstrip()
    texts = (
        ("", part.prompt),
        ("Given" if part.prompt else "", part.text),
        ("It is", part.should),
        ("Why", part.rationale),
    )
    for name, text in texts:
        if text:
            yield (f"  {name}:\n\n" if name else "") + quoted(text, "  ")
    if each.question.body.kind == "numeric":
        drawn = f", for {plain(numbers(each))}" if each.slot.values else ""
        yield f"  {plain(tolerance(each.question.body).capitalize())}{drawn}."


def _link(address: str) -> str:
    """An address as a link, where it is one and nothing in it ends the link early."""
    return f"<{address}>" if re.fullmatch(r"https?://[^\s<>]+", address, re.IGNORECASE) else plain(address)
