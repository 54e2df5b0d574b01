"""Text of a person as YAML: plain where that reads back as the same text, in quotes where it would not."""

import re

_TYPED = re.compile(r"\d[\w.:+-]*|true|false|null|yes|no|on|off|y|n", re.IGNORECASE)
"""What YAML readers take for something else than text: numbers, dates, switches, nothing."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def scalar(text: str) -> str:
    """The text as a value or a key of one line, in quotes only where they are needed."""
    if _is_plain(text):
        return text
    if text.isprintable() and "\\" not in text and '"' not in text:
        return f'"{text}"'
    if text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _is_plain(text: str) -> bool:
    """Whether the text means itself without quotes, in a list or mapping that has a line for each entry."""
    if not text[:1].isalnum() or not text.isprintable() or text[-1] in " :":
        return False
    return ": " not in text and " #" not in text and not _TYPED.fullmatch(text)


def _escaped(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if sign.isprintable():
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"
