"""The names of the themes that a taker may choose: Textual's and mlquiz's own."""

from textual.theme import BUILTIN_THEMES

from mlquiz.tui.theme import DARK, LIGHT


def theme_names() -> tuple[str, ...]:
    return DARK.name, LIGHT.name, *BUILTIN_THEMES


def theme_fault(name: str) -> str:
    """What is wrong with the name of a theme, and the way out; nothing where there is such a theme."""
    if name in theme_names():
        return ""
    import difflib

    near = difflib.get_close_matches(name, theme_names(), n=1, cutoff=0.5)
    remedy = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(theme_names())}"
    return f"{name!r} is no theme; {remedy}"
