"""A page of an editor: a text with a cursor in it, and what it becomes when a completion is taken."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CURSOR = "‸"
_PLACEHOLDER = re.compile(r"\$\{\d+(?::(?P<word>[^{}]*)|\|(?P<choices>[^{}|]*)\|)?\}|\$\d+")


def modeline(schema: str) -> str:
    """The first line of a file, which names the schema it is checked by."""
    return f"# yaml-language-server: $schema={(ROOT / 'schemas' / f'{schema}.schema.json').as_posix()}\n"


@dataclass(frozen=True)
class Page:
    """A text under a name of its own; `‸` marks where the cursor is."""

    name: str
    marked: str

    @property
    def text(self) -> str:
        return self.marked.replace(CURSOR, "")

    @property
    def uri(self) -> str:
        return f"file:///nowhere/{self.name}.yaml"

    @property
    def position(self) -> dict[str, int]:
        before = self.marked[: self.marked.index(CURSOR)]
        return {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}

    def line(self, sign: str) -> int:
        """The line, from 0, on which a sign first stands."""
        return self.text[: self.text.index(sign)].count("\n")

    def taking(self, item: dict[str, Any]) -> str:
        """The text after a completion was taken, its placeholders left as they were put.

        Further lines are indented as the line they are put on is, which is what editors do.
        """
        edit = item["textEdit"]
        lines = self.text.split("\n")
        row = edit["range"]["start"]["line"]
        start, end = edit["range"]["start"]["character"], edit["range"]["end"]["character"]
        line = lines[row]
        indent = line[: len(line) - len(line.lstrip(" "))]
        put = filled(edit["newText"]).replace("\n", f"\n{indent}")
        lines[row] = line[:start] + put + line[end:]
        return "\n".join(lines)


def filled(snippet: str) -> str:
    """A snippet with each placeholder replaced by the word in it, or by the first of its choices."""
    text = _PLACEHOLDER.sub(lambda found: found["word"] or (found["choices"] or "").split(",")[0], snippet)
    return text.replace("\\$", "$").replace("\\}", "}")
