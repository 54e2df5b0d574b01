"""The archive: what was sat, kept in one SQLite file. The only room that says sqlite.

Writing a response is plain SQL in one transaction; sqlite-utils is imported only when a migration is
pending. docs/history.md describes the tables and views.
"""
