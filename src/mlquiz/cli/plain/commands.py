"""Commands as they are written: which may follow an answer, and what may stand behind which.

What a command does is told by `tools`, `enquiries` and the conversation.
"""

from collections.abc import Iterator

from mlquiz.errors import UsageFault

BEHIND_AN_ANSWER = ("flag", "sure", "note", "bookmark", "report")
_IN_OWN_WORDS = ("note", "report")
"""Their words may hold a colon, so the rest of the line is theirs."""

_WITH_WORDS = (*_IN_OWN_WORDS, "sure", "strike", "move", "calc", "exhibit", "review")


def answer_and_commands(line: str) -> tuple[str, tuple[str, ...]]:
    """What a line answers, and the commands behind that.

    Raises:
        UsageFault: one of them cannot stand there.
    """
    answer, _, rest = line.partition(" :")
    commands = tuple(_chained(rest))
    for words in commands:
        name, behind = parted(words)
        if name not in BEHIND_AN_ANSWER:
            allowed = ", :".join(BEHIND_AN_ANSWER)
            raise UsageFault(f"behind an answer may stand :{allowed}; nothing was noted")
        if behind and name not in _WITH_WORDS:
            raise UsageFault(f":{name} takes nothing behind it; nothing was noted")
    return answer.strip(), commands


def _chained(rest: str) -> Iterator[str]:
    """Commands one by one."""
    while rest := rest.strip():
        words = rest if parted(rest)[0] in _IN_OWN_WORDS else rest.partition(" :")[0]
        rest = rest[len(words) :].removeprefix(" :")
        yield words.strip()


def parted(words: str) -> tuple[str, str]:
    """The name of a command, and what stands behind it."""
    name, _, behind = words.partition(" ")
    return name.lower(), behind.strip()


def refuse_words(name: str, behind: str) -> None:
    """Refuses words behind a command that takes none.

    Raises:
        UsageFault: there are some.
    """
    if behind and name not in _WITH_WORDS:
        raise UsageFault(f":{name} takes nothing behind it; nothing was done")
