"""What Enter does where the cursor is, always in view."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from mlquiz.model.text import clean
from mlquiz.tui.cut import cut


class AimLine(Widget):
    """`Enter: drill Modeling`."""

    DEFAULT_CSS = """
    AimLine { height: 1; padding: 0 2; background: $panel; }
    """

    told: reactive[str] = reactive("")

    def render(self) -> Content:
        if not self.told:
            return Content("")
        key = "Enter: "
        return Content.assemble(
            (key, "bold $text-accent"), cut(clean(self.told), self.content_size.width - len(key))
        )
