"""Drawing up payment orders: what is known is staged, then decided for a whole month at once.

Everything here runs as the owner, in the transaction of the action that asks. Account numbers are
plain inside the engine and in the file only, each in a private directory.
"""

import datetime as dt
import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from salur.batch.lending import lent_session
from salur.batch.session import Session
from salur.distribution.domain.ordering import OrderLine, write_order
from salur.evidence import queries as evidence
from salur.evidence.domain.contract import load_contract
from salur.evidence.pipeline.reading import load_macros, read_file
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.sealing import blind_prefixes
from salur.kernel.sql_text import sql_text
from salur.programs.queries import stage_listed
from salur.registry import queries as registry

PACKAGE = "salur.distribution"
_MEMORY_MB = 700
_CHUNK = 5_000
_INSERT = (
    "INSERT INTO distribution_entitlement"
    " (period, id_kpm, order_id, kode_wilayah, path, account, amount_idr, excluded, live)\n"
)
_DECIDE = "CREATE TEMPORARY TABLE distribution_decided ON COMMIT DROP AS\n"


@dataclass(frozen=True)
class Asked:
    """An order that is drawn up, or looked at anew: to which bank, for where and which months.

    `banks` are the bank and its branches; `resends` the order that it follows, sent at `sent_at`.
    """

    order: UUID
    bank_code: str
    banks: tuple[UUID, ...]
    path: str
    months: tuple[Period, ...]
    day: dt.date
    resends: UUID | None = None
    sent_at: dt.datetime | None = None


@dataclass(frozen=True)
class Counted:
    """What an order pays, and how many lines it leaves out, by reason."""

    families: int
    lines: int
    amount_idr: int
    left_out: dict[str, int]


def lock_orders() -> None:
    """Let one order be drawn up or decided at a time, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('distribution_order', 0))")


def stage(asked: Asked) -> None:
    """Stage the accounts of the families and what banks say that they credited."""
    stage_accounts(asked)
    stage_credited(asked.months)


def stage_accounts(asked: Asked) -> None:
    """Stage on which account each family would be paid."""
    registry.stage_usable(asked.path, asked.day)


def entitle(asked: Asked) -> None:
    """Decide every family and month of an order, and keep it; a resend takes over its lines."""
    for month in asked.months:
        _run("SELECT distribution_open_period(%(period)s)", {"period": month.number})
        if asked.resends is None:
            _stage_month(asked, month)
            _run(_INSERT + sql_text("distribution", "orders/decision"), _values(asked, month))
        else:
            _decide(asked, month)
            _run(sql_text("distribution", "orders/give_way"), _values(asked, month))
            _run(sql_text("distribution", "orders/insert_decided"))


def left_out_now(asked: Asked) -> dict[str, int]:
    """Count the lines of an order that would be decided otherwise by now, by reason."""
    found: dict[str, int] = {}
    for month in asked.months:
        _decide(asked, month)
        with connection.cursor() as cursor:
            cursor.execute(sql_text("distribution", "orders/left_out_now"), _values(asked, month))
            for reason, lines in cursor.fetchall():
                found[reason] = found.get(reason, 0) + lines
    return found


def counted(order: UUID, months: Sequence[Period]) -> Counted:
    """Count what was decided for an order."""
    bounds = _bounds(order, months)
    with connection.cursor() as cursor:
        cursor.execute(sql_text("distribution", "orders/counts"), bounds)
        families, lines, amount, left_out = cursor.fetchone()
    return Counted(families, lines, amount, _mapping(left_out))


def file_hash(order: UUID, months: Sequence[Period], number: str, bank: str) -> str:
    """Give the SHA-256 of the file that an order is; the file itself is not kept yet."""
    target = _Hashing()
    write_order(target, number, bank, _lines(order, months))
    return target.digest.hexdigest()


def write_file(target: Path, order: UUID, months: Sequence[Period], number: str, bank: str) -> None:
    """Write the file that an order is; `target` lies in a private directory."""
    with target.open("x", encoding="utf-8", newline="") as text:
        write_order(text, number, bank, _lines(order, months))


def stage_credited(months: Sequence[Period], *, before: dt.datetime | None = None) -> None:
    """Stage what every family was credited for these months, by any accepted evidence.

    `distribution_paid` (id_kpm, period, credited) is temporary; published months play no part, so
    that a file counts from the moment it is accepted; with `before`, those received by then.
    """
    begin_credited()
    files = {
        row.id: row
        for month in months
        for row in evidence.accepted_of(str(Program.BPNT), month.number, ("topup",))
        if before is None or row.received_at < before
    }
    if files:
        with evidence.open_statements(list(files)) as opened:
            _copy_credited([one.path for one in opened["topup"]], months)
    settle_credited(months)


def begin_credited() -> None:
    """Make the relations in which it is told what was credited."""
    _run(sql_text("distribution", "orders/credited"))


def settle_credited(months: Sequence[Period]) -> None:
    """Say what each family was credited, from what each account was."""
    _run(sql_text("distribution", "orders/asked"))
    registry.stage_holders()
    _run(sql_text("distribution", "orders/paid_families"), {"months": _numbers(months)})


def credits_in(session: Session, paths: Sequence[Path], months: Sequence[Period]) -> None:
    """Put what accepted top-up files say was credited into `credited` of a session."""
    for path in paths:
        read_file(session, load_contract("topup"), path, "topup", judged=False)
    inner, outer = blind_prefixes(settings.SALUR_KEYS.blind)
    session.file(
        PACKAGE,
        "orders/topup_lines.sql",
        {"inner": inner, "outer": outer, "months": _numbers(months)},
        lines="topup",
    )


def _copy_credited(paths: Sequence[Path], months: Sequence[Period]) -> None:
    with lent_session(load_macros, memory_mb=_MEMORY_MB) as session:
        credits_in(session, paths, months)
        with (
            connection.cursor() as cursor,
            cursor.copy("COPY distribution_credited (account, period, credited) FROM STDIN") as out,
        ):
            for chunk in session.stream("FROM credited"):
                for row in chunk:
                    out.write_row(row)


def _stage_month(asked: Asked, month: Period) -> None:
    stage_listed(Program.BPNT, month, asked.path)
    registry.stage_ineligible(month)


def _decide(asked: Asked, month: Period) -> None:
    _stage_month(asked, month)
    _run("DROP TABLE IF EXISTS distribution_decided")
    _run(_DECIDE + sql_text("distribution", "orders/decision"), _values(asked, month))


def _values(asked: Asked, month: Period) -> dict[str, Any]:
    return {
        "order": asked.order,
        "period": month.number,
        "bank_code": asked.bank_code,
        "banks": list(asked.banks),
        "resends": asked.resends,
        "sent_at": asked.sent_at,
    }


def _bounds(order: UUID, months: Sequence[Period]) -> dict[str, Any]:
    return {"order": order, "first": months[0].number, "last": months[-1].number}


def _lines(order: UUID, months: Sequence[Period]) -> Iterator[OrderLine]:
    bounds = _bounds(order, months)
    _run(sql_text("distribution", "orders/numbered"), bounds)
    numbers = registry.numbers_in_order()
    with connection.chunked_cursor() as rows:
        rows.execute(sql_text("distribution", "orders/lines_in_order"))
        while chunk := rows.fetchmany(_CHUNK):
            for period, id_kpm, kode_wilayah, amount in chunk:
                yield OrderLine(
                    Period.from_number(period), id_kpm, kode_wilayah, next(numbers), amount
                )
    if next(numbers, None) is not None:
        raise RuntimeError("an order has more accounts than lines")


class _Hashing(io.TextIOBase):
    """A target that keeps nothing of what is written but its hash."""

    def __init__(self) -> None:
        self.digest = hashlib.sha256()

    def write(self, given: str) -> int:
        self.digest.update(given.encode())
        return len(given)


def _run(statement: str, values: dict[str, Any] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _numbers(months: Sequence[Period]) -> list[int]:
    return [month.number for month in months]


def _mapping(found: object) -> dict[str, int]:
    known = json.loads(found) if isinstance(found, str) else found
    assert isinstance(known, dict)
    return {str(reason): int(lines) for reason, lines in known.items()}
