"""What mlquiz says to a person when it cannot go on.

Every error here carries one sentence for the user and the exit code of the command line. Faults in
banks are values (`mlquiz.bank.problem.Problem`), not exceptions.
"""


class MlquizError(Exception):
    """A sentence for the user; `exit_code` is what the command line ends with."""

    exit_code = 2


class UsageFault(MlquizError):
    """The request cannot be carried out as it was put."""


class UnreadableBank(MlquizError):
    """A bank has problems and cannot be sat."""

    exit_code = 3


class UnreadableConfig(MlquizError):
    """The configuration file has faults; the message has one line for each."""

    exit_code = 2


class UnreadableHistory(MlquizError):
    """The history database cannot be opened, read or written."""

    exit_code = 3


class IllegalMove(MlquizError):
    """A verb the session does not allow now; the session is unchanged."""
