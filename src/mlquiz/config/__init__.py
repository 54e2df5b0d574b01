"""The configuration file: the taker's settings as values, and every fault of the file with its place.

Which keys and themes there are is not known here: the screen knows.
"""
