"""A kab/kota where a desa changes from rice to the card beside desa that are used to it."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.property.world import COLUMNS
from tests.spec.engine import write_rows

from salur.access.queries import Actor
from salur.kernel.period import Period
from salur.reconciliation.actions import (
    Month,
    RiceParties,
    StatementFile,
    publish_bpnt,
    publish_rastra,
)

RICE, FIRST, SECOND = Period(2019, 7), Period(2019, 8), Period(2019, 9)
CHANGED = "6204012001"
USED_TO_IT = (
    *("6204012002", "6204012004", "6204012005"),
    *("6204022001", "6204022002", "6204022004"),
)
FAMILIES = 12
BANK, OFFICE = uuid.UUID(int=91), uuid.UUID(int=92)
BY = Actor(uuid.UUID(int=93), None, frozenset({"system"}), ("id",), "Uji")
Row = Mapping[str, object]


class Files:
    """Files of parties by month, written once each."""

    def __init__(self, directory: Path, sender: uuid.UUID) -> None:
        self.directory, self.sender = directory, sender
        self.files: dict[str, list[StatementFile]] = {}

    def add(self, contract: str, rows: Sequence[Row]) -> None:
        """Write one file of a contract."""
        place = self.directory / f"{contract}-{uuid.uuid4().hex[:8]}"
        place.mkdir(parents=True)
        path = write_rows(place, contract, rows, COLUMNS[contract])
        self.files.setdefault(contract, []).append(StatementFile(path, uuid.uuid4(), self.sender))


def change(
    directory: Path, at: dt.datetime, *, unused: int = 10, failed: int = 0, bank: uuid.UUID = BANK,
    key: str = "watch",
) -> None:  # fmt: skip
    """Publish a month of rice in one desa, then two months of cards in seven.

    In the new desa `unused` of twelve families never buy and `failed` are not credited; in the
    others one of twelve does not buy.
    """
    rice = Files(directory / "rice", OFFICE)
    rice.add("kuota", [
        {"kode_wilayah": CHANGED, "program": "RASTRA", "periode": str(RICE), "kpm": FAMILIES}
    ])  # fmt: skip
    rice.add("kpm", [
        {"id_kpm": f"P{n}", "nama_pengurus": "-", "kode_wilayah": CHANGED}
        for n in range(FAMILIES)
    ])  # fmt: skip
    publish_rastra(
        months=[Month(RICE, rice.files, RICE.last_day, ration_g=10_000, grace_days=30)],
        parties={"6204": RiceParties(BANK, OFFICE)}, by=BY, at=at, key=f"{key} rice",
    )  # fmt: skip
    months = []
    for month in (FIRST, SECOND):
        files = Files(directory / str(month), bank)
        _add_month(files, month, unused, failed)
        months.append(Month(month, files.files, month.last_day, idle_days=105, grace_days=10))
    publish_bpnt(months=months, banks={"BRI": bank}, by=BY, at=at, key=f"{key} money")


def _add_month(files: Files, month: Period, unused: int, failed: int) -> None:
    desa = (CHANGED, *USED_TO_IT)
    everybody = [(place, n) for place in range(len(desa)) for n in range(FAMILIES)]
    files.add("perintah", [
        {
            "no_spm": f"S-{month}", "periode": str(month), "id_kpm": f"P{place * FAMILIES + n}",
            "nik": "", "kode_wilayah": desa[place], "bank": "BRI",
            "no_rekening": _account(place, n), "nominal": 110000,
        }
        for place, n in everybody
    ])  # fmt: skip
    files.add("topup", [
        {
            "referensi": f"T-{month}-{place}-{n}", "periode": str(month),
            "no_rekening": _account(place, n), "nominal": 110000, "status": "SUKSES",
            "tanggal": f"{month}-10",
        }
        for place, n in everybody
        if place or n < FAMILIES - failed
    ])  # fmt: skip
    files.add("transaksi", [
        {
            "id_transaksi": f"X-{month}-{place}-{n}", "no_rekening": _account(place, n),
            "tanggal": f"{month}-15", "nominal": 60000,
        }
        for place, n in everybody
        if (n > 0 if place else unused <= n < FAMILIES - failed)
    ])  # fmt: skip


def _account(place: int, number: int) -> str:
    return f"0062040000{place * FAMILIES + number:05}"
