"""Why a taker is as ready as they are, and what would change it, in sentences."""

from collections.abc import Iterator

from mlquiz.insight.verdict import READY_FLOOR, State, Verdict
from mlquiz.report.progress import Ready
from mlquiz.report.words import counted, percent, threshold_words

_WIDE = 0.4
_MOST = 2
_WORTH = 0.01


def reasons(ready: Ready) -> tuple[str, ...]:
    """Sentences, the weightiest first."""
    return tuple(_reasons(ready))


def _reasons(ready: Ready) -> Iterator[str]:
    found = ready.readiness
    if found.state is State.UNKNOWN:
        yield (
            f"{found.n} of {READY_FLOOR} first answers in mocks: take a mock with questions you have not seen; "
            "practice and repeats are no evidence of readiness"
        )
    else:
        yield from _of_chance(ready)
    if ready.blanks:
        mocks = "mock" if ready.mocks == 1 else counted(ready.mocks, "mock")
        yield (
            f"{counted(ready.blanks, 'question')} of your {mocks} stayed blank: the exam counts them as wrong, "
            "this figure does not count them at all"
        )
    if ready.left_out:
        yield (
            f"{counted(ready.left_out, 'answer')} to questions of domains that the blueprint no longer has: "
            "left out of all figures"
        )
    if ready.blueprint.passing.reported == "undisclosed":
        yield f"the cut is {threshold_words(ready.blueprint)}"
    if ready.offset:
        yield (
            f"for a real exam that is harder by {ready.offset:g} logits, reach {percent(ready.needed)} here"
            if ready.offset > 0
            else f"for a real exam that is easier by {-ready.offset:g} logits, {percent(ready.needed)} here is enough"
        )


def _of_chance(ready: Ready) -> Iterator[str]:
    found = ready.readiness
    titles = {domain.id: domain.title for domain in ready.blueprint.domains}
    weak = [titles[each.domain] for each in ready.mastery if each.verdict is Verdict.WEAK]
    if weak:
        yield f"weak: {', '.join(weak)}"
    if ready.unseen == 0:
        yield "every question of the bank was answered before: a further mock no longer moves this chance"
    elif found.low is not None and found.high is not None and found.high - found.low > _WIDE:
        yield f"{found.n} answers leave much open: another mock narrows it"
    for gain, domain in sorted(zip(found.gains, titles.values(), strict=True), key=lambda each: -each[0])[
        :_MOST
    ]:
        if gain >= _WORTH:
            yield f"a step up in {domain} (as from 75% to 82%) adds {round(gain * 100)} points to the chance"
