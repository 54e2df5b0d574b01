"""Keys that a taker wants otherwise: which there are, which wishes are refused and why, what granted ones do."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import Office
from textual.binding import Binding
from textual.pilot import Pilot
from textual.widgets import Static

from mlquiz.config.settings import Settings
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.keyboard import keyboards, our_classes
from mlquiz.tui.keymap import every_key, faults
from mlquiz.tui.keynames import fault_of
from mlquiz.tui.screens.briefing import BriefingScreen
from mlquiz.tui.screens.help import HelpScreen
from mlquiz.tui.screens.history import HistoryScreen
from mlquiz.tui.screens.home import HomeScreen
from mlquiz.tui.themes import theme_fault, theme_names

KEYS = {key.id: key for key in every_key()}


def app_of(folder: Path, *, colourless: bool = False, **wanted: object) -> MlquizApp:
    office = Office(folder)
    chosen = Settings(**wanted)  # type: ignore[arg-type]
    return MlquizApp(office.proctor, office.records, settings=chosen, colourless=colourless)


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def fault(name: str, keys: str, **others: str) -> str:
    """What is said of one wish; others are given with underscores for dots."""
    return faults({name: keys} | {each.replace("_", "."): wish for each, wish in others.items()}).get(
        name, ""
    )


def test_every_key_says_its_screen_its_keys_and_what_it_does() -> None:
    key = KEYS["briefing.back"]
    assert (key.screen, key.keys, key.does, key.footer) == ("briefing", ("escape", "q"), "back", True)
    assert KEYS["app.help"].keys == ("question_mark", "f1")
    assert not KEYS["app.suspend"].footer
    assert all(key.does and key.keys and key.id.startswith(f"{key.screen}.") for key in KEYS.values())


def test_every_screen_with_keys_of_its_own_can_be_given_others() -> None:
    screens = {"app", "home", "briefing", "history", "jump", "confirm", "help"}
    assert screens <= {key.screen for key in KEYS.values()}


def test_the_usual_keys_are_never_at_fault() -> None:
    assert faults({name: ",".join(key.keys) for name, key in KEYS.items()}) == {}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("spacebar", "'spacebar' is no name of a key; write 'space'"),
        ("F2", "'F2' is no name of a key; write 'f2'"),
        ("Ctrl+N", "'Ctrl+N' is no name of a key; write 'ctrl+n'"),
        ("shift+ctrl+left", "'shift+ctrl+left' is no name of a key; write 'ctrl+shift+left'"),
        ("shift+m", "'shift+m' is no name of a key; write 'M'"),
        ("ctrl+/", "'ctrl+/' is no name of a key; write 'ctrl+slash'"),
        ("return", "'return' is no name of a key; write 'enter'"),
        ("ctrl+i", "'ctrl+i' is no name of a key; write 'tab'"),
        ("digit_seven", "'digit_seven' is no name of a key; write '7'"),
        ("entre", "'entre' is no name of a key; did you mean 'enter'?"),
        ("qq", "'qq' is no name of a key; write a character, or a name such as f2, space or ctrl+n"),
        ("<any>", "'<any>' is no name of a key; write a character, or a name such as f2, space or ctrl+n"),
        (" ", "' ' is no name of a key; write 'space'"),
        ("", "'home.resume' is given no key; write one between the quotes, or remove the line"),
        ("x,,y", "'home.resume' is given no key; write one between the quotes, or remove the line"),
        (",", "'home.resume' is given no key; the key of the comma is written 'comma'"),
        (
            "qq,F2",
            "'qq' is no name of a key; write a character, or a name such as f2, space or ctrl+n; "
            "'F2' is no name of a key; write 'f2'",
        ),
    ],
)
def test_what_is_no_key_is_told_with_the_way_to_write_it(written: str, told: str) -> None:
    assert fault("home.resume", written) == told


@pytest.mark.parametrize(
    "key",
    [
        "x",
        "X",
        "?",
        "ä",
        "§",
        "f24",
        "space",
        "comma",
        "slash",
        "question_mark",
        "ctrl+n",
        "alt+x",
        "shift+f2",
    ],
)
def test_characters_and_names_are_keys(key: str) -> None:
    assert fault_of(key) == ""


@given(st.text(max_size=12))
def test_every_text_is_a_key_or_told_as_none(text: str) -> None:
    assert isinstance(fault_of(text), str)


@given(st.characters(categories=["L", "N", "P", "S"]))
def test_what_can_be_typed_is_a_key(character: str) -> None:
    assert character.isprintable() <= (fault_of(character) == "")


def test_an_unknown_id_is_told_with_the_nearest() -> None:
    assert fault("home.resum", "x") == "'home.resum' is no id of a key; did you mean 'home.resume'?"
    assert fault("sound", "x") == "'sound' is no id of a key; 'mlquiz config --keys' lists them"


def test_a_key_that_another_has_on_the_screen_is_refused() -> None:
    told = "'h' is taken by 'home.history' on the home screen; give one of the two another key"
    assert fault("home.resume", "h") == told
    assert fault("home.resume", "x,h") == told
    assert fault("briefing.begin", "h") == ""


def test_the_keys_of_the_app_count_on_every_screen() -> None:
    assert "'app.help'" in fault("home.resume", "?")
    assert "'app.suspend'" in fault("briefing.begin", "ctrl+z")
    assert fault("app.help", "r").startswith("'r' ")
    assert fault("confirm.yes", "f1") == "", "a question covers the app"


def test_a_key_that_its_owner_gives_away_is_free() -> None:
    assert faults({"home.resume": "h", "home.history": "x"}) == {}
    assert faults({"home.resume": "h", "home.history": "r"}) == {}
    assert faults({"home.resume": "h", "home.history": "q", "home.quit": "r"}) == {}


def test_of_two_that_want_a_key_the_one_that_had_it_keeps_it() -> None:
    assert list(faults({"home.history": "h", "home.resume": "h"})) == ["home.resume"]
    assert list(faults({"home.resume": "h", "home.history": "h"})) == ["home.resume"]


def test_of_two_that_want_a_new_key_the_later_one_is_told() -> None:
    assert list(faults({"home.resume": "x", "home.history": "x"})) == ["home.history"]


def test_a_misspelt_wish_makes_no_other_wish_wrong() -> None:
    assert list(faults({"home.resume": "h", "home.history": "spacebar"})) == ["home.history"]


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+p", "ctrl+q"])
@pytest.mark.parametrize("name", ["home.resume", "confirm.yes", "app.help"])
def test_the_ways_out_cannot_be_given_away(name: str, key: str) -> None:
    assert fault(name, key).endswith("; choose another key")


@pytest.mark.parametrize("key", [*"abcdef0123456789", "full_stop", "minus"])
def test_what_answers_a_question_does_nothing_else_in_an_exam(key: str) -> None:
    told = f"{key!r} answers questions in an exam; choose another key"
    assert fault("app.help", key) == fault("exam.flag", key) == told
    assert fault("home.resume", key) != told


def test_what_answers_questions_can_be_given_to_another_answer() -> None:
    assert faults({"exam.pick-1": "b", "exam.pick-2": "a"}) == {}
    assert fault("exam.pick-1", "1,9").startswith("'9' is taken by 'exam.pick-9'")


def test_what_moves_in_a_list_or_a_page_is_not_taken_from_it() -> None:
    assert fault("home.resume", "down") == "'down' does 'cursor down' on the home screen; choose another key"
    assert fault("briefing.begin", "pagedown").startswith("'pagedown' does 'page down'")
    assert fault("history.home", "tab").startswith("'tab' does 'focus next'")
    assert fault("confirm.yes", "enter").startswith("'enter' does 'press button'")
    assert fault("briefing.begin", "right") == "", "nothing scrolls to the side"


def test_a_field_keeps_what_can_be_typed() -> None:
    told = "'x' is typed into the field on the jump screen; choose a key that types nothing"
    assert fault("jump.back", "x") == told
    assert fault("jump.back", "f4") == ""


POOL = ["x", "y", "ctrl+n", "?", "f9", "down", *(key for each in KEYS.values() for key in each.keys)]
WISHES = st.dictionaries(
    st.sampled_from(list(KEYS)), st.lists(st.sampled_from(POOL), min_size=1, max_size=3).map(",".join)
)


def normal(keys: str) -> set[str]:
    return {each.key for each in Binding.make_bindings([Binding(keys, "")])}


def granted(wishes: Mapping[str, str]) -> dict[str, set[str]]:
    """Which keys each id has in Textual's own hands, over all classes that bind it."""
    textual = {name: ",".join(sorted(normal(keys))) for name, keys in wishes.items()}
    found: dict[str, set[str]] = {}
    for node in our_classes():
        bindings = node._merge_bindings()
        bindings.apply_keymap(textual)
        for key, binding in bindings:
            found.setdefault(binding.id or "", set()).add(key)
    return found


@settings(max_examples=60, deadline=None)
@given(WISHES)
def test_wishes_without_a_fault_are_granted_to_the_letter(wishes: dict[str, str]) -> None:
    told = faults(wishes)
    sound = {name: keys for name, keys in wishes.items() if name not in told}
    if faults(sound):
        return
    keys = granted(sound)
    for name, key in KEYS.items():
        assert keys[name] == (normal(sound[name]) if name in sound else set(key.keys))


@settings(max_examples=60, deadline=None)
@given(WISHES)
def test_granted_wishes_leave_no_key_with_two_meanings_on_a_screen(wishes: dict[str, str]) -> None:
    if faults(wishes):
        return
    for board in keyboards():
        wanted = {
            name: normal(wishes[name]) if name in wishes else set(keys) for name, keys in board.named.items()
        }
        usual = [key for keys in board.named.values() for key in keys]
        for key in set().union(*wanted.values()):
            owners = [name for name, keys in wanted.items() if key in keys]
            assert len(owners) == 1 or usual.count(key) > 1
            assert key not in board.fixed


async def test_a_remapped_key_works_and_the_usual_one_no_longer_does(tmp_path: Path) -> None:
    app = app_of(tmp_path, keys={"home.history": "f3,o", "history.home": "left_square_bracket"})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "h")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "o")
        assert isinstance(app.screen, HistoryScreen)
        await press(pilot, "escape", "q")
        assert isinstance(app.screen, HistoryScreen)
        await press(pilot, "left_square_bracket", "f3")
        assert isinstance(app.screen, HistoryScreen)


async def test_swapped_keys_are_swapped(tmp_path: Path) -> None:
    wishes = {"home.history": "enter", "home.take": "h"}
    assert faults(wishes) == {}
    app = app_of(tmp_path, keys=wishes)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert isinstance(app.screen, HistoryScreen)
        await press(pilot, "escape", "h")
        assert isinstance(app.screen, BriefingScreen)


async def test_help_shows_the_keys_as_they_are(tmp_path: Path) -> None:
    app = app_of(tmp_path, keys={"home.history": "f3", "app.help": "f12"})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "f12")
        assert isinstance(app.screen, HelpScreen)
        lines = [line.split() for line in str(app.screen.query_one(Static).render()).splitlines()]
        assert ["f3", "history"] in lines
        assert ["f12", "help"] in lines
        assert ["q", "quit"] in lines
        assert not any(line[:1] == ["h"] for line in lines)


async def test_the_footer_shows_the_keys_as_they_are(tmp_path: Path) -> None:
    app = app_of(tmp_path, keys={"home.history": "f3"})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = {active.binding.description: key for key, active in app.screen.active_bindings.items()}
        assert shown["history"] == "f3"


async def test_the_theme_is_the_one_that_was_set(tmp_path: Path) -> None:
    app = app_of(tmp_path, theme="nord")
    async with app.run_test():
        assert app.theme == "nord"


async def test_no_colour_goes_before_every_theme(tmp_path: Path) -> None:
    app = app_of(tmp_path, theme="nord", colourless=True)
    async with app.run_test():
        assert app.theme == "ansi-dark"


def test_themes_are_told_with_the_nearest() -> None:
    assert {"mlquiz-dark", "mlquiz-light", "nord"} <= set(theme_names())
    assert theme_fault("mlquiz-light") == ""
    assert theme_fault("mlquiz-lihgt") == "'mlquiz-lihgt' is no theme; did you mean 'mlquiz-light'?"
    assert theme_fault("0").startswith("'0' is no theme; there are mlquiz-dark, ")
