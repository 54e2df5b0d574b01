"""Commands: what they print, as words and as JSON, and how they end."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.build import EXAM_YAML, write_bank
from tests.cli.conftest import Shell

from mlquiz.model.text import unsafe

ANSWERS = "a\nb\na\nc\nd\n:submit\n"


def test_exams_lists_every_bank_with_its_domains(shell: Shell) -> None:
    exams = {each["id"]: each for each in shell("exams", "--json").json}
    demo, shipped = exams["demo"], exams["aws-mls-c01"]
    assert {
        key: demo[key]
        for key in ("questions", "unscored", "minutes", "threshold", "bank_questions", "status")
    } == {
        "questions": 10,
        "unscored": 2,
        "minutes": 20,
        "threshold": 0.75,
        "bank_questions": 24,
        "status": "active",
    }
    assert demo["domains"][0] == {"id": "data", "title": "Data", "weight": 60.0, "bank_questions": 12}
    assert (shipped["questions"], shipped["unscored"], shipped["minutes"]) == (65, 15, 180)
    assert (shipped["status"], shipped["successor"]) == ("retired", "aws-mla-c01")
    assert shipped["bank_questions"] >= 80
    words = shell("exams")
    assert words.code == 0
    assert "aws-mls-c01" in words.out


def test_a_whole_exam_can_be_taken_through_a_pipe(shell: Shell) -> None:
    whatever_is_asked = "a\n:next\n" * 5 + ":submit\n:submit\n"
    taken = shell("take", "aws-mls-c01", "--questions", "5", "--plain", stdin=whatever_is_asked)
    assert taken.code in (0, 1)
    assert "Question 5 of 5" in taken.out
    assert ("PASS" if taken.code == 0 else "FAIL") in taken.out
    (attempt,) = shell("history", "--json").json
    assert (attempt["exam"], attempt["mode"], attempt["outcome"]) == ("aws-mls-c01", "mock", "submitted")
    assert attempt["passed"] is (taken.code == 0)


def test_show_tells_all_of_a_finished_attempt(shell: Shell) -> None:
    shell("take", "demo", "--seed", "4", "--questions", "5", "--plain", stdin=ANSWERS)
    (head,) = shell("history", "demo", "--json").json
    shown = shell("show", head["attempt"], "--json").json
    assert shown["seed"] == 4
    assert shown["score"]["total"] == 5
    assert shown["score"]["fraction"] == head["fraction"]
    assert sum(each["total"] for each in shown["domains"]) == 5
    assert [each["position"] for each in shown["responses"]] == [1, 2, 3, 4, 5]
    for response in shown["responses"]:
        assert response["correct"] == (sorted(response["picks"]) == response["key"])
        assert len(response["fingerprint"]) == 16
    words = shell("show", head["attempt"][:12])
    assert head["form"] in words.out


def test_the_end_of_input_keeps_the_sitting(shell: Shell) -> None:
    left = shell("take", "demo", "--plain", "--seed", "1", stdin="a\nb\n")
    assert left.code == 0
    assert "Kept with" in left.out
    (head,) = shell("history", "--json").json
    assert (head["outcome"], head["passed"], head["fraction"]) == ("unfinished", None, None)
    shown = shell("show", head["attempt"], "--json").json
    assert shown["score"] is None
    assert all(each["key"] is None and each["scored"] is None for each in shown["responses"])
    resumed = shell("resume", "--plain", stdin=":submit\n")
    assert "Resumed" in resumed.out
    assert resumed.code == 1
    assert shell("history", "--json").json[0]["outcome"] == "submitted"


def test_weak_says_its_n_and_waits_for_evidence(shell: Shell) -> None:
    shell("take", "demo", "--plain", stdin="a\n" * 10 + ":submit\n")
    weak = shell("weak", "demo", "--json").json
    assert weak["exam"] == "demo"
    assert weak["n"] == sum(each["n"] for each in weak["domains"])
    verdicts = {each["domain"]: each for each in weak["domains"]}
    for each in verdicts.values():
        assert (each["mastery"] is None) == (each["verdict"] == "not enough evidence")
    assert "first answers" in shell("weak").out


def test_form_codes_and_seeds_give_the_same_questions(shell: Shell) -> None:
    shell("take", "demo", "--seed", "5", "--plain", stdin=":submit\n")
    code = shell("history", "--json").json[0]["form"]
    shell("take", "demo", "--form", code, "--plain", stdin=":submit\n")
    first, second = (
        shell("show", each["attempt"], "--json").json for each in shell("history", "--json").json
    )
    assert [each["question"] for each in first["responses"]] == [
        each["question"] for each in second["responses"]
    ]
    assert first["form"] == second["form"]


def test_a_json_sitting_talks_on_stderr_and_prints_the_attempt(shell: Shell) -> None:
    taken = shell("take", "demo", "--questions", "5", "--json", stdin=ANSWERS)
    assert "Question 1 of 5" in taken.err
    assert taken.json["outcome"] == "submitted"


@pytest.mark.parametrize("words", [("take", "demo"), ("resume",)])
def test_a_sitting_that_is_left_is_printed_as_it_stands(shell: Shell, words: tuple[str, ...]) -> None:
    shell("take", "demo", "--plain", stdin=":quit\n")
    said = shell(*words, "--json", stdin="a\n:quit\n")
    assert said.code == 0
    assert "'mlquiz resume' goes on" in said.err
    assert said.json == shell("show", said.json["attempt"], "--json").json
    assert (said.json["outcome"], said.json["score"]) == ("unfinished", None)
    assert [len(each["picks"]) for each in said.json["responses"]] == [1, *[0] * 9]


def test_the_help_of_take_lists_every_option_once_in_parts(shell: Shell) -> None:
    said = shell("take", "--help").out
    for part in (
        "How it is sat:",
        "What is drawn:",
        "Chosen by need, in practice and drill:",
        "How it is shown:",
    ):
        assert part in said
    for option in (
        "--mode",
        "--per-question",
        "--pilot",
        "--missed",
        "--bookmarked",
        "--plain",
        "--json",
        "--help",
    ):
        assert said.count(f"{option} ") == 1, option


def test_without_a_terminal_the_home_screen_stays_closed(shell: Shell) -> None:
    home = shell()
    assert home.code == 0
    assert "mlquiz take EXAM --plain" in home.out
    assert "demo" in home.out


def test_the_database_is_where_it_is_said_to_be(shell: Shell, tmp_path: Path) -> None:
    shell("take", "demo", "--plain", stdin=":submit\n")
    path = Path(shell("db", "path").out.strip())
    assert path == tmp_path / "home" / "history.db"
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM attempt_summary").fetchone() == (1,)
    database.close()
    assert shell("db", "path", "--json").json == {"path": str(path), "exists": True}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["take", "dmeo", "--plain"], 2, "did you mean 'demo'?"),
        (["take", "demo", "--domain", "dota", "--plain"], 2, "it has data, models"),
        (["take", "demo", "--questions", "100", "--plain"], 2, "needs 60 and has 12"),
        (["take", "demo", "--questions", "0", "--plain"], 2, "0 is not in the range"),
        (["take", "demo", "--form", "nonsense", "--plain"], 2, "is not a form code"),
        (["take", "demo", "--seed", "-1", "--plain"], 2, "is not in the range"),
        (["show", "nothing"], 2, "no attempt 'nothing'"),
        (["history", "dmeo"], 2, "did you mean 'demo'?"),
        (["weak", "dmeo"], 2, "did you mean 'demo'?"),
        (["resume", "--plain"], 2, "no sitting to resume"),
        (["tkae"], 2, "No such command"),
        (["take"], 2, "Missing argument"),
    ],
)
def test_a_slip_ends_with_2_and_a_sentence(shell: Shell, words: list[str], code: int, told: str) -> None:
    said = shell(*words)
    assert said.code == code
    assert told in said.err
    assert "Traceback" not in said.err
    assert said.out == ""


def test_a_broken_bank_ends_with_3_and_sound_ones_still_work(shell: Shell, banks: Path) -> None:
    write_bank(
        banks / "broken", exam=EXAM_YAML.replace("id: demo", "id: broken").replace("provider", "provdier")
    )
    listed = shell("exams", "--json")
    assert listed.code == 3
    found = {each["id"] for each in listed.json}
    assert found >= {"aws-mls-c01", "demo"}
    assert "broken" not in found
    assert "exam.yaml:4:1: has the unknown field 'provdier'; did you mean 'provider'?" in listed.err
    assert shell("take", "broken", "--plain").code == 3
    assert shell("take", "demo", "--plain", stdin=":submit\n").code == 1


def test_a_bank_named_on_the_command_line_is_found(shell: Shell, tmp_path: Path) -> None:
    extra = write_bank(tmp_path / "extra", exam=EXAM_YAML.replace("id: demo", "id: extra"))
    assert "extra" in {each["id"] for each in shell("--banks", str(extra), "exams", "--json").json}


def test_a_bank_in_the_users_folder_is_found(shell: Shell, tmp_path: Path) -> None:
    write_bank(tmp_path / "home" / "banks" / "mine", exam=EXAM_YAML.replace("id: demo", "id: mine"))
    assert "mine" in {each["id"] for each in shell("exams", "--json").json}


def test_a_newer_database_ends_with_3(shell: Shell, tmp_path: Path) -> None:
    shell("take", "demo", "--plain", stdin=":submit\n")
    with sqlite3.connect(tmp_path / "home" / "history.db") as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    said = shell("history")
    assert said.code == 3
    assert "newer mlquiz" in said.err


def test_a_fault_of_mlquiz_itself_is_a_sentence_and_a_log(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("nobody thought of this")

    monkeypatch.setattr("mlquiz.report.records.Records.exams", broken)
    said = shell("exams")
    assert said.code == 70
    assert said.err.startswith("mlquiz broke: ZeroDivisionError: nobody thought of this.")
    assert "Traceback" not in said.err
    assert "nobody thought of this" in (tmp_path / "home" / "crash.log").read_text()


@pytest.mark.parametrize(
    "words", [("take\x1b[2J",), ("show", "a", "\x9b31m"), ("take", "demo", "--minutes", "\x1b]0;x\x07")]
)
def test_a_slip_is_repeated_without_its_controls(shell: Shell, words: tuple[str, ...]) -> None:
    said = shell(*words)
    assert said.code == 2
    assert "Usage: mlquiz" in said.err
    assert said.err.count("Error: ") == 1
    assert unsafe(said.err) is None


def test_json_carries_no_control_to_the_terminal(shell: Shell, tmp_path: Path) -> None:
    shell("take", "demo", "--plain", stdin=":submit\n")
    with sqlite3.connect(tmp_path / "home" / "history.db") as database:
        database.execute("UPDATE blueprint SET title = ?", ("a\u009b\u202e\x1b[2Jb",))
    database.close()
    for words in (["history"], ["history", "--json"]):
        assert not set(shell(*words).out) & {"\x1b", "\u009b", "\u202e"}


def test_banks_are_listed_though_history_cannot_be_read(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "history.db").write_bytes(b"rubbish" * 100)
    said = shell("exams", "--json")
    assert said.code == 3
    assert "not a SQLite database" in said.err
    assert "demo" in {each["id"] for each in said.json}


@pytest.mark.parametrize("words", [["show", "\udcff"], ["history", "\udcff"], ["take", "\udcff", "--plain"]])
def test_words_that_are_no_text_are_a_slip_like_any_other(shell: Shell, words: list[str]) -> None:
    assert shell(*words).code == 2


@pytest.mark.parametrize("line", [":²", ":" + "9" * 5000, "x" * 100_000, ":" + "x" * 100_000])
def test_no_line_breaks_a_sitting(shell: Shell, line: str) -> None:
    said = shell("take", "demo", "--plain", stdin=f"{line}\n:submit\n")
    assert said.code == 1
    assert len(said.out) < 20_000


def python(
    home: Path, *words: str, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "mlquiz", *words],
        input=stdin,
        capture_output=True,
        env={**os.environ, "MLQUIZ_HOME": str(home), **environment},
        check=False,
    )


def test_a_byte_that_is_no_text_loses_no_answer(tmp_path: Path, banks: Path) -> None:
    typed = b"a\nb\n\xff\nc\n:submit\n"
    said = python(
        tmp_path,
        "--banks",
        str(banks),
        "take",
        "demo",
        "--plain",
        stdin=typed,
        PYTHONIOENCODING="utf-8:strict",
    )
    assert said.returncode == 1, said.stderr
    assert b"is no answer here" in said.stdout


def test_a_terminal_that_cannot_write_a_letter_gets_a_question_mark(tmp_path: Path, banks: Path) -> None:
    write_bank(
        banks / "greek", exam=EXAM_YAML.replace("id: demo", "id: greek").replace("Demo exam", "π and σ")
    )
    said = python(
        tmp_path,
        "--banks",
        str(banks),
        "take",
        "greek",
        "--plain",
        stdin=b":submit\n",
        PYTHONIOENCODING="latin-1",
    )
    assert said.returncode == 1, said.stderr
    assert b"? and ?" in said.stdout


def test_a_closed_standard_input_is_an_end_of_input(tmp_path: Path, banks: Path) -> None:
    command = f'"{sys.executable}" -m mlquiz --banks "{banks}" take demo <&-'
    environment = {**os.environ, "MLQUIZ_HOME": str(tmp_path)}
    said = subprocess.run(["sh", "-c", command], capture_output=True, env=environment, check=False)
    assert said.returncode == 0, said.stderr
    assert b"Kept with 0 of 10 answered" in said.stdout


def piped(tmp_path: Path, banks: Path, command: str) -> "subprocess.CompletedProcess[bytes]":
    """Runs a line of the shell in which `mlquiz` stands for the program."""
    program = f'"{sys.executable}" -m mlquiz --banks "{banks}"'
    environment = {**os.environ, "MLQUIZ_HOME": str(tmp_path / "home")}
    return subprocess.run(
        ["sh", "-c", command.replace("mlquiz", program)], capture_output=True, env=environment, check=False
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize("words", ["exams", "exams --json", "take demo --plain"])
def test_an_output_that_cannot_be_written_is_a_sentence(tmp_path: Path, banks: Path, words: str) -> None:
    said = piped(tmp_path, banks, f"mlquiz {words} >/dev/full </dev/null")
    assert said.returncode == 4
    assert said.stderr.startswith(b"stdout cannot be written (No space left on device).")
    assert not (tmp_path / "home" / "crash.log").exists()


@pytest.mark.skipif(os.name == "nt", reason="pipes of a POSIX shell")
@pytest.mark.parametrize(("words", "code"), [("exams", b"0"), ("take demo --plain", b"141")])
def test_a_reader_that_leaves_is_no_failed_exam(tmp_path: Path, banks: Path, words: str, code: bytes) -> None:
    held = "{ sleep 1; yes a; }" if words.startswith("take") else "sleep 1"
    said = piped(tmp_path, banks, f"{{ {held} | mlquiz {words}; echo $? >&2; }} | true")
    assert said.stderr.strip() == code


def test_banks_behind_a_command_are_told_where_they_belong(shell: Shell) -> None:
    said = shell("exams", "--banks", "x")
    assert said.code == 2
    assert "--banks stands before the command: mlquiz --banks DIR exams" in said.err


def test_one_exam_is_told_with_all_its_facts(shell: Shell) -> None:
    told = shell("exams", "aws-mls-c01")
    assert told.code == 0
    assert "retired 2026-03-31, succeeded by aws-mla-c01; compared with its guide 20" in told.out
    assert "to pass: 75%, for the 750 of 100 to 1000 that the vendor reports" in told.out
    assert "to wait after a failed attempt, in days: 14" in told.out
    assert "\n   36%  modeling: Modeling; " in told.out
    assert "\n          3.5  Evaluate ML models\n" in told.out
    one = shell("exams", "aws-mls-c01", "--json").json
    assert one == next(each for each in shell("exams", "--json").json if each["id"] == "aws-mls-c01")
    assert one["guide"]["url"].startswith("https://docs.aws.amazon.com/")
    assert one["quiz"] is None


def test_a_course_says_how_long_its_quizzes_are(shell: Shell) -> None:
    told = shell("exams", "andrew-ng-mls").out
    assert "; quizzes of 8; " in told
    assert "a quiz over one domain: 8 questions, 16 minutes" in told
    quiz = shell("take", "andrew-ng-mls", "--domain", "c2-w1", "--plain", stdin=":quit\n")
    assert "8 questions" in quiz.out
    course = shell("take", "andrew-ng-mls", "--domain", "c3", "--plain", stdin=":quit\n")
    assert "24 questions" in course.out


def test_an_exam_that_is_not_there_is_told_with_those_that_are(shell: Shell) -> None:
    told = shell("exams", "dmeo")
    assert (told.code, told.out) == (2, "")
    assert "no exam 'dmeo'" in told.err


@pytest.mark.parametrize("words", [("ready", "demo"), ("ready",)])
def test_readiness_waits_for_enough_first_answers(shell: Shell, words: tuple[str, ...]) -> None:
    shell("take", "demo", "--plain", stdin="a\n" * 10 + ":submit\n")
    told = shell(*words)
    assert told.code == 0
    assert "Demo exam: not enough evidence" in told.out
    assert "10 of 25 first answers in mocks: take a mock" in told.out
    assert "chance" not in told.out


def test_readiness_is_told_from_25_first_answers_on(shell: Shell) -> None:
    for _ in range(2):
        shell("take", "demo", "--plain", stdin="a\n" * 10 + ":submit\n")
    shell("take", "demo", "--mode", "practice", "--plain", stdin="a\n\n" * 10)
    ready = shell("ready", "demo", "--json").json
    assert (ready["n"], ready["state"], ready["probability"]) == (20, "not enough evidence", None)
    assert [each["gain"] for each in ready["domains"]] == [None, None]


def test_nobody_who_took_nothing_is_told_where_to_begin(shell: Shell) -> None:
    assert "No finished attempts yet" in shell("ready").out
    assert shell("ready", "demo", "--json").json["n"] == 0
    assert shell("ready", "--json").json == []
    for offset in ("9", "nan", "inf", "-inf", "much"):
        assert shell("ready", "demo", f"--offset={offset}").code == 2
