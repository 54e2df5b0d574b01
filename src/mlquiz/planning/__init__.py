"""What to do next: what has to come again, and the days until an exam. Nothing here asks a question or prints."""
