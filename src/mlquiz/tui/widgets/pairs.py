"""The prompts of a matching question, and below them the matches they may be given."""

from textual.content import Content

from mlquiz.exam.session import Session
from mlquiz.model.posed import PosedQuestion
from mlquiz.model.question import NONE
from mlquiz.report.words import LETTERS
from mlquiz.tui.prose import prose
from mlquiz.tui.widgets.options import struck_at, struck_out
from mlquiz.tui.widgets.pad import Pad, Row

_BY_DIGIT = 6
"""From this place on, matches have digits for keys: letters are taken."""


class Pairs(Pad):
    """The cursor goes over prompts; the key of a match gives it to the prompt at the cursor."""

    KIND = "matching"

    DEFAULT_CSS = """
    Pairs .-first-match { margin-top: 1; }
    """

    def rows_of(self, question: PosedQuestion) -> int:
        return len(question.prompts) + len(question.options)

    def places(self, session: Session) -> int:
        return session.slot.choose

    def letter(self, place: int) -> Pad.Change | None:
        session = self.session
        if session is None or place >= len(session.slot.order):
            return None
        prompt, match = self.cursor, session.slot.order[place]
        if match == self._given(session, prompt):
            return self.Assigned(prompt, NONE)
        self._go_on(session)
        return self.Assigned(prompt, match)

    def _go_on(self, session: Session) -> None:
        """Goes to the next prompt that has no match; stays where all others have one."""
        count = session.slot.choose
        others = ((self.cursor + step) % count for step in range(1, count))
        self.put_cursor(next((each for each in others if self._given(session, each) == NONE), self.cursor))

    def here(self) -> Pad.Change | None:
        """Gives the prompt at the cursor the next match."""
        if self.session is None:
            return None
        cycle = [NONE, *self.session.slot.order]
        there = cycle[(cycle.index(self._given(self.session, self.cursor)) + 1) % len(cycle)]
        return self.Assigned(self.cursor, there)

    def strike(self, place: int | None) -> Pad.Change | None:
        return None if place is None else struck_at(self.session, place)

    def press(self, place: int) -> Pad.Change | None:
        prompts = self.session.slot.choose if self.session else 0
        if place >= prompts:
            return self.letter(place - prompts)
        self.put_cursor(place)
        return None

    @staticmethod
    def _given(session: Session, prompt: int) -> int:
        return session.response.picks[prompt] if session.response.picks else NONE

    def paint(self, session: Session, question: PosedQuestion) -> None:
        slot, response = session.slot, session.response
        digits = "; keys 7 to 0 for G to J" if len(slot.order) > _BY_DIGIT else ""
        self.tell(
            f"Give each prompt the letter of its match{digits}: {response.given} of {slot.choose} matched"
        )
        self.hide_rows_from(len(question.prompts) + len(slot.order))
        rows = list(self.query(Row))
        for place, prompt in enumerate(question.prompts):
            given, cursor = self._given(session, place), place == self.cursor
            rows[place].remove_class("-first-match")
            rows[place].show(_prompt_mark(session, place, given, cursor=cursor), prose(prompt), cursor=cursor)
        for place, match in enumerate(slot.order):
            row = rows[len(question.prompts) + place]
            row.set_class(not place, "-first-match")
            text = struck_out(question.options[match], struck=match in response.struck)
            row.show(_match_mark(session, place, match), text, cursor=False)


def _prompt_mark(session: Session, place: int, given: int, *, cursor: bool) -> Content:
    letter = "_" if given == NONE else LETTERS[session.slot.order.index(given)].upper()
    style = "" if given == NONE else "bold $text-primary"
    return Content.assemble("▸" if cursor else " ", f"{place + 1}. ", (f"[{letter}]", style), "  ")


def _match_mark(session: Session, place: int, match: int) -> Content:
    users = [str(prompt + 1) for prompt, pick in enumerate(session.response.picks) if pick == match]
    used = f"{','.join(users)}←" if users else ""
    return Content.assemble((f"{used:>5} ", "$text-primary"), (LETTERS[place].upper(), "bold"), "  ")
