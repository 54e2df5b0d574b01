"""`mlquiz plan`: keeps the day of an exam, and shows what each day until then is for."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.build import pool, write_bank
from tests.cli.conftest import Shell
from tests.written import EXAM_YAML

from mlquiz.model.plan import day_of
from mlquiz.model.text import unsafe

pytestmark = pytest.mark.usefixtures("warm")


@pytest.fixture
def today() -> date:
    return day_of(datetime.now(UTC))


def on(today: date, days: int) -> str:
    return str(today + timedelta(days=days))


def test_a_day_is_kept_and_each_day_until_it_is_told(shell: Shell, today: date) -> None:
    said = shell("plan", "demo", "--on", on(today, 5), "--per-day", "6")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0] == f"Demo exam: exam on {on(today, 5)}, in 5 days, 6 questions a day"
    assert lines[1] == "Today 6 of 6 left: 6 new"
    assert lines[2] == "0 of 24 questions answered"
    assert f"{on(today, 4)}  {today + timedelta(days=4):%a}  rest" in said.out
    assert f"{on(today, 5)}  {today + timedelta(days=5):%a}  the exam" in said.out
    assert lines[-1] == "Today's list: 'mlquiz take demo --mode drill', or one by one with 'mlquiz next'."
    assert shell("plan", "demo").out == said.out


def test_the_json_has_every_day_and_todays_questions(shell: Shell, today: date) -> None:
    found = shell("plan", "demo", "--on", on(today, 30), "--per-day", "4", "--json").json
    assert {
        key: found[key] for key in ("exam", "on", "days_left", "per_day", "since", "bank", "answered")
    } == {
        "exam": "demo",
        "on": on(today, 30),
        "days_left": 30,
        "per_day": 4,
        "since": str(today),
        "bank": 24,
        "answered": 0,
    }
    assert found["recall_then"] is None
    assert [each["on"] for each in found["days"]] == [on(today, days) for days in range(31)]
    assert [each["doing"] for each in found["days"][-2:]] == ["rest", "exam"]
    assert found["mocks"] == [each["on"] for each in found["days"] if each["doing"] == "mock"]
    assert (found["today"]["left"], len(found["today"]["new"]), found["today"]["again"]) == (4, 4, [])


def test_a_long_plan_is_told_in_part_and_no_day_is_lost(shell: Shell, today: date) -> None:
    said = shell("plan", "demo", "--on", on(today, 100))
    assert "days of study" in said.out
    assert len(said.out.splitlines()) < 40
    for day in shell("plan", "demo", "--json").json["mocks"]:
        assert f"{day}  {date.fromisoformat(day):%a}  a mock" in said.out


def test_a_day_is_moved_paced_anew_and_forgotten(shell: Shell, today: date) -> None:
    shell("plan", "demo", "--on", on(today, 5), "--per-day", "6")
    assert shell("plan", "demo", "--on", on(today, 9), "--json").json["per_day"] == 6
    assert shell("plan", "demo", "--per-day", "3", "--json").json["on"] == on(today, 9)
    off = shell("plan", "demo", "--off")
    assert off.code == 0
    assert off.out == f"demo is no longer planned for {on(today, 9)}. What was answered stays.\n"
    assert shell("plan", "demo", "--on", on(today, 9), "--json").code == 0
    assert shell("plan", "demo", "--off", "--json").json is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["dmeo", "--on", "2099-01-01"], "did you mean 'demo'?"),
        (["demo"], "no day is kept for demo; keep one with --on, as in --on 2027-02-01"),
        (["demo", "--per-day", "3"], "no day to come is kept for demo; give one with --on"),
        (["demo", "--off"], "no day is kept for demo; 'mlquiz plan demo --on DATE' keeps one"),
        (["demo", "--on", "soon"], "'soon' is no day; write it like 2027-02-01"),
        (["demo", "--on", "2027-02-30"], "'2027-02-30' is no day"),
        (["demo", "--on", "20270201"], "'20270201' is no day"),
        (["demo", "--on", "2027-W05-1"], "'2027-W05-1' is no day"),
        (["demo", "--on", "2020-01-01"], "2020-01-01 has passed; today is"),
        (["demo", "--on", "9999-12-31"], "is more than two years away; plan for a nearer day"),
        (["demo", "--on", "2027-02-01", "--per-day", "0"], "0 is not in the range"),
        (["demo", "--on", "2027-02-01", "--per-day", "501"], "501 is not in the range"),
        (
            ["demo", "--off", "--on", "2027-02-01"],
            "--off forgets the day; give it without --on and --per-day",
        ),
        (["demo", "--on", "\x1b[2J"], "is no day"),
        ([], "no day is kept; keep one with"),
    ],
)
def test_a_slip_ends_with_2_and_a_sentence_and_keeps_nothing(
    shell: Shell, words: list[str], told: str
) -> None:
    said = shell("plan", *words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert unsafe(said.err) is None
    assert shell("status", "--json").json == []


def test_today_is_no_day_to_plan_for(shell: Shell, today: date) -> None:
    said = shell("plan", "demo", "--on", str(today))
    assert said.code == 2
    assert f"{today} is today: there is no day left to plan" in said.err


def test_the_day_before_the_exam_is_for_rest(shell: Shell, today: date) -> None:
    said = shell("plan", "demo", "--on", on(today, 1))
    assert said.out.splitlines()[1] == "Today rest"


def test_an_exam_that_is_retired_by_then_is_told(shell: Shell, banks: Path, today: date) -> None:
    retired = EXAM_YAML.replace("id: demo", "id: old") + f"status: retired\nretired_on: {on(today, 3)}\n"
    write_bank(banks / "old", pool(), retired)
    assert "Mind that this exam is retired" in shell("plan", "old", "--on", on(today, 9)).out
    assert "Mind that" not in shell("plan", "old", "--on", on(today, 2)).out


def test_a_broken_bank_ends_with_3_and_its_day_can_be_forgotten(
    shell: Shell, banks: Path, today: date
) -> None:
    shell("plan", "demo", "--on", on(today, 9))
    (banks / "demo" / "questions.yaml").write_text("questions: [", encoding="utf-8")
    assert shell("plan", "demo").code == 3
    assert shell("plan", "demo", "--off").code == 0
