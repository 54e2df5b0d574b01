"""The preview of a file: what can be shown of it, and which question it stays with."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.authoring.linted import TODAY, write
from tests.build import every_kind, question
from tests.written import questions_yaml

from mlquiz.authoring.finding import Finding, Severity
from mlquiz.authoring.preview import STAND_IN, Draft, Preview
from mlquiz.authoring.previewing import CHEAP, read_preview
from mlquiz.authoring.specimen import specimen

ASKED = """\
  - id: demo-{name}
    objective: "1.1"
    difficulty: medium
    stem: Which metric counts how many of the positives were found?
    options:
      - {{text: Recall, correct: true, rationale: It does.}}
      - {{text: Precision, rationale: It looks at what was found.}}
    explanation: Recall is the share of the positives that were found.
    references: ["https://example.org/a"]
    verified_on: 2026-11-01
"""


def file_of(*names: str) -> str:
    return "domain: modeling\nquestions:\n" + "".join(ASKED.format(name=name) for name in names)


def read(folder: Path, questions: str, **how: bool) -> Preview:
    return read_preview(write(folder, questions), TODAY, **how)


def ids(preview: Preview) -> list[str]:
    return [each.question.id for each in preview.drafts]


def codes(preview: Preview) -> set[str]:
    return {each.code for draft in preview.drafts for each in draft.findings}


def here(preview: Preview, name: str) -> Draft:
    found = preview.named(f"demo-{name}")
    assert found
    return found


def drafts(*names: str) -> Preview:
    """A preview of questions that are not on disk; one named `?` cannot be read."""
    asked = [(place, replace(question(), id=name)) for place, name in enumerate(names) if name != "?"]
    shown = tuple(Draft(place, 10 * place + 1, each) for place, each in asked)
    broken = Finding("x.yaml", 1, 1, "MQ101", Severity.ERROR, "has no key", "mark one", "lost")
    return Preview(Path("x.yaml"), STAND_IN, shown, (broken,) if "?" in names else ())


def test_questions_stand_in_their_order_with_their_lines(tmp_path: Path) -> None:
    preview = read(tmp_path, file_of("a", "b"))
    assert [(each.place, each.line, each.question.id) for each in preview.drafts] == [
        (0, 3, "demo-a"),
        (1, 13, "demo-b"),
    ]
    assert preview.blueprint.id == "demo"
    assert preview.problems == ()


def test_a_question_stays_when_others_are_put_above_it(tmp_path: Path) -> None:
    before = here(read(tmp_path, file_of("a", "b")), "b")
    after = read(tmp_path, file_of("new", "newer", "a", "b")).again(before)
    assert after
    assert (after.question.id, after.place) == ("demo-b", 3)


def test_a_question_that_gets_another_id_is_found_by_its_place(tmp_path: Path) -> None:
    before = here(read(tmp_path, file_of("a", "b", "c")), "b")
    after = read(tmp_path, file_of("a", "renamed", "c")).again(before)
    assert after
    assert after.question.id == "demo-renamed"


def test_after_the_last_question_is_deleted_the_one_before_is_looked_at(tmp_path: Path) -> None:
    before = here(read(tmp_path, file_of("a", "b")), "b")
    after = read(tmp_path, file_of("a")).again(before)
    assert after
    assert after.question.id == "demo-a"


def test_a_file_that_is_broken_has_no_question_and_says_where(tmp_path: Path) -> None:
    before = here(read(tmp_path, file_of("a")), "a")
    preview = read(tmp_path, file_of("a").replace("stem: Which", 'stem: "Which'))
    assert preview.drafts == ()
    assert preview.again(before) is None
    assert preview.problems[0].line > 1
    assert "YAML" in preview.problems[0].what


def test_a_question_that_cannot_be_read_is_not_taken_for_its_neighbour(tmp_path: Path) -> None:
    before = here(read(tmp_path, file_of("a", "b", "c")), "b")
    text = file_of("a", "b", "c")
    second = text.index("demo-b")
    preview = read(tmp_path, text[:second] + text[second:].replace("medium", "middling", 1))
    assert ids(preview) == ["demo-a", "demo-c"]
    assert preview.again(before) is None
    assert [each.question for each in preview.problems] == ["demo-b"]


def test_a_question_without_key_is_shown_with_its_error(tmp_path: Path) -> None:
    preview = read(tmp_path, file_of("a").replace("correct: true, ", ""))
    draft = here(preview, "a")
    assert draft.findings[0].severity is Severity.ERROR
    assert draft.wrong
    assert preview.problems == ()


def test_a_file_that_is_gone_is_a_problem_and_no_more(tmp_path: Path) -> None:
    (problem,) = read_preview(tmp_path / "gone.yaml", TODAY).problems
    assert "not there" in problem.what


def test_a_file_outside_of_a_bank_is_held_against_no_blueprint(tmp_path: Path) -> None:
    file = tmp_path / "alone.yaml"
    file.write_text(file_of("a"), encoding="utf-8")
    preview = read_preview(file, TODAY, whole=True)
    assert ids(preview) == ["demo-a"]
    assert preview.problems == ()
    assert not preview.whole


def test_a_domain_that_the_bank_has_not_is_told_beside_the_question(tmp_path: Path) -> None:
    preview = read(tmp_path, file_of("a").replace("modeling", "cooking"))
    told = [each.what for each in here(preview, "a").findings + preview.problems]
    assert any("cooking" in each for each in told)


def test_a_blueprint_that_is_unsound_keeps_no_question_from_being_shown(tmp_path: Path) -> None:
    preview = read_preview(write(tmp_path, file_of("a"), exam="id: [\n"), TODAY)
    assert ids(preview) == ["demo-a"]
    assert [Path(each.file).name for each in preview.problems] == ["exam.yaml"]


def test_a_blueprint_that_is_unsound_leaves_the_file_readable_and_held_against_none(tmp_path: Path) -> None:
    preview = read_preview(write(tmp_path, file_of("a"), exam="id: [\n"), TODAY, whole=True)
    assert (preview.readable, preview.planned) == (True, False)
    sound = read(tmp_path, file_of("a"))
    assert (sound.readable, sound.planned) == (True, True)


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("name", ["apples.yaml", "practice.yaml"])
def test_the_faults_of_the_file_come_before_those_of_its_blueprint(
    tmp_path: Path, name: str, whole: bool
) -> None:
    broken = file_of("a").replace("    stem:", "\tstem:")
    file = write(tmp_path, broken, exam="id: demo\nform: 3\n", name=name)
    preview = read_preview(file, TODAY, whole=whole)
    assert not preview.readable
    assert next(Path(each.file).name for each in preview.problems) == name
    assert Path(preview.problems[-1].file).name == "exam.yaml"


def test_findings_stand_with_their_question_the_gravest_first(tmp_path: Path) -> None:
    text = file_of("a", "b").replace("verified_on: 2026-11-01", "", 1).replace("references", "tags", 1)
    preview = read(tmp_path, text)
    assert {each.question for each in here(preview, "a").findings} == {"demo-a"}
    ranks = [each.severity.rank for each in here(preview, "a").findings]
    assert ranks == sorted(ranks)
    assert len(here(preview, "a").findings) > len(here(preview, "b").findings)


def test_the_bank_is_looked_at_whole_where_that_is_wanted_and_cheap(tmp_path: Path) -> None:
    twins = file_of("a", "b")
    alone, looked_at = read(tmp_path, twins), read(tmp_path, twins, whole=True)
    assert (alone.whole, looked_at.whole) == (False, True)
    assert "MQ402" not in codes(alone)
    assert "MQ402" in codes(looked_at)
    large = twins + "#" * CHEAP
    assert not read(tmp_path, large, whole=True).whole


def test_another_file_of_the_bank_is_not_told_of(tmp_path: Path) -> None:
    write(tmp_path, file_of("other").replace("correct: true, ", ""), name="other.yaml")
    preview = read(tmp_path, file_of("a"), whole=True)
    assert ids(preview) == ["demo-a"]
    assert preview.problems == ()


def test_a_line_leads_to_the_question_it_belongs_to() -> None:
    preview = drafts("a", "b")
    named = [preview.at_line(line) for line in (1, 10, 11, 99)]
    assert [each.question.id for each in named if each] == ["a", "a", "b", "b"]
    assert drafts().at_line(1) is None


def test_the_way_forward_and_back_passes_over_what_cannot_be_read() -> None:
    preview = drafts("a", "?", "c")
    first, last = preview.drafts
    lost = Draft(1, 11, replace(question(), id="lost"))
    assert preview.again(lost) is None
    assert preview.after(first) is preview.after(lost) is last
    assert preview.before(last) is preview.before(lost) is first
    assert preview.before(first) is preview.after(last) is None


def test_the_next_question_with_findings_is_looked_for_around_the_ends() -> None:
    found = (Finding("x.yaml", 1, 1, "MQ201", Severity.WARNING, "has", "shorten"),)
    clean = drafts("a", "b", "c", "d")
    preview = replace(
        clean, drafts=tuple(replace(each, findings=found * (each.place in (0, 2))) for each in clean.drafts)
    )
    a, b, c, d = preview.drafts
    assert preview.with_findings(a) is c
    assert preview.with_findings(d) is a
    assert preview.with_findings(b, backwards=True) is a
    assert preview.with_findings(a, backwards=True) is c
    assert clean.with_findings(a) is None


NAMES = st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1, max_size=8)


@given(before=NAMES, after=NAMES)
def test_a_question_is_never_lost_while_its_id_is_there(before: list[str], after: list[str]) -> None:
    was, now = drafts(*before), drafts(*after)
    for each in was.drafts:
        found = now.again(each)
        assert found
        if each.question.id in after:
            assert found.question.id == each.question.id


def test_questions_of_a_case_know_each_other(tmp_path: Path) -> None:
    file = tmp_path / "kinds.yaml"
    file.write_text(questions_yaml(every_kind()), encoding="utf-8")
    preview = read_preview(file, date(2026, 11, 22))
    with_case = next(each for each in preview.drafts if each.question.scenario)
    assert preview.of_case(with_case) == (7, 8, 9)


def test_a_specimen_is_rightly_answered_whatever_its_kind() -> None:
    for place, each in enumerate(every_kind()):
        answered = specimen(each, place, 3)
        assert answered.correct, each.id
        assert answered.slot.position == place + 1
        assert answered == specimen(each, place, 3)
    orders = {specimen(question(), 0, seed).slot.order for seed in range(9)}
    assert len(orders) > 1


def test_pictures_are_looked_for_beside_the_file(tmp_path: Path) -> None:
    preview = read(tmp_path, file_of("a"), whole=False)
    (tmp_path / "loss.png").write_bytes(b"x")
    assert preview.exhibit("loss.png") == (tmp_path / "loss.png").resolve()
    assert preview.exhibit("../loss.png") is None


def test_who_only_shows_a_preview_loads_no_reader() -> None:
    code = "import sys, mlquiz.tui.screens.preview; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pydantic", "yaml", "watchfiles", "mlquiz.authoring.lint"} & set(done.stdout.split())
