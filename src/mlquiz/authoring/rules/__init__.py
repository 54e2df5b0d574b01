"""Every rule of the lint. One module a family; a rule is a function that looks at something and yields hints."""

from mlquiz.authoring.rule import Rule
from mlquiz.authoring.rules import (
    allowing,
    coverage,
    duplicates,
    escapes,
    keys,
    reading,
    references,
    spelling,
    status,
    traps,
    whole,
    writing,
)

RULES: tuple[Rule, ...] = (
    *reading.RULES,
    *keys.RULES,
    *writing.RULES,
    *traps.RULES,
    *escapes.RULES,
    *references.RULES,
    *spelling.RULES,
    *whole.RULES,
    *coverage.RULES,
    *status.RULES,
    *duplicates.RULES,
    *allowing.RULES,
)
