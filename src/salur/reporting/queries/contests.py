"""The questions about what parties contest of a month, and what was said to it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.sql_text import sql_text
from salur.reconciliation import queries as reconciliation
from salur.reporting.domain.contests import Answer, Subject

MOST_OF_A_MONTH = 500
ContestKey = tuple[dt.datetime, UUID]


@dataclass(frozen=True)
class Contest:
    """One figure that a party contests; `klass` is 0 and `bank` "-" where there is none."""

    id: UUID
    program: str
    period: int
    code: str
    path: str
    party: UUID
    subject_kind: Subject
    subject: str
    klass: int
    bank: str
    kode_wilayah: str | None
    term: str
    stated: int
    claimed: int
    reason: str
    evidence: UUID | None
    evidence_row: int | None
    by_name: str
    at: dt.datetime
    answer: Answer | None
    answer_reason: str
    answer_by: str
    answer_at: dt.datetime | None

    @property
    def key(self) -> ContestKey:
        """Where the page after this one begins."""
        return (self.at, self.id)


def contest(contest_id: UUID) -> Contest | None:
    """Give one contest, None where the scope has none."""
    return next(iter(_contests(id=contest_id, size=1)), None)


def contests_of(
    program: str,
    period: int,
    code: str,
    *,
    after: ContestKey | None = None,
    size: int = MOST_OF_A_MONTH,
) -> tuple[Contest, ...]:
    """Give what is contested of a kab/kota's month, oldest first, beyond a key."""
    key_at, key_id = after or (None, None)
    asked = {"program": program, "period": period, "code": code, "key_at": key_at}
    return _contests(**asked, key_id=key_id, size=size)


def figures_now(
    contests: Sequence[Contest], program: Program, period: Period, path: str
) -> dict[UUID, int]:
    """Give what each contested figure is now; what is no longer there is nothing."""
    ids = [UUID(one.subject) for one in contests if one.subject_kind is Subject.LINE]
    lines = reconciliation.lines_now(ids)
    banks = {one.bank for one in contests if one.subject_kind is Subject.CLASS}
    sums = {bank: class_sums(program, period, path, bank) for bank in sorted(banks)}
    found = {}
    for one in contests:
        if one.subject_kind is Subject.LINE:
            line = lines.get(UUID(one.subject))
            found[one.id] = line.figures.get(one.term, 0) if line else 0
        else:
            found[one.id] = sums[one.bank].get(one.klass, {}).get(one.term, 0)
    return found


def class_sums(
    program: Program, period: Period, path: str, bank: str
) -> dict[int, Mapping[str, int]]:
    """Give the kept sums of a month by class, of one bank where it is money."""
    only = bank if program is Program.BPNT else None
    found = reconciliation.totals_by_class([program], [period.number], [path], only)
    return {klass: one.terms for klass, one in found.get((program, period.number), {}).items()}


def _contests(**asked: Any) -> tuple[Contest, ...]:
    names = ("id", "program", "period", "code", "key_at", "key_id")
    values: dict[str, Any] = dict.fromkeys(names)
    with connection.cursor() as cursor:
        cursor.execute(sql_text("reporting", "read/contests"), values | asked)
        return tuple(map(_contest, cursor.fetchall()))


def _contest(row: tuple[Any, ...]) -> Contest:
    told: list[Any] = list(row)
    told[6] = Subject(told[6])
    told[19] = Answer(told[19]) if told[19] else None
    told[20:22] = (told[20] or "", told[21] or "")
    return Contest(*told)
