"""An audit as one page of HTML, from its JSON: self-contained, without scripts, like the report of an attempt."""

from collections.abc import Mapping
from typing import Any

from mlquiz.report.audit_facts import (
    guessability_text,
    mocks_text,
    positions_text,
    reported_text,
    verification_text,
)
from mlquiz.report.page import environment, style


def audit_page(shape: Mapping[str, Any]) -> str:
    """The page of an audit; `shape` is what `mlquiz bank audit --json` prints."""
    facts = {
        "Mocks": mocks_text(shape),
        "Verification": verification_text(shape),
        "References": f"{shape['completeness']['references']} of {shape['questions']} questions",
        "Rationales": (
            f"for each option in {shape['completeness']['rationale_for_each_option']} of "
            f"{shape['completeness']['choice_questions']} choice questions"
        ),
        "Reported": reported_text(shape["reported"]),
    }
    return (
        environment()
        .get_template("audit.html")
        .render(
            audit=shape,
            facts=facts,
            guess=guessability_text(shape["guessability"]),
            positions=positions_text(shape["guessability"]["positions"]),
            style=style(),
        )
    )
