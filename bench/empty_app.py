"""The smallest Textual app, which mlquiz is held against: one line that changes at a key, or every second."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    """Shows `changed 0`, then how often it has changed."""

    changes = 0

    def compose(self) -> ComposeResult:
        yield Static("changed 0")

    def on_mount(self) -> None:
        if "ticking" in sys.argv:
            self.set_interval(1.0, self.on_key)

    def on_key(self) -> None:
        self.changes += 1
        self.query_one(Static).update(f"changed {self.changes}")


if __name__ == "__main__":
    EmptyApp().run()
