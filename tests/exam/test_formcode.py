"""Form codes go round, forgive handwriting and notice slips."""

from contextlib import suppress
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.errors import UsageFault
from mlquiz.exam.formcode import ALPHABET, BANK_BITS, SEEDS, Recipe, decode, encode

RECIPES = st.builds(
    Recipe,
    bank=st.integers(0, (1 << BANK_BITS) - 1),
    seed=st.integers(0, SEEDS - 1),
    questions=st.integers(0, 500),
    domains=st.integers(0, 255),
    skips=st.lists(st.lists(st.integers(0, 300), max_size=20).map(tuple), max_size=6).map(tuple),
    pilot=st.integers(0, 60),
    free=st.booleans(),
    first=st.lists(st.integers(0, 80), max_size=4).map(tuple),
    pairs=st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=4).map(tuple),
)


@given(RECIPES)
def test_a_code_says_what_it_was_made_from(recipe: Recipe) -> None:
    assert decode(encode(recipe)) == recipe


@given(st.integers(0, (1 << BANK_BITS) - 1), st.integers(0, SEEDS - 1))
def test_the_code_of_a_first_form_is_short(bank: int, seed: int) -> None:
    assert len(encode(Recipe(bank, seed)).replace("-", "")) == 11


def test_the_code_of_a_first_drill_is_short_too() -> None:
    assert len(encode(Recipe(bank=1, seed=1, questions=20, free=True)).replace("-", "")) <= 14


def refusal(code: str) -> str:
    try:
        decode(code)
    except UsageFault as error:
        return str(error)
    return ""


def test_a_code_of_a_later_layout_says_that_a_newer_mlquiz_made_it() -> None:
    body = "R" + "0" * 9  # the first two bits are the layout; one of all check digits fits
    said = {refusal(body + "".join(check)) for check in product(ALPHABET, repeat=2)}
    assert sum("made by a newer mlquiz" in each for each in said) == 1


def test_a_code_may_be_typed_as_it_was_heard() -> None:
    recipe = Recipe(bank=1, seed=1)
    code = encode(recipe)
    sloppy = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert decode(sloppy) == recipe


@given(RECIPES, st.data())
def test_one_wrong_character_never_passes_for_the_same_form(recipe: Recipe, data: st.DataObject) -> None:
    code = encode(recipe).replace("-", "")
    place = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from([digit for digit in ALPHABET if digit != code[place]]))
    with suppress(UsageFault):
        assert decode(code[:place] + other + code[place + 1 :]) != recipe


def test_a_slip_of_a_key_is_noticed_all_but_one_time_in_a_hundred() -> None:
    codes = [encode(Recipe(bank=1, seed=seed)).replace("-", "") for seed in range(40)]
    noticed = total = 0
    for code in codes:
        for place, digit in product(range(len(code)), ALPHABET):
            if digit != code[place]:
                total += 1
                try:
                    decode(code[:place] + digit + code[place + 1 :])
                except UsageFault:
                    noticed += 1
    assert noticed / total > 0.99


@pytest.mark.parametrize(
    "text", ["", "A", "----", "hello, world", "0000-0000", "💥" * 9, "Z" * 5000, "0" * 100_000]
)
def test_anything_else_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UsageFault, match="form code"):
        decode(text)
