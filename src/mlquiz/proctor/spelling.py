"""How an order is spelt on the command line. What the command makes of such a line is its own business."""

import shlex
from collections.abc import Iterator
from operator import attrgetter

from mlquiz.proctor.order import Order

BOUNDS = {
    "questions": (1, 1000),
    "minutes": (1, 1440),
    "seconds": (5, 3600),
    "missed": (1, 1000),
    "unseen": (1, 1000),
}
"""The least and the most that may be asked for."""

_SPELT = (
    ("--mode", "mode"),
    ("--domain", "wanted.domains"),
    ("--objective", "wanted.objectives"),
    ("--tag", "wanted.tags"),
    ("--difficulty", "wanted.difficulties"),
    ("--missed", "wanted.missed"),
    ("--unseen", "wanted.unseen"),
    ("--flagged", "wanted.flagged"),
    ("--bookmarked", "wanted.bookmarked"),
    ("--questions", "questions"),
    ("--minutes", "minutes"),
    ("--per-question", "seconds"),
    ("--extra-time", "extra_time"),
    ("--pilot", "pilot"),
    ("--strict", "strict"),
    ("--seed", "seed"),
    ("--form", "form"),
)


def command_line(order: Order) -> str:
    """The line that orders the same, quoted for a shell; what is so by default is left out."""
    return shlex.join(["mlquiz", "take", order.exam, *_options(order)])


def _options(order: Order) -> Iterator[str]:
    usual = Order(order.exam)
    for option, path in _SPELT:
        asked = attrgetter(path)
        if asked(order) != asked(usual):
            yield from _words(option, asked(order))


def _words(option: str, value: object) -> Iterator[str]:
    """An option with its value; a flag alone; an option that may be repeated, once a value."""
    if value is True:
        yield option
    else:
        for each in value if isinstance(value, tuple) else (value,):
            yield from (option, str(each))
