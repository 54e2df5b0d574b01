"""A list to choose several things from."""

from collections.abc import Collection, Iterable

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mlquiz.model.text import clean
from mlquiz.tui.widgets.ticks import box

Entries = tuple[tuple[str, str, int], ...]
"""Names, what a person reads, and how many questions there are."""


_NOTHING = Option("nothing has these words", disabled=True)


class Picks(OptionList):
    """Entries, each with its number of questions; `picked` are the names of those that are ticked."""

    BINDINGS = [
        # Of high priority like the keys that leave it, so that keys take effect in the order they were typed.
        Binding("space,enter", "select", "tick", key_display="space", priority=True, id="custom.tick"),
        Binding("down", "cursor_down", "next field", show=False, priority=True, id="custom.down"),
        Binding("up", "cursor_up", "field before", show=False, priority=True, id="custom.up"),
    ]
    DEFAULT_CSS = """
    Picks {
        max-height: 8;
        background: transparent;
        scrollbar-size-vertical: 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        &:focus { background-tint: $primary 0%; }
        & > .option-list--option-highlighted { color: $foreground; background: transparent; text-style: none; }
        &:focus > .option-list--option-highlighted { color: $background; background: $primary; text-style: bold; }
        &:ansi:focus > .option-list--option-highlighted { text-style: bold underline; }
    }
    """

    class Changed(Message):
        """Something was ticked, or is not any more."""

    def __init__(
        self, asks: str, entries: Entries, picked: Collection[str], weak: Collection[str] = ()
    ) -> None:
        self._entries = self._shown = entries
        self._picked = frozenset(picked)
        self._weak = weak
        super().__init__(*map(self._row, entries), id=asks, markup=False, compact=True)

    @property
    def picked(self) -> tuple[str, ...]:
        """Their names, in the order of the list."""
        return tuple(name for name, _, _ in self._entries if name in self._picked)

    @property
    def known(self) -> int:
        """How many entries there are, shown or not."""
        return len(self._entries)

    def narrow(self, words: Iterable[str]) -> None:
        """Shows what has all these words in it, or that nothing has; without words the ticked ones are first."""
        wanted = [word.casefold() for word in words]
        shown = [each for each in self._entries if _has(each, wanted)]
        self._shown = tuple(shown if wanted else sorted(shown, key=lambda each: each[0] not in self._picked))
        self.set_options(map(self._row, self._shown) if self._shown else [_NOTHING])
        self.action_first()

    def action_cursor_up(self) -> None:
        if self.highlighted:
            super().action_cursor_up()
        else:
            self.screen.focus_previous()

    def action_cursor_down(self) -> None:
        if self.highlighted is not None and self.highlighted < self.option_count - 1:
            super().action_cursor_down()
        else:
            self.screen.focus_next()

    @on(OptionList.OptionSelected)
    def _tick(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        entry = self._shown[event.option_index]
        self._picked ^= {entry[0]}
        self.replace_option_prompt_at_index(event.option_index, self._row(entry))
        self.post_message(self.Changed())

    def _row(self, entry: tuple[str, str, int]) -> Content:
        name, title, questions = entry
        on = name in self._picked
        told = f"{box(on)} {questions:>4}  {clean(' '.join(title.split()))}"
        weak = ("  weak", "bold $text-error") if title in self._weak else ""
        return Content.assemble((told, "bold" if on else ""), weak)


def _has(entry: tuple[str, str, int], words: Iterable[str]) -> bool:
    text = f"{entry[0]} {entry[1]}".casefold()
    return all(word in text for word in words)
