"""`mlquiz bank new`: what it makes, what it prints, what it asks, and what it refuses."""

import os
from pathlib import Path

import pytest
from tests.build import question, write_bank
from tests.cli.conftest import Shell
from tests.terminal import Terminal, mlquiz, surroundings

from mlquiz.bank.reader import read_bank

ENTER = "\r"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the command is given in."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def test_a_bank_is_begun_in_the_current_folder_and_can_be_taken(shell: Shell, here: Path) -> None:
    made = shell("bank", "new", "my-exam")
    assert (made.code, made.err) == (0, "")
    assert made.out.splitlines()[:2] == [
        f"wrote {Path('my-exam/exam.yaml')}",
        f"wrote {Path('my-exam/fundamentals.yaml')}",
    ]
    bank, problems = read_bank(here / "my-exam")
    assert problems == []
    assert bank is not None
    plan = bank.blueprint
    assert (plan.id, plan.title, plan.kind, plan.form.questions) == ("my-exam", "My exam", "course", (50, 50))
    assert "'mlquiz --banks . take my-exam --mode drill' tries it" in made.out
    taken = shell("--banks", ".", "take", "my-exam", "--plain", "--mode", "drill", stdin="a\n\n:submit\n")
    assert taken.code == 0
    assert "Which change makes the test score an honest estimate" in taken.out


def test_a_bank_is_begun_in_question_banks_where_there_is_one(shell: Shell, here: Path) -> None:
    (here / "question_banks").mkdir()
    made = shell("bank", "new", "my-exam", "--json").json
    folder = Path("question_banks") / "my-exam"
    assert made == {
        "folder": str(folder),
        "files": [
            str(folder / name)
            for name in (
                "exam.yaml",
                "fundamentals.yaml",
                "schemas/exam.schema.json",
                "schemas/questions.schema.json",
            )
        ],
    }
    assert all(Path(file).is_file() for file in made["files"])


def test_flags_say_what_the_exam_is(shell: Shell, here: Path) -> None:
    flags = (
        "--into=a/b",
        "--title=Models: a 'first' #1",
        "--provider=Prüfer & Co",
        "--questions=7",
        "--minutes=15",
        "--threshold=0.8",
        "--domain=modeling=36:Model: development",
        "--domain=data",
        "--kind=certification",
    )
    assert shell("bank", "new", "x1", *flags).code == 0
    bank, _ = read_bank(here / "a" / "b" / "x1")
    assert bank is not None
    plan = bank.blueprint
    assert (plan.title, plan.provider, plan.kind) == ("Models: a 'first' #1", "Prüfer & Co", "certification")
    assert (plan.form.questions, plan.form.minutes, float(plan.passing.threshold)) == ((7, 7), 15, 0.8)
    assert [(each.title, each.weight) for each in plan.domains] == [("Model: development", 36), ("Data", 1)]


def test_a_title_with_line_ends_and_escapes_becomes_harmless(shell: Shell, here: Path) -> None:
    assert (
        shell("bank", "new", "x1", "--title", "One\ntwo\x1b]0;x\x07\r\u202e", "--provider", " \n ").code == 0
    )
    bank, _ = read_bank(here / "x1")
    assert bank is not None
    assert bank.blueprint.title == "One two␛]0;x␇ �"
    assert bank.blueprint.provider == "Nobody in particular"


@pytest.mark.parametrize("name", ["a/b", "..", "../up", "/tmp/x", "a b", "é", "", "x\n", "\x1b[2J", "x" * 61])
def test_an_impossible_id_is_refused_and_nothing_made(shell: Shell, here: Path, name: str) -> None:
    refused = shell("bank", "new", name)
    assert (refused.code, refused.out) == (2, "")
    assert "is not possible as an exam's id; use letters" in refused.err
    assert "\x1b" not in refused.err
    assert list(here.iterdir()) == []


def test_question_is_a_word_of_the_command_and_no_id(shell: Shell, here: Path) -> None:
    refused = shell("bank", "new", "question")
    assert refused.code == 2
    assert "'mlquiz bank new question TARGET'" in refused.err
    assert list(here.iterdir()) == []


def test_nothing_that_is_there_is_overwritten(shell: Shell, here: Path) -> None:
    (here / "mine").mkdir()
    (here / "file").write_text("mine")
    for name in ("mine", "file"):
        refused = shell("bank", "new", name)
        assert (refused.code, refused.out) == (2, "")
        assert f"{name} is there already and is left as it is; choose another id" in refused.err
    assert list((here / "mine").iterdir()) == []
    assert (here / "file").read_text() == "mine"


def test_an_id_that_another_bank_has_is_refused(shell: Shell, here: Path, banks: Path) -> None:
    refused = shell("bank", "new", "demo")
    assert refused.code == 2
    assert refused.err == f"the id 'demo' is taken by {banks / 'demo'}; choose another\n"
    assert list(here.iterdir()) == []


def test_a_parent_that_cannot_be_written_is_told_in_a_sentence(shell: Shell, here: Path) -> None:
    (here / "file").write_text("mine")
    refused = shell("bank", "new", "x1", "--into", "file")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("file/x1: cannot be made (")
    assert refused.err.endswith("; name another parent with --into DIR\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_told_in_a_sentence(shell: Shell, here: Path) -> None:
    (here / "closed").mkdir(mode=0o500)
    refused = shell("bank", "new", "x1", "--into", "closed")
    assert "closed/x1: cannot be made (permission denied)" in refused.err


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (["--threshold", "130%"], "'130%' is no share to pass; write one like 75% or 0.75"),
        (["--domain", "a=x"], "'a=x' is no domain; write its id, its weight"),
        (["--domain", "a", "--domain", "a"], "the domain 'a' is named twice"),
        (["--kind", "ordering"], "an exam is of no kind 'ordering'; it is course or certification"),
        (["--objective", "1.1"], "--objective is for a question; leave it out"),
        (["--questions", "0"], "0 is not in the range"),
        (["extra"], "name one exam's id, not 2 words"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_made(
    shell: Shell, here: Path, flags: list[str], told: str
) -> None:
    refused = shell("bank", "new", "x1", *flags)
    assert (refused.code, refused.out) == (2, "")
    assert told in refused.err
    assert list(here.iterdir()) == []


def test_without_an_id_both_ways_are_named(shell: Shell, here: Path) -> None:
    refused = shell("bank", "new")
    assert refused.code == 2
    assert "'mlquiz bank new EXAM', or 'mlquiz bank new question TARGET'" in refused.err


def test_a_person_at_a_terminal_is_asked_and_faults_are_asked_again(tmp_path: Path) -> None:
    where = surroundings(tmp_path / "home")
    command = mlquiz("bank", "new", "my-exam", "--into", str(tmp_path / "banks"))
    with Terminal(command, where, (100, 30)) as terminal:
        terminal.wait_for("Title [My exam]:")
        terminal.press(f"Größe: eins{ENTER}", "Given by [Nobody in particular]:")
        terminal.press(ENTER, "Kind (course, certification) [course]:")
        terminal.press(f"certification{ENTER}", "Questions of a form [50]:")
        terminal.press(f"0{ENTER}", "0 is not in the range")
        terminal.press(f"12{ENTER}", "Minutes [90]:")
        terminal.press(ENTER, "Share that passes [75%]:")
        terminal.press(f"much{ENTER}", "'much' is no share to pass")
        terminal.press(f"70%{ENTER}", "[fundamentals=1]:")
        terminal.press(f"a=1, b=x{ENTER}", "'b=x' is no domain")
        terminal.press(f"a=1, b=2{ENTER}", "tries it.")
        assert terminal.wait() == 0
    bank, _ = read_bank(tmp_path / "banks" / "my-exam")
    assert bank is not None
    plan = bank.blueprint
    assert (plan.title, plan.kind, plan.form.questions) == ("Größe: eins", "certification", (12, 12))
    assert [each.id for each in plan.domains] == ["a", "b"]


@pytest.mark.parametrize("flag", ["--json", "--title=X"])
def test_a_person_who_gives_a_flag_is_asked_nothing(tmp_path: Path, flag: str) -> None:
    command = mlquiz("bank", "new", "my-exam", "--into", str(tmp_path), flag)
    with Terminal(command, surroundings(tmp_path / "home"), (100, 30)) as terminal:
        assert terminal.wait() == 0
        assert "Given by" not in terminal.text
    assert (tmp_path / "my-exam" / "exam.yaml").is_file()


# Questions


def test_a_question_is_appended_to_a_file_and_its_place_printed(shell: Shell, banks: Path) -> None:
    file = banks / "demo" / "questions.yaml"
    before = file.read_text()
    added = shell("bank", "new", "question", str(file))
    assert added.code == 0
    after = file.read_text()
    assert after.startswith(before)
    line = before.count("\n") + 1
    assert added.out == f"{file}:{line}\n"
    assert after.splitlines()[line - 1] == "  - id: q-models-013"
    assert "'q-models-013' is to be filled in" in added.err
    assert [str(each) for each in read_bank(banks / "demo")[1]] == []


@pytest.mark.parametrize("kind", ["choice", "ordering", "matching", "numeric"])
def test_a_question_of_any_kind_is_appended_to_the_bank_of_an_exam(
    shell: Shell, banks: Path, kind: str
) -> None:
    flags = ("--kind", kind, "--domain", "data", "--objective", "1.1")
    added = shell("bank", "new", "question", "demo", *flags, "--json").json
    assert added["file"] == str(banks / "demo" / "questions.yaml")
    assert added["id"] == "q-data-013"
    bank, problems = read_bank(banks / "demo")
    assert problems == []
    assert bank is not None
    assert bank.places["q-data-013"] == (added["file"], added["line"])
    assert (bank.questions[-1].domain, bank.questions[-1].body.kind) == ("data", kind)


def test_a_question_of_a_domain_without_a_file_begins_one(shell: Shell, here: Path) -> None:
    assert shell("bank", "new", "git-basics", "--domain=basics", "--domain=practice").code == 0
    folder = Path("git-basics")
    first = shell("bank", "new", "question", "git-basics", "--domain", "practice")
    assert (first.code, first.out) == (0, f"{folder / 'practice.yaml'}:5\n")
    more = shell("bank", "new", "question", str(folder / "more.yaml"), "--domain", "practice", "--json").json
    assert more == {"file": str(folder / "more.yaml"), "line": 5, "id": "git-basics-2.1-002"}
    last = shell("bank", "new", "question", "git-basics", "--domain", "practice", "--json").json
    assert last["id"] == "git-basics-2.1-003"
    bank, problems = read_bank(here / folder)
    assert problems == []
    assert bank is not None
    assert [each.domain for each in bank.questions] == ["basics", "practice", "practice", "practice"]


@pytest.mark.parametrize("name", ["mor.yaml", "more.txt", "nowhere/more.yaml", "exam.yaml"])
def test_a_file_that_is_not_there_is_begun_only_in_a_bank_and_with_a_domain(
    shell: Shell, here: Path, banks: Path, name: str
) -> None:
    before = sorted((banks / "demo").iterdir())
    flags = [] if name == "mor.yaml" else ["--domain", "models"]
    refused = shell("bank", "new", "question", str(banks / "demo" / name), *flags)
    assert (refused.code, refused.out) == (2, "")
    assert "name" in refused.err or "is no file" in refused.err
    assert sorted((banks / "demo").iterdir()) == before


def test_a_question_is_appended_to_a_bank_that_was_just_begun(shell: Shell, here: Path) -> None:
    (here / "question_banks").mkdir()
    assert shell("bank", "new", "my-exam").code == 0
    for target in ("my-exam", "question_banks/my-exam", "question_banks/my-exam/fundamentals.yaml"):
        assert shell("bank", "new", "question", target).code == 0
    bank, problems = read_bank(here / "question_banks" / "my-exam")
    assert problems == []
    assert bank is not None
    assert [each.id for each in bank.questions] == [f"my-exam-1.1-{number:03}" for number in (1, 2, 3, 4)]


def test_a_bank_of_the_folder_one_is_in_comes_before_those_that_are_searched(
    shell: Shell, here: Path
) -> None:
    mine = write_bank(here / "question_banks" / "mine", [question()])
    added = shell("bank", "new", "question", "demo", "--json").json
    assert added["file"] == str(Path("question_banks/mine/questions.yaml"))
    assert "q-data-002" in (mine / "questions.yaml").read_text()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nowhere"], "'nowhere' is no file, no folder and no exam; 'mlquiz exams' lists the exams"),
        (["demo", "other"], "name one file, bank or exam"),
        (["demo", "--domain=data", "--domain=models"], "at most one domain"),
        (["demo", "--domain=dta"], "there is no domain 'dta'; exam.yaml has data, models"),
        (["demo", "--objective=9"], "has no objective '9'; it has 1.1"),
        (["demo", "--kind=course"], "a question is of no kind 'course'"),
        (["demo", "--title=X"], "--title is for an exam; leave it out"),
        (["demo", "--into=X"], "--into is for an exam; leave it out"),
        (["\x1b[2J"], r"'\x1b[2J' is no file"),
    ],
)
def test_a_question_that_cannot_be_is_refused(
    shell: Shell, here: Path, banks: Path, words: list[str], told: str
) -> None:
    before = (banks / "demo" / "questions.yaml").read_bytes()
    refused = shell("bank", "new", "question", *words)
    assert (refused.code, refused.out) == (2, "")
    assert told in refused.err
    assert (banks / "demo" / "questions.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("exam.yaml", None, "exam.yaml is no file of questions"),
        ("notes.txt", "mine", "notes.txt is no file of questions"),
        ("flow.yaml", "questions: [{id: a}]\n", "flow.yaml:1:12: has its questions in brackets"),
        ("words.yaml", "words\n", "words.yaml:1:1: has no 'questions:'"),
    ],
)
def test_what_takes_no_question_is_told_in_a_sentence(
    shell: Shell, banks: Path, name: str, text: str | None, told: str
) -> None:
    file = banks / "demo" / name
    if text is not None:
        file.write_text(text)
    before = file.read_bytes()
    refused = shell("bank", "new", "question", str(file))
    assert (refused.code, refused.out) == (2, "")
    assert told in refused.err
    assert file.read_bytes() == before


def test_a_file_of_the_bank_that_cannot_be_read_ends_with_3(shell: Shell, banks: Path) -> None:
    (banks / "demo" / "empty.yaml").write_text("")
    refused = shell("bank", "new", "question", "demo")
    assert (refused.code, refused.out) == (3, "")
    assert "empty.yaml:1:1: is empty" in refused.err


def test_a_read_only_file_is_told_in_a_sentence(shell: Shell, banks: Path) -> None:
    file = write_bank(banks / "demo", [question()]) / "questions.yaml"
    file.chmod(0o444)
    refused = shell("bank", "new", "question", str(file))
    assert refused.code == 2
    assert refused.err == f"{file}: cannot be written (it is read-only); mend its permissions\n"
