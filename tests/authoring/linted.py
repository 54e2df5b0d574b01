"""A bank on disk, and what the lint says of it."""

from datetime import date
from pathlib import Path

from mlquiz.authoring.finding import Finding
from mlquiz.authoring.lint import Report, Subject, lint
from mlquiz.authoring.rules import RULES
from mlquiz.authoring.selection import selection
from mlquiz.bank.reader import read_folder

TODAY = date(2026, 11, 22)

EXAM = """\
format: 1
id: demo
title: Demonstration
provider: Nobody in Particular
form: {questions: 2, minutes: 10}
pass: {threshold: 75%}
domains:
  - id: modeling
    title: Modeling
    weight: 1
    objectives:
      "1.1": Evaluate models
"""


def write(folder: Path, questions: str, *, exam: str = EXAM, name: str = "questions.yaml") -> Path:
    """Writes a bank of one file of questions and gives that file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "exam.yaml").write_text(exam, encoding="utf-8")
    file = folder / name
    file.write_text(questions, encoding="utf-8")
    return file


def report(*folders: Path, codes: tuple[str, ...] = (), today: date = TODAY) -> Report:
    """Lints banks by some rules, or by all."""
    subjects = [Subject(read_folder(folder)) for folder in folders]
    return lint(subjects, today, selection(codes, (), RULES))


def findings(folder: Path, questions: str, *codes: str, exam: str = EXAM) -> list[Finding]:
    """What rules say of a bank of one file."""
    write(folder, questions, exam=exam)
    return list(report(folder, codes=codes).findings)


def choice(
    *options: str,
    stem: str = "Which metric counts how many of the positives were found?",
    key: tuple[int, ...] = (0,),
    name: str = "demo-001",
    further: str = "",
) -> str:
    """A complete file of one question; options and stem are written as YAML scalars."""
    lines = [
        "domain: modeling",
        "questions:",
        f"  - id: {name}",
        '    objective: "1.1"',
        "    difficulty: medium",
    ]
    lines += [f"    stem: {stem}", "    options:"]
    for place, option in enumerate(options):
        lines += [f"      - text: {option}"] + (["        correct: true"] if place in key else [])
        lines += ["        rationale: It says why this one is right or wrong."]
    lines += [
        "    explanation: It teaches what the question is about.",
        '    references: ["https://example.org/a"]',
    ]
    lines += ["    verified_on: 2026-11-01", *(f"    {line}" for line in further.splitlines())]
    return "\n".join(lines) + "\n"
