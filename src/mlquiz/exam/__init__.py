"""The engine, pure: blueprint and pool become a form, a form is sat as a session, a session is graded."""
