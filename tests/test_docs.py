"""The documentation says what the program does."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml
from pydantic import BaseModel
from tests.authoring.linted import findings

from mlquiz.authoring.rule import Rule
from mlquiz.authoring.rules import RULES
from mlquiz.bank import documents
from mlquiz.bank.documents import KINDS, SHAPES, ExamDocument, QuestionsDocument
from mlquiz.bank.reader import read_bank
from mlquiz.cli.group import mlquiz
from mlquiz.cli.plain.enquiries import HELP
from mlquiz.history.archive import Archive
from mlquiz.model.arithmetic import typed_number, value_of
from mlquiz.model.blueprint import Profile
from mlquiz.model.question import Numeric

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(group: click.Group, before: str = "mlquiz") -> Iterator[tuple[str, click.Command]]:
    """Every command by its full name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        if isinstance(found, click.Group):
            yield from commands(found, f"{before} {name}")
        else:
            yield f"{before} {name}", found


def section(name: str) -> str:
    """What docs/cli.md says of one command."""
    found = re.search(
        rf"^## `{re.escape(name)}[` ].*?(?=^## |\Z)", text("docs/cli.md"), re.DOTALL | re.MULTILINE
    )
    assert found, f"docs/cli.md has no section '## `{name}'"
    return found[0]


@pytest.mark.parametrize(("name", "command"), list(commands(mlquiz)), ids=lambda each: str(each))
def test_every_command_is_described_with_its_real_options(name: str, command: click.Command) -> None:
    described = section(name)
    options = [each for each in command.params if isinstance(each, click.Option)]
    real = {flag for each in options for flag in each.opts if flag.startswith("--")}
    told = set(re.findall(r"^- `(--[a-z-]+)", described, re.MULTILINE))
    assert told == real
    assert (command.help or "").split("\n")[0] in described


def test_the_options_of_mlquiz_itself_are_described() -> None:
    real = {flag for each in mlquiz.params if isinstance(each, click.Option) for flag in each.opts}
    assert set(re.findall(r"^- `(--[a-z-]+)", section("mlquiz"), re.MULTILINE)) == real


def test_the_commands_of_line_mode_are_described() -> None:
    for command in re.findall(r":[a-z]+", HELP):
        assert f"`{command}" in text("docs/cli.md"), command


def named_models(shape: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A document and all documents inside it."""
    yield shape
    for field in shape.model_fields.values():
        for inner in re.findall(r"[A-Za-z]+Document", str(field.annotation)):
            if inner != "QuestionDocument":
                yield from named_models(getattr(documents, inner))


@pytest.mark.parametrize("shape", [ExamDocument, QuestionsDocument, *SHAPES.values()])
def test_the_format_page_names_every_field(shape: type[BaseModel]) -> None:
    page = text("docs/format.md")
    for each in named_models(shape):
        for name, field in each.model_fields.items():
            assert f"`{field.alias or name}`" in page, f"{each.__name__}.{name}"
    for kind in KINDS:
        assert f"`{kind}`" in page


def test_the_example_bank_of_the_format_page_can_be_read(tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", text("docs/format.md"), re.DOTALL)
    exam, *asked = sorted(blocks, key=lambda block: "\nform:" not in block)
    (tmp_path / "exam.yaml").write_text(exam, encoding="utf-8")
    for number, block in enumerate(asked):
        (tmp_path / f"questions-{number}.yaml").write_text(block, encoding="utf-8")
    bank, problems = read_bank(tmp_path)
    assert problems == []
    assert bank is not None
    assert {each.body.kind for each in bank.questions} == {*KINDS}
    assert any(isinstance(each.body, Numeric) and each.body.formula for each in bank.questions)
    assert any(isinstance(each.body, Numeric) and not each.body.formula for each in bank.questions)
    assert bank.blueprint.profile != Profile()


def test_what_the_format_page_says_of_formulas_is_so() -> None:
    page = text("docs/format.md")
    rows = re.findall(r"^\| (?:numbers|operators|functions) \| (.*) \|$", page, re.MULTILINE)
    assert len(rows) == 3
    for formula in re.findall(r"`(.*?)`", " ".join(rows)):
        assert value_of(formula, {"x": 4.0, "y": 2.0}) is not None, formula


def test_what_the_format_page_says_of_typed_numbers_is_so() -> None:
    page = text("docs/format.md")
    table = page[page.index("| typed | is |") :].split("\n\n")[0]
    for typed, number in re.findall(r"^\| (`.*?) \| ([\d.]+).* \|$", table, re.MULTILINE):
        for each in re.findall(r"`(.*?)`", typed):
            assert typed_number(each) == float(number), each
    assert typed_number("75%", "%") == 75
    for refused in ("1,234", "0,75"):
        assert f"`{refused}`" in page
        assert typed_number(refused) is None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_explained_with_its_name_and_severity(rule: Rule) -> None:
    found = re.search(
        rf"^### {rule.code}: (.*?)\n(.*?)(?=^##|\Z)", text("docs/rules.md"), re.DOTALL | re.MULTILINE
    )
    assert found, f"docs/rules.md has no section on {rule.code}"
    assert found[1] == rule.name
    assert found[2].startswith(f"*{rule.severity}*")
    assert "**Why.**" in found[2]
    assert "**Mend.**" in found[2]


def test_the_rules_page_explains_nothing_that_is_no_rule() -> None:
    explained = re.findall(r"^### (MQ\d{3}):", text("docs/rules.md"), re.MULTILINE)
    assert explained == sorted(rule.code for rule in RULES)


def test_codes_named_in_the_docs_are_rules() -> None:
    codes = {rule.code for rule in RULES}
    for page in [ROOT / "README.md", *DOCS.glob("*.md")]:
        assert set(re.findall(r"\bMQ\d{3}\b", page.read_text(encoding="utf-8"))) <= codes, page.name


def test_the_example_of_an_allowance_is_one(tmp_path: Path) -> None:
    block = re.search(r"```yaml\n(domain: modeling.*?)```", text("docs/authoring.md"), re.DOTALL)
    assert block
    told = findings(tmp_path, block[1].replace('"3.5"', '"1.1"'))
    assert not {"MQ212", "MQ602"} & {each.code for each in told}
    without = block[1].replace('"3.5"', '"1.1"').replace("allow: [MQ212]", "")
    assert "MQ212" in {each.code for each in findings(tmp_path, without)}


def test_the_history_page_names_every_table_view_and_column(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "history.db")
    page = text("docs/history.md")
    everything = archive._all("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    for table in (row["name"] for row in everything if not row["name"].startswith(("_", "sqlite_"))):
        assert f"`{table}`" in page, table
        for column in archive._all(f"SELECT name FROM pragma_table_info('{table}')"):
            assert f"`{column['name']}`" in page, f"{table}.{column['name']}"
    archive.close()


def test_the_queries_of_the_history_page_run(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "history.db")
    queries = re.findall(r"```sql\n(.*?)```", text("docs/history.md"), re.DOTALL)
    assert queries
    for query in queries:
        archive._all(query.strip().rstrip(";"))
    archive.close()


def test_links_between_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.glob("*.md")]:
        prose = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", prose):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_hook_of_the_makefile_is_what_the_readme_says() -> None:
    for target in re.findall(
        r"(?:`|^)make ([a-z]+)", text("README.md") + text("CONTRIBUTING.md"), re.MULTILINE
    ):
        assert re.search(rf"^{target}:", text("Makefile"), re.MULTILINE), target


def test_the_continuous_integration_calls_the_test_command_of_the_readme() -> None:
    assert "make test" in text(".ci/run")
    assert "\nmake test " in text("README.md")


def test_shipped_banks_are_reviewed() -> None:
    review = text("question_banks/REVIEW.md")
    for bank in (ROOT / "question_banks").iterdir():
        if bank.is_dir():
            exam = yaml.safe_load((bank / "exam.yaml").read_text(encoding="utf-8"))
            assert exam["id"] in review
