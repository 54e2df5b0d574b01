from tests.authoring.habits import chosen, habitual, longest, most_alike, second

from mlquiz.authoring.guesser import held_out, strongest


def test_the_cue_that_gives_most_away_comes_first() -> None:
    assert strongest(habitual(1, habit=second, share=0.6))[0] == "second"
    assert strongest(habitual(1, habit=longest, share=0.6))[0] in ("length", "longest")
    assert "words of the stem" in strongest(habitual(1, habit=most_alike, share=0.6))[0]


def test_options_that_cannot_be_told_apart_are_right_by_a_fraction() -> None:
    bank = [chosen(f"q{place:02}", "Which?", ["aaa"] * 5, {4}) for place in range(50)]
    for question in held_out(bank):
        assert question in (0, 0.5, 1)
    lone = [chosen(f"q{place:02}", "Which?", ["aaa"] * 5, {3, 4} if place else {0, 4}) for place in range(50)]
    assert all(0 <= each <= 1 for each in held_out(lone))


def test_a_question_is_not_guessed_from_itself() -> None:
    """One key among many that is unlike all others cannot have been learned."""
    bank = [
        chosen(f"q{place:02}", "Which?", ["aaa", "bbb", "ccc", "d" * 9], {place % 3}) for place in range(60)
    ]
    odd = chosen("odd", "Which?", ["aaa", "bbb", "ccc", "d" * 9], {3})
    assert held_out([*bank, odd])[-1] == 0
