"""What a person's text may contain. One rule, used where text is read and again where it is shown."""

import re

_VISIBLE_CONTROL = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"} | {0x7F: 0x2421}
_REFUSED = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 controls, terminal escapes
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks and overrides
    "\u2028\u2029\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff"  # separators, annotations, tags, surrogates
)
_UNSAFE = re.compile(f"[{_REFUSED}]")
_ASCII = bytes(range(0x80))
_HARMLESS = b"\t\n" + bytes(range(0x20, 0x7F))
_NO_CONTROL = _HARMLESS + bytes(range(0x80, 0x100))
"""What is taken away from bytes, so that only ASCII controls are left."""


def unsafe(text: str) -> str | None:
    """The first character that must not reach a terminal, as `U+001B`, or None."""
    found = _UNSAFE.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def suspect(raw: bytes) -> bool:
    """Whether UTF-8 text may hold what `unsafe` finds: a look at large files that costs next to nothing."""
    return bool(raw.translate(None, _HARMLESS)) and (
        bool(raw.translate(None, _NO_CONTROL)) or unsafe(raw.translate(None, _ASCII).decode()) is not None
    )


def clean(text: str) -> str:
    """The text with every control made visible, so that no terminal obeys it, and one kind of line end."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _UNSAFE.search(text) is None:
        return text
    return _UNSAFE.sub(lambda found: chr(_VISIBLE_CONTROL.get(ord(found[0]), 0xFFFD)), text)


def capital(text: str) -> str:
    """The text as a sentence begins; other letters stay as they are."""
    return text[:1].upper() + text[1:]
