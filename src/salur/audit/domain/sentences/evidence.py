"""What was received."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {}
