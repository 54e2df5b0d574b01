"""Which fields a bank file may have, in which order they are written, and how each of them is spread out.

What a field means and may hold is said in `bank/documents.py`; a test keeps the names here the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto


class Spread(Enum):
    """How the members of a field are written.

    `LINES`: one below the other. `WORDS`: between brackets on one line, where they fit or the author wrote
    them so. `FREE`: as the author has it; what is between brackets stays there while it fits the line.
    """

    LINES = auto()
    WORDS = auto()
    FREE = auto()


@dataclass(frozen=True, slots=True)
class Shape:
    """A place in a file: its known fields in their order, and what is in those it does not know by name.

    `airy` says that the author's blank lines between its members are kept, one at a time; `apart` that there
    is one between all of them or between none, as the first two have it.
    """

    spread: Spread = Spread.FREE
    fields: "Mapping[str, Shape]" = field(default_factory=dict)
    every: "Shape | None" = None
    airy: bool = False
    apart: bool = False

    def of(self, name: str | None) -> "Shape":
        """The shape of a field, or of a member of a list."""
        return self.fields.get(name or "") or self.every or ANY

    def ordered(self, names: Iterable[str]) -> list[str]:
        """Names in the order they are written: the known ones in theirs, then the others as they came."""
        left = dict.fromkeys(names)
        known = [name for name in self.fields if name in left]
        return known + [name for name in left if name not in self.fields]


ANY = Shape()
_WORDS = Shape(Spread.WORDS)
_LINES = Shape(Spread.LINES)


def _fields(names: str, **known: Shape) -> dict[str, Shape]:
    return {name: known.get(name, ANY) for name in names.split()}


_OPTION = Shape(Spread.LINES, _fields("text correct rationale pin"))
_QUESTION = Shape(
    Spread.LINES,
    _fields(
        "id domain objective difficulty kind scenario stem options steps pairs distractors answer variables"
        " formula tolerance unit explanation references tags verified_on guide_version similar_to allow",
        options=Shape(Spread.LINES, every=_OPTION),
        steps=_LINES,
        pairs=_LINES,
        distractors=_LINES,
        variables=_LINES,
        references=_WORDS,
        tags=_WORDS,
        similar_to=_WORDS,
        allow=_WORDS,
    ),
)
QUESTIONS_FILE = Shape(
    Spread.LINES,
    _fields(
        "format domain scenarios guide_version allow questions",
        scenarios=_LINES,
        allow=_WORDS,
        questions=Shape(Spread.LINES, every=_QUESTION, airy=True, apart=True),
    ),
    airy=True,
)

_SECTION = Shape(fields=_fields("title domains scenarios"))
_PROFILE = _fields("sections case_lock read_to_end pilot calculator", sections=Shape(every=_SECTION))
_DOMAIN = Shape(Spread.LINES, _fields("id title weight objectives"))
EXAM_FILE = Shape(
    Spread.LINES,
    _fields(
        "format id title provider code kind status retired_on changes_on successor guide form pass retake credit"
        " profile allow domains",
        guide=Shape(fields=_fields("url version verified_on")),
        form=Shape(
            fields=_fields(
                "questions unscored minutes extra_minutes quiz",
                quiz=Shape(fields=_fields("questions minutes")),
            )
        ),
        retake=Shape(fields=_fields("wait_days")),
        profile=Shape(fields=_PROFILE),
        allow=_WORDS,
        domains=Shape(Spread.LINES, every=_DOMAIN),
        **{"pass": Shape(fields=_fields("reported scale cut threshold"))},
    ),
    airy=True,
)
