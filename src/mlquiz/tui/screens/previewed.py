"""What the preview shows: a question as in the exam room, its findings, and what keeps the file from being read.

Which question that is, and what keys do, is the preview's own.
"""

import asyncio

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import Static

from mlquiz.authoring.preview import Draft, Preview
from mlquiz.authoring.specimen import specimen
from mlquiz.errors import UsageFault
from mlquiz.model.attempt import Answered
from mlquiz.model.text import clean
from mlquiz.report.words import questions_text
from mlquiz.tui.findings import listed, problem_lines, tally
from mlquiz.tui.key import keyed
from mlquiz.tui.prose import prose
from mlquiz.tui.screens.room import Room
from mlquiz.tui.teaching import QUIET
from mlquiz.tui.widgets.page import Page
from mlquiz.tui.widgets.prose_text import ProseText
from mlquiz.tui.widgets.specimen import Specimen

_WIDE, _TALL = 110, 30
"""From so many columns on, findings stand beside the question; lines with room to spare."""

_AROUND, _SHARE = 4, 3
"""Lines that problems leave free where there is no question; the part of the lines they take above one."""


class Previewed(Room):
    """Shows one question of a file, fitted to the terminal.

    `here` is None as long as there was none to show; `stale` says that it is shown as it was before the
    file broke; with `told` its answer is shown.
    """

    def __init__(self, preview: Preview, here: Draft | None, seed: int) -> None:
        super().__init__()
        self.preview = preview
        self.here = here
        self.seed = seed
        self.stale = False
        self.told = False
        self._shown: Answered | None = None
        self._showing = asyncio.Lock()

    def compose(self) -> ComposeResult:
        with Horizontal(id="head"):
            yield Static(id="place", markup=False)
            yield Static(id="tally", markup=False)
        yield Static(id="about", markup=False)
        yield Static(id="problems", markup=False)
        with Container(id="desk"):
            with Page(id="case"):
                yield ProseText(id="scenario")
            with Page(id="question"):
                yield Static("▤ Case study: press s to read it", id="case-hint", markup=False)
                yield ProseText(id="taught")
            with Page(id="findings"):
                yield ProseText(id="listed")
        yield Static(id="notice", markup=False)
        yield self.keys()

    async def on_mount(self) -> None:
        self._fit()
        await self.show(home=True)

    def on_resize(self) -> None:
        self._fit()
        if self.is_mounted:
            self._show_problems()

    def _fit(self) -> None:
        width, height = self.app.size
        self.set_class(width >= _WIDE, "-wide")
        self.set_class(height >= _TALL, "-tall")

    def tell(self, text: str) -> None:
        """Says something above the keys until the next key."""
        line = self.query_one("#notice", Static)
        line.display = bool(text)
        line.update(Content(text))

    async def show(self, *, home: bool = False) -> None:
        """Shows what there is to show now; from its top where another question came."""
        async with self._showing:
            with self.app.batch_update():
                if home:
                    self._go_home()
                self._show_problems()
                self._show_place()
                self._show_findings()
                await self._show_question()
            self.refresh_bindings()

    def _go_home(self) -> None:
        self.remove_class("-reading-case")
        for page in self.query(Page):
            page.scroll_home(animate=False)

    def _show_problems(self) -> None:
        """The banner: whether the file is read as it stands, and what keeps it from that, as far as it fits."""
        banner, problems = self.query_one("#problems", Static), self.preview.problems
        banner.display = bool(problems) or self.stale
        width, height = self.app.size
        rows = height - _AROUND if self.here is None else height // _SHARE
        lines = problem_lines(problems, self.preview.file, max(1, width - 4), max(2, rows - 1))
        banner.update(Content("\n").join([Content.styled(self._standing(), "bold"), *lines]))

    def _standing(self) -> str:
        if self.stale:
            return "✗ Not read as it stands; below is the question as it was"
        if self.preview.readable:
            held = "" if self.preview.planned else "; the question is held against none"
            return f"✗ The blueprint has faults{held}"
        return (
            "✗ Not all of the file can be read"
            if self.preview.drafts
            else "✗ Nothing of the file can be read"
        )

    def _show_place(self) -> None:
        here, name = self.here, self.preview.file.name
        place = Content(clean(name))
        if here:
            told = f"{name}:{here.line}  {here.question.id}{self._counted(here)}"
            place = Content.styled(clean(told), "bold")
        self.query_one("#place", Static).update(place)
        self.query_one("#tally", Static).update(self._tally)
        self.query_one("#about", Static).update(Content.styled(clean(self._about()), QUIET))

    def _counted(self, here: Draft) -> str:
        last = max((each.place for each in self.preview.drafts), default=0)
        return "" if self.stale else f"  {here.place + 1} of {last + 1}"

    @property
    def _tally(self) -> Content:
        return tally(self.here.findings) if self.here and not self.stale else Content("")

    def _about(self) -> str:
        """Domain, objective, difficulty and kind: what the taker is not told."""
        if self.here is None:
            return ""
        question = self.here.question
        domain = next((each for each in self.preview.blueprint.domains if each.id == question.domain), None)
        title = dict(domain.objectives).get(question.objective, "") if domain else ""
        named = f"{domain.title if domain else question.domain or 'no domain'}, {question.difficulty}"
        return f"{named} {question.body.kind}, objective {question.objective} {title}"

    def _show_findings(self) -> None:
        here = self.here
        nothing = here is not None and not (here.findings or self.preview.further)
        self.set_class(here is None, "-empty")
        self.set_class(nothing or self.stale, "-sound")
        self.query_one("#listed", ProseText).put(lambda width: self._listed(width))

    def _listed(self, width: int) -> Content:
        """The findings of the question, then those of the file beside its questions."""
        if self.stale:
            return Content.styled("Findings come back once the question can be read.", QUIET)
        findings, further = self.here.findings if self.here else (), self.preview.further
        parts = [Content.styled("Findings", "bold") if findings else tally(())]
        parts += [listed(findings, width)] if findings else []
        if further:
            parts += [Content.styled(f"In {clean(self.preview.file.name)}", "bold"), listed(further, width)]
        if not self.preview.whole:
            parts.append(Content.styled("Rules of the whole bank: mlquiz bank lint", QUIET))
        return Content("\n").join(parts)

    async def _show_question(self) -> None:
        here = self.here
        lesson = self.query_one("#taught", ProseText)
        answered, refusal = self._answered()
        if here and answered != self._shown:
            await self._stand(answered)
        self._show_case()
        lesson.display = bool(refusal) or (self.told and answered is not None)
        if refusal:
            lesson.put(lambda _: Content(refusal))
        elif answered:
            lesson.put(lambda width: keyed(answered, width))
        for each in self.query(Specimen):
            each.show_pad(not self.told)

    def turn_to_lesson(self) -> None:
        """Brings the answer into view, with the question above it where there is room."""
        lesson, page = self.query_one("#taught", ProseText), self.query_one("#question", Page)
        if not 0 <= lesson.virtual_region.y - page.scroll_y <= page.size.height // 2:
            lesson.scroll_visible(animate=False, top=True)

    def _answered(self) -> tuple[Answered | None, str]:
        """The question as it is shown, rightly answered; or why that cannot be."""
        if self.here is None:
            return None, ""
        try:
            return specimen(self.here.question, self.here.place, self.seed), ""
        except UsageFault as refusal:
            return None, clean(str(refusal))

    async def _stand(self, answered: Answered | None) -> None:
        """Puts another specimen in the place of the one before."""
        before = list(self.query(Specimen))
        if answered:
            new = Specimen(answered.question, answered.slot, self.preview.exhibit)
            await self.query_one("#question", Page).mount(new, before="#taught")
        for each in before:
            await each.remove()
        self._shown = answered

    def _show_case(self) -> None:
        """The scenario in the place of the question, while it is turned to."""
        here = self.here
        scenario = here.question.scenario if here else ""
        self.set_class(bool(scenario), "-case")
        if not (here and scenario):
            self.remove_class("-reading-case")
            return
        shared = questions_text(self.preview.of_case(here))
        head = Content.styled(f"Case for {shared}: press s for the question", "bold $text-accent")
        text = self.query_one("#scenario", ProseText)
        text.put(lambda width: Content("\n\n").join([head, prose(scenario, width)]))
