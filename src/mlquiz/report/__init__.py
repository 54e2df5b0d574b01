"""What is known, put together to be shown: exams with their history, attempts with their questions."""
