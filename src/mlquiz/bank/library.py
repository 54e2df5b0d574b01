"""Where banks are found: the folders that are searched, and one shelf for each exam in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from pathlib import Path

from mlquiz.bank.cache import Cache, Card
from mlquiz.bank.codes import Code
from mlquiz.bank.compiled import Compiled, compiled
from mlquiz.bank.files import EXAM_FILE, bank_files
from mlquiz.bank.index import Index
from mlquiz.bank.problem import Problem
from mlquiz.bank.stamp import stamp_of
from mlquiz.errors import MlquizError, UnreadableBank, UsageFault
from mlquiz.model.pool import Listed, Pool
from mlquiz.model.question import Question


@dataclass(frozen=True, slots=True)
class Shelf:
    """A bank that can be sat: its folder and its card."""

    folder: Path
    card: Card


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that was found: sound banks by exam id, and the problems of the others by folder."""

    shelves: dict[str, Shelf]
    problems: dict[Path, list[Problem]]

    @property
    def all_problems(self) -> list[Problem]:
        return [problem for folder in sorted(self.problems) for problem in self.problems[folder]]


class Library:
    """Searches folders for banks. A folder with a blueprint is a bank; else its subfolders are.

    `targets` is exam id -> the taker's own share to pass, where the vendor discloses none.
    """

    def __init__(
        self, folders: Sequence[Path], cache: Cache, targets: Mapping[str, Fraction] | None = None
    ) -> None:
        self.folders = folders
        self.cache = cache
        self.targets = targets or {}

    def catalogue(self) -> Catalogue:
        """Every bank of every folder, read or taken from the cache."""
        shelves: dict[str, Shelf] = {}
        problems: dict[Path, list[Problem]] = {}
        twins: set[str] = set()
        for folder in self._bank_folders(problems):
            card, found = self._card(folder)
            if card is None:
                problems[folder] = found
            elif card.blueprint.id in shelves:
                twins.add(card.blueprint.id)
                problems[folder] = [_twin(folder, shelves[card.blueprint.id].folder, card.blueprint.id)]
            else:
                shelves[card.blueprint.id] = Shelf(folder, self._held_against_target(card))
        return Catalogue({exam: shelf for exam, shelf in shelves.items() if exam not in twins}, problems)

    def shelf(self, exam: str) -> Shelf:
        """The bank of one exam.

        Raises:
            UsageFault: there is no such exam; the nearest is suggested.
            UnreadableBank: its bank has problems, all of them in the message.
        """
        catalogue = self.catalogue()
        if exam in catalogue.shelves:
            return catalogue.shelves[exam]
        broken = [
            problem
            for folder, problems in catalogue.problems.items()
            for problem in problems
            if exam in (folder.name, _declared_id(folder))
        ]
        if broken:
            raise UnreadableBank("\n".join(str(problem) for problem in broken))
        import difflib

        near = difflib.get_close_matches(exam, catalogue.shelves, n=1, cutoff=0.4)
        known = (
            f"did you mean {near[0]!r}?" if near else f"there are {', '.join(catalogue.shelves) or 'none'}"
        )
        raise UsageFault(f"no exam {exam!r}; {known}")

    def pool(self, shelf: Shelf) -> Pool:
        """All questions of a bank, listed; each is read from the cache when it is asked for.

        Raises:
            UnreadableBank: its files changed since the shelf was found, and have problems now.
        """
        index = self.cache.index(shelf.folder)
        if index is None:
            return self._read_pool(shelf.folder)
        return Pool(index.listed, index.version, partial(self._fetched, shelf.folder, index))

    def listed(self, exam: str) -> tuple[Listed, ...]:
        """The questions of an exam as drawing lists them; none where its bank is gone or cannot be read."""
        try:
            return self.pool(self.shelf(exam)).listed
        except MlquizError:
            return ()

    def _fetched(self, folder: Path, index: Index, ids: Sequence[str]) -> tuple[Question, ...]:
        """Questions of a pool, even if the cache went away meanwhile."""
        stored = self.cache.questions(folder, index, ids)
        if stored is not None:
            return stored
        pool = self._read_pool(folder)
        if pool.version != index.version:
            raise UnreadableBank(f"{folder}: was changed while questions were drawn from it; draw them again")
        return pool.questions(ids)

    def _read_pool(self, folder: Path) -> Pool:
        bank, problems = self._read(folder)
        if bank is None:
            raise UnreadableBank("\n".join(str(problem) for problem in problems))
        return bank.pool

    def _bank_folders(self, problems: dict[Path, list[Problem]]) -> list[Path]:
        found: dict[Path, Path] = {}
        for root in self.folders:
            try:
                folders = (
                    [root] if _is_bank(root) else sorted(each for each in root.iterdir() if each.is_dir())
                )
                found |= {folder.resolve(): folder for folder in folders if not folder.name.startswith(".")}
            except OSError as error:
                reason = (error.strerror or "unreadable").lower()
                problems[root] = [
                    Problem(str(root), 1, 1, f"cannot be searched for banks ({reason})", "mend the path")
                ]
        return list(found.values())

    def _held_against_target(self, card: Card) -> Card:
        """The card with the taker's own target as its threshold, where there is one and the vendor is silent."""
        plan = card.blueprint
        target = self.targets.get(plan.id)
        if target is None or plan.passing.reported != "undisclosed":
            return card
        return replace(card, blueprint=replace(plan, passing=replace(plan.passing, threshold=target)))

    def _card(self, folder: Path) -> tuple[Card | None, list[Problem]]:
        card = self.cache.card(folder)
        if card is not None:
            return card, []
        bank, problems = self._read(folder)
        return (Card(bank.blueprint, bank.counts) if bank else None), problems

    def _read(self, folder: Path) -> tuple[Compiled | None, list[Problem]]:
        try:
            stamp = stamp_of(folder)
        except OSError:
            stamp = {}
        try:
            bank, problems = compiled(folder, stamp, self.cache.parts(folder, stamp))
        except OSError as error:
            reason = (error.strerror or "unreadable").lower()
            return None, [
                Problem(str(folder), 1, 1, f"cannot be searched ({reason})", "mend its permissions")
            ]
        if bank and stamp:
            self.cache.keep(folder, bank, stamp)
        return bank, problems


def _is_bank(folder: Path) -> bool:
    """Whether a searched folder is a bank itself: it has a blueprint, or YAML and no folders to look into."""
    if (folder / EXAM_FILE).exists():
        return True
    return bool(bank_files(folder)) and not any(each.is_dir() for each in folder.iterdir())


def _declared_id(folder: Path) -> str:
    """The id that a broken bank's blueprint seems to declare, or its folder's name."""
    try:
        text = (folder / EXAM_FILE).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return folder.name
    found = re.search(r"^id:\s*[\"']?([\w.-]+)", text, re.MULTILINE)
    return found[1] if found else folder.name


def _twin(folder: Path, first: Path, exam: str) -> Problem:
    what = f"has the exam id {exam!r}, which {first / 'exam.yaml'} has too"
    remedy = "remove or rename one of the two"
    return Problem(str(folder / EXAM_FILE), 1, 1, what, remedy, code=Code.TWIN_EXAM)
