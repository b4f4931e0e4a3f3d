"""The verbs of places: load an edition of the list of regions."""

import csv
import datetime as dt
import gzip
import io
import zlib
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.kernel.refused import Refused, Sentence
from salur.places import domain
from salur.places.models import Edition, Region

_MOST_LETTERS = 60
_MOST_BYTES = 50 << 20  # the whole country takes 3 MB
_HISTORY = (Path(__file__).resolve().parent / "sql" / "region_history.sql").read_text("utf-8")


@dataclass(frozen=True)
class EditionLoaded:
    """What loading an edition did; `repeated` says that it had been loaded before."""

    edition: str
    regions: int
    repeated: bool = False


class EditionRefused(Refused):
    """This list of regions is not loaded."""


def load_base_edition(*, by: Actor, at: dt.datetime) -> EditionLoaded:
    """Load the list that the program carries; nothing happens when it is there already."""
    return _load(
        [[code, name] for code, name in domain.base_codes()],
        edition=domain.BASE_EDITION,
        valid_from=dt.date(*domain.BASE_VALID_FROM),
        citation=domain.BASE_CITATION,
        by=by,
        at=at,
    )


def import_edition(
    file: Path, *, edition: str, valid_from: dt.date, by: Actor, at: dt.datetime, citation: str = ""
) -> EditionLoaded:
    """Load a CSV (or CSV.gz) of `kode,nama` as an edition; the history of all codes is made anew.

    Refused, in this order: `edition_misnamed`, `edition_unreadable`, `edition_faulty`,
    `edition_differs`.
    """
    if not (0 < len(edition) <= _MOST_LETTERS and edition.isprintable() and edition.strip()):
        raise EditionRefused(
            "edition_misnamed",
            Sentence("Nama edisi kosong atau terlalu panjang.", "The edition's name is no name."),
            Sentence("Tulis misalnya permendagri-137-2017.", "Write e.g. permendagri-137-2017."),
        )
    try:
        rows = list(csv.reader(io.StringIO(_text_of(file))))
    except (OSError, EOFError, UnicodeError, ValueError, zlib.error, csv.Error) as fault:
        raise EditionRefused(
            "edition_unreadable",
            Sentence(
                f"Berkas {file.name} tidak dapat dibaca.", f"The file {file.name} cannot be read."
            ),
            Sentence("Berikan CSV atau CSV.gz dalam UTF-8.", "Give a CSV or CSV.gz in UTF-8."),
        ) from fault
    return _load(
        rows, edition=edition, valid_from=valid_from, citation=citation or edition, by=by, at=at
    )


def _text_of(file: Path) -> str:
    """Read a list of regions; ValueError for what is no file of letters or grows beyond measure."""
    if not file.is_file():
        raise ValueError("no file with an end")
    with file.open("rb") as opened:
        is_packed = opened.read(2) == b"\x1f\x8b"
    with gzip.open(file) if is_packed else file.open("rb") as opened:
        content = opened.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES or b"\0" in content:
        raise ValueError("no list of regions")
    return content.decode("utf-8-sig")


@transaction.atomic
def _load(
    rows: list[list[str]],
    *,
    edition: str,
    valid_from: dt.date,
    citation: str,
    by: Actor,
    at: dt.datetime,
) -> EditionLoaded:
    listing, faults = domain.read_listing(rows)
    if faults or not listing:
        raise _faulty(edition, faults)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE places_edition IN SHARE ROW EXCLUSIVE MODE")
        if _is_loaded(edition, valid_from, len(listing)):
            return EditionLoaded(edition, len(listing), repeated=True)
        Edition.objects.create(
            name=edition,
            valid_from=valid_from,
            citation=citation,
            regions=len(listing),
            imported_at=at,
        )
        with cursor.copy("COPY places_listing (edition_id, code, name) FROM STDIN") as copy:
            for code, name in listing:
                copy.write_row((edition, code, name))
        Region.objects.all().delete()
        cursor.execute(_HISTORY)
        cursor.execute("ANALYZE places_region")
    audit.record(
        action="regions.imported",
        by=by,
        at=at,
        subject=("edition", edition),
        facts={"regions": len(listing), "valid_from": valid_from.isoformat()},
    )
    return EditionLoaded(edition, len(listing))


def _is_loaded(edition: str, valid_from: dt.date, regions: int) -> bool:
    same = Edition.objects.filter(name=edition).first()
    other = Edition.objects.filter(valid_from=valid_from).exclude(name=edition).first()
    if same is not None and (same.valid_from, same.regions) == (valid_from, regions):
        return True
    if same is None and other is None:
        return False
    raise EditionRefused(
        "edition_differs",
        Sentence(
            f"Edisi {edition} atau tanggal {valid_from} sudah dimuat dengan isi lain.",
            f"The edition {edition} or the date {valid_from} is loaded with other content.",
        ),
        Sentence("Beri nama dan tanggal lain.", "Give it another name and another date."),
    )


def _faulty(edition: str, faults: domain.Faults) -> EditionRefused:
    return EditionRefused(
        "edition_faulty",
        Sentence(
            f"Daftar wilayah {edition} tidak dimuat: {len(faults.malformed)} kode salah bentuk, "
            f"{len(faults.repeated)} kode ganda, {len(faults.orphaned)} tanpa induk, "
            f"{len(faults.nameless)} tanpa nama. Contoh: {faults.examples or '-'}.",
            f"The list {edition} is not loaded: {len(faults.malformed)} malformed codes, "
            f"{len(faults.repeated)} repeated, {len(faults.orphaned)} without a parent, "
            f"{len(faults.nameless)} without a name. Examples: {faults.examples or '-'}.",
        ),
        Sentence("Perbaiki berkas, lalu muat lagi.", "Repair the file and load it again."),
    )
