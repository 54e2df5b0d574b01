"""Boxes to tick and a choice of one, drawn so that they can be told apart without colour."""

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Checkbox, RadioButton, RadioSet

from mlquiz.model.text import clean


def box(on: bool) -> str:
    """The box before something that can be ticked."""
    return "[■]" if on else "[ ]"


class Tick(Checkbox):
    """Something that is so or is not. `asks` is the name of what it is about."""

    BINDINGS = [
        Binding("space,enter", "toggle_button", "tick", key_display="space", priority=True, id="custom.tick")
    ]
    DEFAULT_CSS = """
    Tick {
        margin: 0 2 0 0;
        background: transparent;
        &.-textual-compact:focus { border: none; background-tint: $primary 0%; }
        &:focus { background: $primary; color: $background; text-style: bold; }
        &.-on { text-style: bold; color: $text-primary; }
        &.-on:focus { color: $background; }
        &:ansi:focus { text-style: bold reverse; }
    }
    """

    def __init__(self, asks: str, label: str, on: bool, *, classes: str = "") -> None:
        super().__init__(Content(clean(label)), on, id=asks, classes=classes, compact=True)

    def render(self) -> Content:
        return Content(f"{box(self.value)} {self.label.plain}")


class Alternative(RadioButton):
    """One of a few."""

    def render(self) -> Content:
        return Content(f"{'(●)' if self.value else '( )'} {self.label.plain}")


class OneOf(RadioSet, inherit_bindings=False):
    """One of a few, side by side; the arrow keys choose at once."""

    BINDINGS = [
        Binding("left", "choose(-1)", "previous choice", show=False, priority=True, id="custom.before"),
        Binding("right,space", "choose(1)", "next choice", show=False, priority=True, id="custom.after"),
    ]
    DEFAULT_CSS = """
    OneOf {
        layout: horizontal;
        height: 1;
        background: transparent;
        &:focus { background-tint: $primary 0%; }
        & > Alternative { width: auto; margin: 0 3 0 0; }
        & > Alternative.-on { text-style: bold; color: $text-primary; }
        &:focus > Alternative.-on { background: $primary; color: $background; }
        &:ansi:focus > Alternative.-on { text-style: bold reverse; }
    }
    """

    def __init__(self, choices: Sequence[str], chosen: str) -> None:
        self._choices = choices
        super().__init__(*(Alternative(Content(each), each == chosen) for each in choices), compact=True)

    @property
    def chosen(self) -> str:
        return self._choices[self.pressed_index]

    def action_choose(self, by: int) -> None:
        """Chooses a neighbour, around the ends."""
        place = (self.pressed_index + by) % len(self._choices)
        self.query(RadioButton)[place].value = True
