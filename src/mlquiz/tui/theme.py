"""mlquiz's own colours: blue and orange, which stay apart for every kind of colour vision."""

from textual.theme import Theme

DARK = Theme(
    name="mlquiz-dark",
    primary="#6cb6ff",
    secondary="#8ddb8c",
    accent="#f0a35e",
    warning="#e8c547",
    error="#ff8e72",
    success="#5ec8e5",
    foreground="#d7dde5",
    background="#10151c",
    surface="#171e27",
    panel="#222c38",
    dark=True,
)

LIGHT = Theme(
    name="mlquiz-light",
    primary="#0b5cad",
    secondary="#2f6f3e",
    accent="#a4500a",
    warning="#7a5c00",
    error="#b3341b",
    success="#005f87",
    foreground="#1d2733",
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#e4e1d8",
    dark=False,
)
