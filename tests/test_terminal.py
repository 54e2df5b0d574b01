"""mlquiz on a terminal: how it comes and goes, what it asks of the terminal, and that no text of a bank is obeyed."""

import json
import re
import signal
import sqlite3
import subprocess
import termios
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.build import (
    EXAM_YAML,
    exam_yaml,
    fixed_number,
    fresh_number,
    matching,
    ordering,
    question,
    write_bank,
)
from tests.terminal import PATIENCE, Terminal, mlquiz, surroundings

from mlquiz.model.question import Choice, Option, Question

ENTER, ESCAPE, CTRL_Z, DOWN = "\r", "\x1b", "\x1a", "\x1b[B"


HOME, RESULT, HISTORY = "mock exams for machine-learning", "scored questions right", "Outcome"
"""What stands on one screen and on no other."""


@pytest.fixture
def banks(tmp_path: Path) -> Path:
    """The demo bank, each question of which asks for one option."""
    asked = [question(number, domain=domain) for domain in ("data", "models") for number in range(12)]
    write_bank(tmp_path / "banks" / "demo", asked)
    return tmp_path / "banks"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def begin(terminal: Terminal) -> None:
    """From the briefing to the first question."""
    terminal.wait_for("The clock starts")
    terminal.press(ENTER, "Question 1 of 10")


def pick_two(terminal: Terminal) -> None:
    """Picks B at the first two questions."""
    begin(terminal)
    terminal.press("b", "1 answered")
    terminal.press("n", "Question 2 of 10")
    terminal.press("b", "2 answered")


def comes(terminal: Terminal, keys: str, *signs: str) -> None:
    """Types keys and waits until all of that stands on the screen."""
    terminal.press(keys, lambda it: all(sign in it.text for sign in signs))


def goes(terminal: Terminal, keys: str, sign: str) -> None:
    """Types keys and waits until that has left the screen."""
    terminal.press(keys, lambda it: sign not in it.text)


def run(home: Path, *arguments: str, banks: Path | None = None) -> "subprocess.CompletedProcess[bytes]":
    """A command without a terminal."""
    command, env = mlquiz(*arguments, banks=banks), surroundings(home)
    return subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE)


def only_attempt(home: Path) -> dict[str, Any]:
    (head,) = json.loads(run(home, "history", "--json").stdout)
    shown: dict[str, Any] = json.loads(run(home, "show", head["attempt"], "--json").stdout)
    return shown


def assert_two_kept(home: Path) -> None:
    attempt = only_attempt(home)
    assert (attempt["outcome"], attempt["answered"]) == ("unfinished", 2)
    assert [len(each["picks"]) for each in attempt["responses"]] == [1, 1] + [0] * 8


SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_signal_ends_the_exam_keeps_it_and_puts_the_terminal_right(
    banks: Path, home: Path, number: signal.Signals
) -> None:
    with Terminal(mlquiz("take", "demo", banks=banks), surroundings(home)) as terminal:
        pick_two(terminal)
        assert termios.tcgetattr(terminal.master) != terminal.modes
        shown = len(terminal.output)
        terminal.kill(number)
        assert terminal.wait(3) == 128 + number
        last_words = terminal.output[shown:]
        assert [undone for undone in RESTORED if undone not in last_words] == []
        assert termios.tcgetattr(terminal.master) == terminal.modes
    assert_two_kept(home)


RESTORED = (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?1006l", b"\x1b[?2004l", b"\x1b[?25h")
"""Back from the other screen, no mouse, no bracketed paste, a cursor."""


def test_a_terminal_that_is_closed_ends_the_exam_and_keeps_it(banks: Path, home: Path) -> None:
    with Terminal(mlquiz("take", "demo", banks=banks), surroundings(home)) as terminal:
        pick_two(terminal)
        terminal.close()
        terminal.wait(3)
    assert_two_kept(home)


AS_A_JOB = ("sh", "-mc", '"$@"; echo "left with $?"; read -r _; fg; echo "ended with $?"', "sh")
"""A shell with job control that puts what it runs back in the foreground when a line is typed."""


def test_ctrl_z_gives_the_terminal_back_and_fg_shows_the_question_again(banks: Path, home: Path) -> None:
    job = [*AS_A_JOB, *mlquiz("take", "demo", banks=banks)]
    with Terminal(job, surroundings(home)) as terminal:
        pick_two(terminal)
        shown = len(terminal.output)
        terminal.press(CTRL_Z, "left with 14")
        assert all(undone in terminal.output[shown:] for undone in RESTORED)
        assert termios.tcgetattr(terminal.master)[3] & termios.ICANON
        terminal.clear()
        terminal.send("\n")
        terminal.wait_for(
            lambda it: "Question 2 of 10" in it.text and "(●) B" in it.text and "2 answered" in it.text
        )
        terminal.press("n", "Question 3 of 10")
        terminal.press("q", "Unfinished")
        terminal.press("q", "ended with 0")
        assert terminal.wait() == 0
    assert_two_kept(home)


TYPED_AHEAD = "\n:quit\n"
NOWHERE = {
    "stdin": '"$@" </dev/null',
    "stdout": '"$@" | cat',
    "stdin and stdout": '"$@" </dev/null | cat',
    "stderr": '"$@" 2>"$HOME/errors"; cat "$HOME/errors"',
}


@pytest.mark.parametrize("arguments", [(), ("take", "demo")], ids=["home", "take"])
@pytest.mark.parametrize("script", NOWHERE.values(), ids=NOWHERE.keys())
def test_the_screen_never_opens_where_one_end_is_no_terminal(
    banks: Path, home: Path, script: str, arguments: Sequence[str]
) -> None:
    home.mkdir()
    command = ["sh", "-c", script, "sh", *mlquiz(*arguments, banks=banks)]
    with Terminal(command, surroundings(home)) as terminal:
        assert_lines_only(terminal, arguments)


@pytest.mark.parametrize("arguments", [(), ("take", "demo")], ids=["home", "take"])
@pytest.mark.parametrize("name", ["dumb", ""])
def test_the_screen_never_opens_on_a_terminal_that_knows_only_lines(
    banks: Path, home: Path, name: str, arguments: Sequence[str]
) -> None:
    with Terminal(mlquiz(*arguments, banks=banks), surroundings(home, TERM=name)) as terminal:
        assert_lines_only(terminal, arguments)


def assert_lines_only(terminal: Terminal, arguments: Sequence[str]) -> None:
    terminal.send(TYPED_AHEAD)
    assert terminal.wait(5) == 0
    assert b"\x1b" not in terminal.output
    assert (b"mlquiz resume" if arguments else b"mlquiz take EXAM --plain") in terminal.output


def test_a_terminal_too_small_says_what_it_needs_and_recovers_when_it_grows(banks: Path, home: Path) -> None:
    with Terminal(mlquiz("take", "demo", banks=banks), surroundings(home)) as terminal:
        begin(terminal)
        terminal.resize(40, 10)
        terminal.wait_for("mlquiz needs 60x16")
        assert "Question 1" not in terminal.text
        terminal.send("b")
        terminal.resize(41, 10)
        terminal.wait_for("This is 41x10")
        terminal.resize(80, 24)
        terminal.wait_for(lambda it: "Question 1 of 10" in it.text and "( ) D" in it.text)
        assert "(●)" not in terminal.text
        terminal.press("b", "1 answered")


def test_a_terminal_too_small_from_the_start_recovers_too(banks: Path, home: Path) -> None:
    with Terminal(mlquiz("take", "demo", banks=banks), surroundings(home), size=(40, 10)) as terminal:
        terminal.wait_for("mlquiz needs 60x16")
        terminal.resize(80, 24)
        terminal.wait_for("Demo exam")
        terminal.press(ENTER, "Question 1 of 10")


def test_keys_typed_ahead_of_the_go_to_box_pick_nothing(banks: Path, home: Path) -> None:
    with Terminal(mlquiz("take", "demo", banks=banks), surroundings(home)) as terminal:
        begin(terminal)
        terminal.send("g3\r")
        terminal.wait_for(lambda it: "Go to question" in it.text or "Question 3 of 10" in it.text)
        assert "0 answered" in terminal.text
        assert "Question 2" not in terminal.text


def colours(output: bytes) -> set[bytes]:
    """The sequences that set a colour other than the terminal's own."""
    found = set()
    for parameters in re.findall(rb"\x1b\[([\d;:]*)m", output):
        for each in re.split(rb"[;:]", parameters):
            if re.fullmatch(rb"3[0-8]|4[0-8]|9[0-7]|10[0-7]", each):
                found.add(parameters)
    return found


@pytest.mark.parametrize(("no_colour", "expected"), [("1", False), ("", True)])
def test_no_color_is_honoured(banks: Path, home: Path, no_colour: str, expected: bool) -> None:
    env = surroundings(home, NO_COLOR=no_colour)
    with Terminal(mlquiz("take", "demo", banks=banks), env) as terminal:
        pick_two(terminal)
        terminal.press("m", "flagged")
        terminal.press("C", "(-) C")
        terminal.press("r", "Showing [all]")
        terminal.press(ESCAPE, "Question 2 of 10")
        terminal.press("q", HOME)
        terminal.press("h", HISTORY)
        terminal.press("q", HOME)
        terminal.press("?", "Keys")
        goes(terminal, ESCAPE, "Keys")
        terminal.send("q")
        assert terminal.wait() == 0
        assert bool(colours(terminal.output)) is expected, colours(terminal.output)


# --- text that would be obeyed ---

MARKUP = "List[int] [/] [@click=app.bell]x[/] [link=file:///etc/passwd]y[/link] [red]z"
PROSE = f"{MARKUP} [docs](https://example.org/a) **bold [/] [red]** `List[int] [/]` <b>w</b>"
SEEN = ("[/]", "[@click=app.bell]x[/]", "[link=file:///etc/passwd]y[/link]", "[red]z")

PAYLOAD = "\x1b]52;c;UFdORUQ=\x07\x1b[2J\x9b31m\u202e"
OBEYED = {
    "OSC 52": b"]52;c;UFdORUQ=\x07",
    "OSC": b"\x1b]",
    "bell": b"\x07",
    "erase": b"\x1b[2J",
    "C1 CSI": "\x9b".encode(),
    "C1 byte": b"\x9b31m",
    "override": "\u202e".encode(),
}

POINTER = re.compile(rb"\x1b\]22;[a-z-]+\x07")
"""The shape of the mouse pointer, which the toolkit asks for by itself."""


def obeyed(output: bytes) -> list[str]:
    """What of the payload reached the terminal as something it would obey."""
    told = POINTER.sub(b"", output)
    return [name for name, sign in OBEYED.items() if sign in told]


def hostile_bank(folder: Path) -> None:
    """The demo bank, with markup of every kind wherever a bank may have text."""
    exam = EXAM_YAML.replace("Demo exam", f"'{MARKUP}'").replace("Nobody", f"'{MARKUP}'")
    exam = exam.replace("title: Data", f"title: '{MARKUP}'").replace(
        "title: Models", f"title: 'Two {MARKUP}'"
    )
    exam = exam.replace("Do it", f"'{MARKUP}'").replace(
        "id: demo\n", "id: demo\ncode: '[red]T[/] List[int]'\n"
    )
    write_bank(
        folder, [_hostile(domain, number) for domain in ("data", "models") for number in range(12)], exam
    )


def _hostile(domain: str, number: int) -> Question:
    plain = question(number, domain=domain, stem=f"{PROSE} {domain} {number}", explanation=PROSE)
    options = (Option(f"{place} {PROSE}", f"why {place} {PROSE}", correct=place == 1) for place in range(4))
    return Question(plain.id, domain, "1.1", "easy", plain.stem, Choice(tuple(options)), plain.explanation)


NARROW, LARGE, WIDE = (80, 24), (112, 50), (120, 50)
SHIPPED = [each for each in (Path(__file__).parents[1] / "question_banks").iterdir() if each.is_dir()]
"""The banks that stand before the demo's on the home screen."""


def walk(terminal: Terminal) -> None:
    """From home through briefing, exam, review, confirmation, result, answers and history, and out again."""
    comes(terminal, "", HOME)
    comes(terminal, DOWN * len(SHIPPED), "List[int]")
    comes(terminal, "?", "Keys")
    goes(terminal, ESCAPE, "Keys")
    comes(terminal, ENTER, "The clock starts", "List[int]")
    comes(terminal, ENTER, "Question 1 of 10", "List[int]")
    comes(terminal, "?", "Keys")
    goes(terminal, ESCAPE, "Keys")
    comes(terminal, "b", "1 answered")
    comes(terminal, "g", "Go to question")
    goes(terminal, ESCAPE, "Go to question")
    comes(terminal, "n", "Question 2 of 10", "List[int]")
    comes(terminal, "r", "Showing [all]")
    comes(terminal, "s", "Submit (y)", "9 blank")
    comes(terminal, "y", RESULT, "List[int]")
    comes(terminal, ENTER, "Explanation", "List[int]")
    comes(terminal, "n", "Question 2 ")
    comes(terminal, "d", "all, List[int]")
    comes(terminal, ESCAPE, RESULT)
    comes(terminal, "q", HOME, "Last: failed", "List[int]")
    comes(terminal, "h", HISTORY)
    comes(terminal, ENTER, RESULT, "List[int]")
    comes(terminal, "q", HISTORY)
    comes(terminal, "q", HOME)
    terminal.send("q")


def test_markup_in_a_bank_is_inert_on_every_screen(tmp_path: Path, home: Path) -> None:
    hostile_bank(tmp_path / "banks" / "demo")
    with Terminal(mlquiz(banks=tmp_path / "banks"), surroundings(home), LARGE) as terminal:
        walk(terminal)
        assert terminal.wait() == 1  # the attempt was failed
        assert obeyed(terminal.output) == []


def test_markup_in_a_bank_is_shown_as_it_was_written(tmp_path: Path, home: Path) -> None:
    hostile_bank(tmp_path / "banks" / "demo")
    with Terminal(
        mlquiz("take", "demo", banks=tmp_path / "banks"), surroundings(home), (112, 60)
    ) as terminal:
        terminal.wait_for("The clock starts")
        assert [sign for sign in SEEN if sign not in terminal.text] == []
        terminal.press(ENTER, "Question 1 of 10")
        terminal.wait_for(") D")
        assert [sign for sign in SEEN if terminal.text.count(sign) < 5] == []
        assert "docs (https://example.org/a)" in " ".join(terminal.text.split())
        assert "<b>w</b>" in terminal.text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (r'"a \e]52;c;UFdORUQ=\a"', "U+001B"),
        (r'"a \x9b31m"', "U+009B"),
        (r'"a \u202e b"', "U+202E"),
        ("a \u202e b", "U+202E"),
        ("a \x1b[2J b", "U+001B"),
        ("a \x9b31m b", "U+009B"),
    ],
    ids=["escaped OSC", "escaped C1", "escaped override", "override", "raw escape", "raw C1"],
)
def test_a_bank_with_control_characters_is_refused_and_the_character_is_named(
    tmp_path: Path, home: Path, text: str, named: str
) -> None:
    folder = write_bank(tmp_path / "banks" / "demo")
    file = folder / "questions.yaml"
    file.write_text(file.read_text("utf-8").replace("'Because.'", text, 1), encoding="utf-8")
    listed = run(home, "exams", banks=tmp_path / "banks")
    assert listed.returncode == 3
    assert named in listed.stderr.decode()
    assert obeyed(listed.stdout + listed.stderr) == []
    assert b"\x1b" not in listed.stdout + listed.stderr


def test_names_of_files_and_fields_with_control_characters_are_inert(tmp_path: Path, home: Path) -> None:
    folder = write_bank(tmp_path / "banks" / f"demo{PAYLOAD.replace('/', '')}")
    file = folder / "questions.yaml"
    file.write_text(file.read_text("utf-8") + '    "List[int] \\e]52;c;UFdORUQ=\\a": 1\n', encoding="utf-8")
    listed = run(home, "exams", banks=tmp_path / "banks")
    assert listed.returncode == 3
    assert obeyed(listed.stdout + listed.stderr) == []
    with Terminal(mlquiz(banks=tmp_path / "banks"), surroundings(home), LARGE) as terminal:
        terminal.wait_for("Not every bank can be read")
        terminal.wait_for("control character U+001B")
        terminal.send("q")
        assert terminal.wait() == 0
        assert obeyed(terminal.output) == []


LONG_AGO = "2026-01-01T00:00:00.000Z"


def poison(home: Path) -> None:
    """Puts the payload behind every `List[int]` in history, as a merged or tampered database might have it."""
    with closing(sqlite3.connect(home / "history.db", isolation_level=None)) as database:
        for table, column in (("question", "stem"), ("blueprint", "title"), ("note", "text")):
            database.execute(
                f"UPDATE {table} SET {column} = replace({column}, 'List[int]', ?)", (f"List[int]{PAYLOAD}",)
            )
        for table in ("question", "blueprint"):
            inside = json.dumps(f"List[int]{PAYLOAD}")[1:-1]
            database.execute(f"UPDATE {table} SET body = replace(body, 'List[int]', ?)", (inside,))
        database.execute("UPDATE attempt SET started_at = ? WHERE finished_at IS NOT NULL", (LONG_AGO,))


@pytest.fixture
def poisoned(tmp_path: Path, home: Path) -> Path:
    """A home with a finished and an unfinished attempt of the hostile bank, both with the payload in them."""
    hostile_bank(tmp_path / "banks" / "demo")
    for lines in (b"b\na\n:submit\n", b"b\n:quit\n"):
        command = mlquiz("take", "demo", "--plain", banks=tmp_path / "banks")
        subprocess.run(command, env=surroundings(home), input=lines, capture_output=True, timeout=PATIENCE)
    poison(home)
    return home


def test_controls_in_history_are_inert_on_every_screen(tmp_path: Path, poisoned: Path) -> None:
    with Terminal(mlquiz(banks=tmp_path / "banks"), surroundings(poisoned), LARGE) as terminal:
        comes(terminal, "", HOME, "Unfinished", "List[int]")
        comes(terminal, "r", "Question 2 of 10", "List[int]")
        comes(terminal, "p", "Question 1 of 10", "List[int]")
        comes(terminal, "r", "Showing [all]")
        comes(terminal, "s", "Submit (y)")
        goes(terminal, "n", "Submit (y)")
        comes(terminal, ESCAPE, "Question 1 of 10")
        comes(terminal, "q", HOME, "Unfinished", "List[int]")
        terminal.press("h", HISTORY)
        terminal.press(DOWN + ENTER, RESULT)
        terminal.press(ENTER, "Explanation")
        for number in range(2, 11):
            terminal.press("n", f"Question {number} ")
        terminal.press("d", "all, List[int]")
        terminal.press(ESCAPE, RESULT)
        terminal.press("q", HISTORY)
        terminal.press("q", HOME)
        terminal.send("q")
        assert terminal.wait() == 0
        assert obeyed(terminal.output) == []


KINDS = (
    question(1, stem=PROSE, option_text=f"{PROSE} "),
    question(2, options=5, key=(0, 2), stem=PROSE, option_text=f"{PROSE} "),
    replace(ordering(steps=[f"{place} {PROSE}" for place in range(4)]), stem=PROSE),
    replace(
        matching(pairs=[(f"{place} {PROSE}", f"to {place} {PROSE}") for place in range(3)], distractors=[]),
        stem=PROSE,
    ),
    replace(fixed_number(unit="List[int] [/]"), stem=PROSE),
    replace(fresh_number(), stem=f"{PROSE} {{tp}} {{fp}} {{fn}}"),
    *(
        replace(
            each,
            stem=f"{PROSE} {each.stem}",
            scenario=f"# Case\n\n{PROSE}\n\n| {PROSE} | b |\n|---|---|\n| {PROSE} | c |",
        )
        for each in (
            question(1, domain="models", option_text=f"{PROSE} "),
            ordering(domain="models"),
            fresh_number(domain="models"),
            fixed_number(domain="models"),
        )
    ),
)
"""Questions of every kind, with markup of every kind wherever they have text."""

SECTIONS = (
    f"{{sections: [{{title: '{MARKUP}', scenarios: true}}, {{title: 'Two {MARKUP}'}}], calculator: true}}"
)


@pytest.fixture
def kinds(tmp_path: Path) -> Path:
    write_bank(tmp_path / "banks" / "demo", KINDS, exam_yaml(profile=SECTIONS))
    return tmp_path / "banks"


def use_everything(terminal: Terminal, note: str, *, covers: bool) -> None:
    """Goes through all ten questions and touches everything on the way."""
    for position in range(1, 11):
        terminal.wait_for(f"Question {position} of 10")
        if covers and position == 1:
            terminal.wait_for("Case for")
            goes(terminal, ENTER, "Case for")
        terminal.wait_for("List[int]")
        terminal.send("JaA57")
        comes(terminal, "h", "Space highlights it")
        goes(terminal, "  jh", "Space highlights it")
        comes(terminal, "w", "Your note")
        terminal.send(note)
        goes(terminal, ESCAPE, "Your note")
        comes(terminal, "!", "Report this question")
        goes(terminal, ESCAPE, "Report this question")
        terminal.send("n")
        if position == 4:
            comes(terminal, "", "You cannot come back")
            terminal.send("y")
    comes(terminal, "r", "Showing [all]", "⊘")
    goes(terminal, ESCAPE, "Showing [all]")
    comes(terminal, "=", "Calculator")
    comes(terminal, f"{MARKUP}{ENTER}", "no value")


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_markup_in_every_kind_of_question_is_inert(kinds: Path, home: Path, size: tuple[int, int]) -> None:
    with Terminal(mlquiz("take", "demo", "--seed", "1", banks=kinds), surroundings(home), size) as terminal:
        terminal.wait_for("start the clock")
        terminal.send(ENTER)
        use_everything(terminal, note="[/] List[int] ", covers=size == NARROW)
        terminal.send("\x11")
        assert terminal.wait() == 0
        assert obeyed(terminal.output) == []


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_controls_in_every_kind_of_question_are_inert_when_a_sitting_is_resumed(
    kinds: Path, home: Path, size: tuple[int, int]
) -> None:
    command = mlquiz("take", "demo", "--seed", "1", banks=kinds)
    with Terminal(command, surroundings(home), size) as terminal:
        terminal.wait_for("start the clock")
        comes(terminal, ENTER, "Question 1 of 10")
        if size == NARROW:
            terminal.wait_for("Case for")
            goes(terminal, ENTER, "Case for")
        comes(terminal, "w", "Your note")
        comes(terminal, f"List[int]{ESCAPE}", "Note kept.")
        terminal.send("\x11")
        terminal.wait()
    poison(home)
    with Terminal(mlquiz("resume", banks=kinds), surroundings(home), size) as terminal:
        use_everything(terminal, note="", covers=size == NARROW)
        terminal.send("\x11")
        assert terminal.wait() == 0
        assert obeyed(terminal.output) == []


@pytest.mark.parametrize("column", ["exam", "mode", "form"])
def test_controls_in_the_head_of_an_attempt_are_inert(tmp_path: Path, poisoned: Path, column: str) -> None:
    with closing(sqlite3.connect(poisoned / "history.db", isolation_level=None)) as database:
        database.execute(f"UPDATE attempt SET {column} = {column} || ?", (PAYLOAD,))
    with Terminal(mlquiz(banks=tmp_path / "banks"), surroundings(poisoned), LARGE) as terminal:
        terminal.wait_for(HOME)
        terminal.press("h", HISTORY)
        terminal.press(DOWN + ENTER, RESULT)
        terminal.press("q", HISTORY)
        terminal.press("q", HOME)
        terminal.send("q")
        assert terminal.wait() == 0
        assert obeyed(terminal.output) == []


@pytest.mark.parametrize("as_json", [(), ("--json",)], ids=["words", "json"])
def test_controls_in_history_are_inert_in_lines(
    tmp_path: Path, poisoned: Path, as_json: Sequence[str]
) -> None:
    listed = run(poisoned, "history", *as_json)
    attempts = [each["attempt"] for each in json.loads(run(poisoned, "history", "--json").stdout)]
    shown = [run(poisoned, "show", attempt, *as_json) for attempt in attempts]
    for each in (listed, *shown):
        assert each.returncode == 0
        assert obeyed(each.stdout + each.stderr) == []
        assert b"\x1b" not in each.stdout + each.stderr


def test_controls_in_history_are_inert_when_a_sitting_is_resumed_in_lines(
    tmp_path: Path, poisoned: Path
) -> None:
    resumed = run(poisoned, "resume", "--plain")
    assert resumed.returncode == 0
    assert b"List[int]" in resumed.stdout
    assert b"\x1b" not in resumed.stdout
    assert obeyed(resumed.stdout + resumed.stderr) == []
