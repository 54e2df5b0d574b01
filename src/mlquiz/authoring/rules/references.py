"""Rules about what a question is founded on: its references, and the day it was held against them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from mlquiz.authoring.finding import Edit, Severity
from mlquiz.authoring.rule import Asked, Hint, question_rule
from mlquiz.authoring.stale import year_before
from mlquiz.bank.document import Document, Path


@question_rule("MQ501", Severity.INFO, "no reference")
def no_reference(asked: Asked) -> Iterator[Hint]:
    if not asked.question.references:
        what = "has no reference"
        yield Hint(("id",), what, "add 'references:' with the page that proves the key")


@question_rule("MQ502", Severity.WARNING, "reference that is not well formed")
def malformed_reference(asked: Asked) -> Iterator[Hint]:
    for place, address in enumerate(asked.question.references):
        path = ("references", place)
        for what, remedy, severity in _faults(address):
            yield Hint(path, f"has the reference {address} {what}", remedy, severity=severity)


_Fault = tuple[str, str, Severity | None]
_TRACKING = re.compile(r"(?:^|&)(utm_\w+|gclid|fbclid|msclkid|mc_[ce]id)=", re.IGNORECASE)
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_TWICE_ENCODED = re.compile(r"%25(?=[0-9A-Fa-f]{2})")


@lru_cache(4_096)
def _faults(address: str) -> tuple[_Fault, ...]:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return (("that cannot be read as an address", "copy it from the browser anew", None),)
    return (*_of_host(host), *_of_spelling(address), *_of_query(parts))


def _of_host(host: str) -> Iterator[_Fault]:
    if not host.strip("."):
        yield "without a host", "copy it from the browser anew", None
    elif _is_private(host):
        yield "to a machine that takers cannot reach", "name a public page", None
    elif "." not in host.strip(".") and ":" not in host:
        yield "to a host without a dot", "write the host in full, as docs.example.org", None


_PRIVATE = ("localhost", ".localhost", ".local", ".internal", ".lan", ".home.arpa", ".intranet", ".corp")


def _is_private(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        return f".{host}".endswith(tuple(each if each[0] == "." else f".{each}" for each in _PRIVATE))


def _of_spelling(address: str) -> Iterator[_Fault]:
    if address[-1] in ".,;:!?'\"" or (address[-1] == ")" and address.count(")") > address.count("(")):
        yield f"with {address[-1]!r} at its end", "remove the sign if it belongs to a sentence", None
    if _BAD_PERCENT.search(address):
        yield "with a percent sign that encodes nothing", "write %25 for it, and %20 for a space", None
    if _TWICE_ENCODED.search(address):
        yield "with characters that are encoded twice", "copy it from the browser anew", None
    if address.startswith("http:"):
        yield "without encryption", "write https:// if the page is there too", Severity.INFO


def _of_query(parts: SplitResult) -> Iterator[_Fault]:
    if tracking := _TRACKING.search(parts.query):
        yield f"with {tracking[1]}, which counts visits", "remove what stands there for tracking", None


@question_rule("MQ503", Severity.WARNING, "reference given twice")
def repeated_reference(asked: Asked) -> Iterator[Hint]:
    references = asked.question.references
    first: dict[str, int] = {}
    for place, address in enumerate(references if len(references) > 1 else ()):
        page, part = _page(address)
        before = first.setdefault(page, place)
        if before != place:
            path = (*asked.path, "references", place)
            says_no_more = part in ("", _page(references[before])[1])
            edit = _removal(asked.document, path) if says_no_more else None
            what = f"has the reference {address} twice (first as number {before + 1})"
            yield Hint(("references", place), what, "remove one of them", edit=edit)


@lru_cache(4_096)
def _page(address: str) -> tuple[str, str]:
    """The page an address leads to, whether encrypted or not, and the part of it."""
    page, _, part = address.partition("#")
    host, slash, rest = page.partition("://")[2].partition("/")
    return f"{host.lower()}{slash}{rest}".rstrip("/"), part


_BETWEEN_MEMBERS = re.compile(r"\s*,\s*|[ \t]*\r?\n[ \t]*-[ \t]+")
_BEHIND_MEMBER = re.compile(r"\s*[,\]]|[ \t]*(?:\r?\n|\Z)")


def _removal(document: Document, path: Path) -> Edit | None:
    """The edit that takes a member other than the first out of its list; None where comments are in the way."""
    before = document.span((*path[:-1], int(path[-1]) - 1))
    this = document.span(path)
    if before is None or this is None or not _BETWEEN_MEMBERS.fullmatch(document.text, before[1], this[0]):
        return None
    return Edit(before[1], this[1], "") if _BEHIND_MEMBER.match(document.text, this[1]) else None


@question_rule("MQ504", Severity.INFO, "no day of verification")
def never_verified(asked: Asked) -> Iterator[Hint]:
    if asked.question.verified_on is None:
        what = "was never verified"
        yield Hint(("id",), what, "hold it against its references and add 'verified_on:'")


@question_rule("MQ505", Severity.WARNING, "verified in the future")
def verified_in_the_future(asked: Asked) -> Iterator[Hint]:
    day = asked.question.verified_on
    if day and day > asked.today:
        yield Hint(("verified_on",), f"was verified on {day}, which is still to come", "write the real day")


@question_rule("MQ507", Severity.INFO, "verified more than a year ago")
def verified_long_ago(asked: Asked) -> Iterator[Hint]:
    day = asked.question.verified_on
    if day and day < year_before(asked.today):
        remedy = "hold it against its references again, then write the day"
        yield Hint(("verified_on",), f"was last verified on {day}, more than a year ago", remedy)


RULES = (
    no_reference,
    malformed_reference,
    repeated_reference,
    never_verified,
    verified_in_the_future,
    verified_long_ago,
)
