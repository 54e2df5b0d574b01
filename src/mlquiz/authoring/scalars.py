"""Writing a text as a YAML scalar: plain, quoted or as a block, so that every reader gets the same text back.

Knows no file and no field; where a text stands, and whether it should be written anew, is `fmt`'s and `fix`'s.
"""

import re

_TYPED = {
    "nothing": r"~|null",
    "true or false": r"yes|no|on|off|true|false",
    "a date": r"\d{4}-\d\d?-\d\d?(?:(?:t|\s+)\d\d?:\d\d:\d\d(?:\.\d*)?\s*(?:z|[-+]\d\d?(?::\d\d)?)?)?",
    "a number to the base 60": r"[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?",
    "a number": r"[-+]?(?:0b[01_]+|0o[0-7_]+|0x[\da-f_]+|(?:\.\d[\d_]*|\d[\d_]*(?:\.[\d_]*)?)(?:e[-+]?\d+)?"
    r"|\.inf)|\.nan",
    "a sign of YAML": r"=|<<",
}
_NAMES = {f"t{place}": kind for place, kind in enumerate(_TYPED)}
TYPED = "|".join(f"(?P<t{place}>{pattern})" for place, pattern in enumerate(_TYPED.values()))
"""What some reader of YAML takes for something else than text; to be matched whole, in any case."""

_TYPED_WHOLE = re.compile(f"(?:{TYPED})", re.IGNORECASE | re.ASCII)
_LETTER_SWITCH = frozenset("yYnN")
"""Switches by the letter of YAML 1.1, though hardly a reader takes them so."""

_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x85": "\\N", "\u2028": "\\L"}
_ESCAPED["\u2029"] = "\\P"
_UNPRINTABLE = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_IN_NEED = re.compile(f'["\\\\\n\t{_UNPRINTABLE}]')
_NOT_SINGLE = re.compile(f"[\n\t{_UNPRINTABLE}]")
_NOT_BLOCK = re.compile(f"[{_UNPRINTABLE}]")
_NOT_PLAIN = re.compile(f"^[-?:,\\[\\]{{}}#&*!|>'\"%@` ]|^\\.\\.\\.|: |:$| #| $|[\n\t{_UNPRINTABLE}]")
_NOT_FLOW = re.compile(r"[,\[\]{}?:]")


def taken_for(text: str) -> str:
    """What some reader of YAML takes the unquoted text for, in words; empty where all of them say text."""
    found = _TYPED_WHOLE.fullmatch(text)
    return _NAMES[found.lastgroup or ""] if found else ""


def scalar(text: str, indent: int) -> str:
    """The text as the value of a field, without the end of its last line.

    Args:
        text: what it has to read back to.
        indent: the column, from 0, in which the lines of a block begin: two more than that of the field, or
            of the dash of a list.
    """
    return _block(text, indent) if _fits_block(text) else line_scalar(text)


def line_scalar(text: str, *, flow: bool = False) -> str:
    """The text on one line: as a field's name, or as a value; `flow` says that it stands between brackets."""
    if is_plain(text, flow=flow):
        return text
    return quoted(text)


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether every reader, of YAML 1.1 as of 1.2, reads the text without quotes as this text."""
    if not text or _NOT_PLAIN.search(text) or (flow and _NOT_FLOW.search(text)):
        return False
    return text not in _LETTER_SWITCH and not taken_for(text)


def quoted(text: str) -> str:
    """The text in the quotes that need fewer escapes; in double ones where that is a draw."""
    doubled = text.count("'")
    if _NOT_SINGLE.search(text) or text.count('"') + text.count("\\") <= doubled:
        return f'"{_IN_NEED.sub(_escape, text)}"'
    return "'" + text.replace("'", "''") + "'"


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in _ESCAPED:
        return _ESCAPED[sign]
    return f"\\x{ord(sign):02x}" if ord(sign) < 0x100 else f"\\u{ord(sign):04x}"


def _fits_block(text: str) -> bool:
    return "\n" in text and bool(text.strip(" \t\n")) and _NOT_BLOCK.search(text) is None


def _block(text: str, indent: int) -> str:
    """A literal block. Where its first line begins with space, that has to be told from the indentation."""
    width = "2" if text.lstrip("\n")[0] in " \t" else ""
    body = text.removesuffix("\n")
    margin = " " * indent
    lines = [margin + line if line else "" for line in body.split("\n")]
    return "\n".join([f"|{width}{_chomping(text)}", *lines])


def _chomping(text: str) -> str:
    if not text.endswith("\n"):
        return "-"
    return "+" if text.endswith("\n\n") else ""
