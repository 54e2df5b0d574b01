"""What every screen shares: help on `?`, and a style sheet beside its module."""

from textual.binding import Binding
from textual.screen import Screen

HELP = Binding("question_mark,f1", "app.help", "help", key_display="?")


class Room(Screen[None]):
    """A screen of the app."""

    BINDINGS = [HELP]
