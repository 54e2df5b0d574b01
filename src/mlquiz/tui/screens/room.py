"""What every screen shares: a footer with its keys, and a style sheet beside its module."""

from textual.screen import Screen
from textual.widgets import Footer


class Room(Screen[None]):
    """A screen of the app."""

    def keys(self) -> Footer:
        """The line of keys at the bottom."""
        return Footer(show_command_palette=False, compact=True)
