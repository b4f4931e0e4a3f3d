"""The contracts of section 2 and the rules of section 1, as plain values."""
