"""How long after its start a full-screen program shows its first screen."""

from collections.abc import Sequence

from bench.processes import EMPTY_APP, EXAM, MLQUIZ, Place
from bench.rounds import interleaved
from bench.table import Row
from bench.terminal import Terminal


def first_frames(place: Place, rounds: int = 11) -> list[Row]:
    """Home and briefing against an empty Textual app; cache and database are there already."""

    def first_frame(command: Sequence[str], text: str) -> float:
        with Terminal(command, place.environment) as terminal:
            return terminal.wait_for(text) * 1000

    measures = {
        "home": lambda: first_frame([MLQUIZ], "mock exams for"),
        "briefing": lambda: first_frame([MLQUIZ, "take", EXAM], "The clock starts"),
        "empty": lambda: first_frame(EMPTY_APP, "changed 0"),
    }
    interleaved(measures, 1)
    found = interleaved(measures, rounds)
    beside = ("empty Textual app", found["empty"])
    return [
        Row("mlquiz: first frame of home", found["home"], *beside, goal=1.3),
        Row("mlquiz take: first frame of briefing", found["briefing"], *beside, goal=1.3),
    ]
