"""Answering each kind of question by keys and mouse: what is pressed is what is kept."""

from pathlib import Path

import pytest
from tests.build import fixed_number, matching, ordering, question
from tests.tui.stage import LARGE, NARROW, on_stage

from mlquiz.model.question import NONE, Question
from mlquiz.tui.widgets.pad import Row


def two_domains(*questions: Question) -> list[Question]:
    """Enough questions for a form of the demo exam, these first in each domain."""
    filler = [question(n, domain=domain) for domain in ("data", "models") for n in range(1, 9)]
    return [*questions, *filler]


# --- choice ---


@pytest.mark.parametrize("keys", ["abcd", "1234"])
async def test_letters_and_digits_pick_the_option_at_their_place(tmp_path: Path, keys: str) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-001")
        for place, key in enumerate(keys):
            await stage.press(key)
            assert stage.response.picks == (stage.session.slot.order[place],)
            assert stage.kept.picks == stage.response.picks
        await stage.press(keys[-1])
        assert stage.kept.picks == ()


async def test_a_key_beyond_the_options_does_nothing(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-001")
        await stage.press("e", "f", "5", "9", "0", "E", "F")
        assert (stage.response.picks, stage.response.struck) == ((), ())


async def test_as_many_options_are_picked_as_are_asked_for(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-002")
        await stage.press("a", "e", "b")
        order = stage.session.slot.order
        assert set(stage.kept.picks) == {order[0], order[4]}
        assert "Choose TWO: 2 of 2 picked" in stage.words
        await stage.press("e", "b")
        assert set(stage.kept.picks) == {order[0], order[1]}


async def test_a_struck_option_is_no_longer_picked_and_comes_back_when_it_is_picked(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-001")
        first = stage.session.slot.order[0]
        await stage.press("a", "A")
        assert (stage.kept.picks, stage.kept.struck) == ((), (first,))
        assert "(-) A" in stage.words
        await stage.press("a")
        assert (stage.kept.picks, stage.kept.struck) == ((first,), ())


# --- keys typed ahead ---


async def test_a_pick_typed_together_with_enter_counts_for_the_question_it_was_typed_at(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, two_domains()) as stage:
        await stage.at_once("b", "enter", "a", "n", "c")
        picks = [response.picks for response in stage.session.responses]
        orders = [slot.order for slot in stage.session.slots]
        assert picks[:3] == [(orders[0][1],), (orders[1][0],), (orders[2][2],)]
        assert not any(picks[3:])


async def test_numbers_typed_ahead_go_each_to_their_own_question(tmp_path: Path) -> None:
    asked = [fixed_number(f"n{n}", domain=domain) for n in range(8) for domain in ("data", "models")]
    async with on_stage(tmp_path, asked) as stage:
        await stage.at_once("7", "full_stop", "5", "enter", "8", "enter", "9", "backspace", "1")
        assert [response.typed for response in stage.session.responses][:4] == ["7.5", "8", "1", ""]


async def test_moves_typed_ahead_move_the_same_step(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-ordering")
        first, *others = stage.session.arranged
        await stage.at_once("J", "J", "space", "j", "space")
        assert stage.kept.picks == (*others[:3], first, *others[3:])


async def test_matches_typed_ahead_go_to_one_prompt_after_the_other(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-matching")
        order = stage.session.slot.order
        await stage.at_once("c", "a", "b")
        assert stage.kept.picks == (order[2], order[0], order[1])


# --- ordering ---


async def test_the_letter_of_a_step_puts_the_cursor_on_it_wherever_it_stands(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-ordering")
        await stage.press("d")
        assert stage.pad.cursor == 3
        await stage.press("a", "J", "J", "c", "a")
        assert stage.pad.cursor == 2
        assert "▸ 3. A" in stage.words


async def test_a_step_that_is_lifted_and_put_down_makes_the_order_the_answer(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-ordering")
        shown = stage.session.arranged
        assert "not answered yet" in stage.words
        await stage.press("space")
        assert "↕ ·  A" in stage.words
        assert stage.kept.picks == ()
        await stage.press("space")
        assert stage.kept.picks == shown
        assert "not answered yet" not in stage.words
        assert "▸ 1. A" in stage.words


async def test_arrows_move_a_step_that_is_lifted_and_the_cursor_where_none_is(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-ordering")
        first, second, third, *others = stage.session.arranged
        await stage.press("down")
        assert (stage.pad.cursor, stage.kept.picks) == (1, ())
        await stage.press("up", "space", "down", "j")
        assert stage.kept.picks == (second, third, first, *others)
        assert stage.pad.cursor == 2
        await stage.press("k", "space", "down")
        assert stage.kept.picks == (second, first, third, *others)
        assert stage.pad.cursor == 2


async def test_a_step_does_not_go_round_the_ends(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-ordering")
        await stage.press("space", "up", "K", "shift+up")
        assert stage.pad.cursor == 0
        assert stage.kept.picks == ()


@pytest.mark.parametrize(("down", "up"), [("shift+down", "shift+up"), ("J", "K")])
async def test_shift_moves_the_step_at_the_cursor_without_lifting_it(
    tmp_path: Path, down: str, up: str
) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-ordering")
        first, second, third, *others = stage.session.arranged
        await stage.press(down, down)
        assert stage.kept.picks == (second, third, first, *others)
        await stage.press(up)
        assert stage.kept.picks == (second, first, third, *others)
        assert stage.pad.cursor == 1


async def test_a_step_can_be_dragged(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-ordering")
        first, *others = stage.session.arranged
        rows = stage.pad.query(Row)
        await stage.pilot.mouse_down(rows[0])
        await stage.pilot.hover(rows[3])
        await stage.pilot.mouse_up(rows[3])
        await stage.pilot.pause()
        assert stage.kept.picks == (*others[:3], first, *others[3:])
        assert "↕" not in stage.words
        assert stage.pad.cursor == 3
        assert not stage.exam.get_selected_text()


async def test_a_step_can_be_moved_with_two_clicks(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-ordering")
        *others, last = stage.session.arranged
        rows = stage.pad.query(Row)
        await stage.pilot.click(rows[4])
        assert "↕ ·  E" in stage.words
        await stage.pilot.click(rows[1])
        assert stage.kept.picks == (others[0], last, *others[1:])
        assert "↕" not in stage.words


async def test_a_step_clicked_twice_is_put_down_where_it_stands(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-ordering")
        shown = stage.session.arranged
        row = stage.pad.query(Row)[2]
        await stage.pilot.click(row)
        await stage.pilot.click(row)
        assert stage.kept.picks == shown
        assert "↕" not in stage.words


async def test_an_order_that_is_taken_back_stands_as_it_was_offered_and_nothing_is_held(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-ordering")
        shown = stage.session.arranged
        await stage.press("space", "down", "down", "delete")
        assert (stage.kept.picks, stage.session.arranged) == ((), shown)
        assert "↕" not in stage.words
        assert "not answered yet" in stage.words
        await stage.press("down")
        assert stage.kept.picks == ()


async def test_a_held_step_is_put_down_when_another_question_comes(tmp_path: Path) -> None:
    asked = [ordering(f"o{n}", domain=domain) for n in range(8) for domain in ("data", "models")]
    async with on_stage(tmp_path, asked) as stage:
        await stage.press("space", "n")
        assert "↕" not in stage.words
        await stage.press("down", "p")
        assert all(response.picks == () for response in stage.session.responses)


# --- matching ---


async def test_the_key_of_a_match_gives_it_to_the_prompt_and_goes_to_the_next(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-matching")
        order = stage.session.slot.order
        await stage.press("b")
        assert stage.kept.picks == (order[1], NONE, NONE)
        assert stage.pad.cursor == 1
        assert "1. [B]" in stage.words
        await stage.press("b", "3")
        assert stage.kept.picks == (order[1], order[1], order[2])
        assert stage.pad.cursor == 2
        assert "3 of 3 matched" in stage.words


async def test_the_key_of_the_match_a_prompt_has_takes_it_away(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-matching")
        order = stage.session.slot.order
        await stage.press("a", "b", "up", "b")
        assert stage.kept.picks == (order[0], NONE, NONE)
        assert stage.pad.cursor == 1
        await stage.press("up", "a")
        assert stage.kept.picks == ()


async def test_space_goes_through_the_matches_of_the_prompt_at_the_cursor(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-matching")
        order = stage.session.slot.order
        await stage.press("down")
        for match in order:
            await stage.press("space")
            assert stage.kept.picks == (NONE, match, NONE)
        await stage.press("space")
        assert stage.kept.picks == ()


async def test_a_click_on_a_prompt_and_one_on_a_match_give_the_match(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-matching")
        await stage.pilot.click(stage.row("2. [_]"))
        await stage.pilot.click(stage.row("D  "))
        assert stage.kept.picks == (NONE, stage.session.slot.order[3], NONE)
        assert "2← D" in stage.words


async def test_digits_give_the_seventh_to_the_tenth_match(tmp_path: Path) -> None:
    pairs = [(f"prompt {n}", f"match {n}") for n in range(6)]
    wide = matching("wide", pairs=pairs, distractors=[f"match {n}" for n in range(6, 10)])
    async with on_stage(tmp_path, two_domains(wide), size=LARGE) as stage:
        await stage.find("data-wide")
        order = stage.session.slot.order
        assert "keys 7 to 0 for G to J" in stage.words
        await stage.press("7", "8", "9", "0", "f", "6")
        assert stage.kept.picks == (order[6], order[7], order[8], order[9], order[5], order[5])


async def test_a_struck_match_is_taken_from_every_prompt(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-matching")
        order = stage.session.slot.order
        await stage.press("a", "a", "b", "A")
        assert stage.kept.picks == (NONE, NONE, order[1])
        assert stage.kept.struck == (order[0],)
        await stage.press("delete")
        assert stage.kept.picks == ()


# --- numeric ---


@pytest.mark.parametrize(
    ("keys", "typed"),
    [
        (("0", "full_stop", "7", "5"), "0.75"),
        (("minus", "3", "slash", "4"), "-3/4"),
        (("7", "5", "percent_sign"), "75%"),
        (("plus", "1", "2"), "+12"),
        (("1", "e", "minus", "3"), "1e-3"),
        (("1", "E", "3"), "1e3"),
        (("9", "8", "backspace", "6"), "96"),
    ],
)
async def test_a_number_goes_in_as_it_is_typed(tmp_path: Path, keys: tuple[str, ...], typed: str) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-fixed")
        await stage.press(*keys)
        assert stage.kept.typed == typed
        assert f"{typed}▏" in stage.words
        assert "no number yet" not in stage.words


async def test_what_is_no_number_yet_says_so_and_is_no_answer_on_disk(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-fixed")
        await stage.press("5")
        assert stage.kept.typed == "5"
        await stage.press("e")
        assert stage.kept.typed == ""
        assert "5e▏ (no number yet)" in stage.words
        await stage.press("2")
        assert stage.kept.typed == "5e2"
        await stage.press("slash", "backspace", "backspace", "backspace", "backspace", "backspace")
        assert stage.kept.typed == ""
        assert "no number yet" not in stage.words


async def test_what_is_no_number_yet_is_left_only_when_enter_is_pressed_again(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-fixed")
        here = stage.session.position
        await stage.press("4", "slash", "enter")
        assert stage.session.position == here
        assert "'4/' is no number yet, so no answer; Enter again goes on all the same." in stage.words
        await stage.press("enter")
        assert stage.session.position == here + 1


async def test_a_comma_is_told_to_be_none_of_a_number(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-fixed")
        await stage.press("0", "comma")
        assert "a full stop" in stage.words
        await stage.press("full_stop", "5")
        assert stage.kept.typed == "0.5"
        assert "a full stop" not in stage.words


async def test_letters_of_a_number_do_nothing_else_and_all_others_mean_what_they_mean(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-fixed")
        here = stage.session.position
        await stage.press("1", "a", "b", "f", "A", "space", "x", "J")
        assert (stage.kept.typed, stage.kept.struck) == ("1", ())
        await stage.press("m", "n")
        assert stage.session.position == here + 1
        await stage.press("p")
        assert stage.session.position == here
        assert stage.response.flagged
        await stage.press("g", "1", "enter")
        assert stage.session.position == 1
        await stage.press("r")
        assert "Showing [all]" in stage.words
        await stage.press("q", "q")
    assert stage.office.proctor.unfinished()[0].answered == 1


async def test_coming_back_shows_what_was_typed(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("models-fixed")
        await stage.press("2", "5", "0", "n", "p")
        assert "250▏ ms" in stage.words
        await stage.press("backspace")
        assert stage.kept.typed == "25"
        await stage.press("delete")
        assert stage.kept.typed == ""
        assert " ▏ ms" in stage.words


async def test_the_longest_number_ends_somewhere(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-fixed")
        await stage.press(*["9"] * 15, *["e"] * 30)
        assert stage.kept.typed == ""
        await stage.press("delete", "7")
        assert stage.kept.typed == "7"


async def test_a_number_can_be_typed_after_the_case_was_read(tmp_path: Path) -> None:
    async with on_stage(tmp_path, size=NARROW) as stage:
        await stage.find("models-fresh")
        await stage.press("s", "5", "s", "7")
        assert stage.kept.typed == "7"


async def test_fresh_numbers_are_the_same_after_the_sitting_was_left(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-fresh")
        stem = stage.asked.stem
        assert "{" not in stem
        await stage.press("q", "r")
        assert stage.asked.stem == stem


# --- what the footer and help offer ---


@pytest.mark.parametrize(
    ("name", "offered", "withheld"),
    [
        ("data-001", ("a-f pick", "x strike"), ()),
        ("data-ordering", ("a-f pick",), ("x strike",)),
        ("data-matching", ("a-f pick",), ("x strike",)),
        ("data-fixed", (), ("a-f pick", "x strike")),
    ],
)
async def test_the_line_of_keys_offers_what_the_kind_of_question_takes(
    tmp_path: Path, name: str, offered: tuple[str, ...], withheld: tuple[str, ...]
) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find(name)
        await stage.pilot.pause()
        line = " ".join(stage.picture.splitlines()[-1].split())
        assert [each for each in offered if each not in line] == []
        assert [each for each in withheld if each in line] == []
