"""Looking back over all attempts: the days between exposures, and what the answers add up to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import START, blueprint, question, slots_of
from tests.history.sat import SECONDS, keep

from mlquiz.errors import UnreadableHistory
from mlquiz.exam.grade import grade
from mlquiz.exam.session import Session
from mlquiz.history.archive import Archive
from mlquiz.history.connection import _opened
from mlquiz.model.ageing import faded
from mlquiz.model.attempt import Points, Response
from mlquiz.model.form import Form, Rules
from mlquiz.model.standing import Status

ASKED = tuple(question(number, key=(1,)) for number in (1, 2, 3))
SLOTS = slots_of(ASKED)
DAY = timedelta(days=1)
WINDOW = """
    SELECT attempt, position, gap, CAST(julianday(seen_at) - julianday(lag(seen_at) OVER (
        PARTITION BY exam, question ORDER BY seen_at, attempt, position
    )) AS INTEGER) AS told
    FROM response WHERE seen_at IS NOT NULL
"""
"""The gaps that are kept beside those that a window over every row tells."""


class Sat:
    """A sitting of three questions that is kept step by step, with others open beside it."""

    def __init__(self, store: Archive, name: str, at: datetime, mode: str = "practice") -> None:
        self.store, self.name = store, name
        self.now = Session.start(SLOTS, Rules(None), at)
        form = Form("demo", "0" * 16, 1, "CODE", SLOTS)
        store.open(name, mode, blueprint(), form, ASKED, self.now)

    @property
    def finished(self) -> bool:
        return self.now.closed

    def answer(self, position: int, at: datetime) -> None:
        """Looks at a question, for the first time or again, and answers it."""
        responses = list(self.now.responses)
        before = responses[position - 1]
        responses[position - 1] = Response(picks=(1,), seen_at=before.seen_at or at)
        self._save(replace(self.now, responses=tuple(responses)))

    def check(self, position: int) -> None:
        """Has a question checked that is blank."""
        responses = list(self.now.responses)
        responses[position - 1] = Response(seen_at=START, locked=True)
        self._save(replace(self.now, responses=tuple(responses)))

    def _save(self, after: Session) -> None:
        self.store.save(self.name, self.now, after, [])
        self.now = after

    def finish(self, at: datetime) -> None:
        ended = replace(self.now, status=Status.SUBMITTED, closed_at=at)
        score = grade(blueprint(), SLOTS, ended.responses, ASKED)
        self.store.finish(self.name, self.now, ended, [], score)
        self.now = ended


def carried_out(store: Archive, steps: Iterable[tuple[int, int, float]]) -> list[Sat]:
    """Steps of up to three sittings: which, what (0 finishes, else a question is answered), and how long before."""
    at = START
    sats: dict[int, Sat] = {}
    for which, what, days in steps:
        at += timedelta(days=days, milliseconds=1)  # no two things happen at once
        sat = sats.get(which) or Sat(store, f"a-{which}", at)
        sats[which] = sat
        if sat.finished:
            continue
        if what:
            sat.answer(what, at)
        else:
            sat.finish(at)
    return list(sats.values())


def gaps(store: Archive, sats: Iterable[Sat]) -> list[tuple[int | None, int | None]]:
    """Of finished sittings: the gap that is kept, and that which a window tells."""
    finished = {each.name for each in sats if each.finished}
    return [(row["gap"], row["told"]) for row in store._all(WINDOW) if row["attempt"] in finished]


def answers(store: Archive) -> Counter[tuple[int, int | None]]:
    """How many there are by what they earned and by their gap, gone through one by one."""
    found = store._all("SELECT points, gap FROM response WHERE given > 0 AND correct IS NOT NULL")
    return Counter((row["points"], row["gap"]) for row in found)


def added_up(store: Archive) -> Counter[tuple[int, int | None]]:
    """The same as it is told."""
    counts: Counter[tuple[int, int | None]] = Counter()
    for each in store.exposures("demo", START):
        counts[each.points.earned, each.gap] += each.count
    return counts


def steps(least: float) -> st.SearchStrategy[list[tuple[int, int, float]]]:
    step = st.tuples(st.integers(0, 2), st.integers(0, 3), st.floats(least, 4))
    return st.lists(step, min_size=4, max_size=14)


@given(steps(0))
@settings(max_examples=25)
def test_gaps_are_those_of_a_window_over_all_rows_in_whatever_order_attempts_end(
    plan: list[tuple[int, int, float]],
) -> None:
    store = Archive(Path(":memory:"))
    sats = carried_out(store, plan)
    assert all(kept == told for kept, told in gaps(store, sats))
    assert added_up(store) == answers(store)
    store.close()


@given(steps(-4))
@settings(max_examples=25)
def test_gaps_are_so_though_the_clock_was_set_back_once_every_attempt_has_ended(
    plan: list[tuple[int, int, float]],
) -> None:
    store = Archive(Path(":memory:"))
    sats = carried_out(store, plan)
    for sat in sats:
        if not sat.finished:
            sat.finish(START + 99 * DAY)
    assert all(kept == told for kept, told in gaps(store, sats))
    assert added_up(store) == answers(store)
    store.close()


def test_a_question_that_is_on_the_screen_of_an_open_sitting_was_seen_before(tmp_path: Path) -> None:
    store = Archive(tmp_path / "history.db")
    Sat(store, "open", START)
    keep(store, "later", ASKED, [(1,), (1,), (1,)], at=START + 3 * DAY)
    found = {each.gap: each.count for each in store.exposures("demo", START + 3 * DAY)}
    assert found == {3: 1, None: 2}


def test_each_first_answer_in_a_mock_is_told_once_with_its_moment(tmp_path: Path) -> None:
    store = Archive(tmp_path / "history.db")
    keep(store, "practice", ASKED[:1], [(1,)], at=START)
    for number in (1, 2):
        sat = Sat(store, f"mock-{number}", START + number * DAY, mode="mock")
        for position in (1, 2, 3)[: number + 1]:
            sat.answer(position, START + number * DAY)
        sat.finish(START + number * DAY)
    found = [
        (each.attempt, each.position, each.question, each.at) for each in store.first_in_mocks("demo", START)
    ]
    assert found == [
        ("mock-1", 2, "q-data-002", START + DAY),
        ("mock-2", 3, "q-data-003", START + 2 * DAY),
    ]


def test_reviews_are_the_last_thirty_of_a_question_in_the_order_of_time(tmp_path: Path) -> None:
    store = Archive(tmp_path / "history.db")
    for number in range(33):
        keep(store, f"a-{number:02}", ASKED[:1], [(number % 2,)], at=START + number * DAY)
    found = store.reviews("demo")
    assert [each.at for each in found] == [START + number * DAY for number in range(3, 33)]
    assert [each.right for each in found] == [number % 2 == 1 for number in range(3, 33)]


def test_blanks_and_open_sittings_are_no_reviews(tmp_path: Path) -> None:
    store = Archive(tmp_path / "history.db")
    keep(store, "blank", ASKED, [(), (1,), ()])
    keep(store, "open", ASKED, [(1,), (1,), (1,)], at=START + DAY, finished=False)
    assert [each.question for each in store.reviews("demo")] == ["q-data-002"]


def test_seconds_and_moments_count_every_answer_once(tmp_path: Path) -> None:
    store = Archive(tmp_path / "history.db")
    keep(store, "one", ASKED, [(1,), (2,), ()])
    keep(store, "two", ASKED, [(1,), (1,), (1,)], at=START + timedelta(minutes=19))
    assert store.seconds("demo") == {("data", True): {SECONDS: 4}, ("data", False): {SECONDS: 1}}
    assert store.moments("demo") == [(START, 2), (START + timedelta(minutes=15), 3)]
    assert (store.seconds("other"), store.moments("other")) == ({}, [])


def test_a_wrong_pick_is_a_confusion_from_the_second_time_on(tmp_path: Path) -> None:
    store = Archive(tmp_path / "history.db")
    for number, picks in enumerate([(2,), (2,), (3,), (1,)]):
        keep(store, f"a-{number}", ASKED, [picks, (1,), (0,)], at=START + number * DAY)
    first, second = store.confused("demo", 2, 8)
    assert (first.question.id, first.picked, first.times, first.n) == ("q-data-003", 0, 4, 4)
    assert (second.question.id, second.picked, second.times, second.n) == ("q-data-001", 2, 2, 4)
    assert store.confused("demo", 2, 1) == (first,)


def test_ratings_are_counted_by_word_and_only_of_complete_answers(tmp_path: Path) -> None:
    store = Archive(tmp_path / "history.db")
    keep(store, "a", ASKED, [(1,), (2,), ()])
    store._db.execute("UPDATE response SET confidence = 'sure'")
    assert store.rated("demo") == {"sure": (1, 2)}


def test_alike_answers_are_one_row_that_counts_them(tmp_path: Path) -> None:
    store = Archive(tmp_path / "history.db")
    keep(store, "a", ASKED, [(1,), (1,), (2,)])
    counts = Counter({(each.points, each.gap): each.count for each in store.exposures("demo", START)})
    assert counts == {(Points(1, 1), None): 2, (Points(0, 1), None): 1}
    one = store.exposures("demo", START, "q-data-003")
    assert [(each.points, each.count) for each in one] == [(Points(0, 1), 1)]
    (found,) = store.answers_at([("a", 3)], START)
    assert (found.question, found.exposure) == ("q-data-003", one[0])


@pytest.mark.parametrize("spoilt", ["points = 9", "possible = 0", "n = 0", "offered = -1", "worth = -1.0"])
def test_a_damaged_row_is_told_as_a_sentence(tmp_path: Path, spoilt: str) -> None:
    store = Archive(tmp_path / "history.db")
    keep(store, "a", ASKED[:1], [(1,)])
    store._db.execute(f"UPDATE tally SET {spoilt}")
    with pytest.raises(UnreadableHistory, match="holds a row that cannot be read"):
        store.exposures("demo", START)


def test_answers_of_days_to_come_are_worth_no_more_than_one_of_today(tmp_path: Path) -> None:
    """The clock was ahead for a while: what is old is as old as it was."""
    store, now = Archive(tmp_path / "history.db"), START + 180 * DAY
    keep(store, "old", ASKED[:2], [(1,), (1,)], at=START)
    (before,) = store.exposures("demo", now)
    keep(store, "ahead", ASKED[2:], [(1,)], at=now + 90 * DAY)
    (both,) = store.exposures("demo", now)
    assert before.age == 180
    assert both.count * faded(both.age) == pytest.approx(2 * faded(180) + 1)
    (later,) = store.exposures("demo", now + 90 * DAY)
    assert later.count * faded(later.age) == pytest.approx(2 * faded(270) + 1)


@pytest.mark.parametrize("moments", [(2018, 2018, 2026, 2027, 2026), (2026, 1990, 2130, 2026), (9000, 2026)])
def test_a_clock_that_was_wrong_by_decades_leaves_every_answer_to_be_told(
    tmp_path: Path, moments: tuple[int, ...]
) -> None:
    store = Archive(tmp_path / "history.db")
    for place, year in enumerate(moments):
        at = START.replace(year=year) + place * DAY
        keep(store, f"a-{place}", ASKED[:1], [(1,)], at=at)
        assert sum(each.count for each in store.exposures("demo", at)) == place + 1
    found = store.exposures("demo", START)
    assert sum(each.count for each in found) == len(moments)
    assert all(each.age >= 0 for each in found)


def test_a_history_that_may_only_be_read_tells_the_same(tmp_path: Path) -> None:
    store = Archive(tmp_path / "history.db")
    keep(store, "a", ASKED, [(1,), (1,), (2,)])
    told = store.exposures("demo", START)
    store.close()
    reader = Archive(tmp_path / "history.db")
    reader._db.close()
    reader._db = _opened(tmp_path / "history.db", read_only=True)
    assert reader.exposures("demo", START) == told


def test_a_blank_that_was_checked_is_a_review_and_no_evidence(tmp_path: Path) -> None:
    store = Archive(tmp_path / "history.db")
    sat = Sat(store, "a", START, mode="drill")
    sat.check(1)
    sat.finish(START)
    assert [(each.question, each.right) for each in store.reviews("demo")] == [("q-data-001", False)]
    assert store.exposures("demo", START) == ()
