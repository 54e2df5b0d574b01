"""The time, as line mode tells it: at each question unless it is hidden, in notices, and when it is asked for."""

from datetime import timedelta

from mlquiz.exam.pacing import LAST_MINUTES, ahead, notice
from mlquiz.exam.session import Session
from mlquiz.report.words import clock_text, left_text

_QUARTERS = (1, 2, 3)


class Countdown:
    """Tells the time left; `shown` says whether at each question, before the last minutes."""

    def __init__(self, session: Session, *, shown: bool = True) -> None:
        self.shown = shown
        self._looked = session

    def notice(self, session: Session) -> str:
        """What to say now that time went on since the last look; mostly nothing."""
        said, self._looked = notice(self._looked, session), session
        return said

    def heading(self, session: Session) -> str:
        """What a question's first line says of the time; nothing where the sitting has no clock."""
        own = session.question_left
        if own is not None and not session.response.locked:
            return f"{left_text(own)} for this question."
        if session.left is None or not (self.shown or session.left < LAST_MINUTES):
            return ""
        return f"{left_text(session.left)}."


def time_words(session: Session) -> str:
    """All about the time: what is left, at which pace, and where an even one would be."""
    here = _of_question(session)
    if session.left is None or session.rules.limit is None:
        untimed = "The sitting has no limit of its own" if here else "The sitting is not timed"
        return f"{here}{untimed}; {clock_text(session.used)} so far."
    said = f"{here}{left_text(session.left)} of {clock_text(session.rules.limit)}."
    return " ".join([said, *_pace(session), *_checkpoints(session, session.rules.limit)])


def _of_question(session: Session) -> str:
    """What is left for this question of what each has; only the latter where the answer is final."""
    limit, own = session.rules.question_limit, session.question_left
    if limit is None:
        return ""
    if own is None or session.response.locked:
        return f"{clock_text(limit)} for each question. "
    return f"{left_text(own)} of {clock_text(limit)} for this question. "


def _pace(session: Session) -> list[str]:
    pace, lead = session.pace(session.at), ahead(session)
    if pace is None or lead is None:
        return []
    where = f"{clock_text(abs(lead))} {'behind' if lead < timedelta() else 'ahead of'} an even pace"
    if session.answered == len(session.slots):
        return ["All are answered."]
    return [f"{clock_text(pace)} for each unanswered question; {where}."]


def _checkpoints(session: Session, limit: timedelta) -> list[str]:
    """The quarters of the time that are still ahead: how much would be left, how many answered."""
    ahead_of_now = [part for part in _QUARTERS if limit * part / 4 > session.used]
    points = [
        f"{len(session.slots) * part // 4} answered at {left_text(limit * (4 - part) / 4)}"
        for part in ahead_of_now
    ]
    return [f"Checkpoints of an even pace: {', '.join(points)}."] if points else []
