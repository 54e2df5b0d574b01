"""Whether it is getting better, and what one does with one's time: the last sections of the Insights screen."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from mlquiz.model.text import clean
from mlquiz.report.insights import Insights, Mock
from mlquiz.report.insights_words import FEW, Heading, level_words, median_words, retention_words
from mlquiz.report.words import chance_words, counted, local, percent
from mlquiz.tui.aims import drill_of, misses_of, mock_of, part_of
from mlquiz.tui.cut import cut
from mlquiz.tui.hanging import hanging
from mlquiz.tui.interval_bar import LEGEND, ends
from mlquiz.tui.prose import prose
from mlquiz.tui.widgets.curve import Curve, Point
from mlquiz.tui.widgets.day_map import DayMap
from mlquiz.tui.widgets.rows import Rows
from mlquiz.tui.widgets.section import Section
from mlquiz.tui.widgets.sentences import Sentence
from mlquiz.tui.widgets.share_bars import ShareBars, ShareRow

_DRAWN = 20
"""So many mocks are drawn as a curve, the newest."""

_CONFUSED = 5
"""So many pairs are listed, the most frequent."""


def over_time(insights: Insights) -> Iterator[Section]:
    """What changes with every sitting."""
    yield _mocks(insights)
    yield _chances(insights)
    yield _sure(insights)
    yield _times(insights)
    yield _confused(insights)
    yield _kept(insights)
    yield _days(insights)


def _mocks(insights: Insights) -> Section:
    plan, mocks = insights.ready.blueprint, insights.mocks
    aims, threshold = [mock_of(plan)], float(plan.passing.threshold)
    if not mocks:
        return Section(
            Heading.MOCKS, aims, Sentence("No mock yet. Each one becomes a point of a curve here.")
        )
    if len(mocks) == 1:
        return Section(
            Heading.MOCKS, aims, Sentence(f"One mock: {_scored(mocks[0])}. From two on there is a curve.")
        )
    last = Sentence(f"The last of {counted(len(mocks), 'mock')}: {_scored(mocks[-1])}.")
    points = [
        Point(
            _day(each),
            each.score.fraction or 0.0,
            (each.band.low, each.band.high) if each.band else None,
            "●" if each.passed else "○",
        )
        for each in mocks[-_DRAWN:]
    ]
    legend = Sentence(f"● passed  ○ failed  │ 80% interval  ╌ {percent(threshold)} to pass", quiet=True)
    return Section(
        Heading.MOCKS,
        aims,
        Curve(points, threshold),
        legend,
        last,
        _sizes([each.score.total for each in mocks]),
    )


def _scored(mock: Mock) -> str:
    """`41 of 50, 82% (80%: 74% to 88%), passed`."""
    ends = f"80%: {percent(mock.band.low)} to {percent(mock.band.high)}" if mock.band else f"interval: {FEW}"
    told = f"{mock.score.right} of {mock.score.total}, {percent(mock.score.fraction)} ({ends})"
    return f"{told}, {'passed' if mock.passed else 'failed'}"


def _sizes(counts: Sequence[int]) -> Sentence:
    """The n of each point, the oldest first; one figure where all have the same."""
    drawn = counts[-_DRAWN:]
    told = str(drawn[0]) if len(set(drawn)) == 1 else ", ".join(map(str, drawn))
    which = f" of the last {_DRAWN}" if len(counts) > _DRAWN else ""
    return Sentence(f"n of each{which}: {told}", quiet=True)


def _day(mock: Mock) -> str:
    """Month and day."""
    return local(mock.at)[5:10]


def _chances(insights: Insights) -> Section:
    title, aims = Heading.CHANCES, [mock_of(insights.ready.blueprint)]
    told = [each for each in insights.mocks if each.readiness.probability is not None]
    points = [
        Point(_day(each), each.readiness.probability or 0.0, ends(each.readiness.low, each.readiness.high))
        for each in told[-_DRAWN:]
    ]
    if not points:
        return Section(title, aims, Sentence("Your mocks do not tell your chance to pass yet."))
    last = Sentence(f"After the last mock: {chance_words(told[-1].readiness)}.")
    if len(points) == 1:
        return Section(title, aims, last, Sentence("The next mock makes it a curve."))
    legend = Sentence("● chance  │ 80% interval", quiet=True)
    return Section(title, aims, Curve(points), legend, last, _sizes([each.readiness.n for each in told]))


def _sure(insights: Insights) -> Section:
    title, aims = Heading.CONFIDENCE, [misses_of(insights.ready.blueprint)]
    if not any(level.n for level in insights.levels):
        told = "Say with each answer how sure you are (u), and this tells what your word was worth."
        return Section(title, aims, Sentence(told))
    found = [(level, ends(level.low, level.high)) for level in insights.levels]
    rows = [
        ShareRow(level.word, level_words(level), level.right / level.n if interval else None, interval)
        for level, interval in found
    ]
    legend = [Sentence(f"share right: {LEGEND}", quiet=True)] if any(each.interval for each in rows) else []
    return Section(title, aims, ShareBars(rows), *legend)


def _times(insights: Insights) -> Section:
    title, aims = Heading.TIME, [misses_of(insights.ready.blueprint)]
    found = [("right", insights.times.right), ("wrong", insights.times.wrong)]
    medians = [each.time for _, each in found if each.time]
    if not medians:
        return Section(title, aims, Sentence("Told from a few right and a few wrong answers on."))
    longest = max(medians)
    rows = [
        ShareRow(name, median_words(each), each.time / longest if each.time else None) for name, each in found
    ]
    return Section(title, aims, ShareBars(rows))


def _confused(insights: Insights) -> Section:
    plan, found = insights.ready.blueprint, insights.confusions[:_CONFUSED]
    if not found:
        told = Sentence("No wrong option was picked often enough to be called a confusion.")
        return Section(Heading.CONFUSED, [misses_of(plan)], told)
    pairs = [(f"{each.times} of {each.n} times  ", _flat(each.picked), _flat(each.key)) for each in found]
    aims = [part_of(plan, each.domain, each.objective) for each in found]
    return Section(Heading.CONFUSED, aims, Rows(lambda width: [_pair(*pair, width) for pair in pairs]))


_PICKED = "picked   "


def _pair(often: str, picked: str, key: str, width: int) -> Content:
    """What was picked, and below it what is right."""
    room, instead = width - len(often) - len(_PICKED), "right is "
    told = Content.assemble(
        _PICKED,
        (cut(picked, room), "$text-error"),
        f"\n{instead}",
        (cut(key, room), "$text-success"),
    )
    return hanging(Content.styled(often, "bold"), told, width)


def _flat(text: str) -> str:
    """Markdown on one line."""
    return clean(" ".join(prose(text).plain.split()))


def _kept(insights: Insights) -> Section:
    found = insights.retention
    told = (
        retention_words(found) if found.n else "No question came a second time yet; a drill brings some back"
    )
    return Section(Heading.RETENTION, [drill_of(insights.ready.blueprint)], Sentence(f"{told}."))


def _days(insights: Insights) -> Section:
    aims, days = [drill_of(insights.ready.blueprint)], insights.days
    if not days:
        return Section(Heading.DAYS, aims, Sentence("Nothing was answered yet."))
    told = f"{counted(insights.answers, 'answer')} on {counted(len(days), 'day')}, the last on {max(days)}."
    return Section(Heading.DAYS, aims, DayMap(days, max(insights.today, *days)), Sentence(told))
