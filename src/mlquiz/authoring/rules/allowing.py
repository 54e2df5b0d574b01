"""Rules about allowances; `mlquiz.authoring.allowances` looks for what they find."""

from mlquiz.authoring.finding import Severity
from mlquiz.authoring.rule import Rule, Scope

RULES = (
    Rule("MQ601", "allowance of what is no rule, or cannot be allowed", Severity.ERROR, Scope.ALLOWANCES),
    Rule("MQ602", "allowance that silences nothing", Severity.WARNING, Scope.ALLOWANCES),
)
