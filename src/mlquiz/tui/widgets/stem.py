"""What is asked, as wide as is good to read, with the passages that the taker highlighted."""

import re
from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive

from mlquiz.exam.session import Session
from mlquiz.model.posed import PosedQuestion
from mlquiz.tui.prose import prose
from mlquiz.tui.widgets.prose_text import ProseText

_HIGHLIGHT = "underline bold $warning"
_CURSOR = "reverse"
_BREAK = r"[\s│]+"
"""What may stand between two words: an end of line and what the next one begins with."""


class Stem(ProseText):
    """The stem of the slot the taker is at, updated in place. `passage` is the one the cursor is on."""

    DEFAULT_CSS = """
    Stem { padding: 1 2 0 2; }
    """

    session: reactive[Session | None] = reactive[Session | None](None, repaint=False)
    passage: reactive[int | None] = reactive[int | None](None, init=False, repaint=False)

    def __init__(self, posed: tuple[PosedQuestion, ...]) -> None:
        super().__init__()
        self._posed = posed
        self._shown: tuple[object, ...] = ()

    @property
    def _stem(self) -> str:
        return self._posed[self.session.position - 1].stem if self.session else ""

    @property
    def passages(self) -> tuple[str, ...]:
        """The sentences of the stem, in order."""
        lines = prose(self._stem).plain.splitlines()
        parts = (part.strip() for line in lines for part in re.split(r"(?<=[.?!:])\s+", line))
        return tuple(part for part in parts if re.search(r"\w", part))

    def says(self, passage: str) -> bool:
        """Whether the passage is in the stem as it is laid out here."""
        return _place(self.render().plain, passage) is not None

    @property
    def here(self) -> tuple[str, Region]:
        """The passage at the cursor, and where on the page it stands."""
        passage = self.passages[self.passage] if self.passage is not None and self.passages else ""
        text = self.render().plain
        start, end = _place(text, passage) or (0, 0)
        first, last = text.count("\n", 0, start), text.count("\n", 0, end)
        top = self.virtual_region.y + self.gutter.top + first
        return passage, Region(0, top, 1, last - first + 1)

    def move(self, by: int) -> None:
        """Puts the cursor on another passage, around the ends."""
        self.passage = ((self.passage if self.passage is not None else -by) + by) % max(1, len(self.passages))

    def watch_session(self, session: Session | None) -> None:
        if session is None or self._shown == (session.position, session.response.highlights):
            return
        if self._shown and self._shown[0] != session.position:
            self.set_reactive(Stem.passage, None)
        self._shown = (session.position, session.response.highlights)
        self._refresh(session)

    def watch_passage(self) -> None:
        if self.session:
            self._refresh(self.session)

    def _refresh(self, session: Session) -> None:
        stem, highlights = self._stem, session.response.highlights
        here = () if self.passage is None else self.passages[self.passage : self.passage + 1]
        self.put(lambda width: _marked(_marked(prose(stem, width), highlights, _HIGHLIGHT), here, _CURSOR))


def _marked(content: Content, passages: Iterable[str], style: str) -> Content:
    """The text with some passages in another style; one that this layout breaks up is left alone."""
    for passage in passages:
        place = _place(content.plain, passage)
        if place:
            content = content.stylize(style, *place)
    return content


def _place(text: str, passage: str) -> tuple[int, int] | None:
    """From where to where a passage stands in a text that is broken into lines."""
    words = _BREAK.join(map(re.escape, passage.split()))
    found = re.search(words, text) if words else None
    return found.span() if found else None
