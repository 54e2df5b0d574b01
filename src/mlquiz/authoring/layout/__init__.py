"""The one way in which bank files are laid out: which field comes when, what is a block, where comments stand.

Works on text alone; which files are meant, and how they are written, is `authoring/fmt.py`'s.
"""
