"""What answers tell about abilities: the one-factor domain model, summed exactly on a grid.

Each domain's ability is a common one and a deviation, so that domains lend each other strength (augmented
subscores: H. Wainer et al., in *Test Scoring*, 2001; S. J. Haberman, *When can subscores have value?*, 2008):

    theta_d = g + e_d,  g ~ N(mu, spread^2),  e_d ~ N(0, between^2)
    P(right) = floor + (1 - floor) * sigmoid(theta_d - difficulty)
    mastery_d = chance + (1 - chance) * sigmoid(theta_d + omega),  omega ~ N(0, transfer^2)

Given the common ability the domains are independent of each other, which makes sums over two grids exact: no
sampling, no optimiser, the same figures on every machine. Abilities are in logits. `omega` is what lies between
this bank and the real exam.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import erf, hypot, lgamma, log

import numpy as np
from numpy.polynomial.hermite_e import hermegauss
from numpy.typing import NDArray

from mlquiz.insight.evidence import CHANCE, Evidence

Floats = NDArray[np.float64]

_COMMON = 41
_ABILITIES = 81
_REACH = 4.0
_NODES = 5
_DRAWS = 2_000


@dataclass(frozen=True, slots=True)
class Prior:
    """What is believed before the first answer.

    Args:
        mean: mastery of the middle candidate, as a share.
        spread: standard deviation of common abilities, in logits.
        between: that of a domain around the common one; .5 beside 1.2 makes a correlation of .85.
        transfer: that of the real exam's difficulty around the bank's.
        chance: the share that blind guessing earns in the real exam.
    """

    mean: float = 0.72
    spread: float = 1.2
    between: float = 0.5
    transfer: float = 0.3
    chance: float = CHANCE

    @property
    def middle(self) -> float:
        return _logit((self.mean - self.chance) / (1 - self.chance))


DEFAULT = Prior()


class Posterior:
    """Abilities by domain, after the evidence. Evidence of other domains is ignored."""

    def __init__(self, domains: Sequence[str], evidence: Iterable[Evidence], prior: Prior = DEFAULT) -> None:
        self.domains = tuple(domains)
        self.prior = prior
        common = prior.middle + prior.spread * np.linspace(-_REACH, _REACH, _COMMON)
        wide = hypot(prior.spread, prior.between)
        self._ability = prior.middle + wide * np.linspace(-_REACH, _REACH, _ABILITIES)
        self._given_common = _rows(_bell((self._ability - common[:, None]) / prior.between))
        self._likelihood = self._likelihoods(evidence)
        self._joint = self._likelihood @ self._given_common.T
        with np.errstate(divide="ignore"):
            told = np.log(_bell((common - prior.middle) / prior.spread)) + np.log(self._joint).sum(axis=0)
        self._common = _rows(np.exp(told - told.max()))
        self._domain = _rows(self._likelihood * ((self._common / self._joint) @ self._given_common))
        nodes, weights = hermegauss(_NODES)
        self._transfer, self._transfer_weight = prior.transfer * nodes, _rows(weights)

    def _likelihoods(self, evidence: Iterable[Evidence]) -> Floats:
        """Of each domain at each ability, up to a factor: domains by abilities."""
        logs = np.zeros((len(self.domains), _ABILITIES))
        place = {domain: number for number, domain in enumerate(self.domains)}
        worths: dict[tuple[int, bool, float, float], float] = {}
        for each in evidence:
            if each.domain in place:
                alike = place[each.domain], each.right, each.floor, each.difficulty
                worths[alike] = worths.get(alike, 0.0) + each.count * each.weight
        if worths:
            where, rights, floors, hards = zip(*worths, strict=True)
            floor, hard = np.array(floors)[:, None], np.array(hards)[:, None]
            share = floor + (1 - floor) * _sigmoid(self._ability - hard)
            told = np.log(np.where(np.array(rights)[:, None], share, 1 - share))
            np.add.at(logs, list(where), np.array(list(worths.values()))[:, None] * told)
        return np.asarray(np.exp(logs - logs.max(axis=1, keepdims=True)))

    def mean(self, domain: str, learned: float = 0.0) -> float:
        """Expected mastery, as a share; with so much ability more, in logits, where something was `learned`."""
        shares = self._shares(self._ability[:, None] + self._transfer + learned)
        return float(self._of(domain) @ shares @ self._transfer_weight)

    def below(self, domain: str, share: float) -> float:
        """The chance that mastery lies below a share."""
        if share <= self.prior.chance:
            return 0.0
        if share >= 1:
            return 1.0
        cut = _logit((share - self.prior.chance) / (1 - self.prior.chance))
        return float(self._of(domain) @ _normal((cut - self._ability) / self.prior.transfer))

    def quantile(self, domain: str, part: float) -> float:
        """The mastery below which so large a part of the belief lies."""
        low, high = self.prior.chance, 1.0
        for _ in range(24):
            middle = (low + high) / 2
            low, high = (middle, high) if self.below(domain, middle) < part else (low, middle)
        return (low + high) / 2

    def passing(
        self, counts: Sequence[int], needed: int, *, harder: float = 0.0, learned: Floats | None = None
    ) -> float:
        """The chance to score at least `needed` on a form with so many questions of each domain.

        Args:
            counts: questions by domain, in the order of the domains.
            needed: right answers that pass.
            harder: how much harder the real exam is than the bank, in logits.
            learned: what is added to each domain's ability, in logits.
        """
        size = 1 << int(sum(counts)).bit_length()
        waves = np.ones((_COMMON, _NODES, size // 2 + 1), dtype=complex)
        added = np.zeros(len(counts)) if learned is None else learned
        for place, count in enumerate(counts):
            ability = self._ability[:, None] + self._transfer + added[place] - harder
            scores = _binomial(count, self._shares(ability))
            belief = self._given_common * self._likelihood[place] / self._joint[place][:, None]
            waves = waves * np.fft.rfft(np.einsum("gt,tos->gos", belief, scores), size)
        scores = np.fft.irfft(waves, size)[:, :, needed : sum(counts) + 1].sum(axis=2)
        return float(np.clip(self._common @ scores @ self._transfer_weight, 0.0, 1.0))

    def passing_interval(
        self, counts: Sequence[int], needed: int, *, harder: float = 0.0
    ) -> tuple[float, float]:
        """The 80% interval of that chance over the abilities that more answers could still show.

        It is taken from a fixed sample of them; the score of each is taken as normal, by its mean and variance.
        """
        size = np.array(counts)
        masteries = self._shares(self._sample[:, :, None] + self._transfer - harder)
        mean = np.einsum("sdo,d->so", masteries, size)
        deviation = np.sqrt(np.einsum("sdo,d->so", masteries * (1 - masteries), size))
        chances = 1 - _normal((needed - 0.5 - mean) / np.maximum(deviation, 1e-9))
        low, high = np.quantile(chances @ self._transfer_weight, (0.1, 0.9))
        return float(low), float(high)

    @cached_property
    def _sample(self) -> Floats:
        """Abilities as they may be, the same at each call: draws by domains."""
        dice = np.random.default_rng(0)
        common = np.searchsorted(np.cumsum(self._common)[:-1], (np.arange(_DRAWS) + 0.5) / _DRAWS)
        drawn = []
        for likelihood in self._likelihood:
            belief = np.cumsum(_rows(self._given_common * likelihood), axis=1)
            place = (belief[common] < dice.random(_DRAWS)[:, None]).sum(axis=1)
            drawn.append(self._ability[np.minimum(place, _ABILITIES - 1)])
        return np.stack(drawn, axis=1)

    def _of(self, domain: str) -> Floats:
        return np.asarray(self._domain[self.domains.index(domain)])

    def _shares(self, ability: Floats) -> Floats:
        return self.prior.chance + (1 - self.prior.chance) * _sigmoid(ability)


def _rows(values: Floats) -> Floats:
    """Rows that sum to one."""
    return np.asarray(values / values.sum(axis=-1, keepdims=True))


def _bell(values: Floats) -> Floats:
    return np.asarray(np.exp(-0.5 * values**2))


def _sigmoid(values: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-values)))


def _logit(share: float) -> float:
    return log(share / (1 - share))


_erf = np.frompyfunc(erf, 1, 1)


def _normal(values: Floats) -> Floats:
    """The standard normal distribution function."""
    return 0.5 * (1 + np.asarray(_erf(values / 2**0.5), dtype=np.float64))


def _binomial(count: int, shares: Floats) -> Floats:
    """The chance of each number of right answers out of `count`, behind the axes of the shares."""
    right = np.arange(count + 1)
    ways = np.array([lgamma(count + 1) - lgamma(each + 1) - lgamma(count - each + 1) for each in right])
    known = shares[..., None]
    return np.asarray(np.exp(ways + right * np.log(known) + (count - right) * np.log1p(-known)))
