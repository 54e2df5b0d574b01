"""A stage for screens: an app on a sitting, keys pressed, the clock moved, and what is then shown and kept."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tests.build import CASE, Office, every_kind, exam_yaml, question
from textual.events import Key
from textual.pilot import Pilot
from textual.widget import Widget

from mlquiz.config.settings import DEFAULTS, Settings
from mlquiz.exam.session import Session
from mlquiz.model.attempt import Response
from mlquiz.model.posed import PosedQuestion
from mlquiz.model.question import Question
from mlquiz.proctor.order import Order
from mlquiz.report.words import LETTERS
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.screens.confirm import ConfirmScreen
from mlquiz.tui.screens.exam import ExamScreen
from mlquiz.tui.widgets.answer_pad import AnswerPad
from mlquiz.tui.widgets.pad import Pad, Row

Dimensions = tuple[int, int]
NARROW, SMALL, LARGE, WIDEST = (60, 20), (80, 24), (120, 40), (170, 50)


def app_of(office: Office, settings: Settings = DEFAULTS) -> MlquizApp:
    """An app that starts at home."""
    return MlquizApp(office.proctor, office.records, settings=settings)


def exam_of(office: Office, settings: Settings = DEFAULTS, **order: object) -> MlquizApp:
    """An app in the midst of a sitting."""
    briefing = office.proctor.brief(Order("demo", seed=1, **order))  # type: ignore[arg-type]
    return MlquizApp(office.proctor, office.records, office.proctor.open(briefing), settings=settings)


def exam_screen(app: MlquizApp) -> ExamScreen:
    """The exam screen, wherever it is on the stack."""
    return next(each for each in app.screen_stack if isinstance(each, ExamScreen))


def words(app: MlquizApp) -> str:
    """All that the screen on top says, in view or not."""
    texts = app.screen.query("Static, Marked, ProseText")
    return "\n".join(str(each.render()) for each in texts if _displayed(each))


def _displayed(widget: Widget) -> bool:
    return all(each.display for each in widget.ancestors_with_self if isinstance(each, Widget))


def picture(app: MlquizApp) -> str:
    """What stands in the terminal, line by line."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


@dataclass
class Stage:
    """An app in the midst of a sitting, and who presses its keys."""

    office: Office
    app: MlquizApp
    pilot: Pilot[int]

    @property
    def exam(self) -> ExamScreen:
        return exam_screen(self.app)

    @property
    def session(self) -> Session:
        return self.exam.session

    @property
    def response(self) -> Response:
        return self.session.response

    @property
    def kept(self) -> Response:
        """The response here as it is on disk."""
        standing = self.office.archive.standing(self.exam.sitting.attempt)
        return standing.responses[self.session.position - 1]

    @property
    def asked(self) -> PosedQuestion:
        return self.exam.sitting.posed[self.session.position - 1]

    @property
    def pad(self) -> Pad:
        return self.exam.query_one(AnswerPad).pad

    @property
    def words(self) -> str:
        return words(self.app)

    @property
    def picture(self) -> str:
        return picture(self.app)

    async def press(self, *keys: str) -> None:
        await press(self.pilot, *keys)

    async def at_once(self, *keys: str) -> None:
        """Types keys ahead: all are there before the first is heard."""
        for key in keys:
            self.app.post_message(Key(key, _CHARACTERS.get(key, key if len(key) == 1 else None)))
        for _ in range(3):
            await self.pilot.pause()

    async def find(self, name: str) -> None:
        """Goes to the question whose id ends so: through the door that closes, past the case that covers it."""
        self.exam.go_to(self.place(name))
        await self.pilot.pause()
        if isinstance(self.app.screen, ConfirmScreen):
            await self.press("y")
        if self.exam.case_covers:
            await self.press("enter")

    def place(self, name: str) -> int:
        """The position of the question whose id ends so."""
        posed = enumerate(self.exam.sitting.posed, start=1)
        return next(position for position, each in posed if each.id.endswith(name))

    def key(self, index: int) -> str:
        """The letter of what is offered here, by its index."""
        return LETTERS[self.session.slot.order.index(index)]

    def row(self, text: str) -> Row:
        """The row of the pad that says so."""
        return next(row for row in self.pad.query(Row) if row.display and text in str(row.render()))

    async def pass_(self, seconds: float) -> None:
        """Lets time go by, in steps that are no interruption, with a tick after each."""
        while seconds > 0:
            step = min(seconds, 5.0)
            self.office.clock.pass_(step)
            self.exam._tick()
            seconds -= step
        await self.pilot.pause()


_CHARACTERS = {"enter": "\r", "full_stop": ".", "minus": "-", "slash": "/", "percent_sign": "%"}


@asynccontextmanager
async def on_stage(
    folder: Path | Office,
    questions: Sequence[Question] = (),
    *,
    size: Dimensions = SMALL,
    settings: Settings = DEFAULTS,
    **order: object,
) -> AsyncIterator[Stage]:
    """A sitting of the demo exam, every kind of question in it unless others are given."""
    office = folder if isinstance(folder, Office) else Office(folder, questions or every_kind())
    app = exam_of(office, settings, **order)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Stage(office, app, pilot)


LONG_CASE = "\n\n".join(f"Paragraph {n} of a case that is longer than the screen." for n in range(60))
LONG_STEM = "\n\n".join(f"Paragraph {n} of a stem that is longer than the screen." for n in range(40))


def with_case(case: str = CASE, stem: str = "") -> list[Question]:
    """Ten questions of one kind, three of which share a case."""
    plain = [question(n, domain=domain, stem=stem) for domain in ("data", "models") for n in range(1, 7)]
    return [
        replace(each, scenario=case) if each.domain == "models" and each.id[-1] in "123" else each
        for each in plain[:6] + plain[6:10]
    ]


def room(folder: Path, profile: str = "", questions: list[Question] | None = None) -> Office:
    """The demo exam with a profile of its exam room."""
    return Office(folder, questions or every_kind(), exam_yaml(profile=profile))
