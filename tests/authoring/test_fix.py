from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.authoring.linted import choice, report, write

from mlquiz.authoring.finding import Edit, Finding, Severity
from mlquiz.authoring.fix import mend
from mlquiz.authoring.scalars import quoted
from mlquiz.bank.yaml import parse


def finding(file: Path, start: int, stop: int, text: str) -> Finding:
    return Finding(
        str(file), 1, 1, "MQ051", Severity.WARNING, "is so", "mend it", edit=Edit(start, stop, text)
    )


def edits(file: Path, *changes: tuple[str, str]) -> list[Finding]:
    """Findings that want the first piece of text to become the second."""
    text = file.read_bytes().decode("utf-8-sig")
    return [finding(file, text.index(old), text.index(old) + len(old), new) for old, new in changes]


def lines(file: Path, text: str) -> Path:
    file.write_bytes(text.encode())
    return file


SOURCE = "a: no # why\nb: [c, d, e]\nf: 'g\u00a0h'\n"


def test_edits_are_applied_and_everything_else_is_left_as_it_is(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.yaml", SOURCE)

    assert mend(edits(file, ("no", '"no"'), (", d", ""), ("\u00a0", " "))) == [f"mended {file}: 3 findings"]
    assert file.read_bytes().decode() == "a: \"no\" # why\nb: [c, e]\nf: 'g h'\n"


def test_a_second_run_mends_nothing(tmp_path: Path) -> None:
    questions = choice("no", "1:30", "a\u200bb", further="tags: [on, off]")
    twice = "['https://example.org/a', 'https://example.org/a/']"
    file = write(tmp_path, questions.replace('["https://example.org/a"]', twice))

    [told] = mend(report(tmp_path).findings)
    after = file.read_text(encoding="utf-8")

    assert told == f"mended {file}: 6 findings"
    assert 'tags: ["on", "off"]' in after
    assert "references: ['https://example.org/a']" in after
    assert not any(each.edit for each in report(tmp_path).findings)
    assert mend(report(tmp_path).findings) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("no", "'no"),
        ("no", "maybe: so"),
        ("no", ""),
        ("no", "&x no"),
        ("\u00a0", "' #"),
        ("h'", "h"),
        (", d", ", x"),
        (", d, e", ""),
        ("# why\nb", "\nz"),
        ("why\nb:", "why: b\n"),
        ("\nb", "\na"),
    ],
)
def test_an_edit_that_would_change_more_than_its_text_is_refused(tmp_path: Path, old: str, new: str) -> None:
    file = lines(tmp_path / "a.yaml", SOURCE)
    is_removal = old == ", d, e"

    [told] = mend(edits(file, (old, new)))

    assert told.startswith(f"mended {file}" if is_removal else f"{file}: not mended: other things")
    assert (file.read_bytes().decode() == SOURCE) is not is_removal


def test_a_space_that_would_begin_a_comment_is_not_written(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.yaml", "a: use\u00a0# b\n")

    assert "not mended" in mend(edits(file, ("\u00a0", " ")))[0]


def test_safe_edits_are_applied_beside_unsafe_ones(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.yaml", SOURCE)

    [told] = mend(edits(file, ("no", "'no"), (", d", ""), ("\u00a0", " ")))

    assert (
        told == f"mended {file}: 2 findings; 1 finding left to mend by hand, as other things would change too"
    )
    assert file.read_bytes().decode() == "a: no # why\nb: [c, e]\nf: 'g h'\n"


def test_of_edits_that_overlap_the_later_waits(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.yaml", SOURCE)

    [told] = mend([*edits(file, ("no", '"no"')), finding(file, 4, 5, "O")])

    assert told == f"mended {file}: 1 finding; 1 finding left for the next run"
    assert file.read_text(encoding="utf-8").startswith('a: "no" #')


def test_the_mark_at_the_beginning_line_ends_and_permissions_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes("\ufeffa: no\r\nb: c\n".encode())
    file.chmod(0o640)

    mend([finding(file, 3, 5, '"no"')])

    assert file.read_bytes() == '\ufeffa: "no"\r\nb: c\n'.encode()
    assert file.stat().st_mode & 0o777 == 0o640


def test_line_ends_of_several_kinds_become_one(tmp_path: Path) -> None:
    write(tmp_path, "").write_bytes(choice("a", "b").encode().replace(b"\n", b"\r\n", 4))

    mend(report(tmp_path, codes=("MQ053",)).findings)

    assert (tmp_path / "questions.yaml").read_bytes() == choice("a", "b").encode()


def test_a_link_stays_a_link_and_what_it_leads_to_is_mended_once(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.yaml", "a: no\n")
    link = tmp_path / "b.yaml"
    link.symlink_to(file)

    assert len(mend([*edits(file, ("no", '"no"')), *edits(link, ("no", '"no"'))])) == 1
    assert link.is_symlink()
    assert file.read_bytes() == b'a: "no"\n'


def test_a_file_that_has_changed_is_left_alone(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.yaml", "a: no\n")
    found = edits(file, ("no", '"no"'))
    lines(file, "a: NO\n")

    assert mend(found, {str(file): "a: no\n"}) == [
        f"{file}: not mended: it has changed since it was read; run it again"
    ]
    assert file.read_bytes() == b"a: NO\n"


def test_a_file_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.yaml", "a: no\n")
    file.chmod(0o444)

    assert mend(edits(file, ("no", '"no"'))) == [f"{file}: not mended: it is read-only; mend its permissions"]
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


def test_a_file_that_has_gone_is_told(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.yaml", "a: no\n")
    found = edits(file, ("no", '"no"'))
    file.unlink()

    assert mend(found) == [f"{file}: not mended: no such file or directory; see to that and run it again"]


@pytest.mark.parametrize("text", ["a: [no\n", "a: no\n---\nb: no\n", "\x1b: no\n", "# no\n", ""])
def test_what_cannot_be_read_to_its_end_is_not_mended(tmp_path: Path, text: str) -> None:
    file = lines(tmp_path / "a.yaml", text)

    assert all("not mended" in told for told in mend([finding(file, 3, 5, '"no"')]))
    assert file.read_bytes() == text.encode()


def test_findings_without_an_edit_are_passed_over(tmp_path: Path) -> None:
    assert mend([Finding("a.yaml", 1, 1, "MQ051", Severity.WARNING, "is so", "mend it")]) == []


def test_a_megabyte_and_a_hundred_thousand_texts_are_mended_at_once(tmp_path: Path) -> None:
    text = "long: " + "a" * 1_000_000 + "\u00a0b\nlist:\n" + "- no\n" * 100_000
    file = lines(tmp_path / "a.yaml", text)
    at = text.index("list:\n") + 6
    found = [finding(file, at + 5 * place + 2, at + 5 * place + 4, '"no"') for place in range(100_000)]

    assert mend([*edits(file, ("\u00a0", " ")), *found]) == [f"mended {file}: 100001 findings"]
    assert file.read_bytes().decode() == text.replace("\u00a0", " ").replace("no", '"no"')


_VALUES = st.lists(st.text(alphabet="ab:# -'\"[]{},\n\u00a0\u200b|>&*", max_size=8), min_size=1, max_size=4)


@given(_VALUES, st.data())
def test_whatever_the_edits_the_texts_they_do_not_touch_stay(values: list[str], data: st.DataObject) -> None:
    source = "".join(f"- {quoted(each)}\n" for each in values)
    start = data.draw(st.integers(0, len(source)))
    stop = data.draw(st.integers(start, len(source)))
    text = data.draw(st.text("a: #'\"\n-", max_size=3))
    with TemporaryDirectory() as folder:
        file = lines(Path(folder) / "a.yaml", source)
        mend([finding(file, start, stop, text)])
        after = parse(file.read_bytes()).tree

    assert isinstance(after, list)
    assert len(after) <= len(values)
    assert sum(old not in after for old in values) <= max(1, source.count("\n", start, stop) + 1)
