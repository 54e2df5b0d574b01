"""One file on its way to becoming nouns, and the problems that are met on the way."""

from dataclasses import dataclass

from mlquiz.bank.codes import Code
from mlquiz.bank.document import Document, Path
from mlquiz.bank.problem import Problem


@dataclass(frozen=True, slots=True)
class Source:
    """Its name for people, its tree, and the list that problems are added to."""

    file: str
    document: Document
    problems: list[Problem]

    def report(self, path: Path, what: str, remedy: str, *, code: Code, key: bool = False) -> None:
        """Adds a problem at a path of the tree, or at the key that leads there."""
        line, column = self.document.key_place(path) if key else self.document.place(path)
        self.problems.append(Problem(self.file, line, column, what, remedy, self.question(path), code))

    def question(self, path: Path) -> str:
        """What the question that a path leads into is called; empty where it leads into none."""
        tree = self.document.tree
        if len(path) < 2 or path[0] != "questions" or not isinstance(tree, dict):
            return ""
        entries, index = tree.get("questions"), path[1]
        entry = entries[index] if isinstance(entries, list) and isinstance(index, int) else None
        name = entry.get("id") if isinstance(entry, dict) else None
        return name if isinstance(name, str) else f"number {int(index) + 1} of the file"
