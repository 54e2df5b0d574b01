"""Look-alikes: the question whose key is what was picked."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from tests.build import of_kind, question

from mlquiz.exam.contrast import Confused, contrasts, paired
from mlquiz.model.pool import listed_of
from mlquiz.model.question import Choice, Option, Question


def asked(name: str, key: str, *distractors: str) -> Question:
    options = [Option(key, correct=True), *(Option(text) for text in distractors)]
    return of_kind(name, Choice(tuple(options)), f"Which one, in {name}?")


OTHERS = [question(number) for number in range(1, 60)]
STREAMS = asked("streams", "Kinesis Data Streams with two consumers", "A queue", "A bucket")
FIREHOSE = asked(
    "firehose",
    "Amazon Data Firehose, which delivers batches",
    "Kinesis Data Streams in on-demand mode",
    "A topic",
)


def found(confused: Sequence[Confused], *among: Question) -> dict[str, str]:
    return dict(contrasts(confused, [*OTHERS, *among]))


def test_the_question_whose_key_was_picked_is_its_look_alike() -> None:
    assert found([Confused(FIREHOSE, 1)], STREAMS, FIREHOSE) == {FIREHOSE.id: STREAMS.id}


def test_the_very_same_text_as_key_goes_before_one_that_says_much_of_it() -> None:
    same = asked("same", "Kinesis data streams in on-demand mode.", "Else")
    assert found([Confused(FIREHOSE, 1)], STREAMS, FIREHOSE, same) == {FIREHOSE.id: same.id}


def test_a_text_that_nobody_else_has_as_key_has_none() -> None:
    assert found([Confused(FIREHOSE, 2)], STREAMS, FIREHOSE) == {}


def test_one_rare_word_is_not_enough() -> None:
    other = asked("other", "A Kinesis application", "Else")
    assert found([Confused(FIREHOSE, 1)], other, FIREHOSE) == {}


def test_words_that_the_bank_has_everywhere_tell_nothing() -> None:
    common = [asked(f"c-{number}", f"Model registry {number}", "Else") for number in range(80)]
    missed = asked("missed", "Else", "Model registry")
    assert dict(contrasts([Confused(missed, 1)], [*common, missed])) == {}


def test_the_first_confusion_of_a_question_counts() -> None:
    topics = asked("topics", "A topic", "Else")
    both = [Confused(FIREHOSE, 1), Confused(FIREHOSE, 2)]
    assert found(both, STREAMS, FIREHOSE, topics) == {FIREHOSE.id: STREAMS.id}


@given(st.lists(st.sampled_from(OTHERS), max_size=8), st.integers(0, 3))
def test_no_question_is_its_own_look_alike(missed: list[Question], picked: int) -> None:
    told = found([Confused(each, picked) for each in missed])
    assert all(question != alike for question, alike in told.items())


# --- side by side ---

BANK = [
    listed_of(question(number, domain=domain)) for domain in ("data", "models") for number in range(1, 21)
]
NAMES = [each.id for each in BANK]
ALL = frozenset(NAMES)


def test_a_look_alike_comes_in_the_place_of_what_is_least_wanted_of_its_domain() -> None:
    data, models = NAMES[:20], NAMES[20:]
    asked = [*data[:3], *models[:2]]
    found, pairs = paired(asked, {data[0]: models[9]}, ALL, BANK)
    assert found == (*data[:3], models[0], models[9])
    assert pairs == ((data[0], models[9]),)


def test_a_look_alike_that_is_asked_anyway_costs_no_other_question_its_place() -> None:
    asked = NAMES[:6]
    assert paired(asked, {asked[0]: asked[5]}, (), BANK) == (tuple(asked), ((asked[0], asked[5]),))


def test_nothing_urgent_and_nothing_that_is_wanted_more_leaves_its_place() -> None:
    data, models = NAMES[:20], NAMES[20:]
    asked = (models[0], data[0], data[1], models[1])
    assert paired(asked, {data[0]: models[9]}, ALL, BANK, (models[1],)) == (asked, ())
    assert paired(asked[:3], {data[0]: models[9]}, ALL, BANK) == (asked[:3], ())


def test_what_may_not_be_asked_is_not_brought_in() -> None:
    asked = NAMES[:5]
    assert paired(asked, {asked[0]: NAMES[9]}, ALL - {NAMES[9]}, BANK) == (tuple(asked), ())


def test_questions_of_a_scenario_are_not_paired() -> None:
    bank = [each._replace(case="a case") for each in BANK]
    assert paired(NAMES[:5], {NAMES[0]: NAMES[9]}, ALL, bank) == (tuple(NAMES[:5]), ())


@given(
    st.lists(st.sampled_from(NAMES), unique=True, max_size=20),
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from([*NAMES, "gone"])),
    st.frozensets(st.sampled_from(NAMES)),
)
def test_the_laws_of_pairs(asked: list[str], alike: dict[str, str], others: frozenset[str]) -> None:
    found, pairs = paired(asked, alike, others, BANK)
    assert len(found) == len(set(found)) == len(asked)
    domain = {each.id: each.domain for each in BANK}
    assert sorted(map(domain.get, found)) == sorted(map(domain.get, asked))  # type: ignore[type-var]
    fresh = set(found) - set(asked)
    assert fresh <= others
    assert len(fresh) <= -(-len(asked) // 5)
    told = [name for pair in pairs for name in pair]
    assert len(set(told)) == len(told)
    assert set(told) <= set(found)
    assert all(alike[first] == second for first, second in pairs)
