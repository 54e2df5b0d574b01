"""`python -m bench.plan [LEARNERS]`: what is recalled on the day of the exam, by the plan and by a plain queue.

Each learner has a bank of 300 questions and answers so many a day. Of a question that is new 55% are known; later it
is recalled by FSRS-6, but each question is forgotten faster or slower than the model thinks, by a factor that nobody
knows (log-normal, .5). The plan is mlquiz's own code, mocks and the day of rest included; the plain queue asks what
is due by the same model, then what is new.
"""

import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import numpy as np
from fsrs import Card, Scheduler

from mlquiz.exam.daily import Past, Timetable
from mlquiz.insight.schedule import Review, rating, recalls
from mlquiz.model.blueprint import Blueprint, Domain, FormRule, PassRule
from mlquiz.model.plan import Doing, Plan
from mlquiz.model.pool import Listed, Pool

BEGINNING = datetime(2026, 11, 2, 12, tzinfo=UTC)
QUESTIONS, KNOWN, UNSURE = 300, 0.55, 0.5
SETTINGS = ((14, 30), (30, 30), (60, 20), (60, 40), (90, 20), (30, 60))
WEIGHTS = (28, 24, 20, 16, 12)
DAY = timedelta(days=1)
_SCHEDULER = Scheduler(enable_fuzzing=False)
_DECAY = -_SCHEDULER.parameters[20]
_FACTOR = 0.9 ** (1 / _DECAY) - 1


def pool() -> Pool:
    ids = [f"q{number:03}" for number in range(QUESTIONS)]
    places = [f"d{place}" for place, weight in enumerate(WEIGHTS) for _ in range(weight * QUESTIONS // 100)]
    listed = tuple(
        Listed(name, domain, "1.1", "medium", name, "", (), ())
        for name, domain in zip(ids, places, strict=True)
    )
    return Pool(listed, "0" * 16, lambda _: ())


POOL = pool()


def blueprint(per_day: int) -> Blueprint:
    domains = tuple(Domain(f"d{place}", f"D{place}", weight) for place, weight in enumerate(WEIGHTS))
    form = FormRule((per_day, per_day), per_day)
    return Blueprint("bench", "Bench", "Bench", form, PassRule(Fraction(3, 4)), domains)


@dataclass
class Learner:
    """Remembers; `faster` is by how much the stability of each question differs from what the model thinks."""

    dice: np.random.Generator
    faster: dict[str, float]
    reviews: list[Review] = field(default_factory=list)
    cards: dict[str, Card] = field(default_factory=dict)

    def recall(self, question: str, at: datetime) -> float:
        card = self.cards.get(question)
        if card is None or card.stability is None or card.last_review is None:
            return KNOWN
        days = (at - card.last_review) / DAY
        return float((1 + _FACTOR * days / (card.stability * self.faster[question])) ** _DECAY)

    def answer(self, question: str, at: datetime) -> None:
        right = bool(self.dice.random() < self.recall(question, at))
        review = Review(question, "choice", at, right)
        card = self.cards.get(question) or Card(card_id=0, due=at)
        self.cards[question], _ = _SCHEDULER.review_card(
            card, rating(review, question not in self.cards, 0.0), at
        )
        self.reviews.append(review)

    def share(self, at: datetime) -> float:
        return float(np.mean([self.recall(each.id, at) for each in POOL]))


def learner(seed: int) -> Learner:
    dice = np.random.default_rng(seed)
    return Learner(dice, {each.id: float(np.exp(dice.normal(0, UNSURE))) for each in POOL})


def by_plan(one: Learner, days: int, per_day: int) -> None:
    plan = Plan("bench", (BEGINNING + days * DAY).date(), per_day, BEGINNING.date())
    exam, mocks = BEGINNING + days * DAY, 0
    for number in range(days):
        now = BEGINNING + number * DAY
        known = recalls(one.reviews, now, exam)
        past = Past(known, frozenset(known), frozenset(), frozenset(), mocks, mock_today=False)
        table = Timetable(plan, blueprint(per_day), POOL, past, now.date())
        today = table.today()
        asked: Iterable[str] = (*today.new, *today.again)
        if today.day.doing is Doing.MOCK:
            mocks += 1
            asked = sorted((each.id for each in POOL), key=lambda name: name in known)[:per_day]
        for place, question in enumerate(asked):
            one.answer(question, now + place * timedelta(seconds=60))


def by_queue(one: Learner, days: int, per_day: int) -> None:
    for number in range(days):
        now = BEGINNING + number * DAY
        due = sorted(
            (each.due, name)
            for name, each in recalls(one.reviews, now).items()
            if each.due <= now + timedelta(hours=12)
        )
        new = [each.id for each in POOL if each.id not in one.cards]
        for place, question in enumerate([*(name for _, name in due), *new][:per_day]):
            one.answer(question, now + place * timedelta(seconds=60))


RULES: dict[str, Callable[[Learner, int, int], None]] = {"plain queue": by_queue, "mlquiz's plan": by_plan}


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    began = time.perf_counter()
    print(f"| days, questions a day | {' | '.join(RULES)} | difference |\n|{'---|' * (len(RULES) + 2)}")
    for days, per_day in SETTINGS:
        shares = {}
        for name, rule in RULES.items():
            found = []
            for seed in range(number):
                one = learner(seed)
                rule(one, days, per_day)
                found.append(one.share(BEGINNING + days * DAY))
            shares[name] = float(np.mean(found))
        queue, plan = shares.values()
        print(f"| {days}, {per_day} | {queue:.3f} | {plan:.3f} | {plan - queue:+.3f} |", flush=True)
    print(f"\n{number} learners each; took {time.perf_counter() - began:.0f} s.")


if __name__ == "__main__":
    main()
