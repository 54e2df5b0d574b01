"""Cues: length, words of the stem, absolutes, looks, convergence and opposites give the key away."""

from pathlib import Path

from tests.authoring.linted import choice, findings

SHORT = ("Recall", "Precision", "Specificity")
STEM = "A nursery counts how many of the diseased seedlings its camera finds. Which metric is that?"


def test_a_key_that_is_the_longest_by_far_is_found(tmp_path: Path) -> None:
    text = choice("The share of positives found", "Accuracy", "Precision", "Specificity", key=(0,))
    (found,) = findings(tmp_path, text, "MQ201")
    assert (found.code, found.severity, found.line) == ("MQ201", "warning", 8)
    assert "28 characters, while no distractor has more than 11" in found.message


def test_a_key_that_is_somewhat_longer_is_not_found(tmp_path: Path) -> None:
    for key in ("Recall at top k", "The share of positives"):
        text = choice(key, "Accuracy of positives", "Precision", "Specificity", key=(0,))
        assert not findings(tmp_path, text, "MQ201")


def test_a_distractor_may_be_the_longest(tmp_path: Path) -> None:
    text = choice("The share of positives found", "Accuracy", "Precision", key=(1,))
    assert not findings(tmp_path, text, "MQ201")


def test_of_several_keys_each_must_be_longer_than_every_distractor(tmp_path: Path) -> None:
    long = ("The share of positives found", "The share of alarms that are true")
    assert findings(tmp_path / "a", choice(*long, "Accuracy", "Precision", key=(0, 1)), "MQ201")
    mixed = choice(long[0], "Recall", "Accuracy", "Precision", key=(0, 1))
    assert not findings(tmp_path / "b", mixed, "MQ201")


def test_length_is_what_a_reader_sees(tmp_path: Path) -> None:
    link = "'[Recall](https://example.org/a/rather/long/address)'"
    assert not findings(tmp_path, choice(link, *SHORT[1:]), "MQ201")


def test_a_key_that_alone_repeats_the_stem_is_found(tmp_path: Path) -> None:
    text = choice("Share of diseased seedlings found", "Share of alarms", "Share of errors", stem=STEM)
    (found,) = findings(tmp_path, text, "MQ204")
    assert (found.severity, found.line) == ("warning", 8)
    assert "(diseased, seedlings)" in found.message


def test_words_of_the_stem_in_distractors_too_are_no_cue(tmp_path: Path) -> None:
    shared = ("Diseased seedlings found", "Diseased seedlings missed", "Seedlings lost")
    assert not findings(tmp_path / "a", choice(*shared, stem=STEM), "MQ204")
    others = ("Share of diseased seedlings found", "Metric that the camera finds", "Share of errors")
    assert not findings(tmp_path / "b", choice(*others, stem=STEM), "MQ204")


def test_numbers_and_code_of_the_stem_are_no_cue(tmp_path: Path) -> None:
    stem = "'A table has 12 rows and 30 columns of `diseased seedlings`. Which shape does it print?'"
    options = ("12 by 30", "`diseased seedlings`", "Another")
    assert not findings(tmp_path / "a", choice("12 by 30", *options[2:], "None", stem=stem), "MQ204")
    coded = choice("'`diseased seedlings`'", "Others", "None", stem=stem)
    assert not findings(tmp_path / "b", coded, "MQ204")


def test_absolutes_in_most_distractors_alone_are_found(tmp_path: Path) -> None:
    text = choice(
        "Recall counts found positives", "Precision never counts alarms", "It must be 1", "All are alike"
    )
    (found,) = findings(tmp_path, text, "MQ205")
    assert (found.severity, found.line) == ("info", 11)
    assert "absolutes (all, must, never) in 3 distractors" in found.message


def test_absolutes_in_the_key_too_or_in_schedules_are_no_cue(tmp_path: Path) -> None:
    both = choice("It never counts alarms", "It always counts alarms", "It must count alarms")
    assert not findings(tmp_path / "a", both, "MQ205")
    schedule = choice("Run on arrival", "Run every hour", "Run every 10 minutes", "Run every day")
    assert not findings(tmp_path / "b", schedule, "MQ205")
    assert not findings(tmp_path / "c", choice("Recall", "All", "Precision", "Accuracy"), "MQ205")


def test_a_key_that_alone_is_code_or_prose_is_found(tmp_path: Path) -> None:
    (code,) = findings(tmp_path / "a", choice("'`recall_score`'", "Precision", "Accuracy"), "MQ211")
    assert (code.severity, code.line) == ("warning", 8)
    assert "code among prose" in code.message
    (prose,) = findings(tmp_path / "b", choice("Recall", "'`precision`'", "'`accuracy`'"), "MQ211")
    assert "prose among code" in prose.message


def test_a_key_that_alone_ends_with_a_point_or_without_is_found(tmp_path: Path) -> None:
    (ended,) = findings(tmp_path / "a", choice("Recall.", "Precision", "Accuracy"), "MQ211")
    assert "ends with a point" in ended.message
    (open_,) = findings(tmp_path / "b", choice("Recall", "Precision.", "Accuracy."), "MQ211")
    assert "lacks the point" in open_.message


def test_options_that_are_alike_or_mixed_on_both_sides_are_not_found(tmp_path: Path) -> None:
    for options in (
        SHORT,
        ("'`a`'", "'`b`'", "C"),
        ("Recall.", "Precision.", "Accuracy"),
        ("A.", "B.", "C."),
    ):
        assert not findings(tmp_path, choice(*options), "MQ211")
    mixed = choice("'`a`'", "Recall", "'`b`'", "Accuracy", key=(0, 1))
    assert not findings(tmp_path, mixed, "MQ211")


def test_options_that_converge_on_the_key_are_found(tmp_path: Path) -> None:
    text = choice(
        "High bias and large variance",
        "High bias with noise",
        "Large variance with drift",
        "High recall, large sample",
    )
    (found,) = findings(tmp_path, text, "MQ214")
    assert (found.severity, found.line) == ("info", 8)
    assert "shares 6 words" in found.message


def test_options_that_share_words_all_round_are_not_found(tmp_path: Path) -> None:
    text = choice("High bias", "High variance", "Large bias", "Large variance")
    assert not findings(tmp_path, text, "MQ214")


def test_a_key_with_its_opposite_is_found(tmp_path: Path) -> None:
    for key, other in (
        ("It increases the variance", "It decreases the variance"),
        ("The model is not scaled", "The model is scaled"),
    ):
        (found,) = findings(tmp_path, choice(key, other, "Nothing changes"), "MQ219")
        assert (found.severity, found.line) == ("info", 8)
        assert "a key and its opposite" in found.message
    assert (
        "(increases, decreases)"
        in findings(tmp_path, choice("Bias increases", "Bias decreases", "Nothing changes"), "MQ219")[
            0
        ].message
    )


def test_opposites_that_leave_no_other_option_are_no_cue(tmp_path: Path) -> None:
    assert not findings(tmp_path, choice("True", "'False'"), "MQ219")
    square = choice("Bias increases", "Bias decreases", "Variance increases", "Variance decreases")
    assert not findings(tmp_path, square, "MQ219")
    assert not findings(tmp_path, choice("Bias grows", "Bias rises", "Bias falls"), "MQ219")
    elsewhere = choice("Nothing changes", "Bias increases", "Bias decreases")
    assert not findings(tmp_path, elsewhere, "MQ219")
