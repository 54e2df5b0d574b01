"""Which answers count: versions, first exposures, copies of one attempt, and files that cannot be used."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.build import START, blueprint, fixed_number, matching, ordering, pool, question
from tests.history.sat import history

from mlquiz.authoring.statistics import History, Statistics, read_histories, statistics
from mlquiz.authoring.statistics_shape import statistics_shape
from mlquiz.history.answers import KeptAnswer
from mlquiz.insight.items import Item
from mlquiz.model.attempt import Points
from mlquiz.model.question import Question

PLAN = blueprint()
POOL = pool(6)
HOUR = timedelta(hours=1)


def sat(
    attempt: str,
    asked: tuple[Question, ...] = POOL,
    *,
    wrong: int = 0,
    hours: int = 0,
    finished: bool = True,
    seen: bool = True,
) -> History:
    """An attempt with so many questions wrong, from the first on."""
    return tuple(
        KeptAnswer(
            attempt=attempt,
            started_at=START + hours * HOUR,
            question=each.id,
            fingerprint=each.fingerprint,
            picks=each.body.key if place >= wrong else (3,),
            given=seen,
            spent=timedelta(seconds=30 + place),
            seen=seen,
            points=Points(int(place >= wrong), 1) if finished else None,
        )
        for place, each in enumerate(asked)
    )


def of(*histories: History, questions: tuple[Question, ...] = POOL, repeated: bool = False) -> Statistics:
    return statistics(PLAN, questions, histories, repeated=repeated)


def item(found: Statistics, asked: Question) -> Item:
    (one,) = (each for each in found.items if each.question == asked.id)
    return one


def counts(found: Statistics) -> tuple[int, int, int, int, int]:
    return found.histories, found.attempts, found.answers, found.repeated, found.altered


def test_each_history_is_a_taker_whose_first_answers_count() -> None:
    found = of(*(sat(f"a-{taker}", wrong=taker % 3) for taker in range(30)))
    assert counts(found) == (30, 30, 360, 0, 0)
    assert item(found, POOL[0]).difficulty == pytest.approx(1 / 3)
    assert item(found, POOL[1]).difficulty == pytest.approx(2 / 3)
    assert item(found, POOL[4]).seconds == 34.0


def test_a_question_seen_before_is_left_out_and_counted() -> None:
    found = of(sat("a-1", POOL[:4], hours=0) + sat("a-2", POOL[:6], hours=1))
    assert counts(found) == (1, 2, 6, 4, 0)


def test_what_was_seen_in_a_sitting_that_was_left_is_seen() -> None:
    found = of(sat("a-1", POOL[:4], finished=False) + sat("a-2", POOL[:6], hours=1))
    assert counts(found) == (1, 1, 2, 4, 0)


def test_what_was_not_seen_is_no_answer_and_spoils_none() -> None:
    found = of(sat("a-1", POOL[:4], seen=False) + sat("a-2", POOL[:6], hours=1))
    assert counts(found) == (1, 2, 6, 0, 0)


def test_an_attempt_that_is_in_two_histories_counts_once() -> None:
    laptop, desktop = sat("a-1", POOL[:4]) + sat("a-2", POOL[4:6], hours=1), sat("a-2", POOL[4:6], hours=1)
    assert counts(of(laptop, desktop)) == (2, 2, 6, 0, 0)


def test_histories_that_share_an_attempt_are_one_takers() -> None:
    old, laptop = sat("a-1", POOL[:4]), sat("a-2", POOL[:4], hours=1)
    both = sat("a-1", POOL[:4]) + sat("a-2", POOL[:4], hours=1)
    assert counts(of(old, laptop)) == (2, 2, 8, 0, 0)
    for files in ((old, laptop, both), (both, laptop, old), (laptop, both, old)):
        assert counts(of(*files)) == (3, 2, 4, 4, 0)


def test_of_two_copies_of_an_attempt_the_finished_one_counts() -> None:
    left, done = sat("a-1", finished=False), sat("a-1")
    assert of(left, done).attempts == of(done, left).attempts == 1


def test_a_history_of_several_takers_counts_in_full_when_it_is_said_to_be() -> None:
    shared = tuple(slot for taker in range(30) for slot in sat(f"a-{taker:02}", hours=taker))
    assert counts(of(shared)) == (1, 30, 12, 29 * 12, 0)
    assert counts(of(shared, repeated=True)) == (1, 30, 360, 0, 0)
    assert item(of(shared, repeated=True), POOL[0]).difficulty == 1.0


def test_answers_to_another_version_are_left_out_and_counted() -> None:
    rewritten = (replace(POOL[0], stem="Quite another question?"), *POOL[1:])
    found = of(sat("a-1"), sat("a-2", rewritten), questions=rewritten)
    assert counts(found) == (2, 2, 23, 0, 1)
    assert item(found, rewritten[0]).n == 1


def test_questions_that_are_gone_are_left_out_and_counted() -> None:
    assert counts(of(sat("a-1"), questions=POOL[:-2])) == (1, 1, 10, 0, 2)


def test_a_better_rationale_makes_no_other_version() -> None:
    better = tuple(replace(each, explanation="Because of this.") for each in POOL)
    assert of(sat("a-1"), questions=better).answers == 12


def test_histories_of_other_exams_are_not_counted() -> None:
    assert counts(of(sat("a-1"), (), sat("b-1", finished=False))) == (1, 1, 12, 0, 0)


def test_guessing_is_taken_off_by_how_many_options_there_are() -> None:
    single, double = question(1, key=(1,)), question(2, options=5, key=(0, 2))
    found = of(
        *(sat(f"a-{taker}", (single, double), wrong=2 * (taker % 2)) for taker in range(30)),
        questions=(single, double),
    )
    assert item(found, single).beyond_chance == pytest.approx((0.5 - 1 / 4) / (3 / 4))
    assert item(found, double).beyond_chance == pytest.approx((0.5 - 1 / 10) / (9 / 10))


def test_only_choices_have_a_table_of_options() -> None:
    others = (ordering(), matching(), fixed_number())
    found = of(
        *(sat(f"a-{taker}", (question(1), *others)) for taker in range(30)), questions=(question(1), *others)
    )
    assert len(item(found, question(1)).options) == 4
    for each in others:
        told = item(found, each)
        assert (told.options, told.beyond_chance) == ((), None)
        assert (told.difficulty, told.n) == (1.0, 30)
        assert told.seconds is not None


def test_the_worst_questions_come_first_and_those_without_evidence_last() -> None:
    half = tuple(
        replace(each, points=Points(taker % 2, 1))
        for taker in range(30)
        for each in sat(f"a-{taker}", POOL[:2])
    )
    hard = tuple(slot for taker in range(30) for slot in sat(f"a-{taker}", POOL[2:3], wrong=1))
    found = of(half + hard, questions=POOL[:4], repeated=True)
    assert [each.question for each in found.items] == [POOL[2].id, POOL[0].id, POOL[1].id, POOL[3].id]


def test_the_order_of_the_histories_changes_nothing() -> None:
    histories = [sat(f"a-{taker:03}", wrong=taker % 5) for taker in range(120)]
    assert of(*histories) == of(*histories[::-1])


def test_a_folder_of_histories_is_read_with_a_sentence_for_what_is_none(tmp_path: Path) -> None:
    history(tmp_path / "one.db", POOL[:2], [(1,), (1,)])
    history(tmp_path / "two.db", POOL[:2], [(1,), (0,)])
    (tmp_path / "notes.db").write_text("no database at all, but long enough to be looked at")
    (tmp_path / "readme.txt").write_text("not looked at")
    found, refused = read_histories(tmp_path, "demo")
    assert [slots[0].attempt for slots in found] == ["one-0000", "two-0000"]
    (told,) = refused
    assert told.startswith(f"{tmp_path / 'notes.db'}: is no history of mlquiz")


def test_the_shape_names_options_by_their_text() -> None:
    found = of(*(sat(f"a-{taker}") for taker in range(30)))
    shape = statistics_shape(found, {each.id: each for each in POOL})
    assert (shape["histories"], shape["attempts"], shape["first_answers"]) == (30, 30, 360)
    assert shape["reliability"]["coefficient"] == "KR-20"
    first = next(each for each in shape["questions"] if each["question"] == POOL[0].id)
    assert [each["text"] for each in first["options"]] == list(POOL[0].body.offered)
    assert [each["share"] for each in first["options"]] == [0, 1, 0, 0]
    assert first["flags"] == [{"code": "D03", "level": "warning", "what": "too easy", "options": []}]
