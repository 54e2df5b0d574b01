"""Which pairs of many are worth a comparison: those that share something rare.

All pairs are out of reach where there are many, so the rarest features of each propose whom it may
resemble. What is common to a crowd proposes neighbours only, so the work stays in proportion to the number.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
else:
    Numbers = Any

RARE = 10
"""So many of its rarest features propose whom one may resemble."""

CROWD = 20
"""Of all that share a feature, so many on either side are proposed, in the order that is handed in."""

BREAK = "\0"
"""Among the words of a text: those before and after it do not follow each other."""

CHUNK = 20_000
"""Pairs that are handed over at once."""


def candidates(texts: Iterable[Sequence[str]], order: Sequence[int]) -> Iterator[Numbers]:
    """Pairs (later, earlier) of places, each once, a chunk at a time.

    Args:
        texts: the words of each, looked at once; two that follow each other, without a `BREAK`, are a feature.
        order: all places, so that those likely to be alike are near each other.
    """
    import numpy as np

    features, owners = _shared(*_features(texts))
    wanted = _rarest(features, owners)
    kept = np.isin(features, features[wanted])
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[np.asarray(order, dtype=np.int64)] = np.arange(len(order))
    pairs = _proposed(features[kept], owners[kept], wanted[kept], ranks)
    for start in range(0, len(pairs), CHUNK):
        yield np.stack(np.divmod(pairs[start : start + CHUNK], len(order)), axis=1)


def _features(texts: Iterable[Sequence[str]]) -> tuple[Numbers, Numbers]:
    """A number for each feature that comes again, and whose it is; no feature twice of one."""
    import numpy as np

    numbers: defaultdict[str, int] = defaultdict(count(1).__next__, {BREAK: 0})
    written, lengths = array("q"), []
    for each in texts:
        written.extend(map(numbers.__getitem__, each))
        lengths.append(len(each))
    words = np.array(written, dtype=np.int64)
    owners = np.repeat(np.arange(len(lengths)), lengths)
    within = (owners[1:] == owners[:-1]) & (words[1:] > 0) & (words[:-1] > 0)
    followed = (words[:-1] * len(numbers) + words[1:])[within]
    owners = owners[1:][within]
    repeated = _repeated(followed)
    names, features = np.unique(followed[repeated], return_inverse=True)
    once = _distinct(owners[repeated] * max(1, len(names)) + features)
    owned, features = np.divmod(once, max(1, len(names)))
    return features, owned


def _distinct(values: Numbers) -> Numbers:
    """Each value once, in order; sorting takes less time and memory here than numpy's table of hashes."""
    import numpy as np

    ordered = np.sort(values)
    fresh = np.ones(len(ordered), dtype=bool)
    fresh[1:] = ordered[1:] != ordered[:-1]
    return ordered[fresh]


def _repeated(values: Numbers) -> Any:
    """Which entries are there more than once; most are not, and need not be kept."""
    import numpy as np

    order = np.argsort(values)
    same = values[order[1:]] == values[order[:-1]]
    found = np.zeros(len(values), dtype=bool)
    found[order[1:][same]] = True
    found[order[:-1][same]] = True
    return found


def _shared(features: Numbers, owners: Numbers) -> tuple[Numbers, Numbers]:
    """Only what more than one has."""
    common = _spread(features) > 1
    return features[common], owners[common]


def _spread(features: Numbers) -> Numbers:
    """How many have the feature of each entry."""
    import numpy as np

    return np.bincount(features)[features] if len(features) else features


def _rarest(features: Numbers, owners: Numbers) -> Any:
    """Which entries are among the rarest of their owner."""
    import numpy as np

    by_rarity = np.lexsort((features, _spread(features), owners))
    owned = owners[by_rarity]
    place = np.arange(len(owned)) - np.searchsorted(owned, owned)
    wanted = np.zeros(len(features), dtype=bool)
    wanted[by_rarity[place < RARE]] = True
    return wanted


def _proposed(features: Numbers, owners: Numbers, wanted: Any, ranks: Numbers) -> Numbers:
    """Neighbours that share a feature which one of them wants, as later * number of all + earlier."""
    import numpy as np

    by_feature = np.lexsort((ranks[owners], features))
    features, owners, wanted = features[by_feature], owners[by_feature], wanted[by_feature]
    pairs = []
    for step in range(1, CROWD + 1):
        met = (features[step:] == features[:-step]) & (wanted[step:] | wanted[:-step])
        one, other = owners[step:][met], owners[:-step][met]
        pairs.append(np.maximum(one, other) * len(ranks) + np.minimum(one, other))
    return _distinct(np.concatenate(pairs))
