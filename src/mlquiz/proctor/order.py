"""What a taker orders, and what they are told before the clock starts."""

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from math import ceil

from mlquiz.errors import UsageFault
from mlquiz.exam.choosing import Filter
from mlquiz.exam.formcode import decode
from mlquiz.exam.needs import Needed
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.form import Form, Rules

MODES = ("mock", "practice", "drill")

DRILL_LENGTH = 20
"""Questions of a drill where no number is asked for, if as many fit."""


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Order:
    """What a taker asks for: an exam, a mode, and how this sitting differs from the blueprint.

    `seconds` is the time for each question. `wanted` chooses questions by need; a mock is drawn by the
    blueprint, of all its domains or of those that are wanted.
    """

    exam: str
    mode: str = "mock"
    questions: int | None = None
    minutes: int | None = None
    seconds: int | None = None
    seed: int | None = None
    form: str = ""
    extra_time: bool = False
    strict: bool = False
    pilot: bool = False
    wanted: Filter = EVERYTHING

    @property
    def by_need(self) -> bool:
        """Whether questions are chosen by need instead of by the blueprint."""
        if self.mode == "drill":
            return True
        wanted = self.wanted
        return wanted != Filter(domains=wanted.domains)

    @property
    def by_plain_need(self) -> bool:
        """Whether nothing is named: what to ask is then left to what history says."""
        return self.mode == "drill" and not self.wanted


@dataclass(frozen=True, slots=True)
class Briefing:
    """A form that was drawn and the rules it will be sat by. Nothing is stored and no clock runs.

    `pictured` says whether any of its questions shows an exhibit; `needed` what a drill without a filter chose.
    """

    blueprint: Blueprint
    form: Form
    rules: Rules
    mode: str = "mock"
    wanted: Filter = EVERYTHING
    pictured: bool = False
    needed: Needed | None = None


def check_order(order: Order) -> None:
    """Refuses what does not go together.

    Raises:
        UsageFault: says what, and the way out.
    """
    if order.mode not in MODES:
        raise UsageFault(f"no mode {order.mode!r}; there are {', '.join(MODES)}")
    chosen = order.seed is not None or order.questions or order.wanted or order.pilot
    if order.form and chosen:
        raise UsageFault("a form code says seed, questions and filters itself; give it without them")
    if order.mode == "mock" and order.form and decode(order.form).free:
        raise UsageFault(
            f"form code {order.form} was chosen by need; sit it with --mode drill or --mode practice"
        )
    if order.mode == "mock" and order.by_need:
        raise UsageFault(
            "a mock is drawn by the blueprint; choose by need with --mode drill or --mode practice"
        )
    if order.mode != "mock" and (order.extra_time or order.pilot or order.strict):
        raise UsageFault("extra time, pilot questions and a strict clock belong to --mode mock")
    if order.pilot and (order.questions or order.wanted):
        raise UsageFault("pilot questions belong to a whole form; leave out what makes it another one")
    if order.mode == "mock" and order.seconds:
        raise UsageFault("a mock has one clock for all questions; time each with --mode practice or drill")


def rules_of(blueprint: Blueprint, form: Form, order: Order) -> Rules:
    """The rules a form is sat by."""
    profile, mock = blueprint.profile, order.mode == "mock"
    return Rules(
        limit=_limit(blueprint, form, order),
        strict=order.strict,
        question_limit=timedelta(seconds=order.seconds) if order.seconds else None,
        feedback=not mock,
        case_lock=mock and profile.case_lock,
        read_to_end=mock and profile.read_to_end,
    )


def _limit(blueprint: Blueprint, form: Form, order: Order) -> timedelta | None:
    """A mock's minutes in proportion to the questions of the exam, or of a quiz, unless others were asked for."""
    if order.mode != "mock":
        return timedelta(minutes=order.minutes) if order.minutes else None
    rule, questions = blueprint.form, len(form.slots)
    quiz = rule.quiz if decode(form.code).domains else None
    pace = Fraction(quiz.minutes, quiz.questions) if quiz else Fraction(rule.minutes, rule.length)
    minutes = order.minutes or ceil(pace * questions)
    if order.extra_time:
        if not rule.extra_minutes:
            raise UsageFault(f"{blueprint.id} has no extra time; use --minutes instead")
        minutes += ceil(rule.extra_minutes * questions / rule.length)
    return timedelta(minutes=minutes)
