"""`mlquiz bank fmt`: what it writes, prints and ends with."""

from pathlib import Path

from tests.cli.conftest import Shell

UNTIDY = "domain:   d\nquestions:\n- id: q1\n  # why\n  stem: s\n"
TIDY = "domain: d\nquestions:\n  - id: q1\n    # why\n    stem: s\n"


def bank(folder: Path, **files: str) -> Path:
    """A bank's folder with these files beside its blueprint."""
    folder.mkdir(parents=True)
    for name, text in {"exam": "format: 1\n", **files}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_files_are_laid_out_and_counted(shell: Shell, tmp_path: Path) -> None:
    folder = bank(tmp_path / "one", a=UNTIDY, b=TIDY)
    said = shell("bank", "fmt", str(folder))
    assert said.code == 0
    assert said.out == f"{folder / 'a.yaml'}\n1 file laid out, 2 were so already\n"
    assert (folder / "a.yaml").read_text(encoding="utf-8") == TIDY
    assert shell("bank", "fmt", str(folder)).out == "0 files laid out, 3 were so already\n"


def test_a_file_that_is_laid_out_is_not_touched(shell: Shell, tmp_path: Path) -> None:
    file = bank(tmp_path / "one", a=TIDY) / "a.yaml"
    before = file.stat()
    assert shell("bank", "fmt", str(file)).code == 0
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_check_names_files_and_writes_nothing(shell: Shell, tmp_path: Path) -> None:
    file = bank(tmp_path / "one", a=UNTIDY) / "a.yaml"
    said = shell("bank", "fmt", "--check", str(file))
    assert said.code == 1
    assert said.out == f"{file} would change\n1 file would be laid out, 0 are so already\n"
    assert file.read_text(encoding="utf-8") == UNTIDY
    shell("bank", "fmt", str(file))
    assert shell("bank", "fmt", "--check", str(file)).code == 0


def test_diff_prints_a_patch_and_writes_nothing(shell: Shell, tmp_path: Path) -> None:
    file = bank(tmp_path / "one", a=UNTIDY) / "a.yaml"
    said = shell("bank", "fmt", "--diff", str(file))
    assert said.code == 1
    assert said.out.startswith(
        f"--- {file}\n+++ {file}\n@@ -1,5 +1,5 @@\n-domain:   d\n+domain: d\n questions:\n"
    )
    assert said.err == "1 file would be laid out, 0 are so already\n"
    assert file.read_text(encoding="utf-8") == UNTIDY


def test_a_diff_tells_line_ends_and_a_missing_last_one(shell: Shell, tmp_path: Path) -> None:
    file = bank(tmp_path / "one") / "exam.yaml"
    file.write_bytes(b"format: 1\r\nid: a")
    said = shell("bank", "fmt", "--diff", str(file))
    assert "-format: 1\u240d\n-id: a\n\\ No newline at end of file\n+format: 1\n+id: a\n" in said.out


def test_a_file_that_is_not_understood_is_told_after_the_others_are_done(
    shell: Shell, tmp_path: Path
) -> None:
    folder = bank(tmp_path / "one", a="domain: d\ndomain: e\n", b=UNTIDY)
    said = shell("bank", "fmt", str(folder))
    assert said.code == 3
    assert said.err == f"{folder / 'a.yaml'}:2:1: has 'domain' twice (first on line 1); keep one of them\n"
    assert said.out.endswith("1 file laid out, 1 was so already, 1 left as it is\n")
    assert (folder / "a.yaml").read_text(encoding="utf-8") == "domain: d\ndomain: e\n"
    assert (folder / "b.yaml").read_text(encoding="utf-8") == TIDY


def test_a_file_that_may_not_be_written_is_told(shell: Shell, tmp_path: Path) -> None:
    file = bank(tmp_path / "one", a=UNTIDY) / "a.yaml"
    file.chmod(0o444)
    said = shell("bank", "fmt", str(file))
    assert said.code == 3
    assert "cannot be written (it is read-only)" in said.err
    assert "0 files laid out, 0 were so already, 1 left as it is" in said.out


def test_json_tells_of_every_file(shell: Shell, tmp_path: Path) -> None:
    folder = bank(tmp_path / "one", a=UNTIDY, b="a: &x b\n")
    said = shell("bank", "fmt", "--json", "--check", str(folder))
    assert said.code == 3
    assert said.json["written"] is False
    told = {Path(each["file"]).name: (each["changed"], len(each["problems"])) for each in said.json["files"]}
    assert told == {"a.yaml": (True, 0), "b.yaml": (False, 1), "exam.yaml": (False, 0)}
    assert "diff" not in said.json["files"][0]
    diff = shell("bank", "fmt", "--json", "--diff", str(folder / "a.yaml")).json["files"][0]["diff"]
    assert diff.startswith("--- ")


def test_what_is_no_bank_is_a_wrong_word(shell: Shell, tmp_path: Path) -> None:
    assert shell("bank", "fmt", str(tmp_path / "nowhere")).code == 2
    (tmp_path / "empty").mkdir()
    said = shell("bank", "fmt", str(tmp_path / "empty"))
    assert said.code == 2
    assert "holds no bank" in said.err


def test_controls_of_a_file_do_not_reach_the_terminal(shell: Shell, tmp_path: Path) -> None:
    folder = bank(tmp_path / "one", a="x:  1 # \u202eevil\n")
    assert "\u202e" not in shell("bank", "fmt", "--diff", str(folder)).out
