"""A long list behind a field: what is typed narrows it, Enter ticks the first that is left."""

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.events import DescendantBlur, DescendantFocus
from textual.message import Message
from textual.widgets import Input

from mlquiz.model.text import clean
from mlquiz.tui.widgets.picks import Picks


class Find(Input):
    """Words of what is looked for; while it is empty it says what is ticked."""

    BINDINGS = [
        Binding("enter", "tick_first", "tick the first", id="custom.first"),
        Binding("escape", "clear", "clear", id="custom.clear"),
    ]
    DEFAULT_CSS = """
    Find {
        width: 1fr;
        background: $panel;
        &:focus { background: $surface; background-tint: $primary 15%; }
        &:ansi > .input--cursor { text-style: bold reverse; }
        &.-some > .input--placeholder { color: $text-primary; text-style: bold; }
    }
    """

    class First(Message):
        """The first that is left is meant."""

    def __init__(self) -> None:
        super().__init__(compact=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """With nothing typed both keys do what they do on the screen around."""
        return bool(self.value) if action in ("tick_first", "clear") else True

    def action_tick_first(self) -> None:
        self.post_message(self.First())

    def action_clear(self) -> None:
        self.clear()


class Finder(Vertical):
    """Holds a `Find` and its `Picks`; the list is unfolded while one of them has the focus."""

    DEFAULT_CSS = """
    Finder {
        height: auto;
        & Picks { display: none; max-height: 6; }
        &.-unfolded Picks { display: block; }
    }
    """

    def on_mount(self) -> None:
        self.query_one(Picks).narrow(())
        self._tell()

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _unfold(self) -> None:
        self.set_class(self.has_focus_within, "-unfolded")

    def on_resize(self) -> None:
        if self.has_focus_within:
            self.scroll_visible(animate=False)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(Picks).narrow(event.value.split())
        self.refresh_bindings()

    @on(Find.First)
    def _tick_first(self, event: Find.First) -> None:
        event.stop()
        self.query_one(Picks).action_select()
        self.query_one(Find).clear()

    @on(Picks.Changed)
    def _tell(self) -> None:
        find, picks = self.query_one(Find), self.query_one(Picks)
        ticked = clean(" ".join(", ".join(picks.picked).split()))
        find.placeholder = ticked or f"any of {picks.known}; type to find"
        find.set_class(bool(picks.picked), "-some")
