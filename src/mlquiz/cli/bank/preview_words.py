"""A previewed question on a plain terminal, and as JSON: what the taker sees, the key and why, the findings."""

from collections.abc import Iterator
from typing import Any

from mlquiz.authoring.finding import Finding
from mlquiz.authoring.formats import report_shape
from mlquiz.authoring.lint import Report
from mlquiz.authoring.preview import Draft, Preview
from mlquiz.cli.plain.prose import in_words, spoken
from mlquiz.model.attempt import Answered
from mlquiz.model.posed import PosedQuestion, pose
from mlquiz.report.answers import components, key_texts, numbers, offered, tolerance, with_numbers
from mlquiz.report.words import NUMBER_WORDS, letter


def question_lines(preview: Preview, draft: Draft, each: Answered) -> Iterator[str]:
    """All about one question: as it is asked, its key and why, what the lint says of it."""
    posed = in_words(pose(each.question, each.slot))
    yield f"{preview.file}:{draft.line}  {draft.question.id}  {draft.question.difficulty} {posed.kind}"
    yield ""
    if posed.scenario:
        yield f"Scenario:\n{posed.scenario}\n"
    yield posed.stem
    yield from _asked(posed, each)
    yield ""
    yield from _key(each)
    yield ""
    yield from finding_lines(draft.findings)


def _asked(posed: PosedQuestion, each: Answered) -> Iterator[str]:
    if posed.kind == "numeric":
        yield f"Type a number, in {posed.unit}." if posed.unit else "Type a number."
        return
    if posed.kind == "choice" and posed.choose > 1:
        yield f"Choose {NUMBER_WORDS.get(posed.choose, posed.choose)}."
    yield from (f"  {number}) {prompt}" for number, prompt in enumerate(posed.prompts, start=1))
    for place, index in enumerate(each.slot.order):
        yield f"  {letter(place)}) {posed.options[index]}"


def _key(each: Answered) -> Iterator[str]:
    """The key, why each option is right or wrong, what the question teaches."""
    body = each.question.body
    within = f", {tolerance(body)}" if tolerance(body) else ""
    with_these = f" (with {numbers(each)})" if each.slot.values else ""
    first, *others = [spoken(text) for text in key_texts(each)] or ["none"]
    yield f"Key: {first}{within}{with_these}"
    yield from (f"     {text}" for text in others)
    for part in components(each):
        if part.rationale:
            yield f"  {part.label.lower()}) {'key: ' * bool(part.right)}{spoken(part.rationale)}"
    if each.question.explanation:
        yield f"Explanation: {spoken(with_numbers(each, each.question.explanation))}"
    if each.question.references:
        yield f"See {', '.join(each.question.references)}"


def finding_lines(findings: tuple[Finding, ...]) -> Iterator[str]:
    """A line a finding, as `mlquiz bank lint` prints it."""
    yield from map(str, findings)
    if not findings:
        yield "nothing found"


def preview_shape(preview: Preview, draft: Draft | None, each: Answered | None) -> dict[str, Any]:
    """The question with its findings; `question` is null where it cannot be read."""
    return {
        "file": str(preview.file),
        "line": draft.line if draft else None,
        "question": _question_shape(each) if each else None,
        "findings": _findings(draft.findings if draft else ()),
        "problems": _findings(preview.problems),
        "file_findings": _findings(preview.further),
    }


def _findings(found: tuple[Finding, ...]) -> Any:
    return report_shape(Report(found, 0, 0, 0))["findings"]


def _question_shape(each: Answered) -> dict[str, Any]:
    posed, question = pose(each.question, each.slot), each.question
    return {
        "id": question.id,
        "kind": posed.kind,
        "domain": question.domain,
        "objective": question.objective,
        "difficulty": question.difficulty,
        "scenario": posed.scenario,
        "stem": posed.stem,
        "prompts": list(posed.prompts),
        "offered": [text for _, text in offered(each)],
        "choose": posed.choose,
        "unit": posed.unit,
        "values": dict(each.slot.values),
        "key": list(key_texts(each)),
        "rationales": [part.rationale for part in components(each) if posed.kind == "choice"],
        "explanation": with_numbers(each, question.explanation),
        "references": list(question.references),
    }
