"""Two families side by side: what agrees, what differs, and nothing that is hidden."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import connection

from salur.kernel.sealing import open_sealed
from salur.kernel.sql_text import sql_text
from salur.registry.domain import CONTEXTS, Secret, Standing, mask, mask_words, stays
from salur.registry.domain.comparing import (
    Compared,
    Piece,
    Verdict,
    compare_dates,
    compare_hidden,
    compare_numbers,
    compare_texts,
)


@dataclass(frozen=True)
class ComparedFamily:
    """What stands above one side of a comparison."""

    id: UUID
    id_kpm: str
    kode_wilayah: str
    path: str
    name: str
    payable: bool
    suspended_reasons: tuple[str, ...]
    ended_from: int | None
    waits: bool
    changed_at: dt.datetime
    paid_since: dt.date | None


@dataclass(frozen=True)
class Comparison:
    """Two families, field by field; `stays` is the one that would stay where nobody chooses."""

    first: ComparedFamily
    second: ComparedFamily
    fields: tuple[Compared, ...]
    stays: UUID


class _Row(NamedTuple):
    id: UUID
    id_kpm: str
    kode_wilayah: str
    path: str
    name: str
    head_name: str | None
    birth_place: str | None
    birth_date: dt.date | None
    sex: str | None
    address: str | None
    rt: str | None
    rw: str | None
    pkh_number: str | None
    payable: bool
    suspended_reasons: list[str]
    member_from: int | None
    ended_from: int | None
    waits: bool
    changed_at: dt.datetime
    nik_sealed: bytes | None
    no_kk_sealed: bytes | None
    mother_sealed: bytes | None
    paid_since: dt.date | None
    accounts: list[UUID]
    last_fours: list[str]


def compare_families(first: UUID, second: UUID, period: int) -> Comparison | None:
    """Compare two families as they are now, to be one from `period` on; None where one is missing.

    Row security limits who is asked about: whoever may look at a pair whose other half lives
    elsewhere asks as the owner.
    """
    with connection.cursor() as cursor:
        values = {"families": [first, second]}
        cursor.execute(sql_text("registry", "families_to_compare"), values)
        rows = {row[0]: _Row(*row) for row in cursor.fetchall()}
    if first not in rows or second not in rows:
        return None
    one, other = rows[first], rows[second]
    return Comparison(
        _family(one), _family(other), _fields(one, other),
        stays(_standing(one), _standing(other), period),
    )  # fmt: skip


def _fields(one: _Row, other: _Row) -> tuple[Compared, ...]:
    return (
        compare_texts("name", one.name, other.name),
        compare_texts("head_name", one.head_name, other.head_name),
        _numbers("nik", Secret.NIK, one.nik_sealed, other.nik_sealed),
        _numbers("no_kk", Secret.NO_KK, one.no_kk_sealed, other.no_kk_sealed),
        compare_texts("birth_place", one.birth_place, other.birth_place),
        compare_dates("birth_date", one.birth_date, other.birth_date),
        compare_texts("sex", one.sex, other.sex),
        _mothers(one.mother_sealed, other.mother_sealed),
        compare_texts("address", one.address, other.address),
        compare_texts("rt_rw", _rt_rw(one), _rt_rw(other)),
        _accounts(one, other),
        compare_numbers(
            "pkh", one.pkh_number, other.pkh_number, (mask(one.pkh_number), mask(other.pkh_number))
        ),
    )


def _numbers(field: str, secret: Secret, one: bytes | None, other: bytes | None) -> Compared:
    first, second = _opened(secret, one), _opened(secret, other)
    return compare_numbers(field, first, second, (mask(first), mask(second)))


def _mothers(one: bytes | None, other: bytes | None) -> Compared:
    first, second = _opened(Secret.MOTHER, one), _opened(Secret.MOTHER, other)
    return compare_hidden("mother", first, second, (mask_words(first), mask_words(second)))


def _accounts(one: _Row, other: _Row) -> Compared:
    sides = [
        tuple(Piece(f"••••{four}", False) for four in row.last_fours[:1]) for row in (one, other)
    ]
    if not one.accounts or not other.accounts:
        verdict = Verdict.MISSING
    else:
        shared = set(one.accounts) & set(other.accounts)
        verdict = Verdict.SAME if shared else Verdict.DIFFERENT
    return Compared("account", verdict, sides[0], sides[1])


def _rt_rw(row: _Row) -> str | None:
    return f"RT {row.rt or '–'}/RW {row.rw or '–'}" if row.rt or row.rw else None


def _opened(secret: Secret, sealed: bytes | None) -> str | None:
    if sealed is None:
        return None
    return open_sealed(settings.SALUR_KEYS.identifier, bytes(sealed), CONTEXTS[secret])


def _family(row: _Row) -> ComparedFamily:
    return ComparedFamily(
        *row[:5], row.payable, tuple(row.suspended_reasons), row.ended_from, row.waits,
        row.changed_at, row.paid_since,
    )  # fmt: skip


def _standing(row: _Row) -> Standing:
    return Standing(
        row.id, row.id_kpm, row.path, row.payable, row.member_from, row.ended_from, row.waits,
        row.paid_since,
    )  # fmt: skip
