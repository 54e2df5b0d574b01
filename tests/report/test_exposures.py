"""What was answered as evidence: a question counts where it is today, and by its key of today."""

import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.build import Office, blueprint, pool, write_bank
from tests.report.mended import ALL_SCORED, mend, office_of_choices, with_key
from tests.report.sat import sit

from mlquiz.insight.evidence import Exposure
from mlquiz.report.exposures import Exposures

PLAN = blueprint(unscored=0, weights=(40, 40))


def exposures(office: Office) -> list[Exposure]:
    return Exposures(office.library, office.archive, office.clock).of(PLAN)


def firsts(office: Office) -> list[Exposure]:
    found = Exposures(office.library, office.archive, office.clock).first_in_mocks(PLAN)
    return [each.by(office.clock()) for each in found]


def counted(found: Iterable[Exposure]) -> Counter[str]:
    """Answers by domain."""
    counts: Counter[str] = Counter()
    for each in found:
        counts[each.domain] += each.count
    return +counts


def earned(found: Iterable[Exposure]) -> Counter[str]:
    """Right answers by domain."""
    counts: Counter[str] = Counter()
    for each in found:
        counts[each.domain] += int(each.credit) * each.count
    return +counts


def alike(found: Iterable[Exposure]) -> dict[Exposure, int]:
    """How many there are of each sort, of whatever age; those that came to nothing left out."""
    counts: Counter[Exposure] = Counter()
    for each in found:
        counts[replace(each, count=1, age=0)] += each.count
    return {each: count for each, count in counts.items() if count}


def moved(office: Office, number: int) -> Office:
    """The bank with so many of its questions of data among the models."""
    questions = [
        replace(each, domain="models") if each.domain == "data" and int(each.id[-3:]) <= number else each
        for each in pool()
    ]
    write_bank(office.bank, questions, ALL_SCORED)
    return office.again()


@pytest.mark.parametrize("number", [0, 1, 6, 11])
def test_answers_go_with_their_questions_and_none_is_lost_or_counted_twice(
    tmp_path: Path, number: int
) -> None:
    office = office_of_choices(tmp_path)
    results = [sit(office, "+++++++---") for _ in range(3)]
    asked = [each.question for result in results for each in result.answers]
    later = moved(office, number)
    today = {each.id: each.domain for each in later.library.pool(later.library.shelf("demo"))}
    assert counted(exposures(later)) == Counter(today[each.id] for each in asked)
    assert sum(earned(exposures(later)).values()) == 21
    assert all(count > 0 for count in alike(exposures(later)).values())


def test_a_question_that_was_moved_there_and_back_is_where_it_was(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    taken = [sit(office)]
    away = moved(office, 7)
    taken.append(sit(away))
    back = moved(away, 0)
    asked = [each.question.id.split("-")[1] for result in taken for each in result.answers]
    assert counted(exposures(back)) == Counter(asked)
    assert all(count > 0 for count in alike(exposures(back)).values())


def test_a_corrected_key_turns_answers_and_keeps_their_number(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    taken = sit(office, "+++++++---")
    before = exposures(office)
    after = exposures(mend(office, taken, 8, 9))
    assert counted(after) == counted(before)
    assert (sum(earned(before).values()), sum(earned(after).values())) == (7, 9)


def test_a_question_that_was_moved_and_mended_counts_once_in_its_new_place(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    taken = sit(office, "-" * 10)
    before = counted(exposures(office))
    mine = next(each for each in taken.answers if each.question.domain == "data")
    mended = replace(with_key(mine.question, mine.response.picks), domain="models")
    write_bank(office.bank, [mended if each.id == mended.id else each for each in pool()], ALL_SCORED)
    after = exposures(office.again())
    assert counted(after) == before + Counter(models=1) - Counter(data=1)
    assert earned(after) == Counter(models=1)


def test_first_answers_in_mocks_are_those_of_all_the_answers(tmp_path: Path) -> None:
    """Also where their questions were moved, or their keys corrected."""
    office = office_of_choices(tmp_path)
    taken = sit(office, "+++++++---")
    sit(office, "+++++-----", mode="practice")
    sit(office, "++++++++++")
    for change in (office.again, lambda: mend(office, taken, 8, 9), lambda: moved(office, 6)):
        now = change()
        mocks = [each for each in exposures(now) if each.mock and each.gap is None]
        assert alike(firsts(now)) == alike(mocks)


def test_a_bank_that_is_gone_leaves_answers_as_they_were(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    sit(office, "+++++++---")
    before = alike(exposures(office))
    shutil.rmtree(office.bank)
    gone = Office(tmp_path, clock=office.clock, bank_is_there=False)
    assert alike(exposures(gone)) == alike(firsts(gone)) == before


def test_an_answer_of_tomorrow_is_as_old_as_one_of_today(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    sit(office)
    office.clock.at -= timedelta(days=400)
    assert {each.age for each in (*exposures(office), *firsts(office))} == {0}


def test_nothing_answered_is_nothing(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    sit(office, "." * 10)
    assert (exposures(office), firsts(office)) == ([], [])


def test_a_repeat_counts_by_how_well_it_was_remembered_and_none_is_counted_twice(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    first = sit(office)
    office.clock.pass_(9 * 86_400)
    for _ in range(2):
        sit(office, form=first.attempt.form)
        office.clock.pass_(86_400)
    found = alike(exposures(office))
    known = {each.recall for each in found if each.gap is not None}
    assert all(recall is not None and 0.3 < recall < 1 for recall in known)
    assert len(known) >= 2, "the second repeat a day later was remembered better"
    assert {each.recall for each in found if each.gap is None} == {None}
    assert sum(count for each, count in found.items() if each.gap is not None) == 20
    assert sum(count for each, count in found.items() if each.gap is None) == 10
    assert all(count > 0 for count in found.values())
