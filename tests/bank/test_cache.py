"""The cache spares reading a bank again, and whatever happens to it nothing but time is lost."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.build import EXAM_YAML, every_kind, exam_yaml, pool, question, write_bank

from mlquiz.bank.cache import Cache
from mlquiz.bank.library import Library
from mlquiz.errors import UnreadableBank
from mlquiz.model.pool import Pool


def library(tmp_path: Path) -> Library:
    return Library([tmp_path / "banks"], Cache(tmp_path / "cache"))


def demo(tmp_path: Path) -> Pool:
    """The pool of the demo bank, as another process gets it."""
    shelves = library(tmp_path)
    return shelves.pool(shelves.shelf("demo"))


def part(tmp_path: Path, name: str) -> Path:
    return next((tmp_path / "cache").glob(f"*.{name}.json"))


def is_cached(tmp_path: Path, folder: Path) -> bool:
    cache = Cache(tmp_path / "cache")
    index = cache.index(folder)
    ids = [each.id for each in index.listed] if index else []
    return cache.card(folder) is not None and index is not None and bool(cache.questions(folder, index, ids))


@pytest.mark.parametrize("questions", [pool(), every_kind()], ids=["choices", "every kind"])
def test_a_cached_bank_is_the_bank_that_was_read(tmp_path: Path, questions) -> None:  # type: ignore[no-untyped-def]
    folder = write_bank(tmp_path / "banks" / "demo", questions)
    first = library(tmp_path).shelf("demo").card
    assert is_cached(tmp_path, folder)
    again = demo(tmp_path)
    known = Pool.of(first.blueprint, again.everything())
    assert (again.everything(), again.listed, again.version) == (questions, known.listed, known.version)
    assert library(tmp_path).shelf("demo").card == first


def test_what_an_exam_says_of_its_room_survives(tmp_path: Path) -> None:
    profile = "{sections: [{title: Data, domains: [data]}, {title: Rest}], pilot: 2}"
    folder = write_bank(tmp_path / "banks" / "demo", (), exam_yaml(profile=profile, credit="partial"))
    library(tmp_path).catalogue()
    card = Cache(tmp_path / "cache").card(folder)
    assert card is not None
    assert (card.blueprint.credit, card.blueprint.profile.pilot) == ("partial", 2)
    assert [each.title for each in card.blueprint.profile.sections] == ["Data", "Rest"]


def test_an_edited_bank_is_read_anew_even_if_size_and_time_are_the_same_but_for_a_tick(
    tmp_path: Path,
) -> None:
    file = write_bank(tmp_path / "banks" / "demo") / "questions.yaml"
    library(tmp_path).catalogue()
    before = file.stat()
    file.write_text(file.read_text().replace("number 1?", "number X?", 1))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert demo(tmp_path).everything()[0].stem == "What is right in data, number X?"


def test_a_touched_bank_keeps_its_cache_and_is_compared_by_content_only_once(tmp_path: Path) -> None:
    folder = write_bank(tmp_path / "banks" / "demo")
    library(tmp_path).catalogue()
    os.utime(folder / "questions.yaml", (1, 1))
    assert Cache(tmp_path / "cache").card(folder) is not None
    assert is_cached(tmp_path, folder)
    stamp = json.loads(part(tmp_path, "card").read_bytes().splitlines()[1])["stamp"]
    assert stamp["questions.yaml"][1] == 1_000_000_000


def test_a_new_or_deleted_file_is_noticed(tmp_path: Path) -> None:
    folder = write_bank(tmp_path / "banks" / "demo")
    library(tmp_path).catalogue()
    write_bank(tmp_path / "spare", [question(77)])
    (tmp_path / "spare" / "questions.yaml").rename(folder / "more.yaml")
    assert library(tmp_path).shelf("demo").card.questions == len(demo(tmp_path)) == 25
    (folder / "more.yaml").unlink()
    assert library(tmp_path).shelf("demo").card.questions == len(demo(tmp_path)) == 24


SPOILS: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda _: b"",
    "an empty row": lambda _: b"{}",
    "a list": lambda _: b"[1]",
    "no text": lambda _: b"\xff",
    "too deep": lambda _: b"[" * 100_000,
    "cut off": lambda stored: stored[: len(stored) // 2],
    "a letter changed": lambda stored: stored.replace(b"models", b"moders"),
    "a line lost": lambda stored: stored[stored.find(b"\n") + 1 :] if b"\n" in stored else b"",
}


@pytest.mark.parametrize("name", ["card", "index", "rows", "*"])
@pytest.mark.parametrize("spoil", list(SPOILS))
def test_a_damaged_cache_is_simply_made_again(tmp_path: Path, name: str, spoil: str) -> None:
    folder = write_bank(tmp_path / "banks" / "demo")
    library(tmp_path).catalogue()
    for file in (tmp_path / "cache").glob(f"*.{name}.json"):
        file.write_bytes(SPOILS[spoil](file.read_bytes()))
    assert demo(tmp_path).everything() == pool()
    assert is_cached(tmp_path, folder)
    assert library(tmp_path).shelf("demo").card.counts == {"data": 12, "models": 12}


@pytest.mark.parametrize("value", [None, {}, [{}], "x", 1], ids=repr)
def test_a_field_of_the_card_that_another_version_wrote_is_damage_too(tmp_path: Path, value: object) -> None:
    write_bank(tmp_path / "banks" / "demo")
    library(tmp_path).catalogue()
    fields = json.loads(part(tmp_path, "card").read_bytes().splitlines()[1])
    for field in fields:
        body = json.dumps(fields | {field: value})
        part(tmp_path, "card").write_text(f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}")
        assert demo(tmp_path).everything() == pool()
        assert library(tmp_path).shelf("demo").card.questions == 24


@pytest.mark.parametrize("name", ["card", "index", "rows"])
def test_a_file_of_the_cache_that_is_gone_is_made_again(tmp_path: Path, name: str) -> None:
    folder = write_bank(tmp_path / "banks" / "demo")
    library(tmp_path).catalogue()
    part(tmp_path, name).unlink()
    assert demo(tmp_path).everything() == pool()
    assert is_cached(tmp_path, folder)


def test_a_cache_that_goes_away_while_a_form_is_drawn_is_not_missed(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks" / "demo")
    library(tmp_path).catalogue()
    taken = demo(tmp_path)
    shutil.rmtree(tmp_path / "cache")
    assert taken.everything() == pool()


def test_a_bank_that_changes_while_a_form_is_drawn_gives_no_mixture_of_both(tmp_path: Path) -> None:
    folder = write_bank(tmp_path / "banks" / "demo")
    library(tmp_path).catalogue()
    taken = demo(tmp_path)
    write_bank(folder, pool(13))
    assert len(demo(tmp_path)) == 26
    assert taken.questions([pool()[0].id]) == (pool()[0],)
    with pytest.raises(UnreadableBank, match=r"demo: was changed while .*; draw them again"):
        taken.everything()


@pytest.mark.parametrize("name", ["index", "rows"])
def test_two_writers_at_once_leave_no_mixture_of_both(tmp_path: Path, name: str) -> None:
    write_bank(tmp_path / "banks" / "demo")
    library(tmp_path).catalogue()
    earlier = part(tmp_path, name).read_bytes()
    write_bank(tmp_path / "banks" / "demo", pool(14))
    library(tmp_path).catalogue()
    part(tmp_path, name).write_bytes(earlier)
    assert demo(tmp_path).everything() == pool(14)


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_is_a_name_all_the_same(tmp_path: Path) -> None:
    folder = write_bank(tmp_path / "banks" / os.fsdecode(b"d\xffmo"))
    for _ in range(2):
        assert len(demo(tmp_path)) == 24
    assert is_cached(tmp_path, folder)


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks" / "demo")
    (tmp_path / "cache").write_text("a file in the way")
    assert demo(tmp_path).everything() == pool()


def test_what_was_compiled_of_banks_that_are_gone_is_removed_and_nothing_else(tmp_path: Path) -> None:
    kept = write_bank(tmp_path / "banks" / "demo")
    gone = write_bank(tmp_path / "banks" / "gone", exam=EXAM_YAML.replace("id: demo", "id: gone"))
    library(tmp_path).catalogue()
    cache = tmp_path / "cache"
    for stray in ("0" * 24 + ".questions.json", "0" * 24 + ".card.json", "note.txt"):
        (cache / stray).write_text("{}")
    (cache / part(tmp_path, "rows").name.replace("rows.json", "rows.99.tmp")).write_text("left by a crash")
    shutil.rmtree(gone)
    write_bank(kept, pool(13))
    library(tmp_path).catalogue()
    assert is_cached(tmp_path, kept)
    assert sorted(each.name.partition(".")[2] for each in cache.iterdir()) == [
        "card.json",
        "index.json",
        "rows.json",
        "txt",
    ]
