"""What stands behind a picture: the shipped bank, a clock and dice that do as they are told, a folder that goes."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from bench.processes import EXAM
from mlquiz.bank.cache import Cache
from mlquiz.bank.library import Library
from mlquiz.cli.wiring import shipped_banks
from mlquiz.history.archive import Archive
from mlquiz.model.form import Slot
from mlquiz.model.question import Choice
from mlquiz.planning.planner import Planner
from mlquiz.proctor.order import Order
from mlquiz.proctor.proctor import Proctor
from mlquiz.proctor.sitting import Sitting
from mlquiz.report.records import Records
from mlquiz.tui.app import MlquizApp

SEED = 22
STEP = 4
"""Seconds from one tick of a fast-forwarded sitting to the next."""


@dataclass
class Stage:
    """A proctor and records over the shipped bank, with a clock that moves when it is told to."""

    home: Path
    exam: str = EXAM
    at: datetime = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    _rolls: "count[int]" = field(default_factory=lambda: count(SEED))

    def __post_init__(self) -> None:
        library = Library([shipped_banks()], Cache(self.home / "cache"))
        archive = Archive(self.home / "history.db")
        self.proctor = Proctor(library, archive, lambda: self.at, self._roll, self.home / "sittings")
        self.records = Records(library, archive, lambda: self.at)
        self.planner = Planner(library, archive, lambda: self.at)
        pool = library.pool(library.shelf(self.exam)).everything()
        self._keys = {each.id: each.body for each in pool if isinstance(each.body, Choice)}

    def _roll(self, bits: int) -> int:
        return next(self._rolls) % (1 << bits)

    def app(self, start: Sitting | None = None) -> MlquizApp:
        return MlquizApp(self.proctor, self.records, start)

    def think(self, sitting: Sitting, seconds: int) -> None:
        """Time passes in steps a running sitting knows as thinking."""
        for _ in range(seconds // STEP):
            self.at += timedelta(seconds=STEP)
            sitting.tick()

    def chosen(self, slot: Slot, right: bool) -> list[int]:
        """The options of a slot's question that are right or wrong, as many as are asked for."""
        options = self._keys[slot.question].options
        return [place for place, option in enumerate(options) if option.correct == right][: slot.choose]

    def sat(self, questions: int, wrong: int) -> Sitting:
        """A sitting with so many questions answered, every `wrong`th of them wrong."""
        sitting = self.proctor.open(self.proctor.brief(Order(self.exam)))
        self._answer(sitting, questions, wrong)
        return sitting

    def studied(self, order: Order, wrong: int) -> None:
        """A sitting on the next evening, from the first question to the end; answers are rated."""
        self.at = self.at.replace(hour=19, minute=0) + timedelta(days=1)
        sitting = self.proctor.open(self.proctor.brief(order))
        self._answer(sitting, len(sitting.session.slots), wrong, rated=True)
        sitting.submit()

    def _answer(self, sitting: Sitting, questions: int, wrong: int, *, rated: bool = False) -> None:
        for slot in sitting.session.slots[:questions]:
            right = slot.position % wrong != 0
            sitting.go_to(slot.position)
            self.think(sitting, (40 if right else 70) + 7 * slot.position % 60)
            for option in self.chosen(slot, right=right):
                sitting.pick(option)
            if rated:
                sitting.rate(_word(slot.position, right=right))
            if sitting.session.rules.feedback:
                sitting.check()


def _word(position: int, *, right: bool) -> str:
    """How sure somebody is who is mostly right about that."""
    usual = ("sure", "sure", "fairly") if right else ("guess", "fairly", "fairly")
    return "sure" if position % 13 == 0 else usual[position % 3]
