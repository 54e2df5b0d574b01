"""`mlquiz bank preview`: what it prints, how it ends, and how it follows a file on a real terminal."""

import re
import signal
import sys
from pathlib import Path

import pytest
from tests.authoring.linted import choice, write
from tests.build import every_kind, write_bank
from tests.cli.conftest import Shell
from tests.terminal import Terminal, mlquiz, surroundings

from mlquiz.cli.bank.editor import edit

OPTIONS = ("Recall", "Precision", "Accuracy")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "metrics", choice(*OPTIONS))


def test_a_question_is_printed_with_its_key_and_its_findings(shell: Shell, file: Path) -> None:
    said = shell("bank", "preview", str(file), "--print")
    assert said.code == 0
    assert said.out.startswith(f"{file}:3  demo-001  medium choice\n")
    for text in (
        "Which metric counts",
        ") Recall",
        ") Precision",
        "Key: Recall",
        "It says why",
        "It teaches",
    ):
        assert text in said.out
    assert said.err == ""


def test_the_key_is_marked_among_the_reasons_and_nobody_is_told_to_have_answered(
    shell: Shell, tmp_path: Path
) -> None:
    folder = write_bank(tmp_path / "kinds", every_kind())
    said = shell("bank", "preview", f"{folder}:{every_kind()[0].id}", "--print").out
    assert len(re.findall(r"^  [a-d]\) key: rationale", said, re.MULTILINE)) == 1
    assert len(re.findall(r"^  [a-d]\) rationale", said, re.MULTILINE)) == 3
    for each in every_kind():
        out = shell("bank", "preview", f"{folder}:{each.id}", "--print").out
        assert not re.search("[Yy]ou[r ]|pick|[Rr]ightly", out.partition("Key:")[2])


def test_problems_of_the_file_are_printed_before_those_of_its_blueprint(shell: Shell, file: Path) -> None:
    file = file.rename(file.with_name("practice.yaml"))
    file.write_text(choice(*OPTIONS).replace("    stem:", "\tstem:"), encoding="utf-8")
    (file.parent / "exam.yaml").write_text("id: demo\nform: 3\n", encoding="utf-8")
    said = shell("bank", "preview", str(file), "--print")
    assert said.code == 3
    assert said.err.startswith(f"{file}:")
    assert "exam.yaml:" in said.err


def test_printed_twice_it_is_the_same(shell: Shell, tmp_path: Path) -> None:
    folder = write_bank(tmp_path / "kinds", every_kind())
    for each in every_kind():
        once, again = (shell("bank", "preview", f"{folder}:{each.id}", "--print") for _ in range(2))
        assert once.out == again.out
        assert each.id in once.out
        assert f"Explanation: {each.explanation}" in once.out


def test_without_a_terminal_it_prints(shell: Shell, file: Path) -> None:
    assert shell("bank", "preview", str(file)) == shell("bank", "preview", str(file), "--print")


def test_a_question_with_errors_ends_with_1(shell: Shell, file: Path) -> None:
    write(file.parent, choice(*OPTIONS, key=()))
    said = shell("bank", "preview", str(file), "--print")
    assert said.code == 1
    assert "Key: none" in said.out
    assert f"{file}:3:5: MQ101 error: question 'demo-001': has no key" in said.out


def test_json_says_the_same(shell: Shell, file: Path) -> None:
    write(file.parent, choice(*OPTIONS, key=(), further="tags: [metrics]"))
    said = shell("bank", "preview", str(file), "--json")
    assert said.code == 1
    told = said.json
    assert (told["file"], told["line"]) == (str(file), 3)
    assert sorted(told["question"]["offered"]) == sorted(OPTIONS)
    assert told["question"]["key"] == []
    assert "MQ101" in [each["code"] for each in told["findings"]]
    assert told["problems"] == []


@pytest.mark.parametrize("kind", ["ordering", "matching", "fixed", "fresh"])
def test_json_has_the_key_of_every_kind(shell: Shell, tmp_path: Path, kind: str) -> None:
    folder = write_bank(tmp_path / "kinds", every_kind())
    asked = shell("bank", "preview", f"{folder}:q-data-{kind}", "--json").json["question"]
    assert asked["id"] == f"q-data-{kind}"
    assert asked["key"]
    assert "{" not in asked["stem"]


def test_an_exam_is_previewed_by_its_id(shell: Shell) -> None:
    said = shell("bank", "preview", "demo", "--print")
    assert said.code in (0, 1)
    assert "What is right in data, number 1?" in said.out


def test_a_line_stands_for_the_question_it_belongs_to(shell: Shell, tmp_path: Path) -> None:
    folder = write_bank(tmp_path / "kinds", every_kind())
    line = shell("bank", "preview", f"{folder}:q-data-matching", "--json").json["line"]
    file = folder / "questions.yaml"
    assert "q-data-matching" in shell("bank", "preview", f"{file}:{line + 1}", "--print").out
    assert "q-data-ordering" in shell("bank", "preview", f"{file}:{line - 1}", "--print").out


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("{file}:demo-01", "did you mean 'demo-001'?"),
        ("{folder}:demo-02", "did you mean 'demo-001'?"),
        ("{folder}/question.yaml", "did you mean {file}?"),
        ("{folder}/notes.txt", "name a file of questions"),
        ("{folder}/exam.yaml:nothing-like-it", "no question 'nothing-like-it'"),
        ("dmo", "did you mean 'demo'?"),
        ("{file}:\u00b3", "no question"),
        ("{folder}/" + 300 * "a" + ".yaml", "is not there"),
        ("{file}:" + 5000 * "9", "no question"),
    ],
)
def test_what_is_not_there_ends_with_2_and_the_nearest(
    shell: Shell, file: Path, target: str, told: str
) -> None:
    (file.parent / "notes.txt").write_text("x", encoding="utf-8")
    names = {"file": file, "folder": file.parent}
    said = shell("bank", "preview", target.format(**names), "--print")
    assert said.code == 2
    assert told.format(**names) in said.err
    assert said.out == ""


def test_a_file_that_cannot_be_read_at_all_ends_with_3(shell: Shell, file: Path) -> None:
    file.write_text('questions: "\n', encoding="utf-8")
    said = shell("bank", "preview", str(file), "--print")
    assert said.code == 3
    assert f"{file}:" in said.err
    assert said.out == ""
    file.write_text("questions: []\n", encoding="utf-8")
    assert shell("bank", "preview", str(file), "--json").code == 3


def test_a_question_that_cannot_be_read_is_told_by_its_problems(shell: Shell, file: Path) -> None:
    second = choice(*OPTIONS, name="demo-002").partition("questions:\n")[2]
    sound = choice(*OPTIONS) + second
    write(file.parent, sound.replace("difficulty: medium", "difficulty: middling", 1))
    for target in (f"{file}:demo-001", f"{file.parent}:demo-001"):
        said = shell("bank", "preview", target, "--print")
        assert said.code == 1
        assert "middling" in said.out
    other = shell("bank", "preview", f"{file}:demo-002", "--print")
    assert other.code == 0
    assert "middling" in other.err


def test_a_file_outside_of_a_bank_can_be_previewed(shell: Shell, tmp_path: Path) -> None:
    alone = tmp_path / "alone.yaml"
    alone.write_text(choice(*OPTIONS), encoding="utf-8")
    assert shell("bank", "preview", str(alone), "--print").code == 0


def test_nothing_is_kept_in_the_history(shell: Shell, file: Path, tmp_path: Path) -> None:
    shell("bank", "preview", str(file), "--print")
    assert not (tmp_path / "home" / "history.db").exists()


def test_hostile_text_is_not_obeyed(shell: Shell, tmp_path: Path) -> None:
    said = shell("bank", "preview", str(tmp_path / "\x1b[31m.yaml"), "--print")
    assert said.code == 2
    assert "\x1b" not in said.err


@pytest.mark.parametrize(
    ("program", "arguments"),
    [
        ("vi", "+7 {file}"),
        ("emacs -nw", "-nw +7 {file}"),
        ("hx", "{file}:7"),
        ("code -w", "-w --goto {file}:7"),
    ],
)
def test_an_editor_is_told_file_and_line_as_it_likes_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str, arguments: str
) -> None:
    name, *further = program.split()
    told = tmp_path / "told"
    stand_in = tmp_path / name
    stand_in.write_text(f'#!/bin/sh\necho "$@" > {told}\n', encoding="utf-8")
    stand_in.chmod(0o700)
    monkeypatch.setenv("VISUAL", " ".join([str(stand_in), *further]))
    assert edit(tmp_path / "q.yaml", 7) == ""
    assert told.read_text(encoding="utf-8").strip() == arguments.format(file=tmp_path / "q.yaml")


def test_where_no_editor_is_named_it_is_said_how_to_name_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    told = edit(tmp_path / "q.yaml", 7)
    assert told.startswith("no editor is named; ")
    assert "EDITOR=nano" in told


def test_an_editor_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "no-such-editor")
    assert "set VISUAL or EDITOR" in edit(tmp_path / "q.yaml", 1)
    monkeypatch.setenv("EDITOR", "false")
    assert edit(tmp_path / "q.yaml", 1) == "false ended with 1"


def test_a_file_is_followed_through_every_way_of_saving_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    file = write(tmp_path / "metrics", choice(*OPTIONS))
    with Terminal(mlquiz("bank", "preview", str(file)), surroundings(home)) as terminal:
        terminal.wait_for("how many of the positives")
        file.write_text(choice(*OPTIONS, stem="Which one was written over?"), encoding="utf-8")
        terminal.wait_for("Which one was written over?")
        beside = file.with_suffix(".new")
        beside.write_text(choice(*OPTIONS, stem="Which one was put in its place?"), encoding="utf-8")
        beside.replace(file)
        terminal.wait_for("Which one was put in its place?")
        file.write_text('questions: "\n', encoding="utf-8")
        terminal.wait_for("the question as it was")
        file.unlink()
        terminal.wait_for("is not there")
        file.write_text(choice(*OPTIONS, stem="Which one came back?"), encoding="utf-8")
        terminal.wait_for("Which one came back?")
        terminal.send("q")
        assert terminal.wait() == 0
    assert not (home / "history.db").exists()


def test_the_editor_is_opened_in_the_terminal_and_what_it_saves_is_shown(tmp_path: Path) -> None:
    file = write(tmp_path / "metrics", choice(*OPTIONS))
    script = "import sys, pathlib; file = pathlib.Path(sys.argv[2]);"
    script += "file.write_text(file.read_text().replace('metric', 'measure')); print('at', sys.argv[1])"
    editor = tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{script}" "$@"\n', encoding="utf-8")
    editor.chmod(0o700)
    with Terminal(
        mlquiz("bank", "preview", str(file)), surroundings(tmp_path / "home", EDITOR=str(editor))
    ) as terminal:
        terminal.wait_for("Which metric")
        terminal.press("e", "Which measure")
        terminal.send("q")
        assert terminal.wait() == 0
        assert b"at +3" in terminal.output


@pytest.mark.parametrize("lead", ["link.yaml", "nowhere/questions.yaml"])
def test_a_link_that_leads_nowhere_is_told_on_the_screen(tmp_path: Path, lead: str) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(lead)
    with Terminal(mlquiz("bank", "preview", str(link)), surroundings(tmp_path / "home")) as terminal:
        terminal.wait_for("1:1")
        terminal.send("q")
        assert terminal.wait() == 0


def test_an_interrupt_while_the_editor_runs_is_the_editors(tmp_path: Path) -> None:
    file = write(tmp_path / "metrics", choice(*OPTIONS))
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nkill -INT $PPID; kill -QUIT $PPID; kill -INT $$\n", encoding="utf-8")
    editor.chmod(0o700)
    with Terminal(
        mlquiz("bank", "preview", str(file)), surroundings(tmp_path / "home", EDITOR=str(editor))
    ) as terminal:
        terminal.wait_for("Which metric")
        terminal.press("e", "ended")
        file.write_text(choice(*OPTIONS, stem="Which one was saved afterwards?"), encoding="utf-8")
        terminal.wait_for("Which one was saved afterwards?")
        terminal.kill(signal.SIGINT)
        assert terminal.wait() == 130
