"""Loading an edition of the list of regions."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.kernel.refused import Sentence
from salur.kernel.sql_text import sql_text
from salur.places import domain
from salur.places.models import Edition, Region
from salur.places.pipeline.editions import EditionRefused, listed, read_edition

_MOST_LETTERS = 60
_HISTORY = sql_text("places", "region_history")


@dataclass(frozen=True)
class EditionLoaded:
    """What loading an edition did; `repeated` says that it had been loaded before."""

    edition: str
    regions: int
    repeated: bool = False


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
    rows = read_edition(file)
    return _load(
        rows, edition=edition, valid_from=valid_from, citation=citation or edition, by=by, at=at
    )


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
    listing = listed(edition, rows)
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
