"""The monthly cycle: list, order, release, hand-over, closing, roll-over."""
