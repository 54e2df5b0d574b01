"""Screens: each holds a value and posts what the taker wants; styles stand in the `.tcss` beside it."""
