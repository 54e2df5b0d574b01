"""A text with marks on its left and a clean left edge."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static


class Marked(Horizontal):
    """Marks in a narrow column, the text beside it."""

    DEFAULT_CSS = """
    Marked {
        height: auto;
        padding: 0 1;
        & .mark { width: 7; }
        & .text { width: 1fr; max-width: 90; }
    }
    """

    def compose(self) -> ComposeResult:
        yield Static(classes="mark", markup=False)
        yield Static(classes="text", markup=False)

    def put_mark(self, mark: str) -> None:
        """Shows other marks, as wide as the ones before."""
        self.query_one(".mark", Static).update(Content(mark), layout=False)

    def put_text(self, text: Content) -> None:
        """Shows another text."""
        self.query_one(".text", Static).update(text)
