"""What a party may contest, how far a contest is, and when a line no longer needs one."""

import enum
from collections.abc import Mapping

from salur.kernel.program import Program
from salur.kernel.refused import Sentence


class Subject(enum.StrEnum):
    """What is contested: one line (an account's or a desa's month), or a class's sum."""

    LINE = "line"
    CLASS = "class"


class Answer(enum.StrEnum):
    """What was said to a contest, or that whoever contested withdrew it."""

    ACCEPTED = "accepted"  # the office agrees; the evidence that changes the figure is to come
    UPHELD = "upheld"  # the office keeps its figure, for a reason
    WITHDRAWN = "withdrawn"


# Which figures may be contested, by the name that sums and units have for them.
TERMS: Mapping[Program, Mapping[str, Sentence]] = {
    Program.BPNT: {
        "ordered": Sentence("Diperintahkan", "Ordered"),
        "credited": Sentence("Dikreditkan", "Credited"),
        "spent": Sentence("Dibelanjakan", "Spent"),
        "returned": Sentence("Dikembalikan", "Returned"),
    },
    Program.RASTRA: {
        "released_g": Sentence("Dikeluarkan (DO)", "Released (DO)"),
        "arrived_g": Sentence("Diterima bersih (BAST)", "Arrived, net (BAST)"),
        "rejected_g": Sentence("Ditolak", "Rejected"),
        "handed_g": Sentence("Diserahkan", "Handed"),
    },
}


def is_settled(answer: Answer | None, stated: int, claimed: int) -> bool:
    """Say whether a contest no longer stands: withdrawn, or the figure now is what was claimed."""
    return answer is Answer.WITHDRAWN or stated == claimed


def answer_text(answer: Answer | None, reason: str) -> str:
    """Write the answer as the letter has it; empty while there is none."""
    if answer is Answer.ACCEPTED:
        return f"Diterima, menunggu bukti: {reason}"
    return f"Dipertahankan: {reason}" if answer is Answer.UPHELD else ""
