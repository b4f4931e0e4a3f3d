"""Loading a crosswalk: what the codes of another system stand for."""

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.places import queries
from salur.places.domain import Pair, base_codes
from salur.places.models import Region
from salur.places.pipeline.crosswalks import CrosswalkRefused, read_crosswalk, refused

_SYSTEM = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST_SYSTEM = 20
_LEVELS = {2: 1, 4: 2, 6: 3, 10: 4}
_COPY = (
    "COPY places_crosswalk (system, code, kemendagri, name, level, citation, imported_at)"
    " FROM STDIN"
)


@dataclass(frozen=True)
class CrosswalkLoaded:
    """What loading did: how many pairs the file has, and how many of them were new."""

    system: str
    pairs: int
    added: int

    @property
    def repeated(self) -> bool:
        """Whether all of it was known before."""
        return self.added == 0


@transaction.atomic
def import_crosswalk(
    file: Path, *, system: str, citation: str, by: Actor, at: dt.datetime
) -> CrosswalkLoaded:
    """Load a CSV (or CSV.gz) of `kode_bps, kode_dagri` (and names) on top of what is known.

    Refused, in this order: `role_missing`, `crosswalk_misnamed`, `citation_missing`,
    `crosswalk_unreadable`, `crosswalk_faulty` (all rows at fault at once), `crosswalk_differs`
    (a code that is known to stand for another). The same pairs again change nothing.
    """
    require(by, "regions.import")
    if len(system) > _LONGEST_SYSTEM or not _SYSTEM.fullmatch(system):
        raise refused(
            "crosswalk_misnamed",
            "Nama sistem kodenya bukan nama.",
            "The name of the system of codes is no name.",
            "Tulis misalnya bps-2020.",
            "Write for example bps-2020.",
        )
    if not citation.strip():
        raise refused(
            "citation_missing",
            "Sumber padanan kode ini belum disebut.",
            "The source of this crosswalk is not named.",
            "Sebutkan terbitannya, misalnya bridging BPS 2020.",
            "Name the publication, for example the BPS bridging of 2020.",
        )
    pairs = read_crosswalk(file, _known_names())
    with connection.cursor() as cursor, as_owner():
        cursor.execute("LOCK TABLE places_crosswalk IN SHARE ROW EXCLUSIVE MODE")
        known = {walk.system: walk.codes for walk in queries.crosswalks()}.get(system, {})
        differing = [
            pair for pair in pairs if known.get(pair.code, pair.kemendagri) != pair.kemendagri
        ]
        if differing:
            raise _differs(differing, dict(known))
        fresh = [pair for pair in pairs if pair.code not in known]
        with cursor.copy(_COPY) as copy:
            for pair in fresh:
                level = _LEVELS[len(pair.kemendagri)]
                copy.write_row(
                    (system, pair.code, pair.kemendagri, pair.name, level, citation.strip(), at)
                )
    if fresh:
        audit.record(
            action="crosswalk.imported",
            by=by,
            at=at,
            subject=("crosswalk", system),
            facts={"pairs": len(fresh), "citation": citation.strip()[:200]},
        )
    return CrosswalkLoaded(system, len(pairs), len(fresh))


def _known_names() -> dict[str, str]:
    """Give every Kemendagri code of the loaded editions, or of the list that comes along."""
    loaded = dict(Region.objects.order_by("id").values_list("code", "name"))
    return loaded or dict(base_codes())


def _differs(differing: list[Pair], known: dict[str, str]) -> CrosswalkRefused:
    shown = "; ".join(f"{one.code} → {one.kemendagri} ({known[one.code]})" for one in differing[:3])
    return refused(
        "crosswalk_differs",
        f"{len(differing)} kode sudah dipadankan dengan kode lain: {shown}.",
        f"{len(differing)} codes are known to stand for another: {shown}.",
        "Periksa terbitannya; padanan baru diberi nama sistem lain, misalnya bps-2023.",
        "Check the publication; a new crosswalk gets another name, for example bps-2023.",
    )
