"""What must hold between the fields of a bank and cannot be said by one field's shape."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mlquiz.bank.documents import ChoiceDocument, ExamDocument, OptionDocument, QuestionsDocument

if TYPE_CHECKING:
    from mlquiz.bank.nouns import AnyQuestion
    from mlquiz.bank.reader import Source
    from mlquiz.model.blueprint import Blueprint
    from mlquiz.model.question import Question


def check_blueprint(source: Source, exam: ExamDocument) -> None:
    if not sum(domain.weight for domain in exam.domains):
        source.report(
            ("domains",), "has weights that sum to zero", "give at least one domain a weight above 0"
        )
    names: set[str] = set()
    for index, domain in enumerate(exam.domains):
        if domain.id in names:
            source.report(("domains", index, "id"), f"has the domain {domain.id!r} twice", "rename one")
        names.add(domain.id)
    _check_form(source, exam)
    _check_scale(source, exam)


def _check_form(source: Source, exam: ExamDocument) -> None:
    low, high = exam.form.questions
    if low > high:
        source.report(
            ("form", "questions"), f"has a range from {low} down to {high}", "write the smaller number first"
        )
    if exam.form.unscored >= high:
        source.report(("form", "unscored"), "leaves no scored question", "write fewer unscored questions")


def _check_scale(source: Source, exam: ExamDocument) -> None:
    rule = exam.pass_
    if rule.reported != "scaled":
        return
    if rule.scale is None or rule.cut is None:
        source.report(
            ("pass",), "reports a scaled score without scale and cut", "add 'scale: [100, 1000]' and 'cut:'"
        )
    elif not rule.scale[0] < rule.cut <= rule.scale[1]:
        source.report(
            ("pass", "cut"), f"has a cut outside its scale {list(rule.scale)}", "put the cut inside the scale"
        )


def check_question(
    source: Source, index: int, each: AnyQuestion, document: QuestionsDocument, plan: Blueprint | None
) -> None:
    path = ("questions", index)
    if not isinstance(each, ChoiceDocument):
        source.report(
            (*path, "kind"),
            f"is of kind {each.kind!r}, which this version of mlquiz cannot sit yet",
            "keep it outside the bank's folder until it can, or write it as kind: choice",
        )
    else:
        _check_options(source, path, each.options)
    if each.scenario and each.scenario not in document.scenarios:
        source.report(
            (*path, "scenario"), f"names the scenario {each.scenario!r}", "declare it under 'scenarios:'"
        )
    if plan:
        _check_place(source, path, each, document, plan)


def _check_options(source: Source, path: tuple[str | int, ...], options: Sequence[OptionDocument]) -> None:
    keys = sum(option.correct for option in options)
    if not keys:
        source.report(path, "has no key", "mark one option with correct: true")
    if keys == len(options):
        source.report(
            (*path, "options"), "has no distractor", "mark only the right options with correct: true"
        )
    first_of: dict[str, int] = {}
    for place, option in enumerate(options):
        same = first_of.setdefault(" ".join(option.text.split()), place)
        if same != place:
            what = f"has two equal options (number {same + 1} and number {place + 1})"
            source.report((*path, "options", place, "text"), what, "rewrite or remove one of them")


def _check_place(
    source: Source,
    path: tuple[str | int, ...],
    each: AnyQuestion,
    document: QuestionsDocument,
    plan: Blueprint,
) -> None:
    name = each.domain or document.domain
    if not name:
        source.report(path, "has no domain", "add 'domain:' to the question or to the top of the file")
        return
    known = {domain.id: domain for domain in plan.domains}
    if name not in known:
        where = (*path, "domain") if each.domain else ("domain",)
        source.report(where, f"names the domain {name!r}", f"exam.yaml declares {', '.join(known)}")
        return
    objectives = [number for number, _ in known[name].objectives]
    if objectives and each.objective not in objectives:
        what = f"names the objective {each.objective!r}, which domain {name!r} does not have"
        source.report((*path, "objective"), what, f"it has {', '.join(objectives)}")


def check_questions(found: Iterable[tuple[Source, Sequence[Question]]]) -> None:
    """Ids are unique over all files of a bank."""
    first: dict[str, str] = {}
    for source, questions in found:
        for index, question in enumerate(questions):
            path = ("questions", index, "id")
            line, column = source.document.place(path)
            before = first.setdefault(question.id, f"{source.file}:{line}:{column}")
            if before != f"{source.file}:{line}:{column}":
                source.report(path, f"repeats an id first given at {before}", "give it an id of its own")
