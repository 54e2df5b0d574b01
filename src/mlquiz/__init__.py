"""Mock exams for machine-learning certifications, in the terminal."""

__version__ = "0.4.0"
