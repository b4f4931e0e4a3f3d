"""The questions about regions, each as of a day."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from salur.kernel.region_code import Level, RegionCode
from salur.places import models
from salur.places.domain import Crosswalk, base_crosswalk


@dataclass(frozen=True)
class Region:
    """One region as it is on the day asked about."""

    code: str
    name: str
    level: Level
    path: str
    valid_from: dt.date | None
    valid_to: dt.date | None

    @property
    def dotted(self) -> str:
        """The official written form of the code, `62.01.02.2001`."""
        return RegionCode(self.code).dotted


@dataclass(frozen=True)
class Edition:
    """One loaded list of regions."""

    name: str
    valid_from: dt.date
    citation: str
    regions: int


def region_as_of(code: str, on: dt.date) -> Region | None:
    """Give the region that bears `code` (digits) on that day, None where there is none."""
    row = _valid(on).filter(code=code).first()
    return None if row is None else _region(row)


def children(path: str, on: dt.date) -> tuple[Region, ...]:
    """Give the regions right below `path` (`id`: the provinces) on that day, by code."""
    digits = digits_of(path)
    level = {0: 1, 2: 2, 4: 3, 6: 4}.get(len(digits))
    rows = _valid(on).filter(code__startswith=digits, level=level or 0).order_by("code")
    return tuple(map(_region, rows))


def regions_under(path: str, level: Level, on: dt.date) -> tuple[Region, ...]:
    """Give all regions of `level` in or under `path` on that day, by code."""
    rows = _valid(on).filter(code__startswith=digits_of(path), level=level).order_by("code")
    return tuple(map(_region, rows))


def regions_in(
    paths: Iterable[str], level: Level, on: dt.date, also: Iterable[str] = ()
) -> tuple[Region, ...]:
    """Give all regions of `level` in or under any of `paths` on that day, and `also` (codes).

    One question; by code.
    """
    wanted = Q(code__in=list(also))
    for path in paths:
        wanted |= Q(code__startswith=digits_of(path), level=level)
    return tuple(map(_region, _valid(on).filter(wanted).order_by("code")))


def ancestors(path: str, on: dt.date) -> tuple[Region, ...]:
    """Give the regions from the province down to `path` itself on that day."""
    digits = digits_of(path)
    codes = [digits[:end] for end in (2, 4, 6, 10) if end <= len(digits)]
    return tuple(map(_region, _valid(on).filter(code__in=codes).order_by("level")))


def around(path: str, on: dt.date, also: Iterable[str] = ()) -> tuple[Region, ...]:
    """Give the regions from the province down to `path`, those right below it, and `also` (codes).

    One question for all that a page names; by code.
    """
    digits = digits_of(path)
    codes = {digits[:end] for end in (2, 4, 6, 10) if end <= len(digits)} | set(also)
    below = {0: 1, 2: 2, 4: 3, 6: 4}.get(len(digits), 0)
    wanted = Q(code__in=codes) | Q(code__startswith=digits, level=below)
    return tuple(map(_region, _valid(on).filter(wanted).order_by("code")))


def level_counts(path: str, on: dt.date) -> dict[Level, int]:
    """Give how many regions of each level lie in or under `path` on that day."""
    counted = (
        _valid(on)
        .filter(code__startswith=digits_of(path))
        .values_list("level")
        .annotate(n=Count("id"))
    )
    return {Level(level): number for level, number in counted}


def names(codes: Iterable[str], on: dt.date) -> dict[str, str]:
    """Give the name of each of `codes` on that day; a code that is not valid then is absent."""
    return dict(_valid(on).filter(code__in=list(codes)).values_list("code", "name"))


def history(code: str) -> tuple[Region, ...]:
    """Give every name that `code` has borne, oldest first."""
    rows = models.Region.objects.filter(code=code).order_by("id")
    return tuple(map(_region, rows))


def every_name() -> Iterator[tuple[str, str, dt.date | None, dt.date | None]]:
    """Give every name that any code has borne, with the days it holds from and ends on."""
    rows = models.Region.objects.values_list("code", "name", "valid_from", "valid_to")
    return rows.order_by("id").iterator(chunk_size=20_000)


def loaded() -> str | None:
    """Give a mark that differs after every import, None where nothing is loaded."""
    newest = models.Region.objects.aggregate(newest=Max("id"))["newest"]
    return None if newest is None else f"{connection.settings_dict['NAME']} {newest}"


def editions() -> tuple[Edition, ...]:
    """Give the loaded lists, oldest first."""
    return tuple(
        Edition(row.name, row.valid_from, row.citation, row.regions)
        for row in models.Edition.objects.order_by("valid_from")
    )


def crosswalks() -> tuple[Crosswalk, ...]:
    """Give every known system of codes: what the program carries, with what was imported."""
    base = base_crosswalk()
    found = {base.system: dict(base.codes)}
    rows = models.Crosswalk.objects.order_by("id")
    for system, code, kemendagri in rows.values_list("system", "code", "kemendagri"):
        found.setdefault(system, {})[code] = kemendagri
    return tuple(Crosswalk(system, codes) for system, codes in sorted(found.items()))


def crosswalks_loaded() -> int:
    """Give a mark that differs after every import of a crosswalk."""
    return models.Crosswalk.objects.aggregate(newest=Max("id"))["newest"] or 0


Rings = tuple[tuple[tuple[float, float], ...], ...]


def drawn_kabkota(path: str, on: dt.date) -> tuple[tuple[Region, ...], dict[str, Rings]]:
    """Give the kab/kota in or under `path` on a day, and those boundaries that were imported, by
    code; one question.
    """
    rings = models.Boundary.objects.filter(code=OuterRef("code")).values("rings")[:1]
    rows = _valid(on).filter(code__startswith=digits_of(path), level=Level.KABKOTA)
    found = list(rows.annotate(rings=Subquery(rings)).order_by("code"))
    drawn = {
        row.code: tuple(tuple((x, y) for x, y in ring) for ring in row.rings)
        for row in found
        if row.rings
    }
    return tuple(map(_region, found)), drawn


def positions(path: str) -> dict[str, tuple[float, float]]:
    """Give latitude and longitude of every region in or under `path` that has a position."""
    rows = models.Position.objects.filter(code__startswith=digits_of(path))
    return {row.code: (row.latitude, row.longitude) for row in rows.order_by("code")}


def boundaries(codes: Iterable[str]) -> dict[str, Rings]:
    """Give the imported boundaries of these kab/kota, by code."""
    rows = models.Boundary.objects.filter(code__in=sorted(set(codes)))
    return {row.code: tuple(tuple((x, y) for x, y in ring) for ring in row.rings) for row in rows}


@dataclass(frozen=True)
class Successor:
    """One code that succeeded another from a day on."""

    old: str
    new: str
    valid_from: dt.date


def successions_of(code: str) -> tuple[Successor, ...]:
    """Give what `code` succeeded and what succeeded it, oldest first."""
    rows = models.Succession.objects.filter(Q(old_code=code) | Q(new_code=code))
    found = rows.order_by("valid_from", "old_code", "new_code")
    return tuple(Successor(row.old_code, row.new_code, row.valid_from) for row in found)


def gone_now(codes: Iterable[str]) -> dict[str, str | None]:
    """Give those of `codes` that are gone with what holds all of each, None where divided."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT old_code, new_code FROM places_heir WHERE old_code = ANY (%s)",
            [sorted(set(codes))],
        )
        return dict(cursor.fetchall())


def heirs_of(codes: Iterable[str]) -> dict[str, str]:
    """Give those of `codes` that are gone with what holds all of each now; one question."""
    return {old: new for old, new in gone_now(codes).items() if new is not None}


def moved_paths(code: str) -> tuple[list[str], list[str]]:
    """Give the old paths of what is in a region now, and those in it of what is elsewhere now.

    What was written of a month keeps the code of its day: a desa that came is found at its old
    path, and what is found at the old path of one that left belongs to another region.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT old_code, new_code LIKE %(in)s FROM places_heir"
            " WHERE (old_code LIKE %(in)s) <> (new_code LIKE %(in)s) ORDER BY old_code",
            {"in": f"{code}%"},
        )
        found = [(RegionCode(old).path, bool(is_here)) for old, is_here in cursor.fetchall()]
    return [path for path, here in found if here], [path for path, here in found if not here]


def together(path: str) -> list[str]:
    """Give `path` with the kab/kota that ever exchanged a desa with what lies in or under it."""
    digits = digits_of(path)
    if not digits:
        return [path]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT left(old_code, 4), left(new_code, 4) FROM places_heir"
            " WHERE length(old_code) = 10"
        )
        pairs = cursor.fetchall()
    inside = digits[:4]
    near = {code for pair in pairs for code in pair if code.startswith(inside)}
    size = -1
    while size != len(near):
        size = len(near)
        near |= {code for pair in pairs if near & {*pair} for code in pair}
    away = sorted(code for code in near if not code.startswith(inside))
    return [path, *(RegionCode(code).path for code in away)]


def codes_on(codes: Iterable[str], day: dt.date) -> tuple[str, ...]:
    """Give every code valid on `day` that lies in or under one of `codes`."""
    wanted = Q()
    for code in codes:
        wanted |= Q(code__startswith=code)
    return tuple(_valid(day).filter(wanted).values_list("code", flat=True)) if wanted else ()


def digits_of(path: str) -> str:
    """Give the digits of a path: `id.62.01` is `6201`, `id` is empty."""
    return "".join(path.split(".")[1:])


def _valid(on: dt.date) -> "QuerySet[models.Region]":
    return models.Region.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=on),
        Q(valid_to__isnull=True) | Q(valid_to__gt=on),
    )


def _region(row: models.Region) -> Region:
    return Region(row.code, row.name, Level(row.level), row.path, row.valid_from, row.valid_to)
