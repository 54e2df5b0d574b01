"""`python -m bench.banks_table FILE...`: writes what the shipped banks are into pages, between two marks.

A page has `<!-- banks: ... -->` for a table of them all, `<!-- facts of banks: ... -->` for all their facts.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mlquiz.bank.reader import Reading, read_folder
from mlquiz.model.blueprint import Blueprint
from mlquiz.report.blueprints import form_words, name_words, pass_words, quiz_words
from mlquiz.report.words import percent

BANKS = Path(__file__).parent.parent / "question_banks"
_MARKS = re.compile(r"(<!-- (facts of )?banks:[^>]*-->\n).*?(<!-- end of banks -->)", re.DOTALL)


def shipped() -> list[Reading]:
    """The banks of this checkout, by the names of their folders."""
    return [read_folder(folder) for folder in sorted(BANKS.iterdir()) if folder.is_dir()]


def table() -> str:
    """A row an exam: what it is, its form, whether it can be taken, when that was looked up, questions here."""
    rows = "".join(f"| {' | '.join(_row(each))} |\n" for each in shipped())
    return f"\n| exam | form | status | looked up | questions here |\n|---|---|---|---|---|\n{rows}\n"


def _row(reading: Reading) -> Iterator[str]:
    plan = reading.blueprint
    assert plan is not None, reading.problems
    yield f"`{plan.id}` {name_words(plan)}"
    yield form_words(plan)
    yield plan.standing
    yield _day(plan)
    yield str(len(list(reading.entries)))


def _day(plan: Blueprint) -> str:
    return str(plan.guide.verified_on or "-")


def facts() -> str:
    """Of each exam all that its blueprint says, and how many questions each domain has."""
    return "\n" + "\n".join("\n".join(_facts(each)) + "\n" for each in shipped()) + "\n"


def _facts(reading: Reading) -> Iterator[str]:
    plan = reading.blueprint
    assert plan is not None, reading.problems
    held = Counter(entry.question.domain for entry in reading.entries)
    total = sum(domain.weight for domain in plan.domains)
    yield f"### {plan.id}\n"
    yield f"{name_words(plan)}, by {plan.provider}. {form_words(plan)}.\n"
    yield f"- status: {plan.standing}"
    yield f"- to pass: {pass_words(plan)}"
    if quiz_words(plan):
        yield f"- a quiz over one domain: {quiz_words(plan)}"
    if plan.retake_wait_days:
        yield f"- to wait after a failed attempt, in days: {', then '.join(map(str, plan.retake_wait_days))}"
    if plan.credit == "partial":
        yield "- credit: partial, a point for each right part"
    if plan.guide.url:
        yield f"- compared {_day(plan)} with [its guide]({plan.guide.url})"
    yield "\n| domain | share | objectives | questions here |\n|---|---|---|---|"
    for domain in plan.domains:
        share = percent(domain.weight / total)
        yield f"| `{domain.id}` {domain.title} | {share} | {len(domain.objectives)} | {held[domain.id]} |"


def written(page: str) -> str:
    """The page with what the banks are now."""
    return _MARKS.sub(lambda found: f"{found[1]}{facts() if found[2] else table()}{found[3]}", page)


if __name__ == "__main__":
    for page in map(Path, sys.argv[1:]):
        page.write_text(written(page.read_text(encoding="utf-8")), encoding="utf-8")
