"""Answers in words, for every kind of question."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import every_kind, fixed_number, fresh_number, matching, ordering, question
from tests.insight.answered import answered, partly

from mlquiz.model.question import Question
from mlquiz.report.answers import (
    answer_letters,
    answer_texts,
    components,
    key_letters,
    key_texts,
    numbers,
    offered,
    tolerance,
    verdict,
    with_numbers,
)

KINDS = pytest.mark.parametrize("asked", every_kind(), ids=lambda each: each.id)


@KINDS
def test_a_right_answer_reads_as_its_key(asked: Question) -> None:
    each = answered(asked)
    assert verdict(each) == "✓ right"
    assert answer_texts(each) == key_texts(each) or asked.body.kind == "numeric"
    assert all(part.right in (True, None) and not part.should for part in components(each))


@KINDS
def test_a_wrong_answer_says_so_in_a_symbol_and_in_words(asked: Question) -> None:
    each = answered(asked, right=False)
    assert verdict(each) == "✗ wrong"
    told = [part.told for part in components(each) if part.told]
    assert any(words.startswith("✗ ") for words in told)
    assert all(re.fullmatch("[✓✗] .+", words) for words in told)


@KINDS
def test_a_blank_answer_still_tells_the_key(asked: Question) -> None:
    each = answered(asked, given=False)
    assert (verdict(each), answer_texts(each), answer_letters(each)) == ("✗ blank", (), "-")
    said = " ".join(f"{part.text} {part.told} {part.should}" for part in components(each))
    key = [text.partition(" → ")[2] or text for text in key_texts(each)]
    assert all(text in said for text in key)


def test_options_stand_as_on_the_form_with_their_rationales() -> None:
    each = answered(question(1, key=(1,)), right=False)
    parts = components(each)
    assert [part.label for part in parts] == ["A", "B", "C", "D"]
    assert [part.text for part in parts] == [f"Option {index} of data 1" for index in each.slot.order]
    told = {index: part.told for index, part in zip(each.slot.order, parts, strict=True)}
    assert told == {0: "✗ your pick", 1: "✓ key, not picked", 2: "", 3: ""}
    assert parts[0].rationale == f"rationale {each.slot.order[0]} of data 1"


def test_an_order_tells_each_step_its_place() -> None:
    each = answered(ordering(steps=("First", "Second", "Third")), right=False)
    assert [(part.label, part.text, part.told) for part in components(each)] == [
        ("1", "Second", "✗ belongs in place 2"),
        ("2", "Third", "✗ belongs in place 3"),
        ("3", "First", "✗ belongs in place 1"),
    ]
    assert answer_texts(each) == ("Second", "Third", "First")
    assert key_texts(each) == ("First", "Second", "Third")


def test_a_match_tells_what_it_should_be() -> None:
    each = partly(matching())
    first, second, _ = components(each)
    assert (first.prompt, first.text, first.told, first.should) == (
        "Recall",
        "Found of all there are",
        "✓ right",
        "",
    )
    assert (second.prompt, second.text, second.told, second.should) == (
        "Precision",
        "",
        "✗ no match given",
        "Right of all found",
    )
    assert answer_texts(each) == ("Recall → Found of all there are", "Precision → -", "Accuracy → -")


def test_a_number_is_told_with_its_unit_tolerance_and_what_was_drawn() -> None:
    each = answered(fixed_number(answer=250, tolerance=5, unit="ms"), right=False)
    (part,) = components(each)
    assert (part.text, part.told, part.should) == ("123456", "✗ wrong", "250 ms")
    assert tolerance(each.question.body) == "give or take 5"
    assert tolerance(fixed_number(tolerance=0).body) == "exactly"
    assert tolerance(fixed_number(answer=1e9, tolerance=1234567.5).body) == "give or take 1234567.5"
    assert re.fullmatch(r"tp = \d\d, fp = \d+, fn = \d\.\d", numbers(answered(fresh_number())))


def test_partial_credit_is_told_in_points() -> None:
    assert verdict(partly(matching(), credit="partial")) == "◐ 1 of 3 points"
    assert verdict(partly(matching())) == "✗ wrong"


def test_letters_are_those_of_the_form() -> None:
    pairs = partly(matching())
    assert re.fullmatch("1[a-d] 2- 3-", answer_letters(pairs))
    steps = answered(ordering())
    assert answer_letters(steps) == key_letters(steps)
    assert sorted(answer_letters(steps).split()) == list("abcde")
    two = answered(question(2, options=5, key=(0, 2)))
    assert answer_letters(two) == " ".join(sorted("abcde"[two.slot.order.index(pick)] for pick in (0, 2)))
    assert key_letters(answered(fixed_number(unit="ms"))) == "0.75 ms"


@given(st.integers(11, 60))
def test_more_matches_than_letters_still_have_names(count: int) -> None:
    each = answered(matching(distractors=[f"Distractor {number:02}" for number in range(count)]))
    names = [label for label, _ in offered(each)]
    assert len(set(names)) == len(names) == count + 3
    assert key_letters(each) == answer_letters(each)


def test_the_numbers_drawn_stand_in_the_texts_of_their_question() -> None:
    each = answered(fresh_number(stem="Of {tp}, {fp} and {fn}?"))
    drawn = dict(each.slot.values)
    assert with_numbers(each, each.question.stem) == f"Of {drawn['tp']}, {drawn['fp']} and {drawn['fn']}?"
