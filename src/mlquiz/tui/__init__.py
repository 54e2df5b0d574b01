"""One face: screens hold values, widgets show one datum each, the app knows which screen comes next.

Nothing here opens a file, reads the clock or knows a key before the form is closed: it asks the
proctor and the records.
"""
