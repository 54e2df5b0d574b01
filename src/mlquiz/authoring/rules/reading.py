"""What keeps a bank from being read, as rules; `mlquiz.bank` looks for it."""

from mlquiz.authoring.rule import reading_rule
from mlquiz.bank.codes import Code

_NAMES = {
    Code.UNREADABLE: "file that cannot be read",
    Code.ENCODING: "file that is not UTF-8",
    Code.LIMIT: "file beyond the limits",
    Code.EMPTY: "file without content",
    Code.SYNTAX: "not YAML",
    Code.TAB: "tab for indentation",
    Code.REPEATED_FIELD: "field written twice",
    Code.DECORATION: "anchor, alias, merge key, tag or second document",
    Code.CONTROL: "control character",
    Code.CUT: "text cut short by #",
    Code.MISSING_FIELD: "missing field",
    Code.UNKNOWN_FIELD: "unknown field",
    Code.VALUE: "value that a field cannot have",
    Code.BLUEPRINT: "blueprint that contradicts itself",
    Code.UNKNOWN_NAME: "unknown domain, objective or scenario",
    Code.REPEATED_ID: "id given twice",
    Code.EXHIBIT: "exhibit without file or words",
    Code.FORMULA: "number without a key",
    Code.NO_QUESTIONS: "bank without questions",
    Code.TWIN_EXAM: "exam id given twice",
    Code.NO_KEY: "no key",
    Code.NO_DISTRACTOR: "no distractor",
    Code.EQUAL: "two of the same",
    Code.MATCHES: "matches that cannot be told apart or chosen",
}

RULES = tuple(reading_rule(code.value, name) for code, name in _NAMES.items())
