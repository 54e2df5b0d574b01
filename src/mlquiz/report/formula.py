"""How formulas read: LaTeX as a line of Unicode; what is not known for sure stays as it was written.

Most texts have none, so what reads them is imported where one is met.
"""

import re


def readable(latex: str) -> str | None:
    """One formula as Unicode text; None where anything in it is not known for sure."""
    from mlquiz.report.latex import Reader, Unsure
    from mlquiz.report.latex_commands import COMMANDS
    from mlquiz.report.latex_pieces import line

    try:
        return line(Reader(latex, COMMANDS).formula())
    except Unsure:
        return None


def formulas(markdown: str) -> str:
    """A Markdown text with its formulas in readable form, all else left alone."""
    if "$" not in markdown:
        return markdown
    from mlquiz.report.dollars import parts

    return "".join(_shown(text, source) for text, source in parts(markdown))


def _shown(text: str, source: str | None) -> str:
    shown = None if source is None else readable(source)
    return text if shown is None else re.sub(r"\s*\n\s*", " ", shown)
