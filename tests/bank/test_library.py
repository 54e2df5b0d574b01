"""Finding banks and reading them; that they are read once only is `test_cache`'s affair."""

from pathlib import Path

import pytest
from tests.build import EXAM_YAML, pool, write_bank

from mlquiz.bank.cache import Cache
from mlquiz.bank.library import Library
from mlquiz.errors import UnreadableBank, UsageFault


def library(tmp_path: Path, *folders: Path) -> Library:
    return Library(folders or [tmp_path / "banks"], Cache(tmp_path / "cache"))


def test_a_folder_of_banks_and_a_bank_itself_are_both_found(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks" / "demo")
    other = write_bank(tmp_path / "elsewhere", exam=EXAM_YAML.replace("id: demo", "id: other"))
    found = library(tmp_path, tmp_path / "banks", other).catalogue()
    assert set(found.shelves) == {"demo", "other"}
    assert found.shelves["demo"].card.counts == {"data": 12, "models": 12}


def test_two_banks_with_one_id_name_each_other_and_neither_is_sat(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks" / "one")
    write_bank(tmp_path / "banks" / "two")
    shelves = library(tmp_path)
    problem = str(shelves.catalogue().all_problems[0])
    assert "one" in problem
    assert "two" in problem
    with pytest.raises(UnreadableBank, match=r"which .*one.* has too"):
        shelves.shelf("demo")


def test_the_same_folder_found_twice_is_one_bank(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks" / "demo")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "banks")
    found = library(tmp_path, tmp_path / "banks", link).catalogue()
    assert set(found.shelves) == {"demo"}
    assert not found.problems


def test_a_broken_bank_does_not_keep_a_sound_one_from_being_sat(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks" / "demo")
    write_bank(tmp_path / "banks" / "broken", exam="format: 1\n")
    shelves = library(tmp_path)
    assert len(shelves.pool(shelves.shelf("demo"))) == 24
    assert {each.file for each in shelves.catalogue().all_problems} == {
        str(tmp_path / "banks/broken/exam.yaml")
    }
    with pytest.raises(UnreadableBank, match="has no 'title'"):
        shelves.shelf("broken")


def test_an_unknown_exam_suggests_the_nearest(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks" / "demo")
    with pytest.raises(UsageFault, match="no exam 'dmeo'; did you mean 'demo'"):
        library(tmp_path).shelf("dmeo")


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    problem = library(tmp_path, tmp_path / "nowhere").catalogue().all_problems[0]
    assert "cannot be searched for banks (no such file or directory)" in str(problem)


def test_a_pool_has_every_question_of_the_bank(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks" / "demo")
    shelves = library(tmp_path)
    assert shelves.pool(shelves.shelf("demo")).everything() == pool()


def test_a_stray_file_hides_no_bank(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks" / "demo")
    (tmp_path / "banks" / "mkdocs.yml").write_text("a: 1")
    found = library(tmp_path).catalogue()
    assert set(found.shelves) == {"demo"}
    assert not found.problems


def test_a_broken_bank_is_found_by_the_id_it_declares(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks" / "folder", exam=EXAM_YAML.replace("provider", "provdier"))
    with pytest.raises(UnreadableBank, match="provdier"):
        library(tmp_path).shelf("demo")
    with pytest.raises(UsageFault, match="no exam 'models'"):
        library(tmp_path).shelf("models")


def test_shipped_banks_are_sound(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    found = Library([root / "question_banks"], Cache(tmp_path)).catalogue()
    assert found.all_problems == []
    assert "aws-mls-c01" in found.shelves
