"""The verbs of the change from rice to card."""
