"""Insights put together by hand: rich, hostile, below the floors, and of nothing at all."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction

from tests.build import START
from tests.report.hostile import EVIL

from mlquiz.insight.band import band
from mlquiz.insight.habit import Confusion, Retention, Times, levels, retention
from mlquiz.insight.pace import Median
from mlquiz.insight.study import Study
from mlquiz.insight.tally import Tally
from mlquiz.insight.verdict import Mastery, Readiness, State, Verdict
from mlquiz.model.attempt import Attempt
from mlquiz.model.blueprint import Blueprint, Domain, FormRule, PassRule
from mlquiz.model.plan import Calendar, Day, Doing, Plan, Today
from mlquiz.report.insights import Insights, Mock
from mlquiz.report.progress import Ready

TODAY = START.date()
EXAM_DAY = TODAY + timedelta(days=71)
EXAM = Blueprint(
    id="cloud-ml",
    title="Certified Machine Learning Engineer",
    provider="Nobody",
    form=FormRule((65, 65), 180, 15),
    passing=PassRule(Fraction(3, 4), "scaled", (100, 1000), 750),
    domains=(
        Domain("data", "Data Engineering", 20, (("1.1", "Create data repositories"),)),
        Domain("exploring", "Exploratory Data Analysis", 24, (("2.2", "Perform feature engineering"),)),
        Domain("modeling", "Modeling", 36, (("3.1", "Frame business problems as ML problems"),)),
        Domain("operations", "Implementation and Operations", 20, (("4.4", "Deploy and operate models"),)),
    ),
    code="CML-01",
)
UNKNOWN = Readiness(0, State.UNKNOWN)
CONFUSIONS = (
    Confusion("cml-3.5-004", "modeling", "3.5", "Recall", "Precision", 3, 4),
    Confusion("cml-2.1-011", "exploring", "2.1", "`RobustScaler`", "`StandardScaler`", 2, 3),
    Confusion("cml-4.2-007", "operations", "4.2", "A multi-model endpoint", "A batch transform job", 2, 2),
)


def rich() -> Insights:
    """Six mocks, all figures above their floors, a plan of 71 days."""
    return Insights(
        ready=_ready(),
        mocks=_mocks(),
        levels=levels({"guess": (14, 41), "fairly": (96, 141), "sure": (188, 206)}),
        times=Times(Median(398, timedelta(seconds=72)), Median(150, timedelta(seconds=108))),
        confusions=CONFUSIONS,
        retention=retention([(0.25, True, 112), (0.25, False, 26)]),
        study=_study(),
        answers=sum(_days().values()),
        today=TODAY,
        calendar=calendar(),
        days={TODAY - timedelta(days=day): count for day, count in _days().items()},
    )


def hostile() -> Insights:
    """The rich one, with every text of a bank trying to be more than text."""
    found = rich()
    domains = tuple(
        replace(domain, title=f"{EVIL} \x1b[2J\u202e {domain.id}") for domain in found.ready.blueprint.domains
    )
    blueprint = replace(found.ready.blueprint, title=EVIL, code=EVIL, domains=domains)
    return replace(
        found,
        ready=replace(found.ready, blueprint=blueprint),
        confusions=(
            Confusion(EVIL, "modeling", EVIL, f"{EVIL} \x1b[31m", f"{EVIL}\n\n# Heading\n\n```", 2, 3),
        ),
        study=tuple(replace(each, title=EVIL) for each in found.study),
        calendar=replace(calendar(), title=EVIL),
    )


def below_the_floors() -> Insights:
    """One short mock, few answers, no plan: nothing of it can be told."""
    found = replace(_ready(), readiness=Readiness(8, State.UNKNOWN), sat=sat(1))
    few = tuple(Mastery(domain.id, 2, 1, Verdict.UNKNOWN) for domain in EXAM.domains)
    return Insights(
        ready=replace(found, mastery=few),
        mocks=(Mock("m1", START, Tally(5, 8), False, None, Readiness(8, State.UNKNOWN)),),
        levels=levels({"sure": (2, 3)}),
        times=Times(Median(4), Median(4)),
        confusions=(),
        retention=Retention(3, 2),
        study=(),
        answers=8,
        today=TODAY,
        days={TODAY: 8},
    )


def empty() -> Insights:
    """Nothing was answered."""
    none = tuple(Mastery(domain.id, 0, 0, Verdict.UNKNOWN) for domain in EXAM.domains)
    return Insights(
        ready=replace(_ready(), readiness=UNKNOWN, mastery=none, sat=()),
        mocks=(),
        levels=levels({}),
        times=Times(Median(0), Median(0)),
        confusions=(),
        retention=Retention(0, 0),
        study=(),
        answers=0,
        today=TODAY,
    )


def calendar(on: date = EXAM_DAY, *, doing: Doing = Doing.STUDY, left: int = 18, done: int = 12) -> Calendar:
    """A plan of 30 questions a day; of today's, `left` are left."""
    days = [_day(place, on) for place in range(max(0, (on - TODAY).days) + 1)]
    days[0] = Day(TODAY, doing, *((11, 19) if doing is Doing.STUDY else ()))
    ids = tuple(f"q-{number}" for number in range(left))
    today = Today(days[0], ids[:7], ids[7:], done)
    return Calendar(
        Plan("cloud-ml", on, 30, TODAY - timedelta(days=20)),
        EXAM.title,
        today,
        tuple(days),
        401,
        187,
        0.41,
    )


def _day(place: int, on: date) -> Day:
    day = TODAY + timedelta(days=place)
    if day == on:
        return Day(day, Doing.EXAM)
    if (on - day).days == 1:
        return Day(day, Doing.REST)
    if place % 14 == 13:
        return Day(day, Doing.MOCK)
    new = max(0, 11 - place // 3)
    return Day(day, Doing.STUDY, new, 30 - new)


def sat(number: int, *, blanks: int = 0) -> tuple[Attempt, ...]:
    """So many finished mocks; all the blanks are in the first."""
    ids = [f"m{place}" for place in range(number)]
    head = Attempt("", EXAM.id, EXAM.title, "mock", 1, "CODE", "0" * 16, START, None, timedelta(), 65, 65)
    return tuple(
        replace(head, id=name, answered=65 - (0 if place else blanks)) for place, name in enumerate(ids)
    )


def _ready() -> Ready:
    mastery = (
        Mastery("data", 61, 47, Verdict.BORDERLINE, 0.763, 0.702, 0.817, 0.37, 28),
        Mastery("exploring", 74, 49, Verdict.WEAK, 0.676, 0.614, 0.734, 0.93, 39),
        Mastery("modeling", 108, 89, Verdict.STRONG, 0.812, 0.771, 0.852, 0.04, 51),
        Mastery("operations", 4, 3, Verdict.UNKNOWN, repeats=2),
    )
    return Ready(
        EXAM,
        _state(5),
        mastery,
        exposures=(),
        sat=sat(6, blanks=9),
        unseen=214,
        offset=0.0,
        needed=0.75,
        seconds=dict,
    )


def _state(place: int) -> Readiness:
    n = (22, 64, 118, 171, 226, 290)[place]
    if n < 25:
        return Readiness(n, State.UNKNOWN)
    chance, low, high = (
        (0.18, 0.04, 0.41),
        (0.29, 0.11, 0.53),
        (0.41, 0.21, 0.64),
        (0.55, 0.34, 0.75),
        (0.62, 0.43, 0.79),
    )[place - 1]
    state = State.CLOSE if chance >= 0.5 else State.NOT_YET
    return Readiness(n, state, chance, low, high, (0.04, 0.081, 0.062, 0.051))


def _mocks() -> tuple[Mock, ...]:
    rights = (11, 31, 34, 36, 39, 38)
    return tuple(
        Mock(
            f"m{place}",
            _moment(place),
            Tally(right, 22 if not place else 50),
            right >= 38,
            band(Tally(right, 22 if not place else 50), 22 if not place else 50),
            _state(place),
        )
        for place, right in enumerate(rights)
    )


def _moment(place: int) -> datetime:
    return START - timedelta(days=(70, 51, 37, 24, 11, 2)[place], hours=place)


def _study() -> tuple[Study, ...]:
    rows = (
        ("exploring", "", "Exploratory Data Analysis", 74, 0.676, 0.081, 5.0),
        ("exploring", "2.2", "Perform feature engineering", 21, 0.58, 0.031, 2.0),
        ("modeling", "", "Modeling", 108, 0.812, 0.062, 7.5),
        ("operations", "4.4", "Deploy and operate models", 3, None, 0.012, 2.0),
        ("data", "1.1", "Create data repositories", 12, 0.91, 0.0004, 2.0),
    )
    return tuple(Study(*row) for row in rows)


def _days() -> Mapping[int, int]:
    """Answers by days before today: a little on most days, a mock now and then."""
    found = {day: (day * 37 % 23) for day in range(75) if day % 7 not in (1, 5) and day * 37 % 23 > 4}
    return found | dict.fromkeys((70, 51, 37, 24, 11, 2), 65)
