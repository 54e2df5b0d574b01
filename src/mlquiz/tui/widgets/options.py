"""The options of a choice question: letters, picks, strikes and a cursor."""

from textual.content import Content

from mlquiz.exam.session import Session
from mlquiz.model.posed import PosedQuestion
from mlquiz.report.words import LETTERS, NUMBER_WORDS
from mlquiz.tui.prose import prose
from mlquiz.tui.widgets.pad import Pad, Row


class Options(Pad):
    """The options as displayed; circles where one is asked for, boxes where several are."""

    KIND = "choice"

    @property
    def at_cursor(self) -> int:
        """The author's index of the option under the cursor."""
        return self.session.slot.order[self.cursor] if self.session else 0

    def letter(self, place: int) -> Pad.Change | None:
        if self.session is None or place >= len(self.session.slot.order):
            return None
        self.put_cursor(place)
        return self.here()

    def here(self) -> Pad.Change | None:
        return self.Toggled(self.at_cursor)

    def strike(self, place: int | None) -> Pad.Change | None:
        if place is None:
            return self.Struck(self.at_cursor)
        return struck_at(self.session, place)

    def press(self, place: int) -> Pad.Change | None:
        return self.letter(place)

    def paint(self, session: Session, question: PosedQuestion) -> None:
        slot, response = session.slot, session.response
        several = slot.choose > 1
        asked = NUMBER_WORDS.get(slot.choose, str(slot.choose))
        self.tell(f"Choose {asked}: {len(response.picks)} of {slot.choose} picked" if several else "")
        self.hide_rows_from(len(slot.order))
        for place, (row, option) in enumerate(zip(self.query(Row), slot.order, strict=False)):
            picked, struck = option in response.picks, option in response.struck
            cursor = place == self.cursor
            text = struck_out(question.options[option], struck=struck, picked=picked)
            row.show(
                _mark(place, picked=picked, struck=struck, cursor=cursor, several=several),
                text,
                cursor=cursor,
            )


def _mark(place: int, *, picked: bool, struck: bool, cursor: bool, several: bool) -> Content:
    on, off, out = ("[■]", "[ ]", "[-]") if several else ("(●)", "( )", "(-)")
    mark = out if struck else on if picked else off
    style = "bold $text-primary" if picked else "dim" if struck else ""
    letter = Content.styled(LETTERS[place].upper(), "strike" if struck else "bold")
    return Content.assemble("▸" if cursor else " ", (mark, style), " ", letter, "  ")


def struck_at(session: Session | None, place: int) -> Pad.Struck | None:
    """The change that strikes out what is shown at a place; None where nothing is."""
    there = session is not None and place < len(session.slot.order)
    return Pad.Struck(session.slot.order[place]) if session and there else None


def struck_out(text: str, *, struck: bool, picked: bool = False) -> Content:
    """The text of what is offered; dim where it is struck out."""
    shown = prose(text)
    if struck:
        return Content.styled(shown.plain, "dim")
    return shown.stylize("bold $text-primary") if picked else shown
