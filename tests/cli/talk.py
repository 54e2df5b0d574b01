"""A conversation in line mode over an office of its own, with all that was said."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.build import EXAM_YAML, Office, every_kind, right_answer
from tests.written import exam_yaml

from mlquiz.cli.plain.conversation import PIPE, Conversation, Manner
from mlquiz.model.question import NONE, Question
from mlquiz.proctor.order import Order
from mlquiz.proctor.sitting import Sitting

PERSON = Manner(careful=True)
LETTERS = "abcdefghij"

Step = str | Callable[[], object]


class Script:
    """Lines as they come, and what happens between them: the clock goes on, a disk fails."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = steps

    def each(self, tick: Callable[[], bool]) -> Iterator[str]:
        for step in self.steps:
            if isinstance(step, str):
                yield step
            else:
                step()
                if not tick():
                    return


class Talk:
    """A conversation over an office, with what was said."""

    def __init__(
        self, office: Office, manner: Manner = PIPE, sitting: Sitting | None = None, **order: object
    ) -> None:
        self.office = office
        self.sitting = sitting or office.proctor.open(office.proctor.brief(Order("demo", **order)))  # type: ignore[arg-type]
        self.heard: list[str] = []
        self.conversation = Conversation(self.sitting, self.heard.append, manner)

    def type(self, *lines: str) -> str:
        """Types lines; gives what was said to them."""
        return self.said_to(lambda: [self._type(line) for line in lines])

    def _type(self, line: str) -> None:
        if self.conversation.tick():
            self.conversation.hear(line)

    def hold(self, *steps: Step) -> str:
        """Holds the whole conversation over these steps; gives what was said."""
        return self.said_to(lambda: self.conversation.hold(Script(steps)))  # type: ignore[arg-type]

    def said_to(self, act: Callable[[], object]) -> str:
        before = len(self.heard)
        act()
        return "\n".join(self.heard[before:])

    def wait(self, seconds: float) -> str:
        """Lets that time pass second by second, as a person who types nothing does."""
        return self.said_to(lambda: [self._second() for _ in range(int(seconds))])

    def _second(self) -> None:
        self.office.clock.pass_(1)
        self.conversation.tick()

    def again(self, manner: Manner = PIPE) -> "Talk":
        """The sitting after it was left, resumed by another process."""
        assert self.sitting.leave()
        office = self.office.again()
        return Talk(office, manner, office.proctor.resume(self.sitting.attempt))

    def find(self, kind: str, *, domain: str = "data", choose: int = 0) -> int:
        """The position of a question of that kind."""
        return next(
            slot.position
            for slot in self.sitting.session.slots
            if slot.kind == kind and slot.domain == domain and choose in (0, slot.choose)
        )

    def go_to(self, kind: str, **which: object) -> str:
        return self.type(f":{self.find(kind, **which)}")  # type: ignore[arg-type]

    def picked_letters(self, position: int) -> list[str]:
        """The picks at a position; of a choice in the order of the alphabet."""
        session = self.sitting.session
        slot, picks = session.slots[position - 1], session.responses[position - 1].picks
        found = ["-" if pick == NONE else LETTERS[slot.order.index(pick)] for pick in picks]
        return sorted(found) if slot.kind == "choice" else found

    def right_line(self, questions: Sequence[Question]) -> str:
        """The line that answers the question at hand right."""
        slot = self.sitting.session.slot
        asked = next(each for each in questions if each.id == slot.question)
        picks, typed = right_answer(asked, slot)
        return typed or " ".join(LETTERS[slot.order.index(pick)] for pick in picks)


def talk_of_every_kind(
    folder: Path, manner: Manner = PIPE, *, profile: str = "", credit: str = "whole", **order: object
) -> Talk:
    """A form of ten questions of every kind, drawn with one seed."""
    exam = exam_yaml(profile=profile, credit=credit) if profile or credit != "whole" else EXAM_YAML
    office = Office(folder, questions=every_kind(), exam=exam)
    return Talk(office, manner, **({"seed": 3} | order))
