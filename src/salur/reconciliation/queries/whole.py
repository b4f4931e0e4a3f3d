"""A region's month as a whole, for whoever takes it away: every unit, and every kept sum."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from salur.kernel.program import Program
from salur.kernel.region_code import Level
from salur.places.queries import digits_of
from salur.reconciliation.queries.running import rows_of
from salur.reconciliation.queries.sums import SUM_TERMS, RegionSum

MONEY_AMOUNTS = ("ordered", "credited", "spent", "returned", "opening")
RICE_AMOUNTS = ("quota_g", "requested_g", "released_g", "arrived_g", "rejected_g", "handed_g")
_KAB = 4  # digits


@dataclass(frozen=True)
class WholeUnit:
    """One unit with all its amounts, in the order of `MONEY_AMOUNTS` or `RICE_AMOUNTS`.

    `account` is a blind index; of rice there is none, nor a family, a bank or a rest.
    """

    id: int
    code: str
    kode_wilayah: str | None
    bank: str | None
    klass: int
    id_kpm: str | None
    findings: tuple[str, ...]
    since: int
    account: UUID | None
    last4: str | None
    rest: str
    amounts: tuple[int, ...]


def whole_units(
    program: str, period: int, path: str, *, size: int = 5_000
) -> Iterator[tuple[WholeUnit, ...]]:
    """Give every unit at or under `path` as it stands, by kab/kota, class and id, page by page."""
    code = digits_of(path)[:_KAB]
    values: dict[str, object] = {"period": period, "path": path, "size": size}
    values |= {"lowest": code, "highest": code + "z"}
    key: tuple[str | None, int | None, int | None] = (None, None, None)
    name = "money_rows" if program == Program.BPNT else "rice_rows"
    while True:
        asked = dict(zip(("key_code", "key_class", "key_id"), key, strict=True))
        rows = rows_of(name, values | asked)
        page = tuple(WholeUnit(*(*row[:6], tuple(row[6]), *row[7:11], row[11:])) for row in rows)
        if page:
            yield page
        if len(page) < size:
            return
        key = (page[-1].code, page[-1].klass, page[-1].id)


def made_at(program: str, period: int, path: str) -> dt.datetime | None:
    """Give when the newest version of a month at or under `path` was made; None without any."""
    rows = rows_of("made_at", {"program": program, "period": period, "path": path})
    found: dt.datetime | None = rows[0][0]
    return found


def whole_sums(program: str, period: int, path: str) -> Iterator[tuple[int, RegionSum]]:
    """Give every kept sum at or under `path` with its level, by region, bank and class."""
    flags = {"by_region": True, "by_bank": True, "by_class": True}
    for level in range(path.count("."), Level.DESA + 1):
        asked = {"programs": [program], "periods": [period], "bank": None, "paths": [path]}
        for row in rows_of("sums_under", asked | flags | {"level": level}):
            code, region, bank, klass, *terms = row[2:]
            yield (
                level,
                RegionSum(code, region, bank, klass, dict(zip(SUM_TERMS, terms, strict=True))),
            )
