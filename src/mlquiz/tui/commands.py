"""What can be done on the screen in front of the taker: for help, and for the list of commands."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from mlquiz.model.text import capital
from mlquiz.tui.keyboard import declared

_EACH = re.compile(r"(.*) [A-J]")
"""A key for each of several places, told as one: `pick A` to `pick J`."""

Found = tuple[Binding, object]


def keys_of(app: App[int], screen: Screen[object]) -> dict[str, list[str]]:
    """What can be done on a screen -> the keys that do it; what Textual's own widgets bind is left out."""
    keys: dict[str, list[str]] = {}
    for binding, _ in _ours(screen):
        each = _EACH.fullmatch(binding.description)
        keys.setdefault(each[1] if each else binding.description, []).append(_key(app, binding))
    return keys


def commands_of(app: App[int], screen: Screen[object]) -> Iterator[tuple[str, str, Callable[[], object]]]:
    """What can be done, the keys that do it, and the doing itself; a command for each."""
    keys: dict[str, list[str]] = {}
    found: dict[str, Callable[[], object]] = {}
    for binding, node in _ours(screen):
        keys.setdefault(binding.description, []).append(_key(app, binding))
        found.setdefault(binding.description, partial(app.run_action, binding.action, node))  # type: ignore[arg-type]
    for does, act in found.items():
        yield capital(does), " ".join(keys[does]), act


def _key(app: App[int], binding: Binding) -> str:
    return app.get_key_display(Binding(binding.key, binding.action))


def _ours(screen: Screen[object]) -> Iterator[Found]:
    for active in screen.active_bindings.values():
        if (
            active.enabled
            and active.binding.description
            and active.binding.action in _actions(type(active.node))
        ):
            yield active.binding, active.node


def _actions(node: type) -> set[str]:
    """The actions that mlquiz's own classes bind on a node."""
    ours = [each for each in node.__mro__ if each.__module__.startswith("mlquiz.")]
    return {binding.action for each in ours for binding in declared(each)}
