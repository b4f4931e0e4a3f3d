"""Recording what succeeds a region: which code from which day on, on what ground."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.refused import Refused, Sentence
from salur.kernel.region_code import RegionCode
from salur.kernel.sql_text import sql_text
from salur.places import models, queries
from salur.places.domain import Succession, SuccessionFaults, read_successions, succession
from salur.places.pipeline.tables import UNREADABLE, rows_of

_COPY = "COPY places_succession (old_code, new_code, valid_from, citation, recorded_at) FROM STDIN"


@dataclass(frozen=True)
class SuccessionRecorded:
    """What succeeds what; `added` counts the pairs that were not on record before."""

    succession: Succession
    added: int


class SuccessionRefused(Refused):
    """This succession is not recorded; nothing was changed."""


@transaction.atomic
def record_succession(
    file: Path, *, valid_from: dt.date, citation: str, by: Actor, at: dt.datetime
) -> SuccessionRecorded:
    """Record a CSV (or CSV.gz) of `kode_lama,kode_baru`, valid from the first day of a month.

    Refused, in this order: `role_missing`, `citation_missing`, `succession_within_month`,
    `succession_unreadable`, `succession_faulty` (everything at fault at once), `outside_scope`,
    `succession_differs`. The same pairs again change nothing.
    """
    require(by, "regions.succeed")
    if not citation.strip():
        raise refused(
            *("citation_missing", "Dasar hukumnya belum disebut.", "Its legal basis is missing."),
            *("Sebutkan undang-undang atau keputusannya.", "Name the law or decree."),
        )
    if valid_from.day != 1:
        raise refused(
            "succession_within_month",
            "Perubahan kode berlaku sejak hari pertama suatu bulan.",
            "A succession holds from the first day of a month.",
            "Tulis misalnya 2020-01-01.",
            "Write for example 2020-01-01.",
        )
    found = _read(file, valid_from)
    for code in found.kabkota:
        require(by, "regions.succeed", RegionCode(code).path)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE places_succession IN SHARE ROW EXCLUSIVE MODE")
        fresh = _fresh(found, valid_from)
        with cursor.copy(_COPY) as copy:
            for old, new in fresh:
                copy.write_row((old, new, valid_from, citation.strip(), at))
        if fresh:
            _keep_heirs(cursor, found)
    if fresh:
        audit.record(
            action="region.succeeded",
            by=by,
            at=at,
            subject=("succession", "-".join(found.kabkota)[:60]),
            facts={
                "pairs": len(fresh),
                "desa": len(found.desa),
                "valid_from": valid_from.isoformat(),
                "citation": citation.strip()[:200],
            },
        )
    return SuccessionRecorded(found, len(fresh))


def _keep_heirs(cursor: CursorWrapper, found: Succession) -> None:
    values: dict[str, Any] = {
        "olds": list(found.heirs),
        "news": list(found.heirs.values()),
        "alive": sorted({new for _, new in found.links}),
    }
    cursor.execute(sql_text("places", "keep_heirs"), values)


def _read(file: Path, valid_from: dt.date) -> Succession:
    try:
        rows = rows_of(file)
    except UNREADABLE as fault:
        raise refused(
            "succession_unreadable",
            f"Berkas {file.name} tidak dapat dibaca.",
            f"The file {file.name} cannot be read.",
            "Berikan CSV kode_lama,kode_baru dalam UTF-8.",
            "Give a CSV of kode_lama,kode_baru in UTF-8.",
        ) from fault
    pairs, malformed = read_successions(rows)
    olds, news = {old for old, _ in pairs}, {new for _, new in pairs}
    upper = {code[:4] for code in olds | news}
    before = queries.codes_on(upper, valid_from - dt.timedelta(days=1))
    found, faults = succession(pairs, before, queries.codes_on(upper, valid_from))
    if malformed or faults or not pairs:
        raise _faulty(faults, malformed)
    return found


def _fresh(found: Succession, valid_from: dt.date) -> list[tuple[str, str]]:
    """Give the pairs that are not on record; refuse what contradicts the record."""
    olds = sorted({old for old, _ in found.links})
    known = {
        (row.old_code, row.new_code): row.valid_from
        for row in models.Succession.objects.filter(old_code__in=olds)
    }
    taken = {old: new for old, new in known if len(old) == 10}
    # A region above desa may lose one part after another to the same one.
    differing = [
        f"{old} → {new}"
        for old, new in found.desa.items()
        if known.get((old, new), valid_from) != valid_from or taken.get(old, new) != new
    ]
    if differing:
        shown = "; ".join(differing[:3])
        raise refused(
            "succession_differs",
            f"Kode ini sudah diganti dengan kode atau tanggal lain: {shown}.",
            f"These codes are succeeded by others, or on another day: {shown}.",
            "Periksa dasar hukumnya.",
            "Check the legal basis.",
        )
    return [pair for pair in found.links if pair not in known]


def _faulty(faults: SuccessionFaults, malformed: list[str]) -> SuccessionRefused:
    examples = "; ".join(part for part in ("; ".join(malformed[:3]), faults.examples) if part)
    counts = (
        *(len(malformed), len(faults.unknown_old), len(faults.unknown_new)),
        *(len(faults.divided), len(faults.left_out)),
    )
    return refused(
        "succession_faulty",
        f"Daftar pengganti kode tidak dimuat: {counts[0]} baris salah bentuk, {counts[1]} kode lama"
        f" dan {counts[2]} kode baru tidak ada dalam edisi yang dimuat, {counts[3]} desa dengan dua"
        f" pengganti atau pengganti berantai, {counts[4]} desa tanpa pengganti."
        f" Contoh: {examples or 'tidak ada baris'}.",
        f"The list of successors is not loaded: {counts[0]} rows malformed, {counts[1]} old and"
        f" {counts[2]} new codes in no loaded edition, {counts[3]} desa with two successors or"
        f" a chain of them, {counts[4]} desa without one. Examples: {examples or 'no row'}.",
        "Muat edisi barunya dahulu, sebutkan setiap desa yang dibagi, lalu ulangi.",
        "Load the new edition first, name every desa of what is divided, then try again.",
    )


def refused(code: str, id_: str, en: str, next_id: str, next_en: str) -> SuccessionRefused:
    """Make a refusal of a succession."""
    return SuccessionRefused(code, Sentence(id_, en), Sentence(next_id, next_en))
