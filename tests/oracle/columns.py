"""The columns of the contracts that reconciliation reads, and which of them hold a row back.

"In money and rice files only the columns that matching uses (keys, period, amount or mass,
status, references) can hold a row back; a fault elsewhere is a warning there."

Decision: a column holds a row back when sections 3 or 4 use its value to decide what counts.
`perintah.id_kpm` does (families are matched by it), `no_spm`, `no_spa`, `no_do` and `no_bast`
don't (nothing is matched by them), nor do regions, banks and dates of money files. In a
register (`kpm`, `ewarong`, `kuota`) every error holds the row back.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import Any

from tests.oracle.reading import (
    Fault,
    read_account,
    read_choice,
    read_count,
    read_date,
    read_grams,
    read_moment,
    read_period,
    read_region,
    read_rupiah,
    read_text,
)

Reader = Callable[[str], Any]


@dataclass(frozen=True)
class Column:
    """One column: how it is read, whether it may be empty, whether a fault holds the row."""

    name: str
    read: Reader = read_text
    required: bool = False
    holds: bool = False
    default: Any = None
    required_when: tuple[str, str] | None = None


def positive(read: Reader, text: str) -> int | Fault:
    """Read a number that must be above zero."""
    value = read(text)
    return value if isinstance(value, Fault) or value > 0 else Fault("number_not_positive")


def not_negative(read: Reader, text: str) -> int | Fault:
    """Read a number that must not be below zero."""
    value = read(text)
    return value if isinstance(value, Fault) or value >= 0 else Fault("number_negative")


def one_month(text: str) -> Any:
    """Read a period that must be a single month."""
    value = read_period(text)
    if isinstance(value, Fault) or value[0] == value[1]:
        return value
    return Fault("period_not_one_month")


def region_of(lengths: Collection[int], known: Collection[str] | None, text: str) -> str | Fault:
    """Read a region code of one of the levels (by digits) that the column allows."""
    code = read_region(text, known)
    if isinstance(code, Fault) or len(code) in lengths:
        return code
    return Fault("region_level_not_allowed")


def program(text: str) -> str:
    """Read a programme. Decision: any word is one; what isn't this run's is set aside."""
    return read_text(text).upper()


def key(name: str, read: Reader = read_text) -> Column:
    """Give a required column that matching uses."""
    return Column(name, read, required=True, holds=True)


def noted(name: str, read: Reader = read_text) -> Column:
    """Give a required column whose faults are only warnings."""
    return Column(name, read, required=True)


def columns_of(contract: str, known: Collection[str] | None) -> tuple[Column, ...]:
    """Give the columns of `contract`; `known` holds the loaded region codes."""
    region = partial(region_of, (2, 4, 6, 10), known)
    desa = partial(region_of, (10,), known)
    served = partial(region_of, (6, 10), known)
    amount = partial(positive, read_rupiah)
    mass = partial(not_negative, read_grams)
    return {
        "perintah": (
            noted("no_spm"),
            Column("no_sp2d"),
            Column("tanggal_sp2d", read_date),
            key("periode", read_period),
            key("id_kpm"),
            Column("nik"),
            Column("nama_pengurus"),
            noted("kode_wilayah", region),
            noted("bank"),
            key("no_rekening", read_account),
            key("nominal", amount),
            Column("program", program, default="BPNT"),
        ),
        "topup": (
            key("referensi"),
            key("periode", read_period),
            key("no_rekening", read_account),
            key("nominal", amount),
            key("status", partial(read_choice, allowed=("SUKSES", "GAGAL", "BATAL"))),
            Column("alasan"),
            noted("tanggal", read_date),
            Column("referensi_asal", holds=True, required_when=("status", "BATAL")),
            Column("bank"),
            Column("nik"),
            Column("nama"),
            Column("no_kks"),
            Column("program", program, default="BPNT"),
        ),
        "transaksi": (
            key("id_transaksi"),
            key("no_rekening", read_account),
            Column("no_kks"),
            Column("id_ewarong"),
            Column("id_terminal"),
            noted("tanggal", read_moment),
            key("nominal", amount),
            Column(
                "jenis",
                partial(read_choice, allowed=("BELANJA", "BATAL")),
                holds=True,
                default="BELANJA",
            ),
            Column("id_asal", holds=True, required_when=("jenis", "BATAL")),
            Column("komoditas"),
            Column("kuantitas"),
            Column("satuan"),
            Column("program", program, default="BPNT"),
        ),
        "setoran": (
            key("no_rekening", read_account),
            key("periode", read_period),
            key("nominal", amount),
            key("ntpn"),
            noted("tanggal", read_date),
            Column("program", program, default="BPNT"),
        ),
        "saldo": (
            key("no_rekening", read_account),
            key("saldo", partial(not_negative, read_rupiah)),
            Column("tanggal", read_date),
            Column("program", program, default="BPNT"),
        ),
        "kpm": (key("id_kpm"), key("nama_pengurus"), key("kode_wilayah", desa)),
        "ewarong": (key("id_ewarong"), key("kode_wilayah", region)),
        "kuota": (
            key("kode_wilayah", region),
            key("program", partial(read_choice, allowed=("RASTRA", "BPNT"))),
            key("periode", read_period),
            key("kpm", partial(not_negative, read_count)),
            Column("no_sk"),
        ),
        "spa": (
            noted("no_spa"),
            noted("tanggal", read_date),
            key("kode_wilayah", desa),
            key("periode", read_period),
            noted("kpm", partial(not_negative, read_count)),
            key("kg", mass),
            Column("program", program, default="RASTRA"),
        ),
        "do": (
            noted("no_do"),
            noted("no_spa"),
            noted("tanggal", read_date),
            key("kode_wilayah", served),
            key("periode", read_period),
            key("kg", mass),
            Column("gudang"),
            Column("program", program, default="RASTRA"),
        ),
        "bast": (
            noted("no_bast"),
            noted("no_do"),
            noted("tanggal", read_date),
            key("kode_wilayah", served),
            key("periode", read_period),
            key("kg", mass),
            Column("kg_ditolak", mass, holds=True, default=0),
            Column("alasan_tolak"),
            Column("titik_distribusi"),
            Column("program", program, default="RASTRA"),
        ),
        "serah": (
            key("id_kpm"),
            key("periode", one_month),
            key("kg", partial(positive, read_grams)),
            noted("tanggal", read_date),
            Column("penerima"),
            Column("hubungan"),
            Column("program", program, default="RASTRA"),
        ),
    }[contract]
