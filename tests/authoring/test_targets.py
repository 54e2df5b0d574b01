"""Which banks paths lead to."""

from pathlib import Path

import pytest
from tests.authoring.linted import choice, write

from mlquiz.authoring.targets import Target, refuse_closed, targets
from mlquiz.errors import UnreadableBank, UsageFault


def bank(folder: Path) -> Path:
    return write(folder, choice("Recall", "Accuracy"))


def test_a_folder_with_a_blueprint_is_a_bank(tmp_path: Path) -> None:
    bank(tmp_path / "demo")
    assert targets([tmp_path / "demo"]) == [Target(tmp_path / "demo")]


def test_a_folder_above_banks_stands_for_all_of_them_in_name_order(tmp_path: Path) -> None:
    for name in ("b", "a", "deep/er"):
        bank(tmp_path / name)
    assert [each.folder.name for each in targets([tmp_path])] == ["a", "b", "er"]


def test_hidden_folders_are_not_searched(tmp_path: Path) -> None:
    bank(tmp_path / "demo")
    bank(tmp_path / ".venv" / "copy")
    assert [each.folder.name for each in targets([tmp_path])] == ["demo"]


def test_a_file_stands_for_itself_and_its_blueprint_for_the_bank(tmp_path: Path) -> None:
    file = bank(tmp_path)
    assert targets([file]) == [Target(tmp_path, frozenset({str(file)}))]
    assert targets([file, tmp_path / "exam.yaml"]) == [Target(tmp_path)]
    assert targets([tmp_path / "exam.yaml", file]) == [Target(tmp_path)]


def test_files_of_one_bank_are_one_target(tmp_path: Path) -> None:
    one = bank(tmp_path)
    two = write(tmp_path, choice("Recall", "Accuracy"), name="two.yaml")
    assert targets([one, two]) == [Target(tmp_path, frozenset({str(one), str(two)}))]


def test_a_folder_of_questions_without_blueprint_is_a_bank_that_lacks_one(tmp_path: Path) -> None:
    (tmp_path / "questions.yaml").write_text("questions: []", encoding="utf-8")
    assert targets([tmp_path]) == [Target(tmp_path)]


def test_one_bank_by_two_names_is_one_target_under_the_first(tmp_path: Path) -> None:
    file = bank(tmp_path / "demo")
    (tmp_path / "link").symlink_to("demo")
    link = tmp_path / "link"
    assert targets([file.parent, link]) == [Target(file.parent)]
    assert targets([link / file.name, file]) == [Target(link, frozenset({str(link / file.name)}))]


def test_a_folder_that_cannot_be_listed_is_a_sentence(tmp_path: Path) -> None:
    refuse_closed(tmp_path)
    with pytest.raises(UnreadableBank, match="gone: cannot be read"):
        refuse_closed(tmp_path / "gone")


def test_links_in_a_circle_are_not_followed(tmp_path: Path) -> None:
    bank(tmp_path / "demo")
    (tmp_path / "demo" / "again").symlink_to(tmp_path)
    (tmp_path / "loop").symlink_to("loop")
    assert [each.folder.name for each in targets([tmp_path])] == ["demo"]


@pytest.mark.parametrize(
    "name", ["missing", "missing.yaml", "notes.txt", "empty", 300 * "a", 300 * "a" + ".yaml"]
)
def test_what_is_no_bank_is_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageFault, match=name):
        targets([tmp_path / name])
