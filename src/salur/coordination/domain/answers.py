"""What a row of answers asks for, and why it cannot be done: judged row by row, all at once."""

from collections.abc import Collection
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from salur.kernel.free_text import holds_long_number

# The step that a row names, and the verb of the machine that it is.
STEPS = MappingProxyType(
    {
        "KOMENTAR": "comment",
        "MULAI": "start",
        "SELESAI": "resolve",
        "TERIMA": "accept",
        "KEMBALIKAN": "return",
    }
)
_SAYS = frozenset({"KOMENTAR", "SELESAI", "KEMBALIKAN"})
MOST_ROWS = 500


@dataclass(frozen=True)
class AnswerRow:
    """One row of a file of answers that says something, as it was read."""

    row: int
    number: str
    step: str
    words: str


@dataclass(frozen=True)
class Verdict:
    """What becomes of a row; `rule` is empty where its step can be taken, else it names why not.

    `column` is where the fault lies.
    """

    row: int
    step: str
    words: str
    obstacle: UUID | None = None
    rule: str = ""
    column: str = ""


def judge(one: AnswerRow, obstacle: UUID | None, verbs: Collection[str], most: int) -> Verdict:
    """Say whether a row's step can be taken on the obstacle that it names.

    `obstacle` is None where whoever answers sees none of that number; `verbs` are those that they
    may take on it now; `most` is how long words may be.
    """
    rule, column = _fault(one, obstacle, verbs, most)
    return Verdict(one.row, one.step, one.words, obstacle, rule, column)


def _fault(
    one: AnswerRow, obstacle: UUID | None, verbs: Collection[str], most: int
) -> tuple[str, str]:
    if obstacle is None:
        return "obstacle_unknown", "no_hambatan"
    if STEPS.get(one.step) not in verbs:
        return "step_not_open", "langkah"
    if one.step in _SAYS and not one.words.strip():
        return "answer_missing", "jawaban"
    if len(one.words) > most:
        return "answer_too_long", "jawaban"
    if holds_long_number(one.words):
        return "answer_holds_number", "jawaban"
    return "", ""
