"""The decisions of quality, on plain values."""
