import random
from dataclasses import replace

import pytest
from tests.authoring.habits import chosen, habitual, longest, most_alike, second
from tests.build import every_kind

from mlquiz.authoring.guessing import FLOOR, MOST, Guessability, guessability, positions
from mlquiz.model.question import Choice, Option

SEEDS = range(20)


def _holds_nothing(found: Guessability) -> bool:
    assert found.low is not None
    assert found.high is not None
    return found.low <= 0 <= found.high


@pytest.mark.parametrize(("number", "options", "keys"), [(60, 4, 1), (200, 4, 1), (200, 5, 2)])
def test_a_bank_without_habits_has_an_index_of_about_nothing(number: int, options: int, keys: int) -> None:
    banks = (habitual(seed, number, options=options, keys=keys) for seed in SEEDS)
    found = [guessability(bank) for bank in banks]
    assert sum(_holds_nothing(each) for each in found) >= 0.9 * len(SEEDS)
    assert abs(sum(each.index or 0 for each in found) / len(found)) < 2


@pytest.mark.parametrize("habit", [longest, second, most_alike])
def test_a_habit_of_six_keys_in_ten_is_found(habit: object) -> None:
    for seed in range(3):
        found = guessability(habitual(seed, habit=habit, share=0.47))  # type: ignore[arg-type]
        assert found.index is not None
        assert found.low is not None
        assert found.index > 15
        assert found.low > 5


def test_the_figures_name_the_habit() -> None:
    long = guessability(habitual(1, habit=longest, share=0.47))
    assert long.longest.p < 0.001
    assert long.longest.points > 20
    assert long.shortest.p > 0.5
    assert long.positions.p > 0.01
    assert guessability(habitual(1, habit=second, share=0.47)).positions.p < 1e-6
    assert guessability(habitual(1, habit=most_alike, share=0.47)).overlap.p < 1e-6


def test_below_the_floor_there_is_no_index_and_the_words_say_so() -> None:
    found = guessability(habitual(1, FLOOR - 1))
    assert found.index is found.accuracy is found.low is found.high is None
    assert found.words == "not enough evidence: 39 choice questions, 40 are needed"
    assert guessability(habitual(1, FLOOR)).index is not None


def test_no_questions_are_no_trouble() -> None:
    found = guessability([])
    assert (found.n, found.chance, found.longest.n, found.positions.n) == (0, 0, 0, 0)
    assert found.longest.p == found.positions.p == 1


def test_the_order_of_questions_changes_nothing_to_the_last_digit() -> None:
    bank = habitual(7, habit=longest, share=0.3)
    shuffled = bank.copy()
    random.Random(1).shuffle(shuffled)
    assert guessability(bank) == guessability(shuffled)


def test_only_choice_questions_count() -> None:
    assert guessability(every_kind()).n == sum(each.body.kind == "choice" for each in every_kind()) < 10


def test_chance_is_all_keys_or_nothing() -> None:
    assert guessability(habitual(1, options=5, keys=2)).chance == pytest.approx(0.1)
    assert guessability(habitual(1, options=4)).chance == pytest.approx(0.25)


def test_the_words_have_index_interval_and_n() -> None:
    words = guessability(habitual(1, habit=longest, share=0.47)).words
    assert words.startswith("+")
    assert "points (95%: +" in words
    assert words.endswith("chance 25.0%, n = 200")


def test_options_of_equal_length_point_nowhere() -> None:
    bank = [chosen(f"q{place}", "Which?", ["aaa", "bbb", "c c"], {0}) for place in range(50)]
    found = guessability(bank)
    assert found.longest.n == found.shortest.n == 0


def test_options_that_are_alike_in_all_but_position_are_guessed_by_position_only() -> None:
    even = [chosen(f"q{place}", "Which?", ["aaa", "bbb", "ccc", "ddd"], {place % 4}) for place in range(400)]
    found = guessability(even)
    assert found.index is not None
    assert found.index < 5
    assert found.positions.counts == (100, 100, 100, 100)


def test_all_of_the_above_is_counted_where_it_is_offered() -> None:
    catch_all = "All of the above."
    bank = [chosen(f"q{place}", "Which?", ["a b", "c", "All of these"], {2}) for place in range(3)]
    bank += [chosen(f"r{place}", "Which?", ["a b", "c", catch_all], {0}) for place in range(2)]
    bank += [chosen("s", "Which?", ["a b", "c", "All options are encrypted"], {2})]
    found = guessability(bank).all_of_the_above
    assert (found.n, found.hits) == (5, 3)


def test_positions_of_questions_with_different_numbers_of_options_are_judged_together() -> None:
    four = [chosen(f"q{place}", "Which?", ["a", "b", "c", "d"], {place % 4}) for place in range(40)]
    two = [chosen(f"r{place}", "Which?", ["a", "b"], {0}) for place in range(30)]
    found = positions([*four, *two])
    assert found.counts == (40, 10, 10, 10)
    assert found.expected == (25, 25, 10, 10)
    assert found.p < 0.001


def test_positions_leave_out_pinned_options_and_several_keys() -> None:
    pinned = Choice((Option("a"), Option("b"), Option("none of the above", correct=True, pin=True)))
    bank = [replace(chosen(f"q{place}", "Which?", ["a"], {0}), body=pinned) for place in range(50)]
    several = [chosen(f"r{place}", "Which?", ["a", "b", "c"], {0, 1}) for place in range(50)]
    assert positions([*bank, *several]).n == 0


def test_stems_without_words_are_no_trouble() -> None:
    bank = [chosen(f"q{place}", "?!", ["<", ">", "" if place else "="], {0}) for place in range(50)]
    assert guessability(bank).n == 50


def test_keys_that_always_are_the_longest_are_guessed_almost_always() -> None:
    found = guessability(habitual(3, habit=longest, share=1))
    assert found.accuracy is not None
    assert found.accuracy > 0.9


def test_of_a_very_large_bank_a_sample_is_guessed_that_the_order_does_not_change() -> None:
    bank = habitual(5, MOST + 40, habit=longest, share=0.47)
    found = guessability(bank)
    assert found.n == MOST
    assert found.index is not None
    assert found.index > 15
    assert guessability(bank[::-1]) == found
