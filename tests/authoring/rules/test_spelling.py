from pathlib import Path

import pytest
from tests.authoring.linted import EXAM, choice, findings, report, write

from mlquiz.authoring import spelling

pytest.importorskip("codespell_lib")


def words(folder: Path, questions: str, exam: str = EXAM) -> list[tuple[int, str]]:
    said = findings(folder, questions, "MQ506", exam=exam)
    return [(each.line, each.what.split("'")[1]) for each in said]


def test_misspelled_words_of_every_text_are_found(tmp_path: Path) -> None:
    questions = choice('"Recieve it"', "b", stem="|\n      Which one\n      is teh key? Teh key")
    exam = EXAM.replace("Evaluate models", "Evalute models")

    assert words(tmp_path, questions, exam) == [(12, "Evalute"), (6, "Teh"), (6, "teh"), (10, "Recieve")]


def test_code_formulas_addresses_comments_names_and_terms_are_left_out(tmp_path: Path) -> None:
    stem = "Which `teh`, $teh$, https://teh.org/teh or teh@example.org? x.teh, teh_x, TEH, MAPE, mape, teh/x"
    questions = choice("a", "b # teh", stem=f"|\n      {stem}", further="tags: [teh]")

    assert words(tmp_path, questions) == []


@pytest.mark.parametrize("place", [".", ".."])
def test_words_that_the_bank_calls_right_are_left_alone(tmp_path: Path, place: str) -> None:
    bank = tmp_path / "bank"
    write(bank, choice("a", "b", stem="Is teh recieve?"))
    (bank / place / ".codespell-ignore").write_text("# ours\nTEH\n", encoding="utf-8")

    assert ["recieve" in each.what for each in report(bank, codes=("MQ506",)).findings] == [True]


def test_what_is_not_installed_finds_nothing() -> None:
    assert spelling.misspelled(["teh"], ()) == {}
    assert spelling.misspelled(["teh"], ("no-such-program-here",)) == {}


def test_nothing_in_a_text_is_an_argument_or_a_file(tmp_path: Path) -> None:
    (tmp_path / ".codespellrc").write_text("[codespell]\nignore-words-list = teh\n", encoding="utf-8")

    assert spelling.misspelled(["--help", "-", "/etc/passwd", "teh", "a\n==> b"]) == {"teh": "the"}


def test_many_mistakes_in_a_large_text_are_found_at_once(tmp_path: Path) -> None:
    stem = "|\n      " + "teh recieve wich adress occured " * 1_800

    assert len(words(tmp_path, choice("a", "b", stem=stem))) == 5
