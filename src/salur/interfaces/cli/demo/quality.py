"""What keeps the data getting better: an old list turns up, the register is judged and searched."""

import csv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from django.db import transaction

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.interfaces.cli.demo.asked import MONTHS, month_end
from salur.interfaces.cli.demo.files import Parcel
from salur.kernel.period import Period
from salur.kernel.region_code import NATION, RegionCode
from salur.quality.actions import assess, search_duplicates

CITY = "6371"
_EVERY, _MOST = 40, 120  # of the city's families, how many stand in its old list too
_LEFT_OUT = ("no_rekening", "no_kks", "bank", "no_peserta_pkh", "status_pkh", "id_pengurus")
_OLD_SPELLING = (("SITI ", "ST. "), ("MUHAMMAD ", "MUH. "), ("U", "OE"), ("J", "DJ"))


def judge(period: Period, progress: Callable[[str], None]) -> None:
    """Hold every family against every rule, as at the end of a month."""
    with transaction.atomic():
        enter_scope(SYSTEM)
        assess(
            path=NATION, by=SYSTEM, at=month_end(period), key=f"demo {period}", progress=progress
        )


def search(actors: Mapping[tuple[str, str], Actor], progress: Callable[[str], None]) -> None:
    """Let the operator of the city search for families that are listed twice."""
    by = actors["operator", f"DINSOS-{CITY}"]
    with transaction.atomic():
        enter_scope(by)
        search_duplicates(
            path=RegionCode(CITY).path,
            by=by,
            at=month_end(MONTHS[-1]),
            key="demo",
            progress=progress,
        )


def old_list(folder: Path) -> Parcel:
    """Write the city's list of years ago: some of its families, otherwise numbered and spelled."""
    file = folder / "lama" / f"kpm_lama_{CITY}.csv"
    file.parent.mkdir(parents=True, exist_ok=True)
    (source,) = (folder / str(MONTHS[0]) / "parties").rglob(f"{CITY}/kpm*.csv")
    with (
        source.open(encoding="utf-8-sig", newline="") as read,
        file.open("w", encoding="utf-8", newline="") as written,
    ):
        rows = csv.DictReader(read, delimiter=_delimiter(source))
        assert rows.fieldnames is not None
        writer = csv.DictWriter(written, rows.fieldnames)
        writer.writeheader()
        writer.writerows(_of_years_ago(rows))
    return Parcel(file, file.name, "kpm", f"DINSOS-{CITY}", RegionCode(CITY).path, MONTHS[-1])


def _of_years_ago(rows: Iterator[dict[str, str]]) -> Iterator[dict[str, str]]:
    for number, row in enumerate(rows):
        if number % _EVERY or number >= _EVERY * _MOST:
            continue
        changed = number // _EVERY
        old = row | dict.fromkeys(_LEFT_OUT, "") | {"id_kpm": f"LAMA{CITY}{changed:05d}"}
        if changed % 3 == 0:
            old |= {"nik": "", "no_kk": ""}
        if changed % 3 == 1:
            old["nama_pengurus"] = _as_of_old(row["nama_pengurus"])
        if changed % 4 == 1:
            old |= {"nama_ibu_kandung": "", "rt": "", "rw": ""}
        yield old


def _as_of_old(name: str) -> str:
    for new, old in _OLD_SPELLING:
        if new in name:
            return name.replace(new, old, 1)
    return name


def _delimiter(file: Path) -> str:
    with file.open(encoding="utf-8-sig") as read:
        return ";" if ";" in read.readline() else ","
