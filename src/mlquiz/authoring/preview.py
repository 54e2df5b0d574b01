"""A file of questions as its author looks at it: what can be shown of it, beside what the lint says.

A value. It is read anew at every save by `mlquiz.authoring.previewing`; who only shows it loads no reader.
"""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from mlquiz.authoring.finding import Finding, Severity
from mlquiz.bank.files import exhibit_file
from mlquiz.model.blueprint import Blueprint, FormRule, PassRule
from mlquiz.model.question import Question

STAND_IN = Blueprint("preview", "Preview", "", FormRule((1, 1), 1), PassRule(Fraction(1)), ())
"""The blueprint of a file that is in no bank, or in one whose own cannot be read."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A question where it stands: its place in the file from 0, its line from 1, what the lint says of it."""

    place: int
    line: int
    question: Question
    findings: tuple[Finding, ...] = ()

    @property
    def wrong(self) -> bool:
        """Whether something is wrong with it for every taker."""
        return any(each.severity is Severity.ERROR for each in self.findings)


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as far as it could be read.

    Args:
        file: where it is.
        blueprint: of its bank; a stand-in where the file is in none.
        drafts: the questions that can be shown, in their order.
        problems: what keeps the rest of it from being read, and behind it what is wrong with its blueprint.
        further: what the lint says of the file beside its questions.
        whole: whether rules about the whole bank had their say.
    """

    file: Path
    blueprint: Blueprint
    drafts: tuple[Draft, ...] = ()
    problems: tuple[Finding, ...] = ()
    further: tuple[Finding, ...] = ()
    whole: bool = False

    @property
    def readable(self) -> bool:
        """Whether all of the file could be read, whatever is wrong with its blueprint."""
        return all(each.file != str(self.file) for each in self.problems)

    @property
    def planned(self) -> bool:
        """Whether its questions are held against a blueprint."""
        return self.blueprint is not STAND_IN

    def named(self, question: str) -> Draft | None:
        """The question with this id."""
        return next((each for each in self.drafts if each.question.id == question), None)

    def at_line(self, line: int) -> Draft | None:
        """The question that a line of the file belongs to; the first where the line stands before all."""
        above = [each for each in self.drafts if each.line <= line]
        return above[-1] if above else next(iter(self.drafts), None)

    def again(self, before: Draft) -> Draft | None:
        """The question that was looked at, by its id, else by its place.

        None where what stands there now cannot be read.
        """
        same = [each for each in self.drafts if each.question.id == before.question.id]
        if same:
            return min(same, key=lambda each: abs(each.place - before.place))
        if any(each.question == before.question.id for each in self.problems):
            return None
        there = next((each for each in self.drafts if each.place == before.place), None)
        if there or not self.readable:
            return there
        above = [each for each in self.drafts if each.place < before.place]
        return above[-1] if above else None

    def after(self, here: Draft) -> Draft | None:
        """The next question that can be shown."""
        return next((each for each in self.drafts if each.place > here.place), None)

    def before(self, here: Draft) -> Draft | None:
        """The one before."""
        return next((each for each in reversed(self.drafts) if each.place < here.place), None)

    def with_findings(self, here: Draft, *, backwards: bool = False) -> Draft | None:
        """The nearest other question with findings, around the ends."""
        ahead = [each for each in self.drafts if each.place > here.place]
        ahead += [each for each in self.drafts if each.place < here.place]
        return next((each for each in (reversed(ahead) if backwards else ahead) if each.findings), None)

    def of_case(self, here: Draft) -> tuple[int, ...]:
        """The numbers, from 1, of the questions that share its scenario."""
        shared = (each for each in self.drafts if each.question.scenario == here.question.scenario)
        return tuple(each.place + 1 for each in shared)

    def exhibit(self, path: str) -> Path | None:
        """The file of a picture, by its path in the bank; None where it is none."""
        return exhibit_file(self.file.parent, path)
