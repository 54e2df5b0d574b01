import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.authoring.habits import WORDS, chosen, habitual
from tests.build import CASE, every_kind, fixed_number, fresh_number, matching, ordering, question

from mlquiz.authoring.likeness import ALIKE, Pair, alike, likeness, wording
from mlquiz.model.question import Choice, Option, Ordering, Question

STEM = "A team trains a churn model on data where one customer in twenty leaves. Which metric fits best?"


def _pairs(*bank: Question) -> list[Pair]:
    return alike([wording(each) for each in bank])


def _fifth(words: list[str], dice: random.Random) -> set[int]:
    return set(dice.sample(range(len(words)), len(words) // 5))


def _dropped(text: str, dice: random.Random) -> str:
    words = text.split()
    fifth = _fifth(words, dice)
    return " ".join(word for place, word in enumerate(words) if place not in fifth)


def _swapped(text: str, dice: random.Random) -> str:
    words = text.split()
    for place in _fifth(words, dice):
        words[place] = dice.choice(WORDS)
    return " ".join(words)


def _moved(text: str, dice: random.Random) -> str:
    words = text.split()
    place = dice.randrange(len(words))
    return " ".join(words[place:] + words[:place])


def _paraphrase(each: Question, change: Callable[[str, random.Random], str], dice: random.Random) -> Question:
    options = [replace(option, text=change(option.text, dice)) for option in each.choice.options]
    dice.shuffle(options)
    stem = change(each.stem, dice)
    return replace(each, id=f"{each.id}-again", stem=stem, body=Choice(tuple(options)))


@pytest.mark.parametrize("change", [_dropped, _swapped, _moved])
def test_every_planted_paraphrase_is_found_and_nothing_else(
    change: Callable[[str, random.Random], str],
) -> None:
    bank = habitual(5, 300)
    dice = random.Random(2)
    planted = [_paraphrase(each, change, dice) for each in bank]
    found = {(pair.earlier, pair.later) for pair in _pairs(*bank, *planted)}
    assert found == {(place, place + 300) for place in range(300)}


def test_case_spaces_and_the_order_of_options_do_not_matter() -> None:
    one = chosen("a", STEM, ["Recall", "Accuracy", "R squared"], {0})
    other = chosen("b", STEM.replace(" ", "\n").upper(), ["r squared", "recall.", "ACCURACY"], {1})
    assert _pairs(one, other) == [Pair(1, 0, 100.0)]
    assert wording(one).key == wording(other).key


def test_signs_tell_questions_apart() -> None:
    one = chosen("a", "What does `x < y` give for x = 1 and y = 2?", ["True", "False"], {0})
    other = chosen("b", "What does `x > y` give for x = 1 and y = 2?", ["True", "False"], {1})
    assert wording(one).essence != wording(other).essence
    assert [pair.share < 100 for pair in _pairs(one, other)] == [True]


def test_a_scenario_that_questions_share_does_not_make_them_alike() -> None:
    long_case = CASE * 20
    one = replace(ordering(), scenario=long_case)
    other = replace(matching(), scenario=long_case)
    assert _pairs(one, other) == []
    assert likeness(wording(one), wording(other)) < ALIKE


def test_the_same_words_on_another_scenario_are_another_question() -> None:
    one = replace(question(1, stem=STEM), scenario="A bakery sells bread. " * 10)
    other = replace(question(1, stem=STEM), scenario="Turbines hum offshore, day and night. " * 10)
    assert _pairs(one, other) == []


def test_steps_in_another_order_are_the_same_question_with_another_key() -> None:
    one, other = wording(ordering(steps=("a b", "c d"))), wording(ordering(steps=("c d", "a b")))
    assert one.essence == other.essence
    assert one.key != other.key


def test_matches_that_change_places_are_the_same_question_with_another_key() -> None:
    one = wording(matching(pairs=(("p", "x"), ("q", "y")), distractors=()))
    other = wording(matching(pairs=(("q", "x"), ("p", "y")), distractors=()))
    assert one.essence == other.essence
    assert one.key != other.key


def test_another_number_is_another_key() -> None:
    one, other = wording(fixed_number(answer=1)), wording(fixed_number(answer=2))
    assert one.essence == other.essence
    assert one.key != other.key
    assert wording(fresh_number()).key == wording(fresh_number()).key


def test_every_kind_is_its_own_twin() -> None:
    bank = every_kind()
    found = _pairs(*bank, *bank)
    assert {(pair.later, pair.earlier) for pair in found} >= {(place + 10, place) for place in range(10)}


def test_groups_are_held_against_each_other_alone() -> None:
    same = [wording(question(1, stem=STEM))] * 4
    assert alike(same, [0, 0, 0, 0]) == []
    assert alike(same, [0, 0, 1, 1]) == [Pair(2, 0, 100.0), Pair(3, 0, 100.0)]


def test_five_thousand_that_say_the_same_are_as_many_pairs() -> None:
    found = _pairs(*[question(1)] * 5_000)
    assert found == [Pair(place, 0, 100.0) for place in range(1, 5_000)]


def test_five_thousand_with_one_stem_are_compared_with_neighbours_only() -> None:
    bank = [question(place, stem=STEM) for place in range(5_000)]
    found = _pairs(*bank)
    assert {pair.later for pair in found} | {pair.earlier for pair in found} == set(range(5_000))
    assert len(found) < 25 * 5_000


@pytest.mark.parametrize("stem", ["x", "?!", "word", "\u4f55\u304c\u6b63\u3057\u3044"])
def test_texts_of_one_word_or_none_are_no_trouble(stem: str) -> None:
    bank = [
        chosen("a", stem, ["<", ">"], {0}),
        chosen("b", stem, [">", "<"], {0}),
        chosen("c", "", ["", " "], {0}),
    ]
    assert _pairs(*bank) == [Pair(1, 0, 100.0)]
    assert _pairs() == []
    assert _pairs(bank[0]) == []


def test_very_long_stems_are_compared_by_their_beginning() -> None:
    dice = random.Random(1)
    long = " ".join(f"w{dice.randrange(500)}" for _ in range(15_000))[:65_000]
    bank = [chosen(f"q{place}", f"{long} {place}", ["a", "b"], {0}) for place in range(40)]
    found = _pairs(*bank)
    assert len({pair.later for pair in found}) == 39
    assert len({wording(each).essence for each in bank}) == 40


@given(st.lists(st.text(max_size=30), min_size=2, max_size=6))
def test_any_texts_can_be_compared(texts: list[str]) -> None:
    bank = [
        chosen("a", texts[0], texts[1:], {0}),
        replace(question(), body=Ordering(tuple(texts))),
        replace(question(), body=Choice(tuple(Option(text) for text in texts))),
    ]
    for pair in _pairs(*bank, *bank):
        assert pair.earlier < pair.later
        assert ALIKE <= pair.share <= 100
