"""Documents become nouns: the shape an author writes turned into the shape the program thinks in."""

from mlquiz.bank.documents import (
    ChoiceDocument,
    ExamDocument,
    FormDocument,
    MatchingDocument,
    NumericDocument,
    OrderingDocument,
    ProfileDocument,
    QuestionsDocument,
)
from mlquiz.model.blueprint import Blueprint, Domain, FormRule, Guide, PassRule, Profile, Quiz, Section
from mlquiz.model.question import Body, Choice, Matching, Numeric, Option, Ordering, Question, Variable

AnyQuestion = ChoiceDocument | OrderingDocument | MatchingDocument | NumericDocument


def blueprint(document: ExamDocument) -> Blueprint:
    passing, guide = document.pass_, document.guide
    return Blueprint(
        id=document.id,
        title=document.title,
        provider=document.provider,
        code=document.code,
        kind=document.kind,
        status=document.status,
        retired_on=document.retired_on,
        changes_on=document.changes_on,
        successor=document.successor or "",
        guide=Guide(guide.url or "", guide.version, guide.verified_on),
        form=_form(document.form),
        passing=PassRule(passing.threshold, passing.reported, passing.scale, passing.cut),
        retake_wait_days=document.retake.wait_days,
        credit=document.credit,
        profile=_profile(document.profile),
        domains=tuple(
            Domain(each.id, each.title, each.weight, tuple(each.objectives.items()))
            for each in document.domains
        ),
    )


def _form(document: FormDocument) -> FormRule:
    quiz = Quiz(document.quiz.questions, document.quiz.minutes) if document.quiz else None
    return FormRule(document.questions, document.minutes, document.unscored, document.extra_minutes, quiz)


def _profile(document: ProfileDocument) -> Profile:
    sections = (Section(each.title, each.domains, each.scenarios) for each in document.sections)
    return Profile(
        tuple(sections), document.case_lock, document.read_to_end, document.pilot, document.calculator
    )


def question(each: AnyQuestion, document: QuestionsDocument) -> Question:
    return Question(
        id=each.id,
        domain=each.domain or document.domain or "",
        objective=each.objective,
        difficulty=each.difficulty,
        stem=each.stem.strip(),
        body=_body(each),
        explanation=each.explanation.strip(),
        scenario=document.scenarios.get(each.scenario or "", "").strip(),
        references=each.references,
        tags=each.tags,
        verified_on=each.verified_on,
    )


def _body(each: AnyQuestion) -> Body:
    if isinstance(each, ChoiceDocument):
        return Choice(
            tuple(
                Option(
                    option.text.strip(),
                    option.rationale.strip(),
                    option.correct,
                    option.pin or _catch_all(option.text),
                )
                for option in each.options
            )
        )
    if isinstance(each, OrderingDocument):
        return Ordering(each.steps)
    if isinstance(each, MatchingDocument):
        pairs = ((prompt.strip(), match) for prompt, match in each.pairs.items())
        return Matching(tuple(pairs), each.distractors)
    return numeric(each)


def numeric(each: NumericDocument) -> Numeric:
    variables = tuple(Variable(name, *interval) for name, interval in each.variables.items())
    return Numeric(each.tolerance, each.answer, each.formula, variables, each.unit)


def _catch_all(text: str) -> bool:
    return text.strip().rstrip(".").casefold() in ("all of the above", "none of the above")
