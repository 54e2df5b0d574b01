"""Which messages count: those of the screen on top. Keys typed ahead of a change of screens do nothing."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Protocol, TypeVar, cast

from textual.screen import Screen

from mlquiz.errors import MlquizError

Handler = TypeVar("Handler", bound=Callable[..., None])


class Complaining(Protocol):
    """An app that can tell an error."""

    @property
    def screen_stack(self) -> Sequence[Screen[object]]: ...

    def complain(self, error: MlquizError) -> None: ...


def from_the_top(screen: str) -> Callable[[Handler], Handler]:
    """Heeds a message only while a screen of that name is on top, and tells errors instead of raising them."""

    def decorate(handle: Handler) -> Handler:
        @wraps(handle)
        def handler(self: Complaining, *event: object) -> None:
            stack = self.screen_stack  # empty while the app ends
            if stack and type(stack[-1]).__name__ == screen:
                try:
                    handle(self, *event)
                except MlquizError as error:
                    self.complain(error)

        return cast("Handler", handler)

    return decorate
