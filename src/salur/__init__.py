"""Salur: every family, every rupiah, every kilogram accounted for."""

__version__ = "0.1.0"
