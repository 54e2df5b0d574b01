"""Widgets: each shows one datum and posts messages. They import no screen, app or proctor."""
