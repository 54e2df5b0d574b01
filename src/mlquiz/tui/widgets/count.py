"""A field for a whole number. Every other key does what it does on the screen around."""

from textual.binding import Binding
from textual.events import Key
from textual.widgets import Input

_DIGITS = frozenset("0123456789")


class Count(Input):
    """How many; empty where the taker does not say. `asks` is the name of what it is about.

    `usual` is what it comes to while it is empty.
    """

    BINDINGS = [Binding("enter", "screen.start", "start", show=False, id="custom.start")]
    DEFAULT_CSS = """
    Count {
        width: 5;
        background: $panel;
        &:focus { background: $primary; color: $background; text-style: bold; background-tint: $primary 0%; }
        &:ansi:focus, &:ansi > .input--cursor { text-style: bold reverse; }
        &:focus > .input--placeholder { color: $background; }
        &:focus > .input--selection { background: $background; color: $primary; }
    }
    """

    def __init__(self, asks: str, number: int | None, usual: str) -> None:
        super().__init__(str(number or ""), usual, id=asks, restrict="([1-9][0-9]{0,3})?", compact=True)

    @property
    def number(self) -> int | None:
        return int(self.value) if self.value else None

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character in _DIGITS

    def on_key(self, event: Key) -> None:
        if event.character not in _DIGITS:
            event.prevent_default()
