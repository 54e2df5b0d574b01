"""The keys that can be given others, and what keeps a taker's wish for one from being granted.

Names of keys are the business of `keynames`, what a screen binds that of `keyboard`; nothing is known
here of the file in which wishes are written.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual.binding import Binding

from mlquiz.tui.keyboard import Keyboard, declared, keyboards, our_classes
from mlquiz.tui.keynames import character, fault_of, normal

_KEPT = {
    "ctrl+c": "copies or ends, as in every terminal",
    "ctrl+p": "opens the list of commands",
    "ctrl+q": "leaves mlquiz from everywhere",
}
_ANSWERS = frozenset("abcdef0123456789") | {"full_stop", "plus", "minus", "slash", "percent_sign"}
"""What picks an option or types a number in an exam."""


@dataclass(frozen=True, slots=True)
class Key:
    """A binding that can be given other keys: `keys` are those it has by default."""

    id: str
    screen: str
    keys: tuple[str, ...]
    does: str
    footer: bool

    @property
    def answers(self) -> bool:
        """Whether it picks an option in an exam."""
        return self.screen == "exam" and not _ANSWERS.isdisjoint(self.keys)


def every_key() -> tuple[Key, ...]:
    """All that can be given other keys, screen by screen."""
    bound: dict[str, list[Binding]] = {}
    for binding in (each for node in our_classes() for each in declared(node)):
        if binding.id:
            bound.setdefault(binding.id, []).append(binding)
    return tuple(sorted((_key(name, bound[name]) for name in bound), key=lambda key: key.screen))


def _key(name: str, bindings: Sequence[Binding]) -> Key:
    keys = tuple(dict.fromkeys(each.key for each in bindings))
    does = bindings[0].description or bindings[0].action
    return Key(name, name.partition(".")[0], keys, does, any(each.show for each in bindings))


def faults(keys: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with wishes (id -> keys, comma-separated), by id; all are looked at together."""
    known = {key.id: key for key in every_key()}
    told = {name: fault for name, written in keys.items() if (fault := _misspelt(name, written, known))}
    given = {name: _sound(written) for name, written in keys.items() if name in known}
    wishes = _Wishes(known, given, tuple(keyboards()))
    taken = {name: fault for name in given if name not in told and (fault := wishes.fault(name))}
    return told | taken


def _misspelt(name: str, written: str, known: Mapping[str, Key]) -> str:
    if name not in known:
        return f"{name!r} is no id of a key; {_nearest(name, known)}"
    if written.strip() == ",":
        return f"{name!r} is given no key; the key of the comma is written 'comma'"
    if not all(_split(written)):
        return f"{name!r} is given no key; write one between the quotes, or remove the line"
    return "; ".join(filter(None, map(fault_of, _split(written))))


def _nearest(name: str, known: Mapping[str, Key]) -> str:
    import difflib

    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else "'mlquiz config --keys' lists them"


def _split(written: str) -> list[str]:
    """The keys of a wish; a blank alone is kept, so that it can be told how it is written."""
    return [part.strip() or part for part in written.split(",")]


def _sound(written: str) -> tuple[str, ...]:
    return tuple(normal(each) for each in _split(written) if each and not fault_of(each))


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What is wished for, over what there is."""

    known: Mapping[str, Key]
    given: Mapping[str, tuple[str, ...]]
    boards: tuple[Keyboard, ...]

    def fault(self, name: str) -> str:
        """What keeps the first of its keys that cannot be given from being given."""
        return next((fault for key in self.given[name] for fault in self._faults(name, key)), "")

    def _faults(self, name: str, key: str) -> Iterator[str]:
        if key in _KEPT:
            yield f"{key!r} {_KEPT[key]}; choose another key"
        if key in _ANSWERS and self.known[name].screen in ("exam", "app") and not self.known[name].answers:
            yield f"{key!r} answers questions in an exam; choose another key"
        for board in self.boards:
            if name in board.named:
                yield from self._clashes(name, key, board)

    def _clashes(self, name: str, key: str, board: Keyboard) -> Iterator[str]:
        """What else has the key on a screen."""
        where = f"on the {board.screen} screen"
        if key in board.fixed:
            yield f"{key!r} does {board.fixed[key].lower()!r} {where}; choose another key"
        if board.typing and character(key):
            yield f"{key!r} is typed into the field {where}; choose a key that types nothing"
        for other in board.named:
            if other != name and key in self._keys(other) and self._yields(name, other, key):
                yield f"{key!r} is taken by {other!r} {where}; give one of the two another key"

    def _keys(self, name: str) -> tuple[str, ...]:
        return self.given.get(name, self.known[name].keys)

    def _yields(self, name: str, other: str, key: str) -> bool:
        """Whether the first of two that have a key is to blame: not where it is its own by default."""
        mine, theirs = key in self.known[name].keys, key in self.known[other].keys
        if mine or theirs:
            return not mine
        order = list(self.given)
        return order.index(name) > order.index(other)
