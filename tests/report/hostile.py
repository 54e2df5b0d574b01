"""A bank whose every text tries to be more than text."""

from dataclasses import replace

from tests.build import fresh_number, matching, ordering, question

from mlquiz.model.question import Choice, Option, Question

EVIL = (
    '<script>alert("boo")</script> <img src=x onerror=alert(1)> [click](javascript:alert(1)) '
    "[mail](mailto:a@b.c) [web](https://example.org/?a=1&b=2) "
    "&#27;[31m </style></div> | pipe | $x^2$ {{ 7*7 }} {% raw %}"
)
OPEN = 'A fence is left open:\n\n```python\nprint("<b>")\n\n## Heading inside\n'


def hostile_questions() -> tuple[Question, ...]:
    """Ten questions, four of them dangerous, and one stem with an open fence."""
    body = Choice(tuple(Option(f"{EVIL} {n}", f"{EVIL} why {n}", correct=not n) for n in range(4)))
    evil = replace(question(1), stem=EVIL, body=body, explanation=EVIL, scenario=f"Case {EVIL}")
    steps = ordering(steps=(f"{EVIL} 1", f"{EVIL} 2"))
    pairs = matching(pairs=((f"{EVIL} 1", f"{EVIL} a"), (f"{EVIL} 2", f"{EVIL} b")))
    fence = replace(question(3), stem=OPEN, explanation=OPEN)
    rest = tuple(question(number, domain="models", key=(1,)) for number in range(4, 8))
    return (evil, steps, pairs, fence, fresh_number(), question(9), *rest)
