"""The taker's desk in line mode: note, bookmark, confidence, report, calculator, exhibit, strike out.

A tool does what it is told and gives what is said to it. It never goes to another question.
"""

from collections.abc import Callable, Mapping

from mlquiz.cli.plain.answers import one_pick
from mlquiz.cli.plain.letters import answer_words, letter_of
from mlquiz.cli.plain.prose import exhibits_of
from mlquiz.cli.plain.question import confidence_words
from mlquiz.errors import UsageFault
from mlquiz.model.attempt import COMPLAINTS, CONFIDENCES, Complaint
from mlquiz.model.form import Slot
from mlquiz.proctor.sitting import Sitting

_LONGEST_FORMULA = 200
_LONGEST_REMARK = 2_000


class Tools:
    """The tools of one sitting, by the names of their commands."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self.uses: Mapping[str, Callable[[str], str]] = {
            "flag": self.flag,
            "clear": self.clear,
            "strike": self.strike,
            "move": self.move,
            "sure": self.sure,
            "note": self.note,
            "bookmark": self.bookmark,
            "report": self.report,
            "calc": self.calculate,
            "exhibit": self.exhibit,
        }

    def flag(self, _: str) -> str:
        return "Flagged." if self._sitting.flag().response.flagged else "No longer flagged."

    def clear(self, _: str) -> str:
        blank = not self._sitting.session.response.given
        self._sitting.clear()
        return "There is no answer to take back." if blank else "Your answer is taken back."

    def strike(self, words: str) -> str:
        slot = self._slot("nothing to strike out", "choice", "matching")
        option = one_pick(slot, words)
        struck = option in self._sitting.strike(option).response.struck
        return f"{letter_of(slot, option)} is {'struck out' if struck else 'restored'}."

    def move(self, words: str) -> str:
        """Moves a step of an order to a place: `c 1`."""
        slot = self._slot("no order to change", "ordering")
        step, place = _step_and_place(words)
        if not 1 <= place <= slot.choose:
            raise UsageFault(f"type :move, a letter and a place from 1 to {slot.choose}, like :move c 1")
        pick = one_pick(slot, step)
        after = self._sitting.move(pick, place - 1 - self._sitting.session.arranged.index(pick))
        return f"Your order: {answer_words(slot, after.response)}."

    def sure(self, words: str) -> str:
        confidence = confidence_of(words)
        if not confidence:
            raise UsageFault("type :sure guess, :sure fairly or :sure sure")
        self._sitting.rate(confidence)
        return f"Noted: {confidence_words(confidence)}."

    def note(self, words: str) -> str:
        """Keeps a note, removes it where `-` is written, reads it where nothing is."""
        margin, question = self._sitting.margin, self._sitting.question.id
        told = self._sitting.session.checked
        if not words:
            kept = margin.note(question, told=told)
            return f"Your note: {kept}" if kept else "No note here. Type :note and some words to write one."
        margin.keep_note(question, "" if words == "-" else _short(words), told=told)
        return "Note removed." if words == "-" else "Note kept."

    def bookmark(self, _: str) -> str:
        session, question = self._sitting.session, self._sitting.question.id
        kept = self._sitting.margin.bookmark(question, told=session.checked)
        return "Bookmarked." if kept else "No longer bookmarked."

    def report(self, words: str) -> str:
        """Keeps for the author what is wrong with the question: a reason, and a few words."""
        words = " ".join(words.split())
        reason = next((each for each in COMPLAINTS if words.lower().startswith(each)), None)
        if reason is None:
            raise UsageFault(f"type :report, one of {', '.join(COMPLAINTS)}, and a few words if you like")
        said = words[len(reason) :].strip(" :,.-")
        self._sitting.margin.complain(self._sitting.session.position, Complaint(reason, _short(said)))
        return f"Kept for the author: {reason}."

    def calculate(self, words: str) -> str:
        from mlquiz.model.arithmetic import NoValue, value_of

        if not self._sitting.blueprint.profile.calculator:
            raise UsageFault("this exam has no calculator")
        if not words or len(words) > _LONGEST_FORMULA:
            raise UsageFault(
                f"type :calc and arithmetic of up to {_LONGEST_FORMULA} characters, like :calc 2*3.5"
            )
        try:
            return f"{words} = {value_of(words, {}):.12g}"
        except NoValue as fault:
            way_out = "; powers are written 2**10" if "^" in words else ""
            raise UsageFault(f"{words!r} has no value: {fault}{way_out}") from fault

    def exhibit(self, words: str) -> str:
        """Where the file of an exhibit is."""
        found = exhibits_of(self._sitting.question)
        if not found:
            return "This question has no exhibit."
        number = int(words) if words.isdecimal() and len(words) < 3 else 1 if not words else 0
        if not 1 <= number <= len(found):
            raise UsageFault(f"type :exhibit and a number from 1 to {len(found)}")
        alt, path = found[number - 1]
        file = self._sitting.exhibits.file(path)
        return f"Exhibit {number}, {alt}: {file or 'its file is no longer in the bank'}"

    def _slot(self, otherwise: str, *kinds: str) -> Slot:
        """The slot the taker is at; refused where its question is of another kind."""
        slot = self._sitting.session.slot
        if slot.kind not in kinds:
            raise UsageFault(f"there is {otherwise}: question {slot.position} is of kind {slot.kind}")
        return slot


def confidence_of(word: str) -> str:
    """One of `CONFIDENCES` by its beginning; empty where the word is none."""
    return next((each for each in CONFIDENCES if word and each.startswith(word.lower())), "")


def _step_and_place(words: str) -> tuple[str, int]:
    step, _, place = words.partition(" ")
    place = place.strip().removeprefix("to ")
    return step, int(place) if place.isdecimal() and len(place) < 3 else 0


def _short(words: str) -> str:
    if len(words) > _LONGEST_REMARK:
        raise UsageFault(
            f"that is {len(words)} characters; {_LONGEST_REMARK} at most are kept, so nothing was"
        )
    return words
