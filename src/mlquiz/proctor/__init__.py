"""One sitting, end to end: brief, open, keep, close, resume. Clock and dice are handed in.

The order of things is known here and nowhere else: a change is made, it is on disk, then it is shown.
Keys stay in the archive until the form is closed: no object a face can reach holds one.
Nothing is imported here: who only asks what can be ordered loads no archive.
"""
