"""Publishing units with their indexes against a bare COPY of the same rows into a plain table."""

import datetime as dt
import uuid
from collections.abc import Callable
from pathlib import Path

from bench.measuring import begin_installation, seconds
from bench.worlds import write_month
from salur.places.domain import base_codes


def bench(place: Path, units: int) -> dict[str, float]:
    """Give the ratio of publishing (stage, compare, write, ledger) to the bare COPY."""
    begin_installation(place)
    desa = [
        code for code, _ in base_codes() if len(code) == 10 and code[:2] in ("62", "63", "64", "65")
    ]
    files = write_month(place / "month", units, desa)
    return _measured(files, units)


def _measured(files: dict[str, Path], units: int) -> dict[str, float]:
    from django.db import connection, transaction

    from salur.access.queries import SYSTEM
    from salur.kernel.period import Period
    from salur.reconciliation.actions import Month, StatementFile, publish_bpnt
    from salur.reconciliation.pipeline import publishing

    spent: dict[str, float] = {}
    bank = uuid.uuid4()

    def timed(name: str) -> None:
        plain: Callable[..., object] = getattr(publishing, name)

        def wrapped(*given: object, **named: object) -> object:
            result: list[object] = []
            spent[name] = seconds(lambda: result.append(plain(*given, **named)))
            return result[0]

        setattr(publishing, name, wrapped)

    for name in ("stage", "compare", "write"):
        timed(name)
    month = Month(
        period=Period(2019, 3),
        statements={c: [StatementFile(path, uuid.uuid4(), bank)] for c, path in files.items()},
        as_of=dt.date(2019, 3, 31),
        idle_days=105,
        grace_days=30,
    )
    whole = seconds(
        lambda: publish_bpnt(
            months=[month], banks={"BRI": bank}, by=SYSTEM,
            at=dt.datetime(2019, 4, 1, tzinfo=dt.UTC), key="bench",
        )
    )  # fmt: skip
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE salur_owner")
        cursor.execute("CREATE TABLE bench_plain (LIKE reconciliation_unit)")
        with cursor.copy("COPY (SELECT * FROM reconciliation_unit) TO STDOUT") as out:
            rows = b"".join(bytes(block) for block in out)

        def bare() -> None:
            with cursor.copy("COPY bench_plain FROM STDIN") as into:
                into.write(rows)

        plain = seconds(bare)
    publishing_s = sum(spent.values())
    return {
        "units": units, "copy_s": plain, **{f"{k}_s": v for k, v in spent.items()},
        "ratio": publishing_s / plain, "whole_s": whole,
    }  # fmt: skip
