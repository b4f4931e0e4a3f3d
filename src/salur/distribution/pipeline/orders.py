"""The order of a month beside its list and its SP2D, counted in the batch engine."""

import csv
import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from django.conf import settings
from django.db import connection

from salur.batch.lending import lent_session
from salur.batch.session import Session, Value, identifier
from salur.distribution.domain import OrderCheck, Paid, Sp2dDiffers, sp2d_differs
from salur.distribution.pipeline.ordering import stage_credited
from salur.distribution.queries import Cycle, KeptCheck
from salur.evidence.domain.contract import load_contract
from salur.evidence.pipeline.reading import load_macros, read_file
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.sealing import blind_prefixes
from salur.kernel.sql_text import sql_text
from salur.programs.queries import ListLine, stage_listed
from salur.registry import queries as registry

PACKAGE = "salur.distribution"
_MEMORY_MB = 700


def check(
    period: Period,
    code: str,
    listed: Iterable[ListLine],
    statements: Mapping[str, Sequence[Path]],
) -> tuple[OrderCheck, tuple[Sp2dDiffers, ...]]:
    """Compare the order of a kab/kota and month with its list, and every SPM with its SP2D.

    `statements` are accepted rows by contract, as `evidence.queries.open_statements` gives them.
    An SPM is compared whole: over all kab/kota and months of the files that are at hand. What is
    ordered of each family stands in `distribution_ordered` afterwards (temporary).
    """
    with lent_session(load_macros, memory_mb=_MEMORY_MB) as session:
        _read_list(session, listed)
        for contract in ("perintah", "sp2d"):
            _read(session, contract, statements.get(contract, ()))
        session.file(PACKAGE, "orders/against_list.sql", {"period": period.number, "code": code})
        counts = session.rows("FROM order_counts")[0]
        session.file(PACKAGE, "orders/paid.sql")
        ordered, paid = (_paid(session, table) for table in ("spm_ordered", "spm_paid"))
        _hand_over(session, period, code)
    return OrderCheck(*map(int, counts)), sp2d_differs(ordered, paid)


def keep(cycle: Cycle, kept: KeptCheck, *, received_at: dt.datetime) -> None:
    """Keep what a check found, and every family that it is about, by name.

    What banks said before the order was received says whom it pays a second time; their answer to
    it, which came later, does not. Accounts are looked at as they stand now.
    """
    differing = [
        [
            one.no_spm,
            one.bank,
            *([side.families, side.amount_idr] for side in (one.ordered, one.paid)),
        ]
        for one in kept.sp2d
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "insert_order_check"),
            {
                **vars(kept.counts),
                "cycle": cycle.id,
                "path": cycle.path,
                "list": cycle.list_id,
                "evidence": list(kept.evidence),
                "sp2d_differs": json.dumps(differing),
                "at": kept.at,
            },
        )
        check_id = cursor.fetchone()[0]
    stage_listed(Program.BPNT, cycle.period, cycle.path)
    registry.stage_usable(cycle.path, kept.at.date())
    registry.stage_ineligible(cycle.period)
    stage_credited([cycle.period], before=received_at)
    named = {"check": check_id, "path": cycle.path, "period": cycle.period.number}
    with connection.cursor() as cursor:
        cursor.execute(sql_text("distribution", "orders/asked_too"))
        registry.stage_holders()
        cursor.execute(sql_text("distribution", "orders/insert_findings"), named)


def _hand_over(session: Session, period: Period, code: str) -> None:
    inner, outer = blind_prefixes(settings.SALUR_KEYS.blind)
    values: dict[str, Value] = {"period": period.number, "code": code}
    values.update(inner=inner, outer=outer)
    session.file(PACKAGE, "orders/ordered.sql", values)
    with connection.cursor() as cursor:
        cursor.execute(sql_text("distribution", "orders/ordered_incoming"))
        copied = "COPY distribution_ordered (id_kpm, kode_wilayah, account, lines, amount_idr)"
        with cursor.copy(f"{copied} FROM STDIN") as out:
            for chunk in session.stream("FROM ordered"):
                for row in chunk:
                    out.write_row(row)


def _read_list(session: Session, listed: Iterable[ListLine]) -> None:
    target = session.scratch / "listed.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id_kpm", "payable"))
        writer.writerows((line.id_kpm, line.payable) for line in listed)
    session.file(PACKAGE, "orders/listed.sql", {"path": str(target)})


def _read(session: Session, contract: str, paths: Sequence[Path]) -> None:
    session.file(PACKAGE, f"orders/{contract}.sql")
    for number, path in enumerate(paths):
        read_file(session, load_contract(contract), path, f"{contract}_{number}")
        session.file(PACKAGE, f"orders/{contract}_lines.sql", lines=f"{contract}_{number}")


def _paid(session: Session, table: str) -> dict[tuple[str, str], Paid]:
    rows = session.rows(f"FROM {identifier(table)}")
    return {(spm, bank): Paid(int(families), int(amount)) for spm, bank, families, amount in rows}
