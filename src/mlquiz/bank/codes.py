"""The codes of what keeps a bank from being read. `docs/rules.md` explains each; the lint has further ones."""

from enum import StrEnum


class Code(StrEnum):
    """Stable for ever: authors name them in `allow`, programs in their settings."""

    UNREADABLE = "MQ001"
    ENCODING = "MQ002"
    LIMIT = "MQ003"
    EMPTY = "MQ004"
    SYNTAX = "MQ005"
    TAB = "MQ006"
    REPEATED_FIELD = "MQ007"
    DECORATION = "MQ008"
    CONTROL = "MQ009"
    CUT = "MQ010"
    MISSING_FIELD = "MQ011"
    UNKNOWN_FIELD = "MQ012"
    VALUE = "MQ013"
    BLUEPRINT = "MQ014"
    UNKNOWN_NAME = "MQ015"
    REPEATED_ID = "MQ016"
    EXHIBIT = "MQ017"
    FORMULA = "MQ018"
    NO_QUESTIONS = "MQ019"
    TWIN_EXAM = "MQ020"
    NO_KEY = "MQ101"
    NO_DISTRACTOR = "MQ102"
    EQUAL = "MQ103"
    MATCHES = "MQ104"
