"""Loading where regions are, so that distances can be told."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.refused import Refused, Sentence
from salur.places import queries
from salur.places.domain import base_codes
from salur.places.domain.positions import Placed, position_faults
from salur.places.models import Position, Region
from salur.places.pipeline.tables import UNREADABLE, rows_of

_HEADS = (
    ("kode_wilayah", "kode", "code"),
    ("lintang", "lat", "latitude"),
    ("bujur", "lng", "lon", "longitude"),
)
_LENGTHS = (2, 4, 6, 10)
_BATCH = 5_000
_FARTHEST = 180.0


class PositionsRefused(Refused):
    """These positions are not loaded; what was known stays."""


@dataclass(frozen=True)
class PositionFinding:
    """What is wrong with a row; held back or, `is_held` being false, loaded as it stands."""

    row: int
    code: str
    rule: str
    is_held: bool


@dataclass(frozen=True)
class PositionsLoaded:
    """How many regions have a position from the file, and what was found in its rows."""

    positions: int
    findings: tuple[PositionFinding, ...]


@transaction.atomic
def import_positions(file: Path, *, citation: str, by: Actor, at: dt.datetime) -> PositionsLoaded:
    """Load a CSV (or CSV.gz) of `kode_wilayah, lintang, bujur`; known positions are replaced.

    A row without a readable code or position, of a code in no list, or of a region that an earlier
    row has, is held back; one that looks wrong is loaded and told. Refused, in this order:
    `role_missing`, `citation_missing`, `positions_unreadable`.
    """
    require(by, "regions.import")
    if not citation.strip():
        raise PositionsRefused(
            "citation_missing",
            Sentence("Sumber posisi ini belum disebut.", "The source is not named."),
            Sentence("Sebutkan terbitannya.", "Name the publication."),
        )
    placed, findings = _read(file)
    boundaries = queries.boundaries(one.code[:4] for one in placed.values())
    faults = position_faults(list(placed.values()), boundaries)
    findings += [
        PositionFinding(row, one.code, str(fault), False)
        for (row, one), fault in zip(placed.items(), faults, strict=True)
        if fault is not None
    ]
    _write(placed.values(), citation.strip(), at)
    audit.record(
        action="positions.imported",
        by=by,
        at=at,
        subject=("positions", citation.strip()[:60]),
        facts={"positions": len(placed), "citation": citation.strip()[:200]},
    )
    found = tuple(sorted(findings, key=lambda one: (one.row, one.rule)))
    return PositionsLoaded(len(placed), found)


def _write(placed: Iterable[Placed], citation: str, at: dt.datetime) -> None:
    rows = [
        Position(
            code=one.code, latitude=one.latitude, longitude=one.longitude,
            citation=citation, imported_at=at,
        )
        for one in placed
    ]  # fmt: skip
    with as_owner():
        Position.objects.bulk_create(
            rows,
            batch_size=_BATCH,
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=["latitude", "longitude", "citation", "imported_at"],
        )


def _read(file: Path) -> tuple[dict[int, Placed], list[PositionFinding]]:
    """Give the usable rows by their number, and what is wrong with the others."""
    try:
        rows = rows_of(file)
    except UNREADABLE as fault:
        raise _unreadable(file) from fault
    columns = _columns(rows[0]) if rows else None
    if columns is None:
        raise _unreadable(file)
    known = set(Region.objects.values_list("code", flat=True)) or set(dict(base_codes()))
    placed: dict[int, Placed] = {}
    findings: list[PositionFinding] = []
    seen: set[str] = set()
    for number, row in enumerate(rows[1:], 2):
        if not any(row):
            continue
        one = _placed(row, columns)
        rule = _why_held(one, known, seen)
        if one is None or rule:
            code = row[columns[0]].strip()[:13] if columns[0] < len(row) else ""
            findings.append(PositionFinding(number, code, rule, True))
        else:
            seen.add(one.code)
            placed[number] = one
    return placed, findings


def _why_held(one: Placed | None, known: Set[str], seen: Set[str]) -> str:
    if one is None:
        return "position_missing"
    if one.code not in known:
        return "region_unknown"
    return "village_repeated" if one.code in seen else ""


def _columns(heads: Sequence[str]) -> tuple[int, int, int] | None:
    named: Mapping[str, int] = {
        head.strip().lower().replace(" ", "_"): number for number, head in enumerate(heads)
    }
    code, latitude, longitude = (
        next((named[name] for name in names if name in named), None) for names in _HEADS
    )
    if code is None or latitude is None or longitude is None:
        return None
    return code, latitude, longitude


def _placed(row: Sequence[str], columns: tuple[int, int, int]) -> Placed | None:
    try:
        code, latitude, longitude = (row[column].strip() for column in columns)
        digits = code.replace(".", "")
        if len(digits) not in _LENGTHS or not (digits.isascii() and digits.isdigit()):
            return None
        return Placed(digits, _degrees(latitude), _degrees(longitude))
    except (ValueError, IndexError):
        return None


def _degrees(text: str) -> float:
    value = float(text.replace(",", "."))
    if not -_FARTHEST <= value <= _FARTHEST:
        raise ValueError("no degrees")
    return value


def _unreadable(file: Path) -> PositionsRefused:
    return PositionsRefused(
        "positions_unreadable",
        Sentence(
            f"Berkas {file.name} tidak memuat kolom kode_wilayah, lintang dan bujur.",
            f"The file {file.name} has no columns kode_wilayah, lintang and bujur.",
        ),
        Sentence(
            "Berikan CSV atau CSV.gz dalam UTF-8 dengan kolom itu.",
            "Give a CSV or CSV.gz in UTF-8 with those columns.",
        ),
    )
