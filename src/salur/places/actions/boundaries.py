"""Loading real boundaries of kab/kota, so that maps are drawn with them instead of tiles."""

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.refused import Refused, Sentence
from salur.places.domain.boundary import Boundary as Shape
from salur.places.domain.boundary import NoBoundary, boundaries_in
from salur.places.models import Boundary

MOST_BYTES = 200 * 1_048_576
_REASONS = {
    "not_geojson": Sentence("Berkas ini bukan GeoJSON poligon.", "This is no GeoJSON of polygons."),
    "no_codes": Sentence(
        "Tidak ada poligon dengan kode kabupaten/kota (empat angka).",
        "No polygon has the code of a kab/kota (four digits).",
    ),
    "twice": Sentence(
        "Satu kode mempunyai dua poligon terpisah.", "One code has two separate features."
    ),
}


class BoundariesRefused(Refused):
    """These boundaries are not loaded; what was known stays."""


@dataclass(frozen=True)
class BoundariesLoaded:
    """How many kab/kota have a boundary from the file, and how many corners in all."""

    kabkota: int
    points: int


@transaction.atomic
def import_boundaries(
    file: Path, *, citation: str, named: str = "", by: Actor, at: dt.datetime
) -> BoundariesLoaded:
    """Load the boundaries of kab/kota from GeoJSON; those that are known already are replaced.

    `named` is the property that holds the code. Refused, in this order: `role_missing`,
    `citation_missing`, `boundaries_unreadable`.
    """
    require(by, "regions.import")
    if not citation.strip():
        raise BoundariesRefused(
            "citation_missing",
            Sentence("Sumber batas wilayah belum disebut.", "The source is not named."),
            Sentence("Sebutkan terbitannya.", "Name the publication."),
        )
    found = _read(file, named)
    rows = [
        Boundary(code=one.code, rings=one.rings, citation=citation.strip(), imported_at=at)
        for one in found
    ]
    with as_owner():
        Boundary.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=["rings", "citation", "imported_at"],
        )
    audit.record(
        action="boundaries.imported",
        by=by,
        at=at,
        subject=("boundaries", citation.strip()[:60]),
        facts={"kabkota": len(found), "citation": citation.strip()[:200]},
    )
    return BoundariesLoaded(len(found), sum(len(ring) for one in found for ring in one.rings))


def _read(file: Path, named: str) -> tuple[Shape, ...]:
    reason = "not_geojson"
    try:
        if file.stat().st_size <= MOST_BYTES:
            return boundaries_in(json.loads(file.read_bytes()), named)
    except NoBoundary as fault:
        reason = fault.reason
    except (OSError, ValueError, RecursionError):
        pass
    raise BoundariesRefused(
        "boundaries_unreadable",
        _REASONS[reason],
        Sentence(
            "Pakai GeoJSON batas kabupaten/kota; sebutkan kolom kodenya dengan --property.",
            "Use a GeoJSON of kab/kota; name the property of their codes with --property.",
        ),
    )
