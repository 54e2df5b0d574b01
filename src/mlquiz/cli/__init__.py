"""The other face, and the composition root: one module a command, each imported when it is asked for."""
