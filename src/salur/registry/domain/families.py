"""Decides what a row of the register holds, what is hidden of it, and how versions compare."""

import datetime as dt
import enum
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from salur.kernel.region_code import NATION

NEVER_OPENED = ("GAGAL_BUREKOL", "DIPERBAIKI", "TUTUP")  # accounts that no aid can reach
# Cards that were handed over.
IN_HAND = (
    "TERDISTRIBUSI",
    "AKTIF",
    "RUSAK",
    "BLOKIR_PIN",
    "MINTA_GANTI",
)
HIDDEN = "•"  # one bullet per hidden character


class FamilyRow(NamedTuple):
    """One accepted row of contract `kpm`, in the contract's order, with what the check decided.

    A family with a faulty number is kept: `payable` is then false and `reasons` says why.
    """

    id_kpm: str
    id_pengurus: str | None
    no_kk: str | None
    nik: str | None
    nama_pengurus: str
    tempat_lahir: str | None
    tanggal_lahir: dt.date | None
    jenis_kelamin: str | None
    nama_ibu_kandung: str | None
    nama_kepala_keluarga: str | None
    alamat: str | None
    rt: str | None
    rw: str | None
    kode_wilayah: str
    bank: str | None
    no_rekening: str | None
    no_kks: str | None
    status_bpnt: str | None
    no_peserta_pkh: str | None
    status_pkh: str | None
    payable: bool
    reasons: Sequence[str]


class AccountRow(NamedTuple):
    """One accepted row of contract `rekening`, in the contract's order, and where it stands."""

    no_rekening: str | None
    id_kpm: str
    nik: str | None
    nama_rekening: str | None
    bank: str
    status_rekening: str
    alasan: str | None
    no_kks: str | None
    status_kks: str | None
    tanggal: dt.date
    saldo: int | None
    row: int | None = None


class Secret(enum.StrEnum):
    """A value that is shown only on a recorded reason."""

    NIK = "nik"
    NO_KK = "no_kk"
    MOTHER = "nama_ibu_kandung"
    ACCOUNT = "no_rekening"
    CARD = "no_kks"


# The place each secret is sealed for: opened anywhere else it stays shut.
CONTEXTS = {
    Secret.NIK: "registry_family.nik",
    Secret.NO_KK: "registry_family.no_kk",
    Secret.MOTHER: "registry_family.mother",
    Secret.ACCOUNT: "registry_account.number",
    Secret.CARD: "registry_card.number",
}


def mask(text: str | None, *, first: int = 4, last: int = 4) -> str | None:
    """Hide the middle of a number: `6371••••••••0001`; a short one is hidden whole."""
    if text is None:
        return None
    if len(text) < first + last + 4:
        return HIDDEN * len(text)
    return text[:first] + HIDDEN * (len(text) - first - last) + text[-last:]


def mask_words(text: str | None) -> str | None:
    """Hide a name, keeping how many words it has: `•••• ••••`."""
    return None if text is None else " ".join(HIDDEN * 4 for _ in text.split())


def last_four(number: str) -> str:
    """Give the last four characters of a number that is long enough to keep the rest hidden."""
    return number[-4:] if len(number) >= 8 else ""


def compared(values: Iterable[object]) -> str:
    """Give the one text in which two versions of a row are compared."""
    return "\x1f".join("" if value is None else str(value) for value in values)


def code_range(path: str) -> tuple[str, str]:
    """Give the codes from which and below which everything under `path` lies.

    A path's digits are the beginning of its regions' codes; ":" follows 9.
    """
    digits = "".join(label for label in path.split(".") if label != NATION)
    return digits, digits + ":"
