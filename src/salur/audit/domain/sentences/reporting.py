"""Reports and signatures."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {}
