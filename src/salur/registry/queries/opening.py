"""Opens the register for a batch: plain only inside the session and a private directory."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from salur.batch.session import BatchFault, Session, identifier
from salur.evidence.queries.opening import private_directory
from salur.kernel.region_code import NATION
from salur.kernel.sealing import Opener
from salur.kernel.sql_text import sql_text
from salur.registry.domain import CONTEXTS, Secret, code_range

# Columns of the opened table, in order: the family's own id, contract `kpm`, and how it stands.
_COLUMNS = {
    "family": "UUID",
    "id_kpm": "VARCHAR",
    "id_pengurus": "VARCHAR",
    "no_kk": "VARCHAR",
    "nik": "VARCHAR",
    "nama_pengurus": "VARCHAR",
    "tempat_lahir": "VARCHAR",
    "tanggal_lahir": "DATE",
    "jenis_kelamin": "VARCHAR",
    "nama_ibu_kandung": "VARCHAR",
    "nama_kepala_keluarga": "VARCHAR",
    "alamat": "VARCHAR",
    "rt": "VARCHAR",
    "rw": "VARCHAR",
    "kode_wilayah": "VARCHAR",
    "bank": "VARCHAR",
    "no_rekening": "VARCHAR",
    "no_kks": "VARCHAR",
    "status_bpnt": "VARCHAR",
    "no_peserta_pkh": "VARCHAR",
    "status_pkh": "VARCHAR",
    "payable": "BOOLEAN",
    "ended_from": "INTEGER",
    "alias_from": "INTEGER",  # the month from which it counts as another family
    "reasons": "VARCHAR",  # the rules for which it is suspended
    "verified_on": "DATE",
    "waiting": "BOOLEAN",
}
_SEALED = {
    3: Secret.NO_KK,
    4: Secret.NIK,
    9: Secret.MOTHER,
    16: Secret.ACCOUNT,
    17: Secret.CARD,
}
_BYTES_A_FAMILY = 400
_CHUNK = 5_000


def open_families(
    session: Session,
    table: str,
    path: str = NATION,
    *,
    twins: bool = False,
    named: Sequence[str] = (),
) -> int:
    """Put every family at or under `path` into `table` of `session`, opened; give how many.

    Columns are `family` (its own id), those of contract `kpm`, and how it stands. With `twins` it
    is instead those elsewhere who share a number with a family in there, with ids in `named` just
    those families, wherever they live. Row security limits who is in it. Nothing plain is left on
    disk.
    """
    lowest, highest = code_range(path)
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE relname = 'registry_family'")
        expected = max(1, cursor.fetchone()[0]) * _BYTES_A_FAMILY
    with private_directory(expected) as scratch:
        plain = scratch / "families.csv"
        families = _write(
            plain, {"lowest": lowest, "highest": highest, "twins": twins, "named": list(named)}
        )
        try:
            session.run(
                f"CREATE OR REPLACE TABLE {identifier(table)} AS FROM read_csv($path,"
                " header = false, auto_detect = false, delim = ',', quote = $quote,"
                f" escape = $quote, nullstr = '', columns = {_COLUMNS})",
                {"path": str(plain), "quote": '"'},
            )
        except BatchFault:  # the engine's own words would quote a row
            raise BatchFault("open families", "the opened rows do not read back") from None
    return families


def _write(plain: Path, bounds: dict[str, str | bool | list[str]]) -> int:
    openers = {
        place: Opener(settings.SALUR_KEYS.identifier, CONTEXTS[secret])
        for place, secret in _SEALED.items()
    }
    families = 0
    with plain.open("x", encoding="utf-8", newline="") as file, connection.chunked_cursor() as rows:
        writer = csv.writer(file, lineterminator="\n")  # the one that a cell may hold too
        rows.execute(sql_text("registry", "families_to_open"), bounds)
        while chunk := rows.fetchmany(_CHUNK):
            families += len(chunk)
            writer.writerows([_opened(row, openers) for row in chunk])
    return families


def _opened(row: tuple[Any, ...], openers: dict[int, Opener]) -> list[Any]:
    cells = list(row)
    for place, opener in openers.items():
        if cells[place] is not None:
            cells[place] = opener.open(bytes(cells[place]))
    return cells
