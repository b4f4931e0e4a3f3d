"""Families that move on to stand on their own."""
