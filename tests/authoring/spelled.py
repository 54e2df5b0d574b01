"""Question files in the many spellings YAML has, with comments wherever it allows them."""

import json
from collections.abc import Callable
from itertools import count

from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy], object]

_WORDS = st.text(st.sampled_from("aZ é漢🙂.,-/()$"), min_size=1, max_size=12).map(
    lambda text: f"w{text.strip()}"
)
_ANYTHING = st.text(st.sampled_from("ab é漢🙂#:-'\"\\{}[],|>%@`&*!?\t\n"), max_size=12)
_LINES = st.lists(
    st.sampled_from(["", "one", "two  ", "  deeper", "# text", "- dash", "k: v", "é🙂", " "]), max_size=5
)
_LONG = " ".join(["long"] * 40)


class Speller:
    """Writes one file; comments are numbered, so that each can be told from all others."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.lines: list[str] = []
        self.notes: list[str] = []
        self._numbers = count()

    def note(self) -> str:
        self.notes.append(f"# note-{next(self._numbers)}.")
        return self.notes[-1]

    def often(self, *choices: str) -> str:
        return self.draw(st.sampled_from(choices))

    def chance(self) -> bool:
        return self.draw(st.integers(0, 5)) == 0

    def gap(self, indent: int) -> None:
        """Blank lines and comments between two nodes, as deep as they like to stand."""
        while self.chance():
            shift = self.draw(st.sampled_from([-2, 0, 0, 0, 2, 3]))
            self.lines.append(
                " " * max(0, indent + shift) + self.note() if self.chance() or shift == 0 else ""
            )

    def end(self) -> str:
        return self.often("", "  ") if not self.chance() else f"{self.often(' ', '   ')}{self.note()}"

    def scalar(self, indent: int) -> str:
        """A text behind its name or dash; further lines stand deeper than `indent`."""
        style = self.often(
            "plain", "plain", "single", "double", "literal", "folded", "lines", "long", "below"
        )
        if style in ("literal", "folded"):
            return self.block(indent, "|" if style == "literal" else ">")
        if style == "below":
            return f"{self.end()}\n{' ' * (indent + 3)}{self.draw(_WORDS)}{self.end()}"
        return f" {self.one(style, indent)}{self.end()}"

    def one(self, style: str, indent: int = 0) -> str:
        if style == "single":
            text = self.draw(_ANYTHING).replace("\n", " ").replace("\t", " ").replace("'", "''")
            return f"'{text}'"
        if style == "double":
            text = self.draw(_ANYTHING)
            return json.dumps(text, ensure_ascii="🙂" not in text and self.chance())
        if style == "lines":
            return f"{self.draw(_WORDS)}\n{' ' * (indent + 2)}{self.draw(_WORDS)}"
        return _LONG if style == "long" else self.draw(_WORDS)

    def block(self, indent: int, sign: str) -> str:
        deep = self.draw(st.sampled_from([1, 2, 4]))
        width = str(deep) if self.chance() else ""
        head = f" {sign}{self.often(width, width + '-', width + '+')}{self.end()}"
        return "\n".join([head, *(" " * (indent + deep) + line for line in self.draw(_LINES))])

    def flow(self) -> str:
        """A list of words in brackets, over one line or several."""
        words = [
            self.one(self.often("plain", "single", "double")) for _ in range(self.draw(st.integers(0, 4)))
        ]
        words = [word.replace(",", ";") if word.startswith("w") else word for word in words]
        between = self.often(", ", ",", " , ", ",\n        ")
        between = f", {self.note()}\n        " if len(words) > 1 and self.chance() else between
        closing = self.often("]", " ]", ", ]" if words else "]")
        return f" [{between.join(words[:2])}{', ' if words[2:] else ''}{', '.join(words[2:])}{closing}{self.end()}"

    def items(self, indent: int) -> str:
        """A list below its name."""
        at = indent + self.draw(st.sampled_from([0, 1, 2, 4]))
        held, self.lines = self.lines, []
        for _ in range(self.draw(st.integers(1, 3))):
            self.gap(at)
            self.lines.append(f"{' ' * at}-{self.scalar(at)}")
        lines, self.lines = self.lines, held
        return "\n".join([self.end(), *lines])

    def fields(self, indent: int, names: list[str], first: str) -> None:
        """Fields in any order; `first` is what stands left of the first of them."""
        for name in self.draw(st.permutations(names)):
            if not first:
                self.gap(indent)
            key = self.often(name, name, f'"{name}"', f"'{name}'")
            colon = self.often(":", ":", " :")
            write = self.flow if name in ("tags", "references") else self.scalar
            write = (
                self.items
                if name in ("steps", "distractors") or (name == "tags" and self.chance())
                else write
            )
            value = write() if write == self.flow else write(indent)
            self.lines.append(f"{first or ' ' * indent}{key}{colon}{value}")
            first = ""

    def questions(self) -> None:
        self.lines.append(f"questions:{self.end()}")
        dash = self.draw(st.sampled_from([0, 2, 3]))
        deep = dash + self.draw(st.sampled_from([2, 4]))
        names = ["id", "stem", "tags", "explanation", "steps", "references", "mine", "difficulty"]
        for _ in range(self.draw(st.integers(1, 3))):
            self.gap(dash)
            first = f"{' ' * dash}-".ljust(deep)
            if self.chance():
                self.lines.append(f"{first.rstrip()} {self.note()}")
                first = ""
            self.fields(deep, names[: self.draw(st.integers(2, len(names)))], first)


@st.composite
def spelled(draw: Draw) -> tuple[bytes, list[str]]:
    """The bytes of a file, and the comments in it. Some files are none that a bank may have."""
    speller = Speller(draw)
    parts = [
        speller.questions,
        lambda: speller.fields(0, ["domain"], ""),
        lambda: speller.lines.append("scenarios: {b: 'one', a: two}"),
    ]
    for part in draw(st.permutations(parts)):
        speller.gap(0)
        part()
    speller.gap(0)
    text = "\n".join(speller.lines) + draw(st.sampled_from(["\n", "", "\n\n"]))
    raw = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))).encode()
    return (b"\xef\xbb\xbf" if draw(st.booleans()) else b"") + raw, speller.notes
