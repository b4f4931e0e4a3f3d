"""Which columns a change may rewrite, and how a new value must be written."""

import datetime as dt
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from salur.kernel.region_code import Level, RegionCode
from salur.registry.domain.changes import Kind, NewChange
from salur.registry.domain.families import Secret

# Columns of contract `kpm` by the column of the register that keeps them. Accounts and cards are
# not among them: what a bank says of them comes from the bank.
KEPT_AS: Mapping[str, str] = MappingProxyType(
    {
        "id_pengurus": "id_pengurus",
        "no_kk": "no_kk_sealed",
        "nik": "nik_sealed",
        "nama_pengurus": "name",
        "tempat_lahir": "birth_place",
        "tanggal_lahir": "birth_date",
        "jenis_kelamin": "sex",
        "nama_ibu_kandung": "mother_sealed",
        "nama_kepala_keluarga": "head_name",
        "alamat": "address",
        "rt": "rt",
        "rw": "rw",
        "kode_wilayah": "kode_wilayah",
        "status_bpnt": "status_bpnt",
        "no_peserta_pkh": "pkh_number",
        "status_pkh": "pkh_status",
    }
)
_PENGURUS = (
    *("id_pengurus", "nik", "nama_pengurus", "tempat_lahir", "tanggal_lahir", "jenis_kelamin"),
    "nama_ibu_kandung",
)
_PLACE = ("kode_wilayah", "alamat", "rt", "rw", "no_kk")
COLUMNS: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.PERBAIKI: tuple(one for one in KEPT_AS if one != "kode_wilayah"),
        Kind.GANTI_PENGURUS: _PENGURUS,
        Kind.PINDAH: _PLACE,
    }
)
SECRETS: Mapping[str, Secret] = MappingProxyType(
    {one.value: one for one in (Secret.NIK, Secret.NO_KK, Secret.MOTHER)}
)

# What a suspended family's faulty number is no longer, once a berita acara wrote it anew.
REPAIRED_BY_NIK = ("nik_missing", "nik_malformed", "nik_filler", "nik_shared")
REPAIRED_BY_NUMBER = ("identifier_damaged_by_spreadsheet",)


class Cell(NamedTuple):
    """What a snapshot says of one column of one family; None where it says that it is empty."""

    id_kpm: str
    column: str
    value: str | None


_SIXTEEN = re.compile(r"[0-9]{16}")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})")
_LONGEST = 200


class ValueFault(Exception):
    """This change cannot be as it is written; `code` says why, and never what was written."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def checked(change: NewChange) -> NewChange:
    """Give the change with its value in one spelling; ValueFault where it cannot be.

    Refused, in this order: `replacement_missing`, `replacement_is_itself`, `column_missing`,
    `column_not_changeable`, `value_missing`, `value_malformed`.
    """
    if change.kind is Kind.GANTI:
        if not change.replaced_by:
            raise ValueFault("replacement_missing")
        if change.replaced_by == change.id_kpm:
            raise ValueFault("replacement_is_itself")
        return change._replace(column=None, value=None)
    if change.kind not in COLUMNS:
        return change._replace(replaced_by=None, column=None, value=None)
    if not change.column:
        raise ValueFault("column_missing")
    column = change.column.strip().lower().replace(" ", "_")
    if column not in COLUMNS[change.kind]:
        raise ValueFault("column_not_changeable")
    if not (change.value or "").strip():
        raise ValueFault("value_missing")
    value = spelt(column, (change.value or "").strip())
    return change._replace(replaced_by=None, column=column, value=value)


def spelt(column: str, text: str) -> str:
    """Give `text` in the register's spelling of `column`; ValueFault where it is none."""
    if not text.isprintable() or len(text) > _LONGEST:
        raise ValueFault("value_malformed")
    if column == "nik" and not is_nik(text):
        raise ValueFault("value_malformed")
    if column == "no_kk" and not _SIXTEEN.fullmatch(text):
        raise ValueFault("value_malformed")
    if column == "tanggal_lahir":
        return _date(text).isoformat()
    if column == "jenis_kelamin":
        if text.upper() not in ("L", "P"):
            raise ValueFault("value_malformed")
        return text.upper()
    if column == "kode_wilayah":
        return _desa(text)
    return text


def is_nik(text: str) -> bool:
    """Say whether `text` may be a NIK: sixteen digits, a day that exists, a serial, no filler."""
    if not _SIXTEEN.fullmatch(text) or text == "1234567890123456" or len(set(text)) == 1:
        return False
    day, month, year = int(text[6:8]), int(text[8:10]), int(text[10:12])
    day = day - 40 if day > 40 else day
    return text[12:] != "0000" and any(_is_day(day, month, 1900 + year + c) for c in (0, 100))


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _date(text: str) -> dt.date:
    found = _DAY_FIRST.fullmatch(text)
    try:
        if found:
            return dt.date(int(found[3]), int(found[2]), int(found[1]))
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ValueFault("value_malformed") from None


def _desa(text: str) -> str:
    try:
        code = RegionCode.parse(text)
    except ValueError:
        raise ValueFault("value_malformed") from None
    if code.level != Level.DESA:
        raise ValueFault("value_malformed")
    return code.digits
