"""The month: cycles, requests, hand-overs."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {}
