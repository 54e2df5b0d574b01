"""`python -m bench.keys_table FILE...`: writes the table of keys into pages, between two marks.

A page for takers has `<!-- keys: ... -->`, one for authors `<!-- keys of authors: ... -->`.
"""

import re
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from textual.app import App
from textual.binding import Binding

from mlquiz.tui.keymap import Key, every_key

AUTHORS = ("preview", "which")
"""The screens that only authors see."""

_MARKS = re.compile(r"(<!-- keys( of authors)?:[^>]*-->\n).*?(<!-- end of keys -->)", re.DOTALL)
_EACH = re.compile(r"( [A-J]|:.*)$")
"""What tells one of several alike keys from the others."""

_NUMBERED = re.compile(r"-\d+$")


def table(*, authors: bool = False) -> str:
    """A table of keys for each screen: what does it, what it does, by which id it can be given another key."""
    parts = []
    told = [key for key in every_key() if (key.screen in AUTHORS) == authors]
    for screen, keys in groupby(told, key=lambda key: key.screen):
        rows = "\n".join(_rows(list(keys)))
        parts.append(f"### {screen.capitalize()}\n\n| keys | what they do | id |\n|---|---|---|\n{rows}\n")
    return "\n" + "\n".join(parts) + "\n"


def _rows(keys: list[Key]) -> Iterator[str]:
    """A row an id; ids that differ by a number only share one."""
    for stem, group in groupby(keys, key=lambda key: _NUMBERED.sub("", key.id)):
        alike = list(group)
        ids = (
            f"`{alike[0].id}`"
            if len(alike) == 1
            else f"`{alike[0].id}` to `{stem[stem.index('.') + 1 :]}-{len(alike)}`"
        )
        shown = " ".join(_shown(key) for each in alike for key in each.keys)
        does = alike[0].does if len(alike) == 1 else _EACH.sub("", alike[0].does)
        yield f"| {shown} | {does} | {ids} |"


def _shown(key: str) -> str:
    """A key as the screen names it."""
    name = App[None]().get_key_display(Binding(key, ""))
    return f"`{name}`".replace("|", "\\|")


def written(page: str) -> str:
    """The page with the table as it is now."""
    return _MARKS.sub(lambda found: f"{found[1]}{table(authors=bool(found[2]))}{found[3]}", page)


if __name__ == "__main__":
    for page in map(Path, sys.argv[1:]):
        page.write_text(written(page.read_text(encoding="utf-8")), encoding="utf-8")
