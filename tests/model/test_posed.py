"""What is shown before an answer: numbers filled in, and nothing that tells the key."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import PAIRS, STEPS, every_kind, fresh_number, matching, ordering, question, slots_of

from mlquiz.model.posed import PosedQuestion, filled, pose
from mlquiz.model.question import Numeric, Question, Variable

VALUES = {"n": "40", "tp": "7", "tp_2": "9"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{tp} of {n}", "7 of 40"),
        ("{tp_2} is not {tp}", "9 is not 7"),
        ("{x} and {{n}} and { n }", "{x} and {40} and { n }"),
        ("`{'a': 1}` and {}", "`{'a': 1}` and {}"),
        ("$\\frac{tp}{n}$", "$\\frac{7}{40}$"),
        ("$x^{n} + x_{tp}$", "$x^{40} + x_{7}$"),
        ("$n = {n}, 2 \\cdot {tp}$", "$n = 40, 2 \\cdot 7$"),
        ("It costs $5 for {n}.", "It costs $5 for 40."),
        ("$5 or $6 for {n}", "$5 or $6 for 40"),
        ("a\\1\\g<0>{n}", "a\\1\\g<0>40"),
        ("", ""),
    ],
)
def test_numbers_are_shown_where_their_names_stand(text: str, shown: str) -> None:
    assert filled(text, VALUES) == shown


@given(st.text(alphabet="{}$ntp_ ^\\\n", max_size=60))
def test_without_numbers_a_text_stays_as_it_is(text: str) -> None:
    assert filled(text, {}) == text


@given(st.text(alphabet="{}$ntp_ ^\\\n", max_size=60))
def test_no_name_is_left_over(text: str) -> None:
    assert not any(f"{{{name}}}" in filled(text, VALUES) for name in VALUES)


def shown(asked: Question, seed: int = 1) -> tuple[PosedQuestion, object]:
    """All that a face gets before an answer, without the fingerprint, which is a hash of everything."""
    (slot,) = slots_of([asked], seed)
    return replace(pose(asked, slot), fingerprint=""), replace(slot, fingerprint="")


@given(st.permutations(STEPS), st.integers(0, 2**25))
@settings(max_examples=60)
def test_what_is_shown_of_an_ordering_does_not_depend_on_the_right_order(steps: list[str], seed: int) -> None:
    assert shown(ordering(steps=steps), seed) == shown(ordering(), seed)


@given(st.permutations([match for _, match in PAIRS]), st.integers(0, 2**25))
@settings(max_examples=30)
def test_what_is_shown_of_a_matching_does_not_depend_on_the_right_matches(
    matches: list[str], seed: int
) -> None:
    again = [(prompt, match) for (prompt, _), match in zip(PAIRS, matches, strict=True)]
    assert shown(matching(pairs=again), seed) == shown(matching(), seed)


def test_a_distractor_looks_like_any_match() -> None:
    pairs = [("p", "a"), ("q", "c")]
    assert shown(matching(pairs=pairs, distractors=["b"])) == shown(
        matching(pairs=[("p", "b"), ("q", "c")], distractors=["a"])
    )


@given(st.integers(0, 3), st.integers(0, 2**25))
@settings(max_examples=30)
def test_what_is_shown_of_a_choice_does_not_depend_on_its_key(key: int, seed: int) -> None:
    assert shown(question(key=(key,)), seed) == shown(question(), seed)


def test_what_is_shown_of_a_number_does_not_depend_on_its_formula() -> None:
    drawn_for = (Variable("a", 1, 50), Variable("b", 1, 50))
    one, other = (Numeric(0, formula=formula, variables=drawn_for) for formula in ("a / b", "a + b"))
    assert shown(fresh_number(body=one)) == shown(fresh_number(body=other))


@pytest.mark.parametrize("asked", every_kind(), ids=lambda each: each.id)
def test_nothing_is_shown_of_key_rationale_or_explanation(asked: Question) -> None:
    asked = replace(asked, explanation="SECRET explanation")
    posed, slot = shown(asked)
    for said in (repr(posed), repr(slot)):
        assert "SECRET" not in said
        assert "rationale" not in said
        assert "correct" not in said
        assert "formula" not in said
    assert posed.kind == asked.body.kind
    assert posed.choose == asked.body.choose


def test_the_numbers_shown_are_those_of_the_slot() -> None:
    posed, slot = shown(fresh_number())
    assert dict(slot.values).keys() == {"tp", "fp", "fn"}
    assert posed.stem == "What is F1 for " + ", ".join(f"{name} = {text}" for name, text in slot.values) + "?"
