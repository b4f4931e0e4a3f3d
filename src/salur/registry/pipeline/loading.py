"""The steps of a load: rows are sealed one by one, then compared and written as sets."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.backends.utils import CursorWrapper

from salur.batch.lending import lent_session
from salur.batch.session import identifier
from salur.evidence.domain.keeping import safe_number, safe_text
from salur.kernel.region_code import NATION, RegionCode
from salur.kernel.sql_text import sql_text
from salur.registry.domain import AccountRow, FamilyRow, Secret, compared, last_four
from salur.registry.pipeline.cards import count_cards, take_claims
from salur.registry.pipeline.sealing import Vault

_COPY_FAMILIES = (
    "COPY registry_family_incoming (id_kpm, id_pengurus, kode_wilayah, path, name, head_name,"
    " birth_place, birth_date, sex, address, rt, rw, status_bpnt, pkh_number, pkh_status, payable,"
    " suspended_reasons, nik_sealed, nik_blind, no_kk_sealed, no_kk_blind, mother_sealed, digest,"
    " bank, account_blind, account_sealed, account_last4, card_blind, card_sealed, card_last4,"
    " waiting_since, waiting_no_ba) FROM STDIN"
)
_COPY_ACCOUNTS = (
    "COPY registry_account_incoming (number, id_kpm, account_blind, account_sealed, account_last4,"
    " bank, status, reason, card_blind, card_sealed, card_last4, card_status, as_of, row)"
    " FROM STDIN"
)


_LEFT = (
    "SELECT DISTINCT f.kode_wilayah FROM registry_family f JOIN registry_family_incoming i"
    " USING (id_kpm)"
)
PACKAGE = "salur.registry"
_MEMORY_MB = 300


class Proposal(NamedTuple):
    """The berita acara under which a family was proposed: its day and its number."""

    day: dt.date | None
    no_ba: str | None


NOT_PROPOSED = Proposal(None, None)


@lru_cache(maxsize=100_000)
def path_of(kode_wilayah: str) -> str:
    """Give the region's path; remembered, for a file repeats its desa."""
    return RegionCode(kode_wilayah).path


def copy_families(
    rows: Iterable[FamilyRow | Sequence[object]], *, waiting: Mapping[str, Proposal] | None = None
) -> None:
    """Seal accepted rows of contract `kpm` and copy them into the temporary table.

    Where `waiting` says by id under which berita acara a family was proposed, it waits for a place.
    """
    waits = waiting or {}
    vault = Vault()
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "incoming"))
        with cursor.copy(_COPY_FAMILIES) as copy:
            for values in rows:
                row = FamilyRow._make(values)
                proposal = waits.get(row.id_kpm, NOT_PROPOSED)
                copy.write_row((*_sealed_family(vault, row), *proposal))
        cursor.execute("ANALYZE registry_family_incoming")


def _sealed_family(vault: Vault, row: FamilyRow) -> tuple[object, ...]:
    kept = (
        row.id_kpm,
        row.id_pengurus or None,
        row.kode_wilayah,
        path_of(row.kode_wilayah),
        row.nama_pengurus,
        row.nama_kepala_keluarga or None,
        row.tempat_lahir or None,
        row.tanggal_lahir,
        row.jenis_kelamin or None,
        row.alamat or None,
        row.rt or None,
        row.rw or None,
        row.status_bpnt or None,
        row.no_peserta_pkh or None,
        row.status_pkh or None,
        row.payable,
        list(row.reasons),
    )
    secrets = (row.nik, row.no_kk, row.nama_ibu_kandung)
    return (
        *kept,
        vault.sealed(Secret.NIK, row.nik),
        vault.blind(row.nik),
        vault.sealed(Secret.NO_KK, row.no_kk),
        vault.blind(row.no_kk),
        vault.sealed(Secret.MOTHER, row.nama_ibu_kandung),
        vault.blind(compared((*kept, *secrets))),
        row.bank or None,
        *_sealed_number(vault, Secret.ACCOUNT, row.no_rekening),
        *_sealed_number(vault, Secret.CARD, row.no_kks),
    )


def _sealed_number(
    vault: Vault, secret: Secret, number: str | None
) -> tuple[object, object, object]:
    if not number:
        return None, None, None
    return vault.blind(number), vault.sealed(secret, number), last_four(number)


def copy_accounts(rows: Iterable[AccountRow | Sequence[object]]) -> None:
    """Seal accepted rows of contract `rekening` and copy them into the temporary table."""
    vault = Vault()
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "accounts_incoming"))
        with cursor.copy(_COPY_ACCOUNTS) as copy:
            for number, values in enumerate(rows):
                row = AccountRow(*values)  # type: ignore[arg-type]  # its values in its order
                copy.write_row(
                    (
                        number,
                        row.id_kpm,
                        *_sealed_number(vault, Secret.ACCOUNT, row.no_rekening),
                        row.bank,
                        row.status_rekening,
                        safe_text(row.alasan) if row.alasan else None,
                        *_sealed_number(vault, Secret.CARD, row.no_kks),
                        row.status_kks or None,
                        row.tanggal,
                        row.row,
                    )
                )
        cursor.execute("ANALYZE registry_account_incoming")


def write_families(
    *, evidence: UUID | None, by: UUID, at: dt.datetime
) -> tuple[int, int, int, int]:
    """Bring the register to the copied rows: how many new, changed, same, suspended."""
    stamp = {"evidence": evidence, "by": by, "at": at, "on": at.date()}
    with connection.cursor() as cursor:
        cursor.execute(_LEFT)  # a family that moves is counted where it lived too
        left = [code for (code,) in cursor.fetchall()]
        cursor.execute(sql_text("registry", "upsert_families"), stamp)
        added, changed, unchanged, suspended = cursor.fetchone()
        cursor.execute(sql_text("registry", "link_register"), stamp)
        _count(cursor, "SELECT DISTINCT kode_wilayah FROM registry_family_incoming", left)
    return added, changed, unchanged, suspended


def write_accounts(
    *,
    evidence: UUID | None,
    organisation: UUID | None,
    path: str | None,
    by: UUID,
    at: dt.datetime,
) -> tuple[int, int, int, int]:
    """Bring accounts to the copied rows; count rows, accounts, and what could not be placed.

    Rows of unknown families are kept as claims where `path` says what area the file is about.
    """
    stamp = {"evidence": evidence, "organisation": organisation, "by": by, "at": at}
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "upsert_accounts"), stamp)
        take_claims(evidence=evidence, organisation=organisation, path=path, by=by, at=at)
        cursor.execute(sql_text("registry", "link_accounts"), stamp)
        cursor.execute(sql_text("registry", "count_accounts"))
        rows, accounts, unknown, without = cursor.fetchone()
        _count(cursor, "SELECT DISTINCT kode_wilayah FROM registry_account_placed")
    return rows, accounts, unknown, without


def _count(cursor: CursorWrapper, asked: str, also: Sequence[str] = ()) -> None:
    cursor.execute(asked)
    codes = {*also, *(code for (code,) in cursor.fetchall())}
    count_cards(NATION, sorted(codes))


def family_rows(path: Path, reasons: Mapping[int, Sequence[str]]) -> Iterator[FamilyRow]:
    """Give the accepted rows of a `kpm` file; `reasons` says by row why a family is suspended."""
    for *values, payable, row in stored(path, (*FamilyRow._fields[:-2], "payable", "row")):
        why = reasons.get(row, ("data_faulty",))
        yield FamilyRow._make((*values, payable, () if payable else why))


def proposals(path: Path) -> dict[str, Proposal]:
    """Give by id under which berita acara the families of a `usulan` file were proposed."""
    rows = stored(path, ("id_kpm", "tanggal_ba", "no_ba", "kode_wilayah"))
    return {id_kpm: Proposal(day, safe_number(no_ba, code)) for id_kpm, day, no_ba, code in rows}


def drop_members() -> int:
    """Leave members out of the copied rows; give how many they were."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "drop_members"))
        return int(cursor.rowcount)


def account_rows(path: Path) -> Iterator[AccountRow]:
    """Give the accepted rows of a `rekening` file."""
    yield from map(AccountRow._make, stored(path, AccountRow._fields))


def stored(path: Path, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Give these columns of the accepted rows of a file, in its order."""
    with lent_session(memory_mb=_MEMORY_MB, ordered=True) as session:
        session.file(PACKAGE, "stored_rows.sql", {"path": str(path)})
        chosen = ", ".join(map(identifier, columns))
        for rows in session.stream(f"FROM stored_rows SELECT {chosen}"):
            yield from rows
