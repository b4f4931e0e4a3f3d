"""The tables of quality; nothing of what they may mean."""
