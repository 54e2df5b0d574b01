"""A page that scrolls as one, and says when there is more below."""

from textual.containers import VerticalScroll
from textual.message import Message


class Page(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Stem and options together: nothing is cut while rows stand empty."""

    DEFAULT_CSS = """
    Page { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """

    class Scrolled(Message):
        """What is hidden below may be more or less than before; `moved` where the text was scrolled."""

        def __init__(self, *, moved: bool) -> None:
            super().__init__()
            self.moved = moved

    _laid_out = False

    def begin(self) -> None:
        """Another text came: it is shown from its top."""
        self.scroll_home(animate=False)
        self.lay_out()

    def lay_out(self) -> None:
        """What is below is not known until all is laid out."""
        self._laid_out = False
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self._laid_out = True
        self.tell()

    @property
    def below(self) -> bool:
        """Whether anything is hidden below."""
        return self.scroll_target_y < self.max_scroll_y

    @property
    def at_end(self) -> bool:
        """Whether the end of the text is in view."""
        return self._laid_out and self.is_on_screen and not self.below

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled(moved=True))

    def watch_virtual_size(self) -> None:
        self.call_after_refresh(self.tell)

    def tell(self) -> None:
        """Posts that what is below may have changed."""
        self.post_message(self.Scrolled(moved=False))
