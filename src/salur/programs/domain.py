"""Decides what holds on a day, which months a quota is for, and what a frozen list hashes to."""

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from salur.kernel.period import Period, months_between
from salur.kernel.program import Program
from salur.kernel.region_code import NATION
from salur.registry.domain import Stay

ENTITLEMENT = {Program.BPNT: "amount", Program.RASTRA: "ration"}


@dataclass(frozen=True)
class Parameter:
    """One number that a rule fixes; `valid_to` is the first day on which it no longer holds."""

    program: Program
    name: str
    value: int
    unit: str
    valid_from: dt.date
    valid_to: dt.date | None
    citation: str
    confidence: str
    path: str = NATION

    def holds_on(self, day: dt.date) -> bool:
        """Say whether it holds on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@cache
def all_default_parameters() -> tuple[Parameter, ...]:
    """Give every parameter that the package carries, with its citation."""
    text = (files("salur.programs") / "parameters.toml").read_text(encoding="utf-8")
    return read_parameters(text)


def default_parameters(on: dt.date) -> dict[tuple[Program, str], Parameter]:
    """Give what holds on `on` where no office has set anything else; needs no database."""
    return {(p.program, p.name): p for p in all_default_parameters() if p.holds_on(on)}


def read_parameters(text: str) -> tuple[Parameter, ...]:
    """Read labelled TOML; each value holds until the next of its programme and name begins."""
    entries = sorted(
        tomllib.loads(text)["parameter"], key=lambda e: (e["program"], e["name"], e["from"])
    )
    following = [*entries[1:], None]
    return tuple(
        Parameter(
            program=Program(entry["program"]),
            name=entry["name"],
            value=entry["value"],
            unit=entry["unit"],
            valid_from=entry["from"],
            valid_to=later["from"] if later and _same_rule(entry, later) else None,
            citation=entry["citation"],
            confidence=entry["confidence"],
        )
        for entry, later in zip(entries, following, strict=True)
    )


def _same_rule(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    return (one["program"], one["name"]) == (other["program"], other["name"])


class QuotaRow(NamedTuple):
    """One accepted row of contract `kuota`, for every month from `first` to `last`."""

    kode_wilayah: str
    program: Program
    first: Period
    last: Period
    kpm: int
    no_sk: str | None


@dataclass(frozen=True)
class QuotaClaim:
    """What one row says about one month."""

    program: Program
    period: int
    kode_wilayah: str
    kpm: int
    no_sk: str | None


def expanded(rows: Iterable[QuotaRow]) -> tuple[QuotaClaim, ...]:
    """Give one claim per month of each row's range; a claim made twice is one."""
    claims = (
        QuotaClaim(Program(row.program), month.number, row.kode_wilayah, row.kpm, row.no_sk)
        for row in rows
        for month in months_between(row.first, row.last)
    )
    return tuple(dict.fromkeys(claims))


class ListedFamily(NamedTuple):
    """One family on a list; `entitled` is in rupiah or in grams."""

    id_kpm: str
    kode_wilayah: str
    payable: bool
    entitled: int


def list_hash(families: Iterable[ListedFamily]) -> str:
    """Give the SHA-256 of a list, whatever order it comes in: a line per family, by `id_kpm`."""
    lines = (
        f"{family.id_kpm}|{family.kode_wilayah}|{int(family.payable)}|{family.entitled}\n"
        for family in sorted(families, key=lambda family: family.id_kpm.encode())
    )
    return sha256("".join(lines).encode()).hexdigest()


class QuotaOfMonth(NamedTuple):
    """How many families a region may have in a month; None where claims contradict each other."""

    kode_wilayah: str
    month: int
    kpm: int | None


class Exceeded(NamedTuple):
    """A quota that would be exceeded: how many families the region would have."""

    kode_wilayah: str
    month: int
    quota: int
    families: int


_DIGITS = (2, 4, 6, 10)  # where a code of a desa ends at each level


def exceeded(
    quotas: Iterable[QuotaOfMonth], before: Iterable[Stay], after: Iterable[Stay]
) -> tuple[Exceeded, ...]:
    """Give the quotas that changes would exceed, or exceed further than they are already.

    `before` and `after` say who takes a place without and with those changes. A quota that is
    unknown cannot be exceeded, and one that is exceeded already does not hold up an end.
    """
    was, will_be = _by_region(before), _by_region(after)
    found = []
    for code, month, kpm in quotas:
        families = _families(will_be.get(code, ()), month)
        if kpm is not None and families > kpm and families > _families(was.get(code, ()), month):
            found.append(Exceeded(code, month, kpm, families))
    return tuple(found)


def left_over(quotas: Iterable[QuotaOfMonth], stays: Iterable[Stay]) -> tuple[QuotaOfMonth, ...]:
    """Give how many families more each region may have in each month of its quotas.

    Below nought where it has too many; None where claims contradict each other.
    """
    taken = _by_region(stays)
    return tuple(
        one._replace(kpm=one.kpm - _families(taken.get(one.kode_wilayah, ()), one.month))
        if one.kpm is not None
        else one
        for one in quotas
    )


def is_known(quotas: Iterable[QuotaOfMonth], kode_wilayah: str, month: int) -> bool:
    """Say whether some quota limits a desa in a month."""
    return any(
        one.kpm is not None and one.month == month and kode_wilayah.startswith(one.kode_wilayah)
        for one in quotas
    )


def _by_region(stays: Iterable[Stay]) -> dict[str, list[Stay]]:
    found: dict[str, list[Stay]] = {}
    for stay in stays:
        for digits in _DIGITS:
            found.setdefault(stay.kode_wilayah[:digits], []).append(stay)
    return found


def _families(stays: Iterable[Stay], month: int) -> int:
    return sum(stay.families for stay in stays if stay.counts_in(month))


class AreaLine(NamedTuple):
    """What a decision says of one desa: its programme from `first` on; None: it stays with it."""

    kode_wilayah: str
    program: Program
    first: Period | None = None


class Turn(NamedTuple):
    """A desa and the month (201910) from which a programme is its own, until the next turn."""

    kode_wilayah: str
    month: int
    program: Program


class Held(NamedTuple):
    """What a desa is under in the newest month of its kab/kota with a frozen list."""

    program: Program
    is_decided: bool


def other(program: Program) -> Program:
    """Give the other programme."""
    return Program.RASTRA if program is Program.BPNT else Program.BPNT


def program_in(turns: Iterable[Turn], month: int) -> Program | None:
    """Give the programme of a desa in a month by its turns; None before the first of them."""
    begun = [one for one in turns if one.month <= month]
    return max(begun, key=lambda one: one.month).program if begun else None


def contradicts(line: AreaLine, held: Held | None) -> bool:
    """Say whether a line begins what its desa is under already, or keeps what it is not under."""
    if held is None:
        return False
    return (line.first is None) == (held.program is not line.program)


def turns_of(line: AreaLine, held: Held | None, since: Period) -> tuple[Turn, ...]:
    """Give what a line writes, beginning at `since`: the programme until then, and the one after.

    Where a decision spoke already only the change is written: what holds goes on until it.
    """
    code, program, first = line
    until = program if first is None else other(program)
    standing = held is not None and held.is_decided
    stand = [] if standing or first == since else [Turn(code, since.number, until)]
    return (*stand, *([Turn(code, first.number, program)] if first else []))
