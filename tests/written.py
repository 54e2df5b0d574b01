"""Banks as an author writes them: the demo exam, and questions as entries of a file."""

import json
from collections.abc import Sequence

from mlquiz.model.question import Body, Choice, Matching, Numeric, Ordering, Question, Variable

EXAM_YAML = """\
format: 1
id: demo
title: Demo exam
provider: Nobody
form: {questions: 10, unscored: 2, minutes: 20, extra_minutes: 5}
pass: {reported: scaled, scale: [100, 1000], cut: 750, threshold: 75%}
domains:
  - id: data
    title: Data
    weight: 60
    objectives: {"1.1": Do it}
  - id: models
    title: Models
    weight: 40
    objectives: {"1.1": Do it}
"""


def exam_yaml(*, profile: str = "", credit: str = "whole") -> str:
    """The demo exam with a profile, written as a flow mapping: `{case_lock: true}`."""
    extra = f"profile: {profile}\n" if profile else ""
    return f"{EXAM_YAML}credit: {credit}\n{extra}"


def question_yaml(each: Question) -> str:
    """One question as an entry of a question file."""
    kind = each.body.kind
    lines = [
        f"  - id: {each.id}",
        f"    domain: {each.domain}",
        f'    objective: "{each.objective}"',
        f"    difficulty: {each.difficulty}",
        *([] if kind == "choice" else [f"    kind: {kind}"]),
        *([f"    scenario: {_scenario_name(each)}"] if each.scenario else []),
        f"    stem: {_quoted(each.stem)}",
        *_body_yaml(each.body),
        f"    explanation: {_quoted(each.explanation)}",
    ]
    lines += [f"    references: [{', '.join(each.references)}]"] if each.references else []
    lines += [f"    tags: [{', '.join(map(_quoted, each.tags))}]"] if each.tags else []
    lines += [f"    verified_on: {each.verified_on}"] if each.verified_on else []
    return "\n".join([*lines, ""])


def questions_yaml(questions: Sequence[Question]) -> str:
    """A whole question file, with the scenarios that its questions name."""
    cases = {_scenario_name(each): each.scenario for each in questions if each.scenario}
    declared = [f"  {name}: {_quoted(text)}\n" for name, text in cases.items()]
    head = "".join(["scenarios:\n", *declared]) if declared else ""
    return f"{head}questions:\n{''.join(question_yaml(each) for each in questions)}"


def _scenario_name(each: Question) -> str:
    return f"case-{each.case}"


def _body_yaml(body: Body) -> list[str]:
    if isinstance(body, Ordering):
        return ["    steps:", *(f"      - {_quoted(step)}" for step in body.steps)]
    if isinstance(body, Matching):
        pairs = [f"      {_quoted(prompt)}: {_quoted(match)}" for prompt, match in body.pairs]
        others = [f"      - {_quoted(each)}" for each in body.distractors]
        return ["    pairs:", *pairs, *(["    distractors:", *others] if others else [])]
    return _options_yaml(body) if isinstance(body, Choice) else _number_yaml(body)


def _options_yaml(body: Choice) -> list[str]:
    lines = ["    options:"]
    for option in body.options:
        lines += [f"      - text: {_quoted(option.text)}", f"        rationale: {_quoted(option.rationale)}"]
        lines += ["        correct: true"] if option.correct else []
        lines += ["        pin: true"] if option.pin else []
    return lines


def _number_yaml(body: Numeric) -> list[str]:
    lines = [f"    tolerance: {body.tolerance!r}"]
    lines += [] if body.answer is None else [f"    answer: {body.answer!r}"]
    lines += [f"    unit: {_quoted(body.unit)}"] if body.unit else []
    if body.variables:
        ranges = (f"      {each.name}: {_interval_yaml(each)}" for each in body.variables)
        lines += ["    variables:", *ranges]
    return lines + ([f"    formula: {_quoted(body.formula)}"] if body.formula else [])


def _interval_yaml(each: Variable) -> str:
    return f"{each.low:.{each.decimals}f}..{each.high:.{each.decimals}f}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if "\n" in text else "'" + text.replace("'", "''") + "'"
