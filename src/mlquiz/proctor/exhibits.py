"""Pictures that questions show: files of their bank, found when they are asked for."""

from pathlib import Path

from mlquiz.bank.files import exhibit_file
from mlquiz.bank.library import Library
from mlquiz.errors import MlquizError


class Exhibits:
    """The exhibits of one exam's bank, which may have changed or gone since it was sat."""

    def __init__(self, library: Library, exam: str) -> None:
        self._library = library
        self._exam = exam

    def file(self, path: str) -> Path | None:
        """The file of an exhibit, by its path in the bank; None where it is no longer there."""
        try:
            return exhibit_file(self._library.shelf(self._exam).folder, path)
        except MlquizError:
            return None
