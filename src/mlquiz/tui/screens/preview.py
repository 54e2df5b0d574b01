"""The preview of a file of questions: where its author goes in it, and how it follows the file.

`reread` is called at every save, and never loses the question that was looked at.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Protocol

from textual.binding import Binding
from textual.message import Message

from mlquiz.authoring.preview import Draft, Preview
from mlquiz.tui.screens.previewed import Previewed
from mlquiz.tui.widgets.page import Page


class Read(Protocol):
    """Reads the file again, with its whole bank where that is wanted and cheap."""

    def __call__(self, *, whole: bool) -> Preview: ...


class PreviewScreen(Previewed):
    """Shows a question of the file. Without any that can be shown, what keeps them from it."""

    CSS_PATH = "preview.tcss"
    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("right,n", "go(1)", "next", key_display="→", id="preview.next"),
        Binding("left,p", "go(-1)", "back", key_display="←", id="preview.back"),
        Binding("a", "answer", "answer", id="preview.answer"),
        Binding("f", "finding(1)", "finding", id="preview.finding"),
        Binding("t", "take", "take", id="preview.take"),
        Binding("e", "edit", "edit", id="preview.edit"),
        Binding("r", "shuffle", "shuffle", id="preview.shuffle"),
        Binding("s", "case", "case", id="preview.case"),
        Binding("escape,q", "done", "leave", id="preview.done"),
        Binding("F", "finding(-1)", "finding before", show=False, id="preview.finding-back"),
        Binding("g", "jump", "go to a question", show=False, id="preview.jump"),
        Binding("home", "edge(False)", "first question", show=False, id="preview.first"),
        Binding("end", "edge(True)", "last question", show=False, id="preview.last"),
        Binding("l", "fold", "fold the findings", show=False, id="preview.fold"),
        Binding("down,j", "scroll(1)", "scroll", show=False, id="preview.down"),
        Binding("up,k", "scroll(-1)", "scroll up", show=False, id="preview.up"),
        Binding("pagedown,space", "page(1)", "page down", show=False, id="preview.page-down"),
        Binding("pageup", "page(-1)", "page up", show=False, id="preview.page-up"),
        Binding("shift+down,J", "scroll_findings(1)", "scroll findings", show=False, id="preview.list-down"),
        Binding("shift+up,K", "scroll_findings(-1)", "findings up", show=False, id="preview.list-up"),
    ]

    class Take(Message):
        """The author wants to sit the question, shuffled as it is shown."""

        def __init__(self, preview: Preview, draft: Draft, seed: int) -> None:
            super().__init__()
            self.preview = preview
            self.draft = draft
            self.seed = seed

    class Edit(Message):
        """The author wants to edit the file at a line."""

        def __init__(self, line: int) -> None:
            super().__init__()
            self.line = line

    class Done(Message):
        """The author has seen enough."""

    def __init__(
        self,
        preview: Preview,
        start: Draft | None,
        read: Read,
        roll: Callable[[], int],
        saves: Callable[[], AsyncIterator[None]] | None = None,
    ) -> None:
        """Begins at a question; `roll` gives seeds, `saves` yields when the file was saved."""
        super().__init__(preview, start or next(iter(preview.drafts), None), roll())
        self._read = read
        self._roll = roll
        self._saves = saves

    async def on_mount(self) -> None:
        self._look_further()
        if self._saves:
            self.run_worker(self._follow(self._saves()), group="saves")

    async def _follow(self, saves: AsyncIterator[None]) -> None:
        async for _ in saves:
            await self.reread()

    async def reread(self) -> None:
        """Reads the file again and shows what became of the question; the rules of its bank follow."""
        await self._take_in(await asyncio.to_thread(self._read, whole=False))
        self._look_further()

    def _look_further(self) -> None:
        """Reads the bank too, unless the file is saved again meanwhile."""

        async def look() -> None:
            whole = await asyncio.to_thread(self._read, whole=True)
            if whole.whole:
                await self._take_in(whole)

        self.run_worker(look(), group="bank", exclusive=True)

    async def _take_in(self, preview: Preview) -> None:
        before, self.preview = self.here, preview
        found = preview.again(before) if before else next(iter(preview.drafts), None)
        self.stale = before is not None and found is None
        self.here = found or before
        await self.show()

    async def action_go(self, by: int) -> None:
        if self.here:
            await self._turn(self.preview.after(self.here) if by > 0 else self.preview.before(self.here))

    async def action_edge(self, end: bool) -> None:
        drafts = self.preview.drafts
        await self._turn(drafts[-1 if end else 0] if drafts else None)

    async def action_finding(self, by: int) -> None:
        found = self.preview.with_findings(self.here, backwards=by < 0) if self.here else None
        await self._turn(found)
        if found is None:
            self.tell("No other question of this file has findings.")

    def action_jump(self) -> None:
        from mlquiz.tui.screens.which import WhichScreen

        async def go(question: str | None) -> None:
            await self._turn(self.preview.named(question) if question else None)

        ids = [(each.place + 1, each.question.id) for each in self.preview.drafts]
        self.app.push_screen(WhichScreen(ids), go)

    async def _turn(self, there: Draft | None) -> None:
        """Turns to another question, and shows it from its top."""
        self.tell("")
        if there:
            self.here, self.stale = there, False
            await self.show(home=True)

    async def action_shuffle(self) -> None:
        """Shuffles again, as another taker gets it, and draws other numbers."""
        self.seed = self._roll()
        await self.show()

    async def action_answer(self) -> None:
        """Shows key, rationales and explanation, or hides them."""
        self.told = not self.told
        await self.show()
        if self.told:
            self.call_after_refresh(self.turn_to_lesson)

    def action_fold(self) -> None:
        self.toggle_class("-folded")

    def action_case(self) -> None:
        self.toggle_class("-reading-case")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "case":
            return self.here is not None and bool(self.here.question.scenario)
        return True

    def action_take(self) -> None:
        if self.here and self._shown:
            self.post_message(self.Take(self.preview, self.here, self.seed))

    def action_edit(self) -> None:
        broken = self.stale or self.here is None
        lines = [each.line for each in self.preview.problems if each.file == str(self.preview.file)]
        if not (broken and lines) and self.here:
            lines = [self.here.line]
        self.post_message(self.Edit(next(iter(lines), 1)))

    def action_done(self) -> None:
        self.post_message(self.Done())

    @property
    def _paper(self) -> Page:
        return self.query_one("#case" if self.has_class("-reading-case") else "#question", Page)

    def action_scroll(self, by: int) -> None:
        self._paper.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        self.action_scroll(by * max(1, self._paper.size.height - 2))

    def action_scroll_findings(self, by: int) -> None:
        self.query_one("#findings", Page).scroll_relative(y=by, animate=False)
