"""Versions of a kab/kota's month, and what differs between them."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from salur.reconciliation.queries.families import UnitRow, unit_of
from salur.reconciliation.queries.running import rows_of


@dataclass(frozen=True)
class Version:
    """One published version of a kab/kota's month."""

    id: UUID
    program: str
    period: int
    code: str
    path: str
    number: int
    is_current: bool
    published_at: dt.datetime
    changed: int
    evidence: tuple[UUID, ...]
    waterfall: Mapping[str, int]
    classes: Mapping[int, Mapping[str, int]]


@dataclass(frozen=True)
class Difference:
    """One unit that differs between a version and the one before it; a side may be missing."""

    id_kpm: str | None
    last4: str
    before: UnitRow | None
    after: UnitRow | None


def current_version(program: str, period: int, code: str) -> Version | None:
    """Give the current version of a kab/kota's month, None where nothing is published."""
    found = _versions(program=program, period=period, code=code, only_current=True)
    return found[0] if found else None


def version(version_id: UUID) -> Version | None:
    """Give one version, None where there is none in scope."""
    found = _versions(id=version_id)
    return found[0] if found else None


def versions(program: str, period: int, code: str) -> tuple[Version, ...]:
    """Give all versions of a kab/kota's month, newest first."""
    return _versions(program=program, period=period, code=code)


def current_versions(program: str | None, period: int, path: str = "id") -> tuple[Version, ...]:
    """Give the current version of every kab/kota under `path`, by code (None: both programmes)."""
    return _versions(program=program, period=period, path=path, only_current=True)


def published_periods(program: str | None = None) -> tuple[int, ...]:
    """Give the months that have anything published in scope, newest first."""
    return tuple(row[0] for row in rows_of("published_periods", {"program": program}))


def units_changed(of: Version, since: int) -> int:
    """Count the units in which a version differs from the one numbered `since`."""
    values = {"program": of.program, "period": of.period, "code": of.code}
    return int(rows_of("units_changed", {**values, "from": since, "to": of.number})[0][0])


def differences(of: Version, *, size: int = 1000) -> tuple[Difference, ...]:
    """Give the units in which a version differs from the one before it, at most `size`."""
    rows = rows_of(
        "differences",
        {"number": of.number, "period": of.period, "code": of.code, "size": size * 2},
    )
    sides: dict[UUID, dict[bool, UnitRow]] = {}
    for row in rows:
        sides.setdefault(row[0], {})[row[1]] = unit_of(row[2:])
    found = []
    for pair in list(sides.values())[:size]:
        any_side = next(iter(pair.values()))
        found.append(Difference(any_side.id_kpm, any_side.last4, pair.get(False), pair.get(True)))
    return tuple(found)


def _versions(*, only_current: bool = False, **narrowed: object) -> tuple[Version, ...]:
    asked = dict.fromkeys(("id", "program", "period", "code", "path")) | narrowed
    rows = rows_of("versions", {**asked, "only_current": only_current})
    return tuple(
        Version(*(*row[:9], tuple(row[9]), json.loads(row[10]), _by_class(row[11]))) for row in rows
    )


def _by_class(text: str) -> dict[int, Mapping[str, int]]:
    return {int(number): sums for number, sums in json.loads(text).items()}
