"""Families, their accounts and cards, with the history of every row."""
