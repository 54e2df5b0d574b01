"""What an order comes to, and the command line that orders the same; both are told to it."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from mlquiz.model.text import capital, clean


class Deal(Vertical):
    """Always in view: what can be counted on, and what to type next time."""

    DEFAULT_CSS = """
    Deal {
        height: auto;
        background: $panel;
        padding: 0 2;
        & #outlook { max-height: 3; text-style: bold; }
        & VerticalScroll { height: auto; max-height: 4; scrollbar-size-vertical: 1; background: $panel; }
    }
    """

    def compose(self) -> ComposeResult:
        yield Static(id="outlook", markup=False)
        with VerticalScroll(can_focus=False):
            yield Static(id="command", markup=False)

    def show(self, outlook: str, line: str, *, possible: bool) -> None:
        sign, style = ("✓", "$text-success") if possible else ("✗", "$text-error")
        self.query_one("#outlook", Static).update(Content.styled(f"{sign} {clean(capital(outlook))}", style))
        self.query_one("#command", Static).update(Content.assemble(("$ ", "dim"), clean(line)))
