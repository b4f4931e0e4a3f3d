"""Who knows more of the rows of a contract than a file can show: whoever does stands above.

They say so when the program starts, as the queue is told who does its work, and are fetched when a
file of theirs comes: many commands read none.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from salur.batch.session import Session


@dataclass(frozen=True)
class About:
    """The region a file is about, the day it was received on; its id once it is kept."""

    path: str
    on: dt.date
    evidence: UUID | None = None


Said = tuple[int, str, str, str]  # the row's place in the table, column, rule, value
Judge = Callable[["Session", str, About], Sequence[Said]]
_ANNOUNCED: dict[str, Callable[[], Judge]] = {}


def judged_by(contract: str, judge: Callable[[], Judge]) -> None:
    """Remember where the judge of a contract's rows is to be had, from a capability's `ready`."""
    _ANNOUNCED[contract] = judge


def judge_of(contract: str) -> Judge | None:
    """Give the judge of a contract's rows; None where a file shows all there is to know."""
    return _ANNOUNCED[contract]() if contract in _ANNOUNCED else None
