"""What must hold between the fields of a bank and cannot be said by one field's shape."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mlquiz.bank.codes import Code
from mlquiz.bank.documents import ExamDocument, QuestionsDocument
from mlquiz.bank.exhibits import check_exhibits
from mlquiz.bank.kinds import check_body

if TYPE_CHECKING:
    from mlquiz.bank.nouns import AnyQuestion
    from mlquiz.bank.reader import Entry
    from mlquiz.bank.source import Source
    from mlquiz.model.blueprint import Blueprint


def check_blueprint(source: Source, exam: ExamDocument) -> None:
    if not sum(domain.weight for domain in exam.domains):
        source.report(
            ("domains",),
            "has weights that sum to zero",
            "give at least one domain a weight above 0",
            code=Code.BLUEPRINT,
        )
    names: set[str] = set()
    for index, domain in enumerate(exam.domains):
        if domain.id in names:
            source.report(
                ("domains", index, "id"),
                f"has the domain {domain.id!r} twice",
                "rename one",
                code=Code.BLUEPRINT,
            )
        names.add(domain.id)
    _check_form(source, exam)
    _check_scale(source, exam)
    _check_sections(source, exam, names)


def _check_form(source: Source, exam: ExamDocument) -> None:
    low, high = exam.form.questions
    if low > high:
        source.report(
            ("form", "questions"),
            f"has a range from {low} down to {high}",
            "write the smaller number first",
            code=Code.BLUEPRINT,
        )
    if exam.form.unscored >= high:
        source.report(
            ("form", "unscored"),
            "leaves no scored question",
            "write fewer unscored questions",
            code=Code.BLUEPRINT,
        )


def _check_scale(source: Source, exam: ExamDocument) -> None:
    rule = exam.pass_
    if rule.reported != "scaled":
        return
    if rule.scale is None or rule.cut is None:
        source.report(
            ("pass",),
            "reports a scaled score without scale and cut",
            "add 'scale: [100, 1000]' and 'cut:'",
            code=Code.BLUEPRINT,
        )
    elif rule.scale[0] >= rule.scale[1]:
        remedy = "write two different numbers, the smaller one first"
        source.report(("pass", "scale"), f"has the scale {list(rule.scale)}", remedy, code=Code.BLUEPRINT)
    elif not rule.scale[0] < rule.cut <= rule.scale[1]:
        source.report(
            ("pass", "cut"),
            f"has a cut outside its scale {list(rule.scale)}",
            "put the cut inside the scale",
            code=Code.BLUEPRINT,
        )


def _check_sections(source: Source, exam: ExamDocument, domains: set[str]) -> None:
    path = ("profile", "sections")
    taken: set[str] = set()
    for index, section in enumerate(exam.profile.sections):
        if section.scenarios and section.domains:
            remedy = "make two sections of it, or leave one of them out"
            source.report((*path, index), "takes both scenarios and domains", remedy, code=Code.BLUEPRINT)
        for place, domain in enumerate(section.domains):
            where = (*path, index, "domains", place)
            if domain not in domains:
                source.report(
                    where,
                    f"names the domain {domain!r}",
                    f"there are {', '.join(sorted(domains))}",
                    code=Code.UNKNOWN_NAME,
                )
            elif domain in taken:
                source.report(
                    where,
                    f"has the domain {domain!r} in a section twice",
                    "remove one of them",
                    code=Code.BLUEPRINT,
                )
            taken.add(domain)
    rest = [
        place for place, each in enumerate(exam.profile.sections) if not each.domains and not each.scenarios
    ]
    for index in rest[1:]:
        source.report(
            (*path, index),
            "has two sections that take the rest",
            "name the domains of one of them",
            code=Code.BLUEPRINT,
        )


def check_question(
    source: Source, index: int, each: AnyQuestion, document: QuestionsDocument, plan: Blueprint | None
) -> None:
    path = ("questions", index)
    check_body(source, path, each)
    check_exhibits(source, path, each)
    if each.scenario and each.scenario not in document.scenarios:
        source.report(
            (*path, "scenario"),
            f"names the scenario {each.scenario!r}",
            "declare it under 'scenarios:'",
            code=Code.UNKNOWN_NAME,
        )
    if plan:
        _check_place(source, path, each, document, plan)


def _check_place(
    source: Source,
    path: tuple[str | int, ...],
    each: AnyQuestion,
    document: QuestionsDocument,
    plan: Blueprint,
) -> None:
    name = each.domain or document.domain
    if not name:
        source.report(
            path,
            "has no domain",
            "add 'domain:' to the question or to the top of the file",
            code=Code.UNKNOWN_NAME,
        )
        return
    known = {domain.id: domain for domain in plan.domains}
    if name not in known:
        where = (*path, "domain") if each.domain else ("domain",)
        if each.domain or each is _first_without_domain(document):
            source.report(
                where,
                f"names the domain {name!r}",
                f"exam.yaml declares {', '.join(known)}",
                code=Code.UNKNOWN_NAME,
            )
        return
    objectives = [number for number, _ in known[name].objectives]
    if objectives and each.objective not in objectives:
        what = f"names the objective {each.objective!r}, which domain {name!r} does not have"
        source.report((*path, "objective"), what, f"it has {', '.join(objectives)}", code=Code.UNKNOWN_NAME)


def _first_without_domain(document: QuestionsDocument) -> AnyQuestion | None:
    """The question that speaks for all whose domain is the file's."""
    return next((each for each in document.questions if not each.domain), None)


def check_questions(found: Iterable[tuple[Source, Sequence[Entry]]]) -> None:
    """Ids are unique over all files of a bank."""
    first: dict[str, tuple[Source, int]] = {}
    for source, entries in found:
        for entry in entries:
            before, place = first.setdefault(entry.question.id, (source, entry.place))
            if place != entry.place or before is not source:
                line, column = before.document.place(("questions", place, "id"))
                what = f"repeats an id first given at {before.file}:{line}:{column}"
                path = ("questions", entry.place, "id")
                source.report(path, what, "give it an id of its own", code=Code.REPEATED_ID)
