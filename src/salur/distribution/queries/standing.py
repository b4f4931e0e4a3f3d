"""The lines of orders that stand: a resend takes the place of the lines that it follows.

Two orders for one family and month would add up to what nobody ever ordered. The files stay as they
were sent; whoever reads them leaves out what a later one pays instead.
"""

import csv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.db import connection

from salur.batch.session import Session, text_literal
from salur.evidence.queries import OpenedFile
from salur.kernel.period import Period
from salur.kernel.sql_text import sql_text

PACKAGE = "salur.distribution"


def standing_orders(opened: Sequence[OpenedFile]) -> list[OpenedFile]:
    """Give the opened files of contract `perintah`, each without the lines that were resent.

    A file that lost lines is written anew beside the opened one, in the same private directory.
    Sees every order: called as the owner.
    """
    resent: dict[UUID, list[tuple[str, int]]] = defaultdict(list)
    with connection.cursor() as cursor:
        asked = {"evidence": [one.evidence for one in opened]}
        cursor.execute(sql_text("distribution", "orders/resent"), asked)
        for evidence, id_kpm, period in cursor.fetchall():
            resent[evidence].append((id_kpm, period))
    if not resent:
        return list(opened)
    with Session(memory_mb=500) as session:
        return [
            _without(session, one, resent[one.evidence]) if one.evidence in resent else one
            for one in opened
        ]


def _without(session: Session, one: OpenedFile, resent: list[tuple[str, int]]) -> OpenedFile:
    named = session.scratch / "resent.csv"
    with named.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows((id_kpm, str(Period.from_number(period))) for id_kpm, period in resent)
    session.run(
        "CREATE OR REPLACE TABLE resent AS FROM read_csv($path, header = false,"
        " columns = {'id_kpm': 'VARCHAR', 'periode': 'VARCHAR'})",
        {"path": str(named)},
    )
    session.run(
        f"CREATE OR REPLACE VIEW opened AS FROM read_parquet({text_literal(str(one.path))})"
    )
    session.file(PACKAGE, "orders/without_resent.sql", lines="opened", kept="kept")
    target = one.path.with_name(f"standing-{one.path.name}")
    session.run(f"COPY kept TO {text_literal(str(target))} (FORMAT parquet)", step="keep lines")
    return replace(one, path=target)
