"""Whose turn it is when a family got nothing: what is told to whoever records what the field found.

For credits the database says the same set by set (`sql/publish/pointed.sql`); a test holds the two
together.
"""

import datetime as dt
from typing import Literal

from salur.kernel.program import Program
from salur.reconciliation.domain.bpnt import BANK_CAUSES, BPNT_CLASSES

Turn = Literal["bank", "dinsos", "kabkota", "nobody_yet"]
UNSPENT = 10
_WITH_THE_BANK = frozenset(one.number for one in BPNT_CLASSES if one.owner == "bank")


def turn_of(
    program: Program,
    klass: int | None,
    cause: str | None,
    *,
    waits_until: dt.date | None,
    today: dt.date,
) -> Turn:
    """Say who must act for a family that got nothing, as the cause found says.

    Money that failed is the bank's whatever the field finds. Money that lies unspent waits for its
    days of grace and then follows the cause. Who was on the list and not ordered is the Dinas
    Sosial's, rice that was not handed out the government's.
    """
    if program is Program.RASTRA:
        is_waiting = waits_until is not None and waits_until >= today
        return "nobody_yet" if is_waiting else "kabkota"
    if klass in _WITH_THE_BANK:
        return "bank"
    if klass == UNSPENT and (waits_until is None or waits_until >= today):
        return "nobody_yet"
    return "bank" if klass == UNSPENT and cause in BANK_CAUSES else "dinsos"
