"""Sentences between figures: plain ones, quiet ones, and lists of them."""

from collections.abc import Sequence

from textual.content import Content

from mlquiz.model.text import clean
from mlquiz.tui.hanging import hanging
from mlquiz.tui.interval_bar import QUIET
from mlquiz.tui.widgets.prose_text import ProseText


class Sentence(ProseText):
    """A sentence; a quiet one explains the marks of a figure."""

    def __init__(self, text: str, *, quiet: bool = False, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._style = QUIET if quiet else ""
        self.say(text)

    def say(self, text: str) -> None:
        """Says something else."""
        told = Content.styled(clean(text), self._style)
        self.put(lambda _: told)


class Bullets(ProseText):
    """Sentences one below the other."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__()
        bullet = Content.styled("• ", QUIET)
        told = [Content(clean(each)) for each in sentences]
        self.put(lambda width: Content("\n").join([hanging(bullet, each, width) for each in told]))
