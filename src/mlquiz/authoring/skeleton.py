"""A question to be filled in, as the lines of an entry that fits the file it is put into.

Every text to be replaced begins with `...`; as it stands the entry can be read, so that its bank still can.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mlquiz.authoring.scalars import line_scalar


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is indented.

    Args:
        dash: column of an entry's dash, from 0.
        gap: columns from a dash to what follows it.
        shift: columns from a field to the dashes of its list.
    """

    dash: int = 2
    gap: int = 2
    shift: int = 2

    @property
    def field(self) -> int:
        return self.dash + self.gap


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of a question before it is written; the domain is empty where the file says it."""

    id: str
    kind: str
    objective: str
    domain: str = ""


Line = tuple[str, str]
"""What a line is, and its text: `field`, `entry` of a list, `more` of an entry, `inner` text or mapping."""

_BODIES: dict[str, tuple[Line, ...]] = {
    "choice": (
        ("field", "options:"),
        ("entry", "text: ... a distractor that tempts"),
        ("more", "rationale: ... the error behind it"),
        ("entry", "text: ... the right answer"),
        ("more", "correct: true"),
        ("more", "rationale: ... why it is right"),
        ("entry", "text: ... another distractor"),
        ("more", "rationale: ... the error behind it"),
        ("entry", "text: ... one more distractor"),
        ("more", "rationale: ... the error behind it"),
    ),
    "ordering": (
        ("field", "steps:"),
        ("entry", "... the first step"),
        ("entry", "... the second step"),
        ("entry", "... the third step"),
    ),
    "matching": (
        ("field", "pairs:"),
        ("inner", "... a prompt: ... its match"),
        ("inner", "... another prompt: ... another match"),
        ("field", "distractors:"),
        ("entry", "... a match that fits no prompt"),
    ),
    "numeric": (("field", "answer: 0"), ("field", "tolerance: 0")),
}
KINDS = tuple(_BODIES)


def skeleton(start: Start, layout: Layout) -> list[str]:
    """The lines of the entry, without line ends."""
    return [
        f"{' ' * layout.dash}-{' ' * (layout.gap - 1)}id: {line_scalar(start.id)}",
        *_fields(start, layout),
    ]


def _fields(start: Start, layout: Layout) -> Iterator[str]:
    columns = {
        "field": layout.field,
        "inner": layout.field + 2,
        "more": layout.field + layout.shift + layout.gap,
    }
    entry = " " * (layout.field + layout.shift) + "-" + " " * (layout.gap - 1)
    for what, text in _lines(start):
        yield (entry if what == "entry" else " " * columns[what]) + text


def _lines(start: Start) -> Iterator[Line]:
    if start.domain:
        yield "field", f"domain: {line_scalar(start.domain)}"
    yield "field", f"objective: {line_scalar(start.objective)}"
    yield "field", "difficulty: medium"
    if start.kind != "choice":
        yield "field", f"kind: {start.kind}"
    yield from (("field", "stem: |"), ("inner", "... what is asked?"))
    yield from _BODIES[start.kind]
    yield from (("field", "explanation: |"), ("inner", "... what the question teaches"))
    yield from (("field", "references: []"), ("field", "tags: []"))
