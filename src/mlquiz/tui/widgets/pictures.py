"""The exhibits of a question as pictures, where the extra `images` is installed and the file can be drawn."""

import sys
from collections.abc import Callable
from pathlib import Path

from textual.containers import Vertical
from textual.reactive import reactive
from textual.widget import Widget

from mlquiz.exam.session import Session
from mlquiz.model.posed import PosedQuestion

_DRAWER = "textual_image.widget"
"""Asks the terminal what it can draw when it is imported, so it must be there before the app starts."""


class Pictures(Vertical):
    """Draws the exhibits of the stem the taker is at; without the extra there is nothing to see."""

    DEFAULT_CSS = """
    Pictures {
        height: auto;
        padding: 0 2;
        & > * { width: auto; height: auto; max-width: 100%; max-height: 14; margin: 1 0 0 0; }
    }
    """

    session: reactive[Session | None] = reactive[Session | None](None, repaint=False)

    def __init__(self, posed: tuple[PosedQuestion, ...], file_of: Callable[[str], Path | None]) -> None:
        super().__init__()
        self._posed = posed
        self._file_of = file_of
        self._shown = 0

    def on_mount(self) -> None:
        self.display = False
        self.watch_session(self.session)

    def watch_session(self, session: Session | None) -> None:
        if (
            session is None
            or not self.is_mounted
            or self._shown == session.position
            or _DRAWER not in sys.modules
        ):
            return
        self._shown = session.position
        pictures = [each for each in map(_drawn, self._files(session)) if each]
        self.remove_children()
        self.display = bool(pictures)
        self.mount(*pictures)

    def _files(self, session: Session) -> list[Path]:
        stem = self._posed[session.position - 1].stem
        if "![" not in stem:
            return []
        from mlquiz.report.exhibits import exhibits

        return [file for _, path in exhibits(stem) if (file := self._file_of(path))]


def _drawn(file: Path) -> Widget | None:
    """The picture as a widget; None where it cannot be read or is too large."""
    import PIL.Image

    try:
        with PIL.Image.open(file) as picture:
            picture.verify()
        drawn = sys.modules[_DRAWER].Image(file)
    except (OSError, SyntaxError, ValueError, PIL.Image.DecompressionBombError):
        return None
    return drawn if isinstance(drawn, Widget) else None
