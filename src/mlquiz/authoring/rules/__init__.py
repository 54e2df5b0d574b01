"""Every rule of the lint. One module a family; a rule is a function that looks at something and yields hints."""

from mlquiz.authoring.rule import Rule
from mlquiz.authoring.rules import allowing, keys, reading, writing

RULES: tuple[Rule, ...] = (*reading.RULES, *keys.RULES, *writing.RULES, *allowing.RULES)
