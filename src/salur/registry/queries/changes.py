"""The questions about changes: one, those of a berita acara, a page of them, what was applied.

Values of secret columns are masked; row security limits who sees which change.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from salur.kernel.period import Period
from salur.kernel.region_code import NATION
from salur.kernel.sealing import open_sealed
from salur.kernel.sql_text import sql_text
from salur.registry.domain import (
    CONTEXTS,
    SECRETS,
    Coming,
    Facts,
    Kind,
    Place,
    Secret,
    State,
    Stay,
    code_range,
    mask,
    mask_words,
    stays_of,
)

PAGE = 50
ALL_STATES = tuple(State)


@dataclass(frozen=True)
class ChangeLine:
    """One change as a page shows it; family and replacement are absent where nobody knows them."""

    id: int
    kind: Kind
    reason: str
    source: str
    state: State
    id_kpm: str
    family_id: UUID | None
    name: str | None
    replaced_by: str | None
    replacement_id: UUID | None
    replacement_name: str | None
    column: str | None
    value: str | None
    kode_wilayah: str
    path: str
    document: UUID | None
    no_ba: str | None
    tanggal_ba: dt.date | None
    evidence: UUID | None
    row: int | None
    asked: int | None
    effective: int | None
    proposed_by: UUID
    proposed_at: dt.datetime
    verified_by: UUID | None
    endorsed_by: UUID | None
    endorsed_at: dt.datetime | None
    applied_at: dt.datetime | None
    closed_at: dt.datetime | None
    closed_reason: str | None


@dataclass(frozen=True)
class BeritaAcara:
    """One berita acara: its number, day, kab/kota and how many of its lines stand where."""

    document: UUID
    no_ba: str
    tanggal_ba: dt.date
    kode_wilayah: str
    path: str
    lines: Mapping[State, int]


@dataclass(frozen=True)
class WaitingLine:
    """One line that waits to be endorsed."""

    id: int
    asked: Period
    proposed_by: UUID
    verified_by: UUID
    path: str


@dataclass(frozen=True)
class AppliedChange:
    """One change that holds, by contract column (`*` where it is the membership)."""

    id: int
    id_kpm: str
    kind: Kind
    column: str
    no_ba: str
    tanggal_ba: dt.date
    effective: int
    applied_at: dt.datetime


def change_lines(
    *,
    states: Iterable[State] = ALL_STATES,
    path: str = NATION,
    document: UUID | None = None,
    no_ba: str = "",
    sources: Iterable[str] | None = None,
    id_kpm: str | None = None,
    ids: Iterable[int] | None = None,
    before: int | None = None,
    after: int | None = None,
    limit: int = PAGE,
) -> tuple[ChangeLine, ...]:
    """Give the next `limit` changes: newest first before a key; in file order after a key."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "changing/page" if after is None else "changing/page_in_order"),
            {
                "states": list(states),
                "path": path,
                "document": document,
                "no_ba": no_ba or None,
                "sources": None if sources is None else list(sources),
                "id_kpm": id_kpm,
                "ids": None if ids is None else list(ids),
                "before": before,
                "after": after,
                "limit": limit,
            },
        )
        return tuple(_line(row) for row in cursor.fetchall())


def change(change_id: int) -> ChangeLine | None:
    """Give one change, None where the scope has none."""
    return next(iter(changes_of([change_id])), None)


def changes_of(ids: Iterable[int]) -> tuple[ChangeLine, ...]:
    """Give these changes; those out of scope are absent."""
    wanted = list(ids)
    return change_lines(ids=wanted, limit=len(wanted))


def open_changes(path: str) -> dict[State, int]:
    """Give how many changes at or under `path` wait to be verified, and to be endorsed."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "changing/open"), {"path": path})
        return {State(state): count for state, count in cursor.fetchall()}


def kabkota_with_open_changes(path: str) -> frozenset[str]:
    """Give the kab/kota at or under `path` of which changes wait to be endorsed."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "changing/open_in"), {"path": path})
        return frozenset(code for (code,) in cursor.fetchall())


def berita_acara(document: UUID) -> BeritaAcara | None:
    """Give one berita acara, None where the scope has no line of it."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "changing/document"), {"document": document})
        rows = cursor.fetchall()
    if not rows:
        return None
    _, _, no_ba, day, code, path = rows[0]
    return BeritaAcara(document, no_ba, day, code, path, {State(r[0]): r[1] for r in rows})


def waiting_lines(document: UUID) -> tuple[WaitingLine, ...]:
    """Lock and give the lines of a berita acara that wait to be endorsed."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "changing/verified"), {"document": document})
        return tuple(
            WaitingLine(row[0], Period.from_number(row[1]), *row[2:]) for row in cursor.fetchall()
        )


def stage_candidates(months: Mapping[int, Period]) -> None:
    """Put changes that are about to be endorsed into `registry_candidate`, each with its month.

    The temporary table belongs to the caller's role and is gone at commit.
    """
    numbers = [month.number for month in months.values()]
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "changing/candidates"), {"ids": list(months), "months": numbers}
        )


def candidate_facts() -> tuple[Facts, ...]:
    """Say of every candidate how its family would stand in its month."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "changing/facts"))
        return tuple(Facts(row[0], Kind(row[1]), *row[2:]) for row in cursor.fetchall())


def stays_under(path: str) -> tuple[tuple[Stay, ...], tuple[Stay, ...]]:
    """Give who takes a place at or under `path`, from when until when: before, and after.

    Before counts what was endorsed, after the staged candidates too; both count what holds.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "changing/stays"), _bounds(path))
        return _stays(cursor.fetchall())


def stays_if_proposed(path: str, first: int) -> tuple[Stay, ...]:
    """Give who takes a place at or under `path`, as if all who are proposed for one came.

    Who asks for no month comes in `first`. They become `registry_candidate`, in one question.
    """
    both = sql_text("registry", "changing/stage_open_additions") + sql_text(
        "registry", "changing/stays"
    )
    with connection.cursor() as cursor:
        cursor.execute(both, {**_bounds(path), "path": path, "first": first})
        while cursor.nextset():
            pass
        return _stays(cursor.fetchall())[1]


def _bounds(path: str) -> dict[str, str]:
    lowest, highest = code_range(path)
    return {"lowest": lowest, "highest": highest}


def _stays(rows: Iterable[tuple[Any, ...]]) -> tuple[tuple[Stay, ...], tuple[Stay, ...]]:
    base: list[Stay] = []
    places: dict[str, Place] = {}
    coming: dict[str, list[tuple[Coming, bool]]] = {}
    for id_kpm, code, first, until, waits, what, month, to, asked, families in rows:
        if id_kpm is None:
            base.append(Stay(code, first, until, families))
            continue
        places[id_kpm] = Place(code, first, until, waits)
        coming.setdefault(id_kpm, []).append((Coming(what, month, to), asked))
    before, after = list(base), list(base)
    for id_kpm, place in places.items():
        before += stays_of(place, [one for one, asked in coming[id_kpm] if not asked])
        after += stays_of(place, [one for one, _ in coming[id_kpm]])
    return tuple(before), tuple(after)


def applied_changes(path: str, since: dt.datetime) -> tuple[AppliedChange, ...]:
    """Give what came to hold at or under `path` since a moment: the office's own changes."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "changing/applied"), {"path": path, "since": since})
        return tuple(
            AppliedChange(row[0], row[1], Kind(row[2]), *row[3:]) for row in cursor.fetchall()
        )


def stage_applied(path: str, since: dt.datetime) -> None:
    """Put what `applied_changes` gives into `registry_applied`, the newest per family and column.

    The temporary table (id_kpm, column_name, no_ba, tanggal_ba, effective, change) belongs to the
    caller's role and is gone at commit.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "changing/stage_applied"), {"path": path, "since": since}
        )


def _line(row: tuple[Any, ...]) -> ChangeLine:
    cells = list(row)
    cells[1], cells[4] = Kind(cells[1]), State(cells[4])
    sealed = cells.pop()
    if sealed is not None:
        cells[12] = _masked(SECRETS[cells[11]], bytes(sealed))
    return ChangeLine(*cells)


def _masked(secret: Secret, sealed: bytes) -> str | None:
    text = open_sealed(settings.SALUR_KEYS.identifier, sealed, CONTEXTS[secret])
    return mask_words(text) if secret is Secret.MOTHER else mask(text)
