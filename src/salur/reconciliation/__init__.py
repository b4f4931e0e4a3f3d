"""Statements of all parties side by side; one class per unit from a published table of rules."""
