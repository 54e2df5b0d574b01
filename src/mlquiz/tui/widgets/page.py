"""A page that scrolls as one, and says when there is more below."""

from textual.containers import VerticalScroll
from textual.message import Message


class Page(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Stem and options together: nothing is cut while rows stand empty."""

    DEFAULT_CSS = """
    Page { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """

    class More(Message):
        """Whether anything is hidden below."""

        def __init__(self, below: bool) -> None:
            super().__init__()
            self.below = below

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.tell()

    def watch_virtual_size(self) -> None:
        self.call_after_refresh(self.tell)

    def tell(self) -> None:
        """Posts whether there is more below."""
        self.post_message(self.More(self.scroll_target_y < self.max_scroll_y))
