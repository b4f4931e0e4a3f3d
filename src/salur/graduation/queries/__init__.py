"""The questions of graduation."""
