"""What a bank asks of a family before it opens an account, and what of it is missing."""

import datetime as dt
import enum
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

# Contract `burekol`: the seventeen items of the domain notes, §6.1, in the contract's order.
ITEMS = (
    *("no_kks", "no_rekening", "status_bpnt", "nama_pengurus", "id_kpm", "id_pengurus", "no_kk"),
    *("nik", "tempat_lahir", "tanggal_lahir", "nama_ibu_kandung", "no_peserta_pkh", "status_pkh"),
    *("nama_kepala_keluarga", "nama_anggota_lain", "alamat", "kode_wilayah"),
)
_NIK_DIGITS = 16


class Missing(enum.StrEnum):
    """What keeps a family out of an order: each has one who repairs it."""

    SUSPENDED = "suspended"
    NOT_REPAIRED = "not_repaired"
    NAME = "name"
    NAME_DIFFERS = "name_differs"
    NIK = "nik"
    NIK_UNKNOWN = "nik_unknown"
    NIK_TWICE = "nik_twice"
    BIRTH = "birth"
    MOTHER = "mother"
    ADDRESS = "address"


# Names are held against each other both ways: what the register sends to the bank must be a name,
# and what Dukcapil knows the bearer of the NIK by must be that name.
_BY_MATCH: Mapping[str, Missing] = MappingProxyType(
    {
        "BEDA_NAMA": Missing.NAME_DIFFERS,
        "TIDAK_DITEMUKAN": Missing.NIK_UNKNOWN,
        "TIDAK_VALID": Missing.NIK_UNKNOWN,
        "NONAKTIF": Missing.NIK_UNKNOWN,
        "GANDA": Missing.NIK_TWICE,
    }
)


@dataclass(frozen=True, repr=False)
class Candidate:
    """One family without a usable account, opened: never shown, logged or kept."""

    nik: str | None
    name: str | None
    mother: str | None
    birth_place: str | None
    birth_date: dt.date | None
    address: str | None
    payable: bool
    matched: str | None = None
    failed: bool = False
    repaired: bool = False


def missing(one: Candidate, twice: Collection[str] = ()) -> tuple[Missing, ...]:
    """Give what the bank would refuse the family for; `twice` are the NIK of several families."""
    by_match = _BY_MATCH.get(one.matched or "")
    asked = {
        Missing.SUSPENDED: not one.payable,
        Missing.NOT_REPAIRED: one.failed and not one.repaired,
        Missing.NAME: not _is_name(one.name),
        Missing.NAME_DIFFERS: by_match is Missing.NAME_DIFFERS,
        Missing.NIK: not _is_nik(one.nik),
        Missing.NIK_UNKNOWN: by_match is Missing.NIK_UNKNOWN,
        Missing.NIK_TWICE: by_match is Missing.NIK_TWICE or (one.nik or "") in twice,
        Missing.BIRTH: one.birth_date is None or not (one.birth_place or "").strip(),
        Missing.MOTHER: not _is_name(one.mother),
        Missing.ADDRESS: not (one.address or "").strip(),
    }
    return tuple(what for what, lacks in asked.items() if lacks)


def _is_nik(nik: str | None) -> bool:
    return nik is not None and len(nik) == _NIK_DIGITS and nik.isascii() and nik.isdigit()


def _is_name(name: str | None) -> bool:
    letters = [sign for sign in name or "" if sign.isalpha()]
    return len(letters) > 1 and not any(sign.isdigit() for sign in name or "")
