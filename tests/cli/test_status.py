"""`mlquiz status`: what is due, the days left and the chance; in short, a line that a prompt can wait for."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.build import pool, write_bank
from tests.cli.conftest import Shell
from tests.test_house import loaded

from mlquiz.cli.short import renew, short
from mlquiz.cli.wiring import Desk
from mlquiz.model.plan import day_of

pytestmark = pytest.mark.usefixtures("warm")

HEAVY = {
    "click",
    "numpy",
    "pydantic",
    "fsrs",
    "yaml",
    "textual",
    "sqlite_utils",
    "mlquiz.bank",
    "mlquiz.report",
}


INFINITE = {
    "exam": "demo",
    "left": None,
    "today": None,
    "dues": [],
    "probability": float("inf"),
    "n": 1,
    "gone": False,
}


def soon(days: int = 5) -> str:
    return str(day_of(datetime.now(UTC)) + timedelta(days=days))


def kept(tmp_path: Path) -> Path:
    return tmp_path / "home" / "cache" / "status.json"


def test_before_anything_was_taken_the_way_in_is_told_and_a_prompt_gets_nothing(
    shell: Shell, tmp_path: Path
) -> None:
    said = shell("status", "--short")
    assert (said.code, said.out, said.err) == (0, "", "")
    assert not (tmp_path / "home" / "history.db").exists()
    told = (
        "Nothing yet. 'mlquiz exams' lists what can be taken, 'mlquiz plan EXAM --on DATE' keeps its day.\n"
    )
    assert shell("status").out == told
    assert shell("status", "--json").json == []


def test_a_plan_is_told_with_its_list_and_in_short(shell: Shell) -> None:
    shell("plan", "demo", "--on", soon(), "--per-day", "6")
    assert shell("status").out.splitlines() == [
        "Demo exam  demo",
        f"    exam on {soon()}, in 5 days",
        "    today 6 of 6 left: 6 new",
        "    not enough evidence: 0 first answers in mocks",
    ]
    assert shell("status", "--short").out == "demo: 6 due, 5 days\n"
    (found,) = shell("status", "--json").json
    assert (found["exam"], found["due"], found["days_left"], found["probability"]) == ("demo", 6, 5, None)


def test_one_day_is_told_as_one(shell: Shell) -> None:
    shell("plan", "demo", "--on", soon(1))
    assert shell("status", "--short").out == "demo: rest today, 1 day\n"


def test_the_line_is_renewed_once_something_was_finished_or_planned(shell: Shell) -> None:
    shell("plan", "demo", "--on", soon(), "--per-day", "6")
    assert shell("status", "--short").out == "demo: 6 due, 5 days\n"
    shell("next", stdin="a\n:check\n")
    assert shell("status", "--short").out == "demo: 5 due, 5 days\n"
    shell("plan", "demo", "--per-day", "9")
    assert shell("status", "--short").out == "demo: 8 due, 5 days\n"
    shell("plan", "demo", "--off")
    assert shell("status", "--short").out.startswith("demo: ")
    assert "days" not in shell("status", "--short").out


def test_the_chance_stands_in_the_line_once_there_is_one(shell: Shell, banks: Path) -> None:
    write_bank(banks / "demo", pool(40))
    for _ in range(3):
        shell("take", "demo", "--plain", stdin="a\n" * 14 + ":submit\n")
    (found,) = shell("status", "--json").json
    assert found["n"] >= 25
    assert shell("status", "--short").out.endswith(
        f", P {int(found['probability'] * 100)}% (n {found['n']})\n"
    )
    assert "chance to pass: " in shell("status").out


def test_a_mock_that_is_open_is_no_history_yet(shell: Shell, tmp_path: Path) -> None:
    shell("take", "demo", "--plain", stdin="a\n:quit\n")
    assert shell("status", "--short").out == ""
    told = json.loads(kept(tmp_path).read_text(encoding="utf-8"))
    assert set(map(str, told["days"].values())) == {"{}"}
    before = kept(tmp_path).stat().st_mtime_ns
    assert shell("status", "--short").out == ""
    assert kept(tmp_path).stat().st_mtime_ns == before, "that there is nothing to tell is kept too"


@pytest.mark.parametrize(
    "rubbish", ["", "[]", "{}", "null", '{"sign": 1, "days": {}}', "\x00", "[" * 200_000]
)
def test_what_is_kept_may_be_anything(shell: Shell, tmp_path: Path, rubbish: str) -> None:
    shell("plan", "demo", "--on", soon())
    line = shell("status", "--short").out
    kept(tmp_path).write_text(rubbish, encoding="utf-8")
    assert shell("history").code == 0
    kept(tmp_path).write_text(rubbish, encoding="utf-8")
    assert shell("status", "--short").out == line


@pytest.mark.parametrize("rubbish", [None, [], {}, "demo", {"exam": "demo"}, INFINITE])
def test_what_is_kept_of_a_day_may_be_anything(shell: Shell, tmp_path: Path, rubbish: object) -> None:
    shell("plan", "demo", "--on", soon())
    line = shell("status", "--short").out
    told = json.loads(kept(tmp_path).read_text(encoding="utf-8"))
    told["days"] = dict.fromkeys(told["days"], rubbish) if rubbish else rubbish
    kept(tmp_path).write_text(json.dumps(told), encoding="utf-8")
    assert shell("status", "--short").out == line


def test_the_line_of_a_day_to_come_is_kept_as_that_day_will_tell_it(shell: Shell, tmp_path: Path) -> None:
    shell("plan", "demo", "--on", soon(3))
    shell("status", "--short")
    days = json.loads(kept(tmp_path).read_text(encoding="utf-8"))["days"]
    assert [(day[:10], told["left"], told["today"]) for day, told in days.items()] == [
        (soon(0), 3, "24 due"),
        (soon(1), 2, "24 due"),
        (soon(2), 1, "rest today"),
        (soon(3), 0, "exam today"),
    ]


def test_of_another_zone_another_line_is_told(shell: Shell, tmp_path: Path) -> None:
    shell("plan", "demo", "--on", soon())
    shell("status", "--short")
    told = json.loads(kept(tmp_path).read_text(encoding="utf-8"))
    told["days"] = {f"{day[:10]} +1345": {"exam": "elsewhere"} for day in told["days"]}
    kept(tmp_path).write_text(json.dumps(told), encoding="utf-8")
    assert shell("status", "--short").out == "demo: 24 due, 5 days\n"


def test_no_terminal_obeys_what_is_kept(shell: Shell, tmp_path: Path) -> None:
    shell("plan", "demo", "--on", soon())
    shell("status", "--short")
    text = kept(tmp_path).read_text(encoding="utf-8").replace('"exam": "demo"', '"exam": "\\u001b[31mdemo"')
    kept(tmp_path).write_text(text, encoding="utf-8")
    assert shell("status", "--short").out == "␛[31mdemo: 24 due, 5 days\n"


def test_after_a_change_the_last_line_is_told_with_a_mark_and_renewed_behind(
    shell: Shell, banks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell("plan", "demo", "--on", soon())
    shell("status", "--short")
    write_bank(banks / "demo", pool(20))
    begun: list[str] = []
    short(Desk(), lambda: begun.append("renewing"))
    assert capsys.readouterr().out == "demo: 24 due, 5 days …\n"
    assert begun == ["renewing"]
    renew()
    assert shell("status", "--short").out == "demo: 30 due, 5 days\n"


def test_of_a_line_of_days_ago_the_days_that_are_left_are_those_of_today(
    shell: Shell, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell("plan", "demo", "--on", soon())
    shell("status", "--short")
    told = json.loads(kept(tmp_path).read_text(encoding="utf-8"))
    first = next(iter(told["days"].values()))
    for left, line in (
        (12, "demo: 24 due, 3 days …\n"),
        (9, "demo: 24 due …\n"),
        (8, "demo: 24 due, 5 days\n"),
    ):
        told["days"] = {f"{soon(-9)} +0000": first | {"left": left}}
        kept(tmp_path).write_text(json.dumps(told), encoding="utf-8")
        short(Desk(), lambda: None)
        assert capsys.readouterr().out == line


def test_the_program_itself_renews_the_line_behind_the_prompt(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks" / "demo")
    environment = {**os.environ, "MLQUIZ_HOME": str(tmp_path)}
    environment.pop("MLQUIZ_BANKS", None)
    loaded(tmp_path, "plan", "demo", "--on", soon())

    def told() -> str:
        command = [sys.executable, "-m", "mlquiz", "status", "--short"]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    assert told() == "demo: 24 due, 5 days\n"
    write_bank(tmp_path / "banks" / "demo", pool(20))
    lines = [told() for _ in range(2)]
    while lines[-1].endswith("…\n") and len(lines) < 300:
        lines.append(told())
    assert lines[0] == "demo: 24 due, 5 days …\n"
    assert lines[-1] == "demo: 30 due, 5 days\n"


def test_a_line_that_nobody_asked_for_is_not_kept(shell: Shell, tmp_path: Path) -> None:
    shell("plan", "demo", "--on", soon())
    shell("next", stdin="a\n:check\n")
    assert not kept(tmp_path).exists()


def test_a_line_that_cannot_be_kept_is_told_all_the_same(shell: Shell, tmp_path: Path) -> None:
    shell("plan", "demo", "--on", soon())
    kept(tmp_path).mkdir()
    assert shell("status", "--short").out == "demo: 24 due, 5 days\n"
    assert list(kept(tmp_path).parent.glob("status.json*")) == [kept(tmp_path)]


def test_a_history_that_cannot_be_read_leaves_a_prompt_alone_and_is_told_elsewhere(
    shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "home" / "history.db").write_bytes(b"rubbish" * 100)
    assert shell("status", "--short").code == 0
    assert shell("status", "--short").out == ""
    assert shell("status").code == 3


def test_a_bank_that_is_gone_is_told_by_what_is_known(shell: Shell, banks: Path) -> None:
    shell("next", "demo", stdin="a\n:check\n")
    shell("plan", "demo", "--on", soon())
    shutil.rmtree(banks / "demo")
    said = shell("status")
    assert said.code == 0
    assert "exam on " in said.out
    assert "in 5 days" in said.out
    assert "due" not in said.out
    assert "its bank is not there" in said.out
    assert shell("status", "--short").out == "demo: no bank, 5 days\n"
    assert "is kept as that of the exam" in shell("plan").err
    (told,) = shell("status", "--json").json
    assert told["due"] is None


def test_a_line_that_is_kept_loads_nothing_heavy(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks" / "demo")
    loaded(tmp_path, "plan", "demo", "--on", soon())
    assert "fsrs" in loaded(tmp_path, "plan", "demo", "--per-day", "3") | loaded(
        tmp_path, "status", "--short"
    )
    assert "fsrs" in loaded(tmp_path, "plan", "demo", "--per-day", "4")
    modules = loaded(tmp_path, "status", "--short")
    assert "mlquiz.cli.short" in modules
    assert not modules & HEAVY


def test_a_prompt_gets_one_line_from_the_program_itself(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks" / "demo")
    environment = {**os.environ, "MLQUIZ_HOME": str(tmp_path)}
    environment.pop("MLQUIZ_BANKS", None)
    loaded(tmp_path, "plan", "demo", "--on", soon())
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-m", "mlquiz", "status", "--short"],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert (done.stdout, done.stderr) == ("demo: 24 due, 5 days\n", "")
