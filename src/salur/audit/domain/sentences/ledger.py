"""Money and rice that moved."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {}
