"""What comes about by itself during a sitting, and is told when it does: time, the end, a full disk, a final answer."""

from collections.abc import Callable

from mlquiz.cli.plain.clock import Countdown
from mlquiz.cli.plain.feedback import feedback
from mlquiz.errors import UnreadableHistory
from mlquiz.model.standing import Status
from mlquiz.proctor.sitting import Sitting


class Watch:
    """Looks at a sitting after every line and every second, and tells each thing once."""

    def __init__(
        self, sitting: Sitting, speak: Callable[[str], None], countdown: Countdown, *, onward: bool = True
    ) -> None:
        self._sitting = sitting
        self._onward = "\nPress Enter to go on." if onward else ""
        self._speak = speak
        self._countdown = countdown
        self._ended = self._troubled = False
        places = enumerate(sitting.session.responses, start=1)
        self._final = {position for position, response in places if response.locked}
        self._told: set[int] = set()

    def look(self, *, again: bool = False) -> None:
        """Tells what has come about; trouble that lasts is told `again` where that is wanted."""
        session = self._sitting.session
        if said := self._countdown.notice(session):
            self._speak(said)
        if session.status is Status.EXPIRED and not self._ended:
            self._ended = True
            self._speak("Time is up. The form was submitted as it stood.")
        self._tell_trouble(again=again)
        if session.checked and session.position not in self._told and not session.closed:
            self._tell_feedback(session.position)

    def checked_by_hand(self) -> None:
        """Says beforehand that the answer here became final because the taker wanted it."""
        self._final.add(self._sitting.session.position)

    def forget(self) -> None:
        """Has what is right here told once more, where it may be."""
        self._told.discard(self._sitting.session.position)

    def _tell_trouble(self, *, again: bool) -> None:
        trouble = self._sitting.trouble
        if trouble and (again or not self._troubled):
            self._speak(f"NOT SAVED: {trouble}")
        elif self._troubled and not trouble:
            self._speak("Saved again: nothing is lost.")
        self._troubled = bool(trouble)

    def _tell_feedback(self, position: int) -> None:
        try:
            said = self._feedback()
        except UnreadableHistory as fault:
            said = f"What is right cannot be read: {fault}"
        if not said:
            return  # the answer is not on disk yet
        if position not in self._final:
            self._speak("Time is up for this question. It is taken as it stands.")
        self._final.add(position)
        self._told.add(position)
        self._speak(f"{said}{self._onward}")

    def _feedback(self) -> str:
        """What is right here, and the taker's own note; empty until it may be told."""
        answered = self._sitting.answered
        if answered is None:
            return ""
        note = self._sitting.margin.note(answered.slot.question, told=True)
        return "\n".join([feedback(answered), *([f"Your note: {note}"] if note else [])])
