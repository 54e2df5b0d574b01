"""`mlquiz` alone: the home screen, or without a terminal the exams and how to take one."""

from mlquiz.cli.wiring import Desk, has_terminal


def home(desk: Desk, as_json: bool) -> int:
    """Opens the home screen or prints the exams; gives the exit code."""
    if not as_json and has_terminal():
        from mlquiz.cli.screen import run_app

        return run_app(desk)

    from mlquiz.cli.exams import print_exams
    from mlquiz.cli.printing import say

    code = print_exams(desk, as_json)
    if not as_json:
        say()
        say("There is no terminal here, so the home screen stays closed. In line mode:")
        say("  mlquiz take EXAM --plain")
    return code
