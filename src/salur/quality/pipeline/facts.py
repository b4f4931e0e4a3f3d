"""Puts families before the rules: from files, or from the opened register, in the same columns.

A file is read once, straight into what rules ask: numbers as numbers, why a cell was not readable,
the names. Nothing else of the row is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from salur.batch.session import Session, identifier
from salur.evidence.domain.contract import load_contract
from salur.evidence.domain.regions import KnownRegions
from salur.evidence.pipeline.reading import ReadFile, load_macros, read_file
from salur.evidence.pipeline.regions import refuse_other_code_system
from salur.evidence.pipeline.register import nik_districts
from salur.evidence.pipeline.sources import fingerprint
from salur.kernel.refused import Refused

PACKAGE = "salur.quality"

# Column of `families`: SQL over a row that was read; v_ is a value, w_ the cell as it is written.
_OF_A_ROW = {
    "id_kpm": "v_id_kpm",
    "outside": "false",
    "desa": "v_kode_wilayah",
    "desa_fault": "fault_of(v_kode_wilayah, w_kode_wilayah, 'region_malformed')",
    "nik": "v_nik",
    "nik_fault": "fault_of(v_nik, w_nik, why_nik(w_nik))",
    "kk": "v_no_kk",
    "kk_fault": "fault_of(v_no_kk, w_no_kk, why_kk(w_no_kk))",
    "account": "number_key(v_no_rekening)",
    "account_fault": "fault_of(v_no_rekening, w_no_rekening, why_account(w_no_rekening))",
    "card": "number_key(v_no_kks)",
    "card_fault": "fault_of(v_no_kks, w_no_kks, why_card(w_no_kks))",
    "name": "v_nama_pengurus",
    "mother": "v_nama_ibu_kandung",
    "head": "v_nama_kepala_keluarga",
    "born": "v_tanggal_lahir",
    "born_fault": "fault_of(v_tanggal_lahir, w_tanggal_lahir, 'date_unreadable')",
    "sex": "v_jenis_kelamin",
    "sex_fault": "fault_of(v_jenis_kelamin, w_jenis_kelamin, 'value_not_allowed')",
    "address": "v_alamat",
    "rt": "v_rt",
    "rw": "v_rw",
}
# A NIK is judged by its rules: here it is any sixteen digits, as a number, and so is a KK number.
_READERS = {"nik": "sixteen_digits", "no_kk": "sixteen_digits"}


@dataclass(frozen=True)
class TakenFile:
    """One file whose families stand before the rules; `set_aside` rows bear no family's id."""

    path: str
    sha256: str
    rows: int
    set_aside: int
    unknown_columns: tuple[str, ...]


def take_files(
    session: Session, families: Sequence[Path], members: Sequence[Path], regions: KnownRegions
) -> tuple[TakenFile, ...]:
    """Read files of contract `kpm` into `families`, and those of `anggota` into `members`.

    Refused: what the reading refuses, and codes of another system.
    """
    load_macros(session)
    session.file(PACKAGE, "stage/macros.sql")
    taken = [_take(session, path, number, regions) for number, path in enumerate(families)]
    for path in members:
        _read(session, "anggota", path, "members", {"id_kpm": "v_id_kpm", "name": "v_nama"}, 0)
    return tuple(taken)


def take_opened(session: Session, opened: str, period: int) -> None:
    """Give the opened register's families of a month the columns that rules read.

    `opened` has `outside` besides: families that only show who shares a number with them.
    """
    load_macros(session)
    session.file(PACKAGE, "stage/macros.sql")
    session.file(PACKAGE, "stage/opened.sql", {"period": period}, opened=opened)
    drop_empty(session, "verified")


def drop_empty(session: Session, table: str) -> None:
    """Drop a staged table without rows: nobody has told anything, so its rules are not judged."""
    if not session.rows(f"SELECT 1 FROM {identifier(table)} LIMIT 1"):
        session.run(f"DROP TABLE {identifier(table)}")


def stage_lists(session: Session, regions: KnownRegions) -> None:
    """Stage what the rules hold families against: how their desa stand, districts of NIK."""
    session.file(PACKAGE, "stage/derived.sql")
    found = {
        str(code)
        for (code,) in session.rows("SELECT DISTINCT desa FROM families WHERE desa IS NOT NULL")
    }
    session.run(
        "CREATE OR REPLACE TABLE regions AS SELECT unnest($unknown) AS code, 'unknown' AS standing"
        " UNION ALL SELECT unnest($outside), 'outside'",
        {
            "unknown": sorted(found - regions.names.keys()),
            "outside": sorted(found & regions.outside),
        },
    )
    session.run(
        "CREATE OR REPLACE TABLE nik_districts AS SELECT unnest($codes) AS code",
        {"codes": [int(code) for code in nik_districts()]},
    )


def _take(session: Session, path: Path, number: int, regions: KnownRegions) -> TakenFile:
    read = _read(session, "kpm", path, "families", _OF_A_ROW, number)
    refuse_other_code_system(session, load_contract("kpm"), read, regions)
    aside = session.rows(
        "SELECT count(*) FROM families WHERE id_kpm IS NULL AND file = $file", {"file": number}
    )[0][0]
    if aside:
        session.run("DELETE FROM families WHERE id_kpm IS NULL")
    return TakenFile(str(path), fingerprint(path), read.rows, int(aside), read.header.unknown)


def _read(
    session: Session, contract: str, path: Path, table: str, extra: dict[str, str], number: int
) -> ReadFile:
    try:
        return read_file(
            session,
            load_contract(contract),
            path,
            table,
            number=number,
            stored=False,
            extra=extra,
            judged=False,
            readers=_READERS if contract == "kpm" else None,
        )
    except Refused as refusal:
        refusal.add_note(path.name)
        raise
