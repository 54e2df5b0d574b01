"""What the keys of each screen do, told by the classes alone: nothing is shown for it.

What a taker wants instead is the keymap's.
"""

import inspect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from mlquiz.tui.keynames import character

Class = type[DOMNode]

_PASSED_ON = {"scroll_left", "scroll_right", "page_left", "page_right"}
"""What a scroller does only where there is something to the side, which here there never is."""


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The keys of one screen.

    `named` is id -> keys by default; these can be given others. `fixed` is key -> what it does, of all
    that have no id. With `typing`, what can be typed goes into a field.
    """

    screen: str
    named: Mapping[str, tuple[str, ...]]
    fixed: Mapping[str, str]
    typing: bool


def our_classes() -> list[Class]:
    """Every class of the apps, their screens and widgets, in the order of their modules."""
    import importlib
    import pkgutil

    from mlquiz.tui import frame, screens, widgets

    names = [
        each.name
        for room in (screens, widgets)
        for each in pkgutil.iter_modules(room.__path__, f"{room.__name__}.")
    ]
    modules = [frame, *map(importlib.import_module, names)]
    return [
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, DOMNode) and each.__module__ == module.__name__
    ]


def declared(node: Class) -> Iterator[Binding]:
    """What a class itself binds, a binding for each key."""
    return iter(Binding.make_bindings(vars(node).get("BINDINGS", ())))


def keyboards() -> list[Keyboard]:
    """The keys of every screen. Those of the app count wherever a screen is not modal."""
    classes = our_classes()
    apps = [each for each in classes if issubclass(each, App)]
    return [
        _keyboard(each, [] if issubclass(each, ModalScreen) else apps)
        for each in classes
        if issubclass(each, Screen)
    ]


def _keyboard(screen: type[Screen[object]], below: Iterable[Class]) -> Keyboard:
    """The keys of one screen. A widget of Textual's that shares keys with ours has not the focus there."""
    composed = _composed(screen)
    own = {binding.key for node in (*composed, screen) for binding in _ours(node)}
    holding = [each for each in composed if _is_ours(each) or not own & _bound(each).keys()]
    bound = [binding for node in (*holding, screen, *below) for binding in _bound(node).values()]
    typing = any(map(_types, composed)) and not any(map(character, own))
    return Keyboard(_title(screen), _named(bound), _fixed(bound), typing)


def _title(screen: Class) -> str:
    """What comes before the dot in a screen's ids; its module's name where it has none."""
    ids = [binding.id for binding in _ours(screen) if binding.id]
    return ids[0].partition(".")[0] if ids else screen.__module__.rpartition(".")[2]


def _composed(screen: type[Screen[object]]) -> list[type[Widget]]:
    """The widgets that a screen's `compose` names and that can have the focus: they get a key first."""
    module = inspect.getmodule(screen)
    named = [getattr(module, name, None) for name in inspect.unwrap(screen.compose).__code__.co_names]
    return [each for each in named if isinstance(each, type) and issubclass(each, Widget) and each.can_focus]


def _is_ours(node: type) -> bool:
    return node.__module__.startswith("mlquiz.")


def _ours(node: Class) -> list[Binding]:
    """What mlquiz's own classes bind on a node."""
    return [binding for each in node.__mro__ if _is_ours(each) for binding in declared(each)]


def _bound(node: Class) -> dict[str, Binding]:
    """What a class binds with all it inherits, by key."""
    bound: dict[str, Binding] = {}
    for each in reversed(node.__mro__):
        if issubclass(each, DOMNode):
            bound |= {binding.key: binding for binding in declared(each)}
    return bound


def _types(node: type[Widget]) -> bool:
    """Whether a widget takes characters before any binding does."""
    return node.check_consume_key is not DOMNode.check_consume_key


def _named(bound: Sequence[Binding]) -> dict[str, tuple[str, ...]]:
    named: dict[str, tuple[str, ...]] = {}
    for each in bound:
        if each.id:
            named[each.id] = tuple(dict.fromkeys((*named.get(each.id, ()), each.key)))
    return named


def _fixed(bound: Sequence[Binding]) -> dict[str, str]:
    taken = {each.key for each in bound if each.id}
    rest = [each for each in bound if each.key not in taken and each.action not in _PASSED_ON]
    return {each.key: each.description or each.action for each in rest}
