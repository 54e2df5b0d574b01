"""A question as it may be shown before it is answered: no key, no rationale, no explanation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mlquiz.model.form import Slot
from mlquiz.model.question import Numeric, Question


@dataclass(frozen=True, slots=True)
class PosedQuestion:
    """What is asked at one slot, with its own numbers filled in.

    `options` are what is offered, in the order that picks go by: options, steps or matches. `prompts`
    are what matches are given to. `choose` picks make the answer complete.
    """

    id: str
    fingerprint: str
    domain: str
    objective: str
    kind: str
    stem: str
    options: tuple[str, ...]
    choose: int
    prompts: tuple[str, ...] = ()
    unit: str = ""
    scenario: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is shown of it, in the order in which it is read."""
        return (self.scenario, self.stem, *self.prompts, *self.options)


def pose(question: Question, slot: Slot) -> PosedQuestion:
    """The question of a slot, without its key."""
    body, values = question.body, dict(slot.values)
    return PosedQuestion(
        id=question.id,
        fingerprint=question.fingerprint,
        domain=question.domain,
        objective=question.objective,
        kind=body.kind,
        stem=filled(question.stem, values),
        options=body.offered,
        choose=body.choose,
        prompts=body.prompts,
        unit=body.unit if isinstance(body, Numeric) else "",
        scenario=question.scenario,
    )


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with `{name}` replaced by the number drawn for it; other braces stay as they are.

    Inside a formula between dollar signs, the braces of a LaTeX argument stay around the number.
    """
    if not values:
        return text
    names = "|".join(map(re.escape, values))
    parts = re.split(r"(\$[^$\n]+\$)", text)
    parts[::2] = [re.sub(rf"\{{({names})\}}", lambda found: values[found[1]], part) for part in parts[::2]]
    parts[1::2] = [
        re.sub(rf"(?<=[\w}}\]^_])\{{({names})\}}", lambda found: f"{{{values[found[1]]}}}", part)
        for part in parts[1::2]
    ]
    parts[1::2] = [
        re.sub(rf"(?<![\w}}\]^_])\{{({names})\}}", lambda found: values[found[1]], part)
        for part in parts[1::2]
    ]
    return "".join(parts)
