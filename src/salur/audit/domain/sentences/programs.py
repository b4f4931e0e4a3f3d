"""Parameters, quota and lists."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {}
