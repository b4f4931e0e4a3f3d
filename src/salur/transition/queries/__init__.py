"""The questions about the change from rice to card."""
