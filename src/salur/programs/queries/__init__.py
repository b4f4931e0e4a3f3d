"""The questions about programmes: what holds on a day, what a quota is, who is on a list."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused, Sentence
from salur.kernel.region_code import NATION
from salur.kernel.sql_text import sql_text
from salur.programs import models
from salur.programs.domain import ENTITLEMENT, Parameter
from salur.programs.queries import listed as listed
from salur.programs.queries.areas import areas_in as areas_in
from salur.programs.queries.areas import programs_in as programs_in
from salur.programs.queries.places import PlacesOfRegion as PlacesOfRegion
from salur.programs.queries.places import places_under as places_under
from salur.programs.queries.places import quotas_from as quotas_from
from salur.programs.queries.staging import stage_listed as stage_listed
from salur.registry.domain import code_range

PAGE = 50


class ParameterMissing(Refused):
    """Nobody set this parameter for that day."""


@dataclass(frozen=True)
class RegionQuota:
    """The quota of a region at the level where it was given; None where claims contradict.

    Of the `listed` families so many have accounts and hold cards; None where nobody counted.
    """

    kode_wilayah: str
    kpm: int | None
    listed: int
    claimed: tuple[int, ...]
    accounts: int | None = None
    cards: int | None = None

    @property
    def unfilled(self) -> int | None:
        """How many places nobody on a list takes; negative where lists hold more than the quota."""
        return None if self.kpm is None else self.kpm - self.listed


@dataclass(frozen=True)
class QuotaClaimRow:
    """One claim about a quota, and the evidence it rests on."""

    id: int
    kpm: int
    no_sk: str | None
    evidence: UUID | None
    superseded_at: dt.datetime | None
    superseded_reason: str | None


@dataclass(frozen=True)
class FrozenList:
    """A frozen list (DPM); `entitled` is in rupiah or in grams."""

    id: UUID
    program: Program
    period: int
    kode_wilayah: str
    path: str
    taken_at: dt.datetime
    evidence: UUID | None
    sha256: str
    families: int
    payable: int
    entitled: int


@dataclass(frozen=True)
class ListLine:
    """One family on a frozen list."""

    id_kpm: str
    kode_wilayah: str
    payable: bool
    entitled: int


@dataclass(frozen=True)
class DesaCount:
    """How many families of a desa a frozen list holds."""

    kode_wilayah: str
    families: int
    payable: int
    entitled: int


def parameter(program: Program, name: str, on: dt.date, path: str = NATION) -> Parameter:
    """Give what holds on `on` at `path`: the nearest region's value, else the nation's.

    Refused with `parameter_missing` where nobody set one.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("programs", "parameter"),
            {"program": program, "name": name, "on": on, "path": path},
        )
        row = cursor.fetchone()
    if row is None:
        raise _missing(program, name, on)
    return Parameter(Program(row[0]), *row[1:])


def _missing(program: Program, name: str, on: dt.date) -> ParameterMissing:
    return ParameterMissing(
        "parameter_missing",
        Sentence(
            f"Parameter {name} program {program} belum ditetapkan untuk {on}.",
            f"The parameter {name} of {program} is not set for {on}.",
        ),
        Sentence("Tetapkan beserta dasar hukumnya.", "Set it, with its legal basis."),
    )


@dataclass(frozen=True)
class NamedParameter:
    """One parameter as it holds on a day, everywhere."""

    name: str
    on: dt.date
    values: tuple[Parameter, ...]

    def at(self, program: Program, path: str) -> int:
        """Give what holds at `path`: the nearest region's value, else the nation's.

        Refused with `parameter_missing` where nobody set one.
        """
        holding = [
            one
            for one in self.values
            if one.program is program and f"{path}.".startswith(f"{one.path}.")
        ]
        if not holding:
            raise _missing(program, self.name, self.on)
        return max(holding, key=lambda one: len(one.path)).value


def parameters_named(name: str, on: dt.date) -> NamedParameter:
    """Give one parameter for many places at once."""
    return named_among(all_parameters(), name, on)


def named_among(everything: Iterable[Parameter], name: str, on: dt.date) -> NamedParameter:
    """Give one parameter for many places at once, out of all that are known already."""
    found = tuple(one for one in everything if one.name == name and one.holds_on(on))
    return NamedParameter(name, on, found)


def parameters_on(on: dt.date) -> tuple[Parameter, ...]:
    """Give everything that holds on a day, by programme and name, the nation's first."""
    return tuple(one for one in all_parameters() if one.holds_on(on))


def all_parameters() -> tuple[Parameter, ...]:
    """Give everything that ever holds, by programme and name, the nation's first."""
    rows = models.Parameter.objects.order_by("program", "name", "path", "valid_from")
    return tuple(
        Parameter(
            program=Program(row.program),
            name=row.name,
            value=row.value,
            unit=row.unit,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            citation=row.citation,
            confidence=row.confidence,
            path=row.path,
        )
        for row in rows
    )


def entitlement(program: Program, period: Period, path: str = NATION) -> int:
    """Give what a family is entitled to in a month, in rupiah or in grams."""
    return parameter(program, ENTITLEMENT[program], period.first_day, path).value


def quotas(program: Program, period: Period, path: str) -> tuple[RegionQuota, ...]:
    """Give every quota at or under `path`, at its own level, with what the lists fill of it."""
    lowest, highest = code_range(path)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("programs", "quotas"),
            {"program": program, "period": period.number, "lowest": lowest, "highest": highest},
        )
        return tuple(
            RegionQuota(code, kpm, listed, tuple(claimed), accounts, cards)
            for code, kpm, listed, claimed, accounts, cards in cursor.fetchall()
        )


def quota_unfilled(program: Program, period: Period, path: str) -> tuple[RegionQuota, ...]:
    """Give the quotas at or under `path` that lists do not meet exactly, or that contradict."""
    return tuple(quota for quota in quotas(program, period, path) if quota.unfilled != 0)


def quota_claims(program: Program, period: Period, kode_wilayah: str) -> tuple[QuotaClaimRow, ...]:
    """Give everything that anybody said a region's quota is, in the order it was said."""
    rows = models.Quota.objects.filter(
        program=program, period=period.number, kode_wilayah=kode_wilayah
    ).order_by("id")
    return tuple(
        QuotaClaimRow(
            row.id, row.kpm, row.no_sk, row.evidence, row.superseded_at, row.superseded_reason
        )
        for row in rows
    )


def frozen_list(program: Program, period: Period, kode_wilayah: str) -> FrozenList | None:
    """Give the frozen list of a kab/kota and month, or None where none is in scope."""
    found = models.ListSnapshot.objects.filter(
        program=program, period=period.number, kode_wilayah=kode_wilayah
    ).first()
    return None if found is None else _frozen(found)


def frozen_lists(period: Period, path: str) -> tuple[FrozenList, ...]:
    """Give the frozen lists of a month at or under `path`, by region and programme."""
    rows = models.ListSnapshot.objects.filter(period=period.number, path__within=path).order_by(
        "kode_wilayah", "program"
    )
    return tuple(_frozen(row) for row in rows)


def newest_lists(program: Program, path: str) -> tuple[FrozenList, ...]:
    """Give the newest frozen list of every kab/kota at or under `path`."""
    rows = models.ListSnapshot.objects.filter(program=program, path__within=path)
    newest = rows.order_by("kode_wilayah", "-period").distinct("kode_wilayah")
    return tuple(map(_frozen, newest))


def list_page(
    list_id: UUID, period: Period, *, after: tuple[str, str] | None = None, limit: int = PAGE
) -> tuple[ListLine, ...]:
    """Give the next `limit` families of a list by desa and id, beyond (kode_wilayah, id_kpm)."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("programs", "list_page"),
            {
                "list": list_id,
                "period": period.number,
                "code": after[0] if after else "",
                "id_kpm": after[1] if after else "",
                "limit": limit,
            },
        )
        return tuple(ListLine(*row) for row in cursor.fetchall())


def list_lines(list_id: UUID, period: Period) -> Iterator[ListLine]:
    """Give every family of a list, page by page, for batch."""
    after: tuple[str, str] | None = None
    while page := list_page(list_id, period, after=after, limit=5_000):
        yield from page
        after = (page[-1].kode_wilayah, page[-1].id_kpm)


def list_counts(program: Program, period: Period, path: str) -> tuple[DesaCount, ...]:
    """Give the counts per desa of the lists of a month, at or under `path`, by desa."""
    lowest, highest = code_range(path)
    rows = (
        models.ListDesa.objects.filter(
            program=program,
            period=period.number,
            kode_wilayah__gte=lowest,
            kode_wilayah__lt=highest,
        )
        .order_by("kode_wilayah")
        .values_list("kode_wilayah", "families", "payable", "entitled")
    )
    return tuple(DesaCount(*row) for row in rows)


def _frozen(row: models.ListSnapshot) -> FrozenList:
    return FrozenList(
        id=row.id,
        program=Program(row.program),
        period=row.period,
        kode_wilayah=row.kode_wilayah,
        path=row.path,
        taken_at=row.taken_at,
        evidence=row.evidence,
        sha256=row.sha256,
        families=row.families,
        payable=row.payable,
        entitled=row.entitled,
    )
