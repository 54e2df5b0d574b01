"""Finding banks, and the cache that spares reading them again."""

import json
import os
from pathlib import Path

import pytest
from tests.build import EXAM_YAML, every_kind, exam_yaml, pool, question, write_bank

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


def test_a_cached_bank_is_the_bank_that_was_read(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks" / "demo")
    fresh = library(tmp_path)
    first = fresh.pool(fresh.shelf("demo"))
    again = library(tmp_path)
    assert again.cache.questions(tmp_path / "banks" / "demo") == first == pool()
    assert again.shelf("demo").card == fresh.shelf("demo").card


def test_every_kind_survives_the_cache(tmp_path: Path) -> None:
    profile = "{sections: [{title: Data, domains: [data]}, {title: Rest}], pilot: 2}"
    write_bank(tmp_path / "banks" / "demo", every_kind(), exam_yaml(profile=profile, credit="partial"))
    library(tmp_path).catalogue()
    again = library(tmp_path)
    assert again.cache.questions(tmp_path / "banks" / "demo") == every_kind()
    card = again.cache.card(tmp_path / "banks" / "demo")
    assert card is not None
    assert (card.blueprint.credit, card.blueprint.profile.pilot) == ("partial", 2)
    assert [each.title for each in card.blueprint.profile.sections] == ["Data", "Rest"]


def test_an_edited_bank_is_read_anew_even_if_size_and_time_are_the_same_but_for_a_tick(
    tmp_path: Path,
) -> None:
    folder = write_bank(tmp_path / "banks" / "demo")
    file = folder / "questions.yaml"
    library(tmp_path).catalogue()
    before = file.stat()
    file.write_text(file.read_text().replace("number 1?", "number X?", 1))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    shelves = library(tmp_path)
    assert shelves.pool(shelves.shelf("demo"))[0].stem == "What is right in data, number X?"


def test_a_touched_bank_keeps_its_cache(tmp_path: Path) -> None:
    folder = write_bank(tmp_path / "banks" / "demo")
    library(tmp_path).catalogue()
    os.utime(folder / "questions.yaml", (1, 1))
    assert Cache(tmp_path / "cache").card(folder) is not None


def test_a_new_or_deleted_file_is_noticed(tmp_path: Path) -> None:
    folder = write_bank(tmp_path / "banks" / "demo")
    library(tmp_path).catalogue()
    write_bank(tmp_path / "spare", [question(77)])
    (tmp_path / "spare" / "questions.yaml").rename(folder / "more.yaml")
    assert library(tmp_path).shelf("demo").card.questions == 25
    (folder / "more.yaml").unlink()
    assert library(tmp_path).shelf("demo").card.questions == 24


RAW = [b"", b"{}", b"[1]", b"\xff", b"[" * 100_000]
FIELDS = [
    {name: value}
    for name in ("edition", "stamp", "counts", "blueprint", "questions", "digest")
    for value in (None, {}, [{}], "x")
]


@pytest.mark.parametrize("spoilt", [*RAW, *FIELDS], ids=str)
def test_a_damaged_cache_is_simply_made_again(tmp_path: Path, spoilt: bytes | dict[str, object]) -> None:
    write_bank(tmp_path / "banks" / "demo")
    library(tmp_path).catalogue()
    for file in (tmp_path / "cache").iterdir():
        row = json.loads(file.read_bytes())
        file.write_bytes(spoilt if isinstance(spoilt, bytes) else json.dumps(row | spoilt).encode())
    shelves = library(tmp_path)
    assert len(shelves.pool(shelves.shelf("demo"))) == 24
    assert shelves.shelf("demo").card.questions == 24


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


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_is_a_name_all_the_same(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks" / os.fsdecode(b"d\xffmo"))
    for _ in range(2):
        shelves = library(tmp_path)
        assert len(shelves.pool(shelves.shelf("demo"))) == 24


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks" / "demo")
    (tmp_path / "cache").write_text("a file in the way")
    shelves = library(tmp_path)
    assert len(shelves.pool(shelves.shelf("demo"))) == 24


def test_shipped_banks_are_sound(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    found = Library([root / "question_banks"], Cache(tmp_path)).catalogue()
    assert found.all_problems == []
    assert "aws-mls-c01" in found.shelves
