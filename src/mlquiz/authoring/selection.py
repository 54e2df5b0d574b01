"""Which rules are asked for: codes or beginnings of codes, chosen and left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from mlquiz.authoring.rule import Rule
from mlquiz.errors import UsageFault


@dataclass(frozen=True, slots=True)
class Selection:
    """Codes, or beginnings of codes as `MQ2`. The longer beginning wins; nothing chosen is everything."""

    chosen: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    def __contains__(self, code: str) -> bool:
        wanted = _longest(code, self.chosen) if self.chosen else 0
        return wanted is not None and wanted > (_longest(code, self.ignored) or -1)


def _longest(code: str, beginnings: Sequence[str]) -> int | None:
    return max((len(each) for each in beginnings if code.startswith(each)), default=None)


def selection(chosen: Sequence[str], ignored: Sequence[str], rules: Sequence[Rule]) -> Selection:
    """The selection that was asked for.

    Raises:
        UsageFault: a code or beginning that no rule has.
    """
    for each in (*chosen, *ignored):
        if not each or not any(rule.code.startswith(each) for rule in rules):
            raise UsageFault(
                f"there is no rule {each!r}; docs/rules.md lists them, as MQ203 or MQ2 for a family"
            )
    return Selection(tuple(chosen), tuple(ignored))
