"""Banks are compiled by file: what did not change is not read again, and nobody can tell that it was not."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import EXAM_YAML, every_kind, pool, question, write_bank
from tests.written import questions_yaml

from mlquiz.bank.cache import Cache
from mlquiz.bank.compiled import compiled, part_of
from mlquiz.bank.library import Library
from mlquiz.errors import UnreadableBank, UsageFault
from mlquiz.model.question import Question

NAMES = ["a.yaml", "b.yaml", "c.yml"]


def parted(folder: Path, questions: tuple[Question, ...] = every_kind()) -> Path:
    """A bank of several files, one after the other."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "exam.yaml").write_text(EXAM_YAML)
    third = -(-len(questions) // 3)
    for place, name in enumerate(NAMES):
        (folder / name).write_text(questions_yaml(questions[place * third : (place + 1) * third]))
    return folder


def test_a_file_that_is_known_is_not_read(tmp_path: Path) -> None:
    folder = parted(tmp_path / "demo")
    known = {"b.yaml": part_of([question(50), question(51)])}
    (folder / "b.yaml").write_text("no questions at all")
    bank, problems = compiled(folder, ["exam.yaml", *NAMES], known)
    assert bank is not None
    assert not problems
    asked = every_kind()
    assert bank.pool.everything() == (*asked[:4], question(50), question(51), *asked[8:])


def test_a_problem_beside_known_files_brings_all_problems_of_the_bank(tmp_path: Path) -> None:
    folder = parted(tmp_path / "demo")
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_text("no questions at all")
    bank, problems = compiled(folder, ["exam.yaml", *NAMES], {"b.yaml": part_of([question(50)])})
    assert bank is None
    assert [Path(each.file).name for each in problems] == ["a.yaml", "b.yaml"]


def test_a_known_blueprint_that_changed_this_very_moment_is_read_as_it_is(tmp_path: Path) -> None:
    folder = parted(tmp_path / "demo")
    (folder / "exam.yaml").write_text("format: 1")
    bank, problems = compiled(folder, ["exam.yaml", *NAMES], {"b.yaml": part_of([question(50)])})
    assert bank is None
    assert "has no 'title'" in "\n".join(map(str, problems))


def pooled(banks: Path, cache: Path) -> object:
    """All that a library tells of the demo bank, or what it says instead."""
    library = Library([banks], Cache(cache))
    try:
        shelf = library.shelf("demo")
        found = library.pool(shelf)
    except (UnreadableBank, UsageFault) as error:
        return str(error)
    return shelf, found.version, found.listed, found.everything()


EDITS: dict[str, Callable[[str], str | None]] = {
    "deleted": lambda _: None,
    "emptied": lambda _: "",
    "touched": lambda text: text,
    "reworded": lambda text: text.replace("What is right", "What is very right"),
    "broken": lambda text: text + "nonsense: 1\n",
    "mended": lambda text: text.replace("nonsense: 1\n", ""),
    "made new": lambda _: questions_yaml([question(50), question(51)]),
    "made like the first": lambda _: questions_yaml(every_kind()[:4]),
    "made like the last": lambda _: questions_yaml(every_kind()[8:]),
    "reweighed": lambda text: text.replace("weight: 60", "weight: 61"),
    "renamed": lambda text: text.replace("id: models", "id: modals"),
    "renamed back": lambda text: text.replace("id: modals", "id: models"),
}


def edit(file: Path, doing: str) -> None:
    after = EDITS[doing](file.read_text() if file.exists() else "")
    if after is None:
        file.unlink(missing_ok=True)
    else:
        file.write_text(after)


@given(st.lists(st.tuples(st.sampled_from(["exam.yaml", *NAMES]), st.sampled_from(list(EDITS))), max_size=6))
@settings(max_examples=40, deadline=None)
def test_a_bank_that_was_compiled_by_file_is_the_bank_that_is_read_as_a_whole(
    edits: list[tuple[str, str]],
) -> None:
    with TemporaryDirectory() as home:
        banks, cache = Path(home, "banks"), Path(home, "cache")
        folder = parted(banks / "demo")
        for turn, (name, doing) in enumerate([(NAMES[0], "touched"), *edits]):
            edit(folder / name, doing)
            assert pooled(banks, cache) == pooled(banks, Path(home, f"fresh-{turn}"))


def test_an_id_that_a_changed_file_repeats_is_reported_with_both_places(tmp_path: Path) -> None:
    folder = parted(tmp_path / "banks" / "demo", pool())
    library = Library([tmp_path / "banks"], Cache(tmp_path / "cache"))
    library.catalogue()
    (folder / "c.yml").write_text(questions_yaml([pool()[0]]))
    with pytest.raises(
        UnreadableBank, match=r"c\.yml:\d+:\d+.*repeats an id first given at .*a\.yaml:\d+:\d+"
    ):
        library.shelf("demo")


def test_an_unchanged_file_is_held_against_a_changed_blueprint(tmp_path: Path) -> None:
    folder = write_bank(tmp_path / "banks" / "demo")
    library = Library([tmp_path / "banks"], Cache(tmp_path / "cache"))
    library.catalogue()
    (folder / "exam.yaml").write_text(EXAM_YAML.replace("id: models", "id: modals"))
    with pytest.raises(UnreadableBank, match=r"questions\.yaml.* names the domain 'models'"):
        library.shelf("demo")
