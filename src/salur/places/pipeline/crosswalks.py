"""Reads a crosswalk from a file, or refuses it."""

from collections.abc import Mapping
from pathlib import Path

from salur.kernel.refused import Refused, Sentence
from salur.places.domain import Pair, PairFaults, columns_of, read_pairs
from salur.places.pipeline.tables import UNREADABLE, rows_of


class CrosswalkRefused(Refused):
    """This crosswalk is not loaded; nothing was changed."""


def read_crosswalk(file: Path, known: Mapping[str, str]) -> list[Pair]:
    """Read a CSV (or CSV.gz) of `kode_bps, kode_dagri` with or without names.

    `known` are Kemendagri's codes with their names. Refused: `crosswalk_unreadable`,
    `crosswalk_faulty`.
    """
    try:
        rows = rows_of(file)
    except UNREADABLE as fault:
        raise refused(
            "crosswalk_unreadable",
            f"Berkas {file.name} tidak dapat dibaca.",
            f"The file {file.name} cannot be read.",
            "Berikan CSV atau CSV.gz dalam UTF-8.",
            "Give a CSV or CSV.gz in UTF-8.",
        ) from fault
    columns = columns_of(rows[0]) if rows else None
    if columns is None:
        raise refused(
            "crosswalk_unreadable",
            "Baris pertamanya tidak memuat kolom kode_bps dan kode_dagri.",
            "Its first row has no columns kode_bps and kode_dagri.",
            "Tulis kode_bps,nama_bps,kode_dagri,nama_dagri di baris pertama.",
            "Write kode_bps,nama_bps,kode_dagri,nama_dagri in the first row.",
        )
    pairs, faults = read_pairs(rows[1:], columns, known)
    if faults or not pairs:
        raise _faulty(faults)
    return pairs


def _faulty(faults: PairFaults) -> CrosswalkRefused:
    counts = [len(faults.malformed), len(faults.unknown), len(faults.other_level)]
    return refused(
        "crosswalk_faulty",
        f"Padanan kode tidak dimuat: {counts[0]} baris salah bentuk, {counts[1]} ke kode yang tidak"
        f" ada dalam daftar Kemendagri, {counts[2]} ke tingkat lain, {len(faults.repeated)} kode"
        f" ganda. Contoh: {faults.examples or 'tidak ada baris'}.",
        f"The crosswalk is not loaded: {counts[0]} rows malformed, {counts[1]} to a code in no list"
        f" of Kemendagri, {counts[2]} to another level, {len(faults.repeated)} codes twice."
        f" Examples: {faults.examples or 'no row'}.",
        "Perbaiki baris itu, lalu muat lagi.",
        "Repair those rows and load it again.",
    )


def refused(code: str, id_: str, en: str, next_id: str, next_en: str) -> CrosswalkRefused:
    return CrosswalkRefused(code, Sentence(id_, en), Sentence(next_id, next_en))
