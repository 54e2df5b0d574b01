"""`mlquiz bank audit` as text, page and JSON."""

from pathlib import Path

import pytest
from tests.cli.conftest import Shell

from mlquiz.history.archive import Archive


def test_the_page_tells_what_the_json_tells(shell: Shell, tmp_path: Path) -> None:
    said = shell("bank", "audit", "demo")
    shape = shell("bank", "audit", "demo", "--json").json
    assert (said.code, said.err) == (0, "")
    assert f"from {shape['questions']} questions" in said.out
    for domain in shape["domains"]:
        assert domain["domain"] in said.out
    assert "not enough evidence" in said.out
    page = tmp_path / "audit.html"
    assert shell("bank", "audit", "demo", "-o", str(page)).err == f"Wrote {page}\n"
    text = page.read_text(encoding="utf-8")
    assert shape["title"] in text
    assert "<script" not in text
    assert all(domain["title"] in text for domain in shape["domains"])


def test_a_page_is_not_overwritten_unless_asked(shell: Shell, tmp_path: Path) -> None:
    page = tmp_path / "audit.html"
    page.write_text("mine", encoding="utf-8")
    said = shell("bank", "audit", "demo", "-o", str(page))
    assert (said.code, page.read_text(encoding="utf-8")) == (2, "mine")
    assert shell("bank", "audit", "demo", "-o", str(page), "--force").code == 0


def test_what_takers_reported_is_on_the_page(shell: Shell, tmp_path: Path) -> None:
    shell(
        "take", "demo", "--plain", "--seed", "1", stdin=":report wrong key: It is <b>the second</b>\n:quit\n"
    )
    archive = Archive(tmp_path / "home" / "history.db")
    made = archive.complaints("demo")
    archive.close()
    assert len(made) == 1
    assert "It is <b>the second</b>" in shell("bank", "audit", "demo").out
    assert "It is &lt;b&gt;the second" in shell("bank", "audit", "demo", "--format", "html").out


def test_a_bank_with_errors_ends_with_1(shell: Shell, banks: Path) -> None:
    file = next(path for path in (banks / "demo").glob("*.yaml") if path.name != "exam.yaml")
    file.write_text(
        file.read_text(encoding="utf-8").replace("correct: true", "correct: false", 1), encoding="utf-8"
    )
    said = shell("bank", "audit", "demo")
    assert said.code == 1
    assert "MQ101" in said.out


@pytest.mark.parametrize("named", ["nothing", "no/such/bank.yaml"])
def test_an_unknown_bank_is_a_sentence(shell: Shell, named: str) -> None:
    said = shell("bank", "audit", named)
    assert (said.code, said.out) == (2, "")


def test_a_bank_whose_blueprint_cannot_be_read_ends_with_3(shell: Shell, banks: Path) -> None:
    (banks / "demo" / "exam.yaml").write_text("id: [\n", encoding="utf-8")
    said = shell("bank", "audit", str(banks / "demo"))
    assert said.code == 3
    assert "exam.yaml:" in said.err
