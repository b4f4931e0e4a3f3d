"""What may be wrong with a row about villages, shops or ways: what it means and what to do.

A position that looks wrong is a warning and is used as it stands: nobody corrects a position but
who stands there. Only what makes a row unusable holds it back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from salur.kernel.refused import Sentence
from salur.parties.domain.shops import Rule as ShopRule
from salur.parties.domain.shops import position_fault
from salur.places.domain.extents import is_near_province
from salur.transition.domain.siting import great_circle_km

Severity = Literal["error", "warning", "info"]
Position = tuple[float, float]
Ring = Sequence[Position]  # longitude and latitude, as boundaries have them
_KABKOTA = 4
_LEAST_SIBLINGS = 4
_LONE_KM = 40.0  # from the nearest other place of the same kab/kota
_LONE_TIMES = 6.0  # as far as is usual between neighbours there
_SHORE_KM = 5.0  # boundaries are thinned: so near to one counts as inside


@dataclass(frozen=True)
class SitingRule:
    """One rule with its weight, meaning and remedy."""

    severity: Severity
    message: Sentence
    remedy: Sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with one cell of one file; `column` is empty where it is about the row."""

    file: str
    row: int
    column: str
    rule: str
    severity: str
    value: str


SITING_RULES: Mapping[str, SitingRule] = {
    "position_missing": SitingRule(
        "error",
        Sentence("Posisi kosong atau tidak terbaca.", "The position is missing or unreadable."),
        Sentence("Isi lintang dan bujur dalam derajat.", "Give latitude and longitude in degrees."),
    ),
    "position_swapped": SitingRule(
        "warning",
        Sentence("Lintang dan bujur tampaknya tertukar; dipakai apa adanya.",
                 "Latitude and longitude look swapped; used as they are."),
        Sentence("Tukar kedua kolom.", "Swap the two columns."),
    ),
    "position_outside_country": SitingRule(
        "warning",
        Sentence("Posisi ini di luar Indonesia; dipakai apa adanya.",
                 "This position lies outside Indonesia; used as it is."),
        Sentence("Ukur ulang posisinya.", "Measure the position again."),
    ),
    "position_outside_region": SitingRule(
        "warning",
        Sentence("Posisi ini di luar wilayahnya, di wilayah lain atau di laut.",
                 "This position lies outside its region, in another one or in the sea."),
        Sentence("Periksa kode wilayah dan posisinya.", "Check the region code and the position."),
    ),
    "capacity_zero": SitingRule(
        "error",
        Sentence("Kapasitas nol: toko ini tidak dapat melayani siapa pun.",
                 "Capacity zero: this shop can serve nobody."),
        Sentence("Isi kapasitasnya, atau kosongkan agar dipakai kapasitas umum.",
                 "Give its capacity, or leave it empty for the usual one."),
    ),
    "village_repeated": SitingRule(
        "warning",
        Sentence("Desa ini muncul lebih dari sekali; setiap baris ikut dihitung.",
                 "This village occurs more than once; every row counts."),
        Sentence("Sisakan satu baris bila keluarganya sama.",
                 "Keep one row if the families are the same."),
    ),
    "shop_repeated": SitingRule(
        "error",
        Sentence("Toko ini sudah ada di baris sebelumnya; kapasitasnya tidak dihitung dua kali.",
                 "An earlier row has this shop; its room is not counted twice."),
        Sentence("Sisakan satu baris.", "Keep one row."),
    ),
    "shop_not_active": SitingRule(
        "info",
        Sentence("Toko ini tidak aktif, maka tidak melayani.",
                 "This shop is not active, so it does not serve."),
        Sentence("Calon toko diberikan dengan --candidates.",
                 "Give shops that may open with --candidates."),
    ),
    "travel_unknown": SitingRule(
        "warning",
        Sentence("Desa atau toko ini tidak ada dalam berkas lain; baris tidak dipakai.",
                 "No other file has this village or shop; the row is not used."),
        Sentence("Periksa kodenya.", "Check the code."),
    ),
    "travel_repeated": SitingRule(
        "warning",
        Sentence("Jarak ini sudah ada di baris sebelumnya, yang dipakai.",
                 "An earlier row has this way, and that one is used."),
        Sentence("Sisakan satu baris.", "Keep one row."),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Located:
    """A row with a code and a position."""

    file: str
    row: int
    code: str
    latitude: float
    longitude: float


def position_findings(
    places: Iterable[Located],
    boundaries: Mapping[str, Sequence[Ring]] | None = None,
) -> list[Finding]:
    """Give what is odd about positions: swapped, abroad, in another region or at sea.

    Without boundaries of kab/kota a position is held against the box of its province, and against
    the other places of its kab/kota.
    """
    rows = list(places)
    lone = _lone(rows)
    found = []
    for one in rows:
        rule = _fault(one, boundaries or {}, one in lone)
        if rule:
            value = f"{one.latitude:g} {one.longitude:g}"
            severity = SITING_RULES[rule].severity
            found.append(Finding(one.file, one.row, "lintang", rule, severity, value))
    return found


def _fault(one: Located, boundaries: Mapping[str, Sequence[Ring]], is_lone: bool) -> str | None:
    fault = position_fault(one.latitude, one.longitude)
    if fault is ShopRule.POSITION_SWAPPED:
        return "position_swapped"
    if fault is not None:
        return "position_outside_country"
    rings = boundaries.get(one.code[:_KABKOTA])
    if rings is not None:
        is_outside = not is_inside(one.latitude, one.longitude, rings)
    else:
        is_outside = is_lone or is_near_province(one.code, one.latitude, one.longitude) is False
    return "position_outside_region" if is_outside else None


def _lone(rows: Sequence[Located]) -> set[Located]:
    """Give the places far from every other one of their kab/kota, where there are enough."""
    groups: dict[str, list[Located]] = {}
    for one in rows:
        if one.code and position_fault(one.latitude, one.longitude) is None:
            groups.setdefault(one.code[:_KABKOTA], []).append(one)
    lone: set[Located] = set()
    for group in groups.values():
        if len({(one.latitude, one.longitude) for one in group}) <= _LEAST_SIBLINGS:
            continue
        near = [_nearest(one, group) for one in group]
        limit = max(_LONE_KM, _LONE_TIMES * median(near))
        lone |= {one for one, km in zip(group, near, strict=True) if km > limit}
    return lone


def _nearest(one: Located, group: Sequence[Located]) -> float:
    here = (one.latitude, one.longitude)
    others = ((other.latitude, other.longitude) for other in group if other is not one)
    return min(great_circle_km(here, other) for other in others)


def is_inside(latitude: float, longitude: float, rings: Sequence[Ring]) -> bool:
    """Say whether a position lies within rings, or within a few kilometres of their line."""
    inside = False
    for ring in rings:
        for begin, end in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (begin[1] > latitude) != (end[1] > latitude):
                share = (latitude - begin[1]) / (end[1] - begin[1])
                inside ^= longitude < begin[0] + share * (end[0] - begin[0])
    return inside or any(_is_near(latitude, longitude, ring) for ring in rings)


def _is_near(latitude: float, longitude: float, ring: Ring) -> bool:
    return any(
        _line_km((longitude, latitude), begin, end) <= _SHORE_KM
        for begin, end in zip(ring, [*ring[1:], ring[0]], strict=True)
    )


def _line_km(point: Position, begin: Position, end: Position) -> float:
    """Give the distance to a line of a boundary; so near the equator a degree is a degree."""
    across, up = end[0] - begin[0], end[1] - begin[1]
    length = across * across + up * up
    share = 0.0
    if length:
        along = (point[0] - begin[0]) * across + (point[1] - begin[1]) * up
        share = min(1.0, max(0.0, along / length))
    near = (begin[1] + share * up, begin[0] + share * across)
    return great_circle_km((point[1], point[0]), near)
