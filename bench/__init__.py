"""Measurements as ratios against a named baseline in the same run; nothing here asserts a second."""
