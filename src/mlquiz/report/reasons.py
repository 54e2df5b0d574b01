"""Why a taker is as ready as they are, and what would change it, in sentences."""

from collections.abc import Iterator, Sequence

from mlquiz.insight.verdict import READY_FLOOR, Readiness, State, Verdict
from mlquiz.report.progress import Ready
from mlquiz.report.words import counted, percent, threshold_words

_WIDE = 0.4
_MOST = 2
_WORTH = 0.01
_STALE = 90
"""Days after which a first answer is worth a quarter."""


def reasons(ready: Ready) -> tuple[str, ...]:
    """Sentences, the weightiest first."""
    return tuple(_reasons(ready))


def _reasons(ready: Ready) -> Iterator[str]:
    found = ready.readiness
    if ready.unseen is None:
        yield "its bank is not there: these figures go by the questions as they were taken"
    early = ready.blank_lately and found.state is not State.UNKNOWN
    if early:
        yield (
            f"{counted(ready.blank_lately, 'question')} of your last mock stayed blank: the exam counts them as wrong; "
            "the chance is of one who answers all"
        )
    if found.state is State.UNKNOWN:
        yield (
            f"{found.n} of {READY_FLOOR} first answers in mocks: take a mock with questions you have not seen; "
            "practice and repeats are no evidence of readiness"
        )
    else:
        yield from _of_chance(ready)
    if ready.blanks and not early:
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
    if (days := _days_since(ready)) > _STALE:
        yield f"even your newest answers in mocks are about {days // 30} months old: what they are worth has faded"
    if ready.unseen == 0:
        yield "every question of the bank was answered before: a further mock no longer moves this chance"
    elif found.low is not None and found.high is not None and found.high - found.low > _WIDE:
        yield f"{found.n} answers leave much open: another mock narrows it"
    yield from _of_steps(found, list(titles.values()))


def _of_steps(found: Readiness, titles: Sequence[str]) -> Iterator[str]:
    """What better abilities would add; where no domain alone adds a point, what it would take, or that it is enough."""
    ranked = sorted(zip(found.gains, titles, strict=True), key=lambda each: -each[0])[:_MOST]
    worth = [(counted(round(gain * 100), "point"), title) for gain, title in ranked if gain >= _WORTH]
    for points, title in worth:
        yield f"a step up in {title} (as from 75% to 82%) adds {points} to the chance"
    if found.steps:
        up = "a step" if found.steps == 1 else f"{found.steps} steps"
        yield f"{up} up in every domain (each as from 75% to 82%) would make it an even chance"
    elif not worth and found.state is not State.READY:
        yield "the cut is far from here: begin with the basics of the heaviest domains"
    elif not worth:
        yield "no single domain adds a point any more: keep fresh what you know"


def _days_since(ready: Ready) -> int:
    """The age of the newest answers that the chance rests on, of those that are alike on average."""
    return round(min((each.age for each in ready.exposures if each.mock and each.gap is None), default=0))
