"""The custom exam: choices that are also a command line. Nothing is kept and no clock runs."""

from math import ceil

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal, Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Checkbox, Input, Label, RadioSet, Static

from mlquiz.exam.choosing import DIFFICULTIES, Filter
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.text import clean
from mlquiz.proctor.order import DRILL_LENGTH, MODES, Briefing, Order
from mlquiz.proctor.proctor import Proctor
from mlquiz.proctor.spelling import command_line
from mlquiz.report.records import ExamEntry
from mlquiz.tui.outlook import Outlook, outlook, within_mode
from mlquiz.tui.screens.room import Room
from mlquiz.tui.widgets.count import Count
from mlquiz.tui.widgets.deal import Deal
from mlquiz.tui.widgets.finder import Find, Finder
from mlquiz.tui.widgets.page import Page
from mlquiz.tui.widgets.picks import Entries, Picks
from mlquiz.tui.widgets.ticks import OneOf, Tick

_WHAT = {
    "mock": "Drawn by the blueprint, timed, no feedback until the end.",
    "practice": "By the blueprint, or what you choose; feedback at once.",
    "drill": f"What you choose below, {DRILL_LENGTH} unless you say; feedback at once.",
}


class CustomScreen(Room):
    """Mode, length, time and filters of an exam; what fits and the command line stay in view.

    `asked` is all that the taker says, of other modes too; what is ordered is what goes with the mode.
    """

    CSS_PATH = "custom.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (112, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (36, "-tall")]
    BINDINGS = [
        Binding("ctrl+s,enter", "start", "start", id="custom.start"),
        Binding("y", "copy", "copy the command", id="custom.copy"),
        Binding("escape,q", "back", "back", id="custom.back"),
        # Of high priority, so that what is typed next goes to the next field, however fast it comes.
        Binding("tab", "app.focus_next", "next field", show=False, priority=True, id="custom.next"),
        Binding(
            "shift+tab", "app.focus_previous", "field before", show=False, priority=True, id="custom.last"
        ),
        Binding("down", "step(1)", "next field", show=False, priority=True, id="custom.down"),
        Binding("up", "step(-1)", "field before", show=False, priority=True, id="custom.up"),
    ]

    asked: reactive[Order] = reactive[Order](None, repaint=False)  # type: ignore[arg-type]  # set before it is read

    class Done(Message):
        """The taker orders, or, without an order, goes back; `asked` is what to start from next time."""

        def __init__(self, asked: Order, order: Order | None = None) -> None:
            super().__init__()
            self.asked = asked
            self.order = order

    def __init__(self, proctor: Proctor, entry: ExamEntry, asked: Order | None = None) -> None:
        super().__init__()
        self._proctor = proctor
        self._menu = proctor.menu(entry.blueprint.id)
        self._weak = entry.weak
        self._outlook = Outlook()
        self.set_reactive(CustomScreen.asked, asked or Order(entry.blueprint.id, mode="drill"))

    def compose(self) -> ComposeResult:
        asked, wanted, menu = self.asked, self.asked.wanted, self._menu
        yield Static(f"Custom exam  {clean(menu.blueprint.title)}", id="title", markup=False)
        with Page(), Container(id="columns"):
            with Vertical(classes="column"):
                with Horizontal():
                    yield _name("Mode")
                    yield OneOf(MODES, asked.mode)
                yield Static(id="what", markup=False)
                with Horizontal():
                    yield _name("Questions")
                    yield Count("questions", asked.questions, "")
                    yield Label("Minutes", classes="next")
                    yield Count("minutes", asked.minutes, "none")
                    yield Label("Seconds each", classes="next need")
                    yield Count("seconds", asked.seconds, "none").add_class("need")
                with Horizontal(classes="need group"):
                    yield _name("Missed")
                    yield Label("in the last")
                    yield Count("missed", wanted.missed, "off")
                    yield Label("attempts")
                with Horizontal(classes="need"):
                    yield _name("Not seen")
                    yield Label("in the last")
                    yield Count("unseen", wanted.unseen, "off")
                    yield Label("attempts")
                with Horizontal(classes="need"):
                    yield _name("Only")
                    yield Tick("flagged", "flagged when last seen", wanted.flagged)
                    yield Tick("bookmarked", "bookmarked", wanted.bookmarked)
                with Vertical(classes="mock"):
                    for name, label in _extras(menu.blueprint).items():
                        yield Tick(name, label, getattr(asked, name))
                with Horizontal(classes="need group"):
                    yield _name("Difficulty")
                    for name, title, questions in menu.difficulties:
                        yield Tick(name, f"{title} {questions}", name in wanted.difficulties)
                with Horizontal(id="where"):
                    yield _name("Domains")
                    yield Picks("domains", menu.domains, wanted.domains, self._weak)
            with Vertical(classes="column"):
                for name, entries in (("objectives", _numbered(menu.objectives)), ("tags", menu.tags)):
                    with Horizontal(classes="need"):
                        yield _name(name.title())
                        with Finder():
                            yield Find()
                            yield Picks(name, entries, getattr(wanted, name))
        yield Deal()
        yield self.keys()

    def on_mount(self) -> None:
        self._ask()
        self._show()

    @on(Input.Changed)
    @on(Checkbox.Changed)
    @on(RadioSet.Changed)
    @on(Picks.Changed)
    def _ask(self) -> None:
        """Takes what the fields say now; a key may come before the message of the field that it follows."""
        self.asked = self._said()

    def _said(self) -> Order:
        """What all the fields say together."""
        wanted = Filter(
            domains=self._picked("domains"),
            objectives=self._picked("objectives"),
            tags=self._picked("tags"),
            difficulties=tuple(filter(self._ticked, DIFFICULTIES)),
            missed=self._count("missed") or 0,
            unseen=self._count("unseen") or 0,
            flagged=self._ticked("flagged"),
            bookmarked=self._ticked("bookmarked"),
        )
        return Order(
            self.asked.exam,
            mode=self.query_one(OneOf).chosen,
            questions=self._count("questions"),
            minutes=self._count("minutes"),
            seconds=self._count("seconds"),
            extra_time=self._ticked("extra_time"),
            strict=self._ticked("strict"),
            pilot=self._ticked("pilot"),
            wanted=wanted,
        )

    def _count(self, name: str) -> int | None:
        return self.query_one(f"#{name}", Count).number

    def _ticked(self, name: str) -> bool:
        """Whether it is ticked; it is not where the exam does not have it."""
        return any(each.value for each in self.query(f"#{name}").results(Tick))

    def _picked(self, name: str) -> tuple[str, ...]:
        return self.query_one(f"#{name}", Picks).picked

    def watch_asked(self) -> None:
        if self.is_mounted:
            self._show()

    def _show(self) -> None:
        order = within_mode(self.asked)
        self._outlook = outlook(self._proctor, order)
        self.set_class(order.mode == "mock", "-mock")
        self.query_one("#what", Static).update(_WHAT[order.mode])
        drawn = self._outlook.drawn
        self.query_one(Deal).show(self._outlook.told, command_line(order), possible=drawn is not None)
        if drawn:
            self._hint(drawn)

    def _hint(self, drawn: Briefing) -> None:
        """Says in the empty fields what they come to."""
        limit = drawn.rules.limit
        minutes = str(ceil(limit.total_seconds() / 60)) if limit else "none"
        self.query_one("#questions", Count).placeholder = str(len(drawn.form.slots))
        self.query_one("#minutes", Count).placeholder = minutes

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a list up and down go from entry to entry."""
        return not isinstance(self.focused, Picks) if action == "step" else True

    def action_step(self, by: int) -> None:
        if by > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def action_start(self) -> None:
        self._ask()
        if self._outlook.drawn:
            self.post_message(self.Done(self.asked, within_mode(self.asked)))
        else:
            self.notify(clean(self._outlook.told), severity="error", markup=False)

    def action_copy(self) -> None:
        self._ask()
        self.app.copy_to_clipboard(clean(command_line(within_mode(self.asked))))
        self.notify("Copied; paste it into a shell.", timeout=3, markup=False)

    def action_back(self) -> None:
        self._ask()
        self.post_message(self.Done(self.asked))


def _name(text: str) -> Label:
    return Label(text, classes="name", markup=False)


def _numbered(objectives: Entries) -> Entries:
    """Objectives with their numbers in what a person reads."""
    return tuple(
        (number, title if title == number else f"{number} {title}", questions)
        for number, title, questions in objectives
    )


def _extras(blueprint: Blueprint) -> dict[str, str]:
    """What can be ticked for a mock of this exam."""
    minutes, pilot = blueprint.form.extra_minutes, blueprint.profile.pilot
    return {
        **({"extra_time": f"extra time, the exam grants {minutes} minutes"} if minutes else {}),
        **({"pilot": f"its {pilot} pilot questions too, unscored"} if pilot else {}),
        "strict": "strict clock, interruptions count",
    }
