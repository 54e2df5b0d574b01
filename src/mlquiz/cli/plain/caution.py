"""What a person is asked once more before it is done, in line mode; a pipe is asked nothing."""


class Caution:
    """Remembers from one line to the next what was asked."""

    def __init__(self, careful: bool) -> None:
        self.careful = careful
        self._asked = self._before = ""

    def next_line(self) -> None:
        """What was asked is confirmed by the very next line or not at all."""
        self._asked, self._before = "", self._asked

    def allows(self, deed: str, *, told: bool = True) -> bool:
        """Whether a deed may be done now; if not, it may when the next line asks for it too.

        A deed that the line did not ask for by name, not `told`, is never done without asking.
        """
        if not self.careful or (told and self._before == deed):
            return True
        self._asked = deed
        return False
