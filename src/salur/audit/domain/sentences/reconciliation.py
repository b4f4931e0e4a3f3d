"""Runs and what they published."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {}
