"""`python -m bench.calibrate [LEARNERS]`: what verdicts and chances are worth, held against simulated learners.

Learners answer items of a three-parameter model; mlquiz's own code judges them, beside simpler rules. The truth of
a domain is the share of the real exam's questions that the learner would answer right on the day; a domain is
weak where that lies below 75%. Each learner then sits one exam of 50 questions, of which 38 pass.
"""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import chain
from math import erf, lgamma, sqrt

import numpy as np
from numpy.typing import NDArray

from mlquiz.insight.evidence import Exposure
from mlquiz.insight.interval import wilson
from mlquiz.insight.mastery import LEVEL, estimate
from mlquiz.insight.posterior import Posterior
from mlquiz.insight.readiness import readiness
from mlquiz.insight.schedule import Review, remembered
from mlquiz.insight.verdict import State, Verdict

Floats = NDArray[np.float64]
DOMAINS = ("d1", "d2", "d3", "d4", "d5")
WEIGHTS = np.array([0.28, 0.24, 0.20, 0.16, 0.12])
COUNTS = (14, 12, 10, 8, 6)
NEEDED = 38
CUT = 0.75
_FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
_TAGS = (("easy", -0.6), ("medium", 0.0), ("hard", 0.6))


@dataclass(frozen=True)
class World:
    """How learners and items are made.

    Args:
        name: of the world.
        mean, spread: of common abilities, in logits.
        between: standard deviation of a domain around the common ability.
        answers: the least and the most answers by domain.
        repeats: the share of answers to questions that were seen before, with their keys.
        firming: by what factor the half-life of a key in memory grows each time that its question is seen.
        growth, growth_spread: logits gained while practising.
        offset: by how much the bank is easier than the exam, for everyone.
        luck, domain_luck: its standard deviation by learner, and by domain.
        guessing: chance of a right answer without knowledge.
        tags: whether authors' words for difficulty tell something.
        tails: degrees of freedom of a t distribution of domains; 0 for a normal one.
        pause, loss: days without practice before the exam, and logits lost in them.
    """

    name: str
    mean: float = 0.85
    spread: float = 0.9
    between: float = 0.5
    answers: tuple[int, int] = (2, 10)
    repeats: float = 0.3
    firming: float = 1.0
    growth: float = 0.5
    growth_spread: float = 0.4
    offset: float = 0.0
    luck: float = 0.3
    domain_luck: float = 0.15
    guessing: float = 0.20
    tags: bool = False
    tails: int = 0
    pause: int = 0
    loss: float = 0.0


REALISTIC = World("realistic")
WORLDS = (
    World("clean", repeats=0, growth=0, growth_spread=0, luck=0, domain_luck=0, guessing=0.25),
    REALISTIC,
    replace(REALISTIC, name="many answers", answers=(10, 40)),
    replace(REALISTIC, name="mostly repeats", repeats=0.6),
    replace(REALISTIC, name="drilled bank", answers=(20, 60), repeats=0.8, firming=2.0),
    replace(REALISTIC, name="weak cohort", mean=0.05),
    replace(REALISTIC, name="strong cohort", mean=1.65),
    replace(REALISTIC, name="unrelated domains", between=1.0, tails=4),
    replace(REALISTIC, name="bank too easy", offset=0.5),
    replace(REALISTIC, name="difficulty told", tags=True),
    replace(REALISTIC, name="long pause", pause=60, loss=0.4),
)


@dataclass(frozen=True)
class Learner:
    """Answers, true shares by domain on the day of the exam, and whether it was passed."""

    exposures: tuple[Exposure, ...]
    truth: Floats
    passed: bool

    def counts(self) -> list[tuple[int, int]]:
        """Right and n by domain, first answers and repeats alike, as simple rules see them."""
        return [
            (
                round(sum(each.count * each.credit for each in self.exposures if each.domain == domain)),
                sum(each.count for each in self.exposures if each.domain == domain),
            )
            for domain in DOMAINS
        ]


def learners(world: World, number: int, seed: int) -> Iterator[Learner]:
    dice = np.random.default_rng(seed)
    for _ in range(number):
        yield _learner(world, dice)


def _learner(world: World, dice: np.random.Generator) -> Learner:
    common = dice.normal(world.mean, world.spread)
    apart = dice.standard_t(world.tails, 5) / sqrt(2) if world.tails else dice.normal(0, 1, 5)
    ability = common + world.between * apart
    growth = dice.normal(world.growth, world.growth_spread)
    easier = world.offset + dice.normal(0, world.luck) + dice.normal(0, world.domain_luck, 5)
    half_life = max(5.0, dice.normal(20, 8))
    exposures: list[Exposure] = []
    reviews: list[Review] = []
    for place, domain in enumerate(DOMAINS):
        days = np.sort(dice.uniform(0, 45, dice.integers(world.answers[0], world.answers[1] + 1)))
        seen: list[tuple[float, float, float, float, str]] = []
        for day in days:
            again = bool(seen) and dice.random() < world.repeats
            slope, hard, last, firm, name = (
                seen.pop(dice.integers(len(seen)))
                if again
                else (*_item(dice), -1.0, half_life, f"{domain}-{day}")
            )
            now = ability[place] + growth * (day / 45 - 1) + easier[place]
            chance = world.guessing + (1 - world.guessing) / (1 + np.exp(-slope * (now - hard)))
            if again:
                recall = 0.8 * 2 ** (-(day - last) / firm)
                chance = recall + (1 - recall) * chance
            seen.append((slope, hard, day, firm * (world.firming if again else 1.0), name))
            right = bool(dice.random() < chance)
            reviews.append(Review(name, "choice", _FIRST_DAY + timedelta(days=day), right))
            exposures.append(
                Exposure(
                    domain,
                    float(right),
                    difficulty=_tag(hard) if world.tags else "medium",
                    age=45 - day + world.pause,
                    gap=day - last if again else None,
                )
            )
    known = zip(exposures, remembered(reviews), strict=True)
    found = tuple(replace(each, recall=recall) for each, recall in known)
    return _examined(world, dice, found, ability - world.loss)


def _item(dice: np.random.Generator) -> tuple[float, float]:
    return float(dice.lognormal(0, 0.25)), float(dice.normal(0, 0.8))


def _tag(hard: float) -> str:
    return min(_TAGS, key=lambda tag: abs(tag[1] - hard))[0]


def _examined(
    world: World, dice: np.random.Generator, exposures: tuple[Exposure, ...], ability: Floats
) -> Learner:
    slopes, hards = dice.lognormal(0, 0.25, 400), dice.normal(0, 0.8, 400)
    known = 1 / (1 + np.exp(-slopes * (ability[:, None] - hards)))
    truth = (world.guessing + (1 - world.guessing) * known).mean(axis=1)
    return Learner(exposures, truth, bool(dice.binomial(COUNTS, truth).sum() >= NEEDED))


@dataclass(frozen=True)
class Judged:
    """What a rule says: a share by domain, verdicts, and the chance of passing; None where it says nothing."""

    shares: Floats
    verdicts: tuple[str, ...] | None
    chance: float | None


def ours(learner: Learner) -> Judged:
    """Verdicts as `mlquiz weak` gives them; the chance as `mlquiz ready` does, with no floor."""
    verdicts = tuple(str(each.verdict) for each in estimate(DOMAINS, learner.exposures, CUT))
    told = Posterior(DOMAINS, chain.from_iterable(each.evidence for each in learner.exposures))
    first = [each.evidence for each in learner.exposures if each.gap is None]
    chance = Posterior(DOMAINS, chain.from_iterable(first)).passing(COUNTS, NEEDED)
    return Judged(np.array([told.mean(each) for each in DOMAINS]), verdicts, chance)


def raw(learner: Learner) -> Judged:
    shares = np.array([right / n for right, n in learner.counts()])
    return Judged(shares, None, float(WEIGHTS @ shares >= CUT))


def by_wilson(learner: Learner) -> Judged:
    shares, verdicts = [], []
    for right, n in learner.counts():
        low, high = wilson(right, n)
        shares.append(right / n)
        verdicts.append(Verdict.WEAK if high < CUT else Verdict.STRONG if low >= CUT else Verdict.BORDERLINE)
    return Judged(np.array(shares), tuple(verdicts), None)


def by_beta(learner: Learner) -> Judged:
    """Beta(1, 1) for each domain alone."""
    counts = np.array(learner.counts(), dtype=float)
    ones = [np.array([[1 + right, 1 + n - right]]) for right, n in counts]
    return _mixed(np.ones(1), np.stack(ones, axis=1))


def hierarchical(learner: Learner) -> Judged:
    """Beta(km, k(1-m)) for the domains of a learner, m and k summed on a grid."""
    grid = [(mean, firm) for mean in np.linspace(0.05, 0.95, 37) for firm in (4.0, 8.0, 16.0, 32.0)]
    logs, parts = [], []
    for mean, firm in grid:
        prior = 1.8 * np.log(mean) + 0.2 * np.log(1 - mean)
        beta = [(firm * mean + right, firm * (1 - mean) + n - right) for right, n in learner.counts()]
        logs.append(
            prior + sum(_log_beta(*each) - _log_beta(firm * mean, firm * (1 - mean)) for each in beta)
        )
        parts.append(beta)
    weight = np.exp(np.array(logs) - max(logs))
    return _mixed(weight / weight.sum(), np.array(parts))


def _log_beta(one: float, other: float) -> float:
    return lgamma(one) + lgamma(other) - lgamma(one + other)


def _mixed(weight: Floats, parts: Floats) -> Judged:
    """A mixture of beta distributions: weights, and the two parameters by domain."""
    one, other = parts[..., 0], parts[..., 1]
    means = one / (one + other)
    spread = means * (1 - means) / (one + other + 1)
    grid = np.linspace(0.0005, 0.9995, 1000)
    dense = np.exp(
        (one[..., None] - 1) * np.log(grid)
        + (other[..., None] - 1) * np.log(1 - grid)
        - np.vectorize(_log_beta)(one, other)[..., None]
    )
    below = (dense * (grid < CUT)).sum(axis=-1) / dense.sum(axis=-1)
    counts = np.array(COUNTS)
    mean = means @ counts
    variance = (means * (1 - means) - spread) @ counts + spread @ counts**2
    chances = [0.5 * (1 - erf((NEEDED - 0.5 - m) / sqrt(2 * v))) for m, v in zip(mean, variance, strict=True)]
    told = weight @ below
    verdicts = tuple(map(_verdict, told))
    return Judged(weight @ means, verdicts, float(weight @ np.array(chances)))


def _verdict(below: float) -> str:
    """By the chance that the share lies below the cut, at the level that mlquiz asks for."""
    return Verdict.WEAK if below >= LEVEL else Verdict.STRONG if below <= 1 - LEVEL else Verdict.BORDERLINE


RULES: dict[str, Callable[[Learner], Judged]] = {
    "raw share below 75%": raw,
    "Wilson, 80%": by_wilson,
    "Beta(1, 1) by domain": by_beta,
    "hierarchical beta-binomial": hierarchical,
    "mlquiz": ours,
}


def figures(sample: list[Learner], rule: Callable[[Learner], Judged]) -> list[str]:
    """Flag precision and recall, verdict precision, missed weak domains, share decided, Brier and ECE."""
    judged = [rule(each) for each in sample]
    weak = np.array([each.truth < CUT for each in sample]).ravel()
    flagged = np.array([each.shares < CUT for each in judged]).ravel()
    cells = [_share((weak & flagged).sum(), flagged.sum()), _share((weak & flagged).sum(), weak.sum())]
    if judged[0].verdicts:
        verdicts = np.array([each.verdicts for each in judged]).ravel()
        called_weak, called_strong = verdicts == Verdict.WEAK, verdicts == Verdict.STRONG
        cells += [
            _share((weak & called_weak).sum(), called_weak.sum()),
            _share((~weak & called_strong).sum(), called_strong.sum()),
            _share((weak & called_strong).sum(), weak.sum()),
            _share((called_weak | called_strong).sum(), weak.size),
        ]
    else:
        cells += ["-"] * 4
    if judged[0].chance is None:
        return [*cells, "-", "-"]
    chances = np.array([each.chance for each in judged])
    passed = np.array([each.passed for each in sample], dtype=float)
    return [*cells, f"{((chances - passed) ** 2).mean():.3f}", f"{_calibration_error(chances, passed):.3f}"]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _calibration_error(chances: Floats, passed: Floats) -> float:
    """The mean distance of chance and share passed, over ten equal bins of chances."""
    place = np.minimum((chances * 10).astype(int), 9)
    error = 0.0
    for each in range(10):
        inside = place == each
        if inside.any():
            error += inside.mean() * abs(chances[inside].mean() - passed[inside].mean())
    return error


def shown(sample: list[Learner]) -> Iterator[str]:
    """What `mlquiz ready` would have told, which waits for enough first answers, and how that came out."""
    found = [
        (readiness(DOMAINS, COUNTS, NEEDED, each.exposures, gains=False), each.passed) for each in sample
    ]
    told = [(each.probability, each.state, passed) for each, passed in found if each.probability is not None]
    if not told:
        return
    chances, passed = np.array([each[0] for each in told]), np.array([float(each[2]) for each in told])
    brier, error = ((chances - passed) ** 2).mean(), _calibration_error(chances, passed)
    yield (
        f"Told to {len(told)} of {len(sample)}: {chances.mean():.0%} on average, {passed.mean():.0%} passed; "
        f"Brier {brier:.3f}, calibration error {error:.3f}."
    )
    for state in (State.NOT_YET, State.CLOSE, State.READY):
        those = [each[2] for each in told if each[1] is state]
        yield f"Of {len(those)} called {state}, {_share(sum(those), len(those))} passed."


HEAD = (
    "rule", "flag precision", "flag recall", "weak right", "strong right", "weak called strong", "decided",
    "Brier", "calibration error",
)  # fmt: skip


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    began = time.perf_counter()
    for place, world in enumerate(WORLDS):
        sample = list(learners(world, number, 1000 + place))
        weak = np.mean([each.truth < CUT for each in sample])
        passed = np.mean([each.passed for each in sample])
        print(f"\n{world.name}: {number} learners, {weak:.0%} of domains weak, {passed:.0%} passed\n")
        print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}")
        for name, rule in RULES.items():
            print(f"| {' | '.join([name, *figures(sample, rule)])} |", flush=True)
        print("", *shown(sample), sep="\n")
    print(f"\nTook {time.perf_counter() - began:.0f} s.")


if __name__ == "__main__":
    main()
