"""The verbs of graduation."""
