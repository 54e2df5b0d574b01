"""An audit as one page of text, from its JSON."""

from collections.abc import Iterator, Mapping
from typing import Any

from mlquiz.cli.printing import columns
from mlquiz.report.audit_facts import (
    guessability_text,
    mocks_text,
    positions_text,
    reported_text,
    verification_text,
)
from mlquiz.report.words import counted, percent


def audit_text(shape: Mapping[str, Any]) -> str:
    """The page, with its last line's end."""
    return "\n".join(_lines(shape)) + "\n"


def _lines(shape: Mapping[str, Any]) -> Iterator[str]:
    yield shape["title"]
    yield f"{shape['exam']}, {shape['status']}; audited {shape['on']}"
    yield ""
    yield f"Guessability   {guessability_text(shape['guessability'])}"
    yield f"Mocks          {mocks_text(shape)}"
    yield f"Verification   {verification_text(shape)}"
    yield from _complete(shape)
    yield f"Reported       {reported_text(shape['reported'])}"
    yield f"Lint           {_found(shape)}"
    yield ""
    yield from _cues(shape["guessability"])
    yield from _domains(shape)
    yield ""
    yield from _objectives(shape)
    yield from _findings(shape)
    yield from _reports(shape)


def _complete(shape: Mapping[str, Any]) -> Iterator[str]:
    have, questions = shape["completeness"], shape["questions"]
    yield f"References     {have['references']} of {questions} questions"
    yield (
        f"Rationales     for each option in {have['rationale_for_each_option']} "
        f"of {have['choice_questions']} choice questions"
    )


def _found(shape: Mapping[str, Any]) -> str:
    by = {word: _of_severity(shape, word) for word in ("error", "warning", "info")}
    notes = counted(by["info"], "note")
    allowed = f"; {shape['allowed']} allowed" if shape["allowed"] else ""
    return f"{counted(by['error'], 'error')}, {counted(by['warning'], 'warning')}, {notes}{allowed}"


def _of_severity(shape: Mapping[str, Any], severity: str) -> int:
    return sum(each["count"] for each in shape["findings"] if each["severity"] == severity)


def _cues(found: Mapping[str, Any]) -> Iterator[str]:
    rows = [
        (each["cue"], percent(each["rate"]), percent(each["chance"]), str(each["n"]), f"{each['p']:.2f}")
        for each in found["cues"]
    ]
    if rows:
        yield from columns(("ALWAYS PICKING", "RIGHT", "CHANCE", "N", "P"), rows)
        yield f"Place of the key: {positions_text(found['positions'])}"
        yield ""


def _domains(shape: Mapping[str, Any]) -> Iterator[str]:
    head = ("DOMAIN", "WEIGHT", "SHARE", "QUESTIONS", "PER MOCK", "EASY/MED/HARD", "KINDS")
    yield from columns(head, [_domain(each) for each in shape["domains"]])


def _domain(each: Mapping[str, Any]) -> tuple[str, ...]:
    kinds = ", ".join(f"{count} {kind}" for kind, count in each["kinds"].items() if count)
    return (
        each["domain"],
        percent(each["weight"]),
        percent(each["share"]),
        str(each["questions"]),
        str(each["per_mock"]),
        "/".join(map(str, each["difficulties"].values())),
        kinds or "-",
    )


def _objectives(shape: Mapping[str, Any]) -> Iterator[str]:
    rows = [
        (domain["domain"], each["objective"], str(each["questions"]), each["statement"])
        for domain in shape["domains"]
        for each in domain["objectives"]
    ]
    if rows:
        yield from columns(("DOMAIN", "OBJECTIVE", "QUESTIONS", "STATEMENT"), rows)


def _findings(shape: Mapping[str, Any]) -> Iterator[str]:
    if shape["findings"]:
        yield ""
        rows = [
            (each["code"], each["severity"], str(each["count"]), each["name"]) for each in shape["findings"]
        ]
        yield from columns(("RULE", "SEVERITY", "FOUND", "WHAT"), rows)


def _reports(shape: Mapping[str, Any]) -> Iterator[str]:
    if shape["reported"]:
        yield ""
        rows = [
            (each["question"], each["at"][:10], each["reason"], each["text"]) for each in shape["reported"]
        ]
        yield from columns(("QUESTION", "ON", "REASON", "WHAT TAKERS SAY"), rows)
