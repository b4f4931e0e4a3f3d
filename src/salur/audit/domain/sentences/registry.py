"""Families and their cards."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {}
