"""Salur: every family, every rupiah, every kilogram accounted for."""
