"""Accounts and transfers in whole rupiah and whole grams that cannot be unbalanced."""
