"""Figures and pictures of the program as it runs: `make bench`, `make picture`."""
