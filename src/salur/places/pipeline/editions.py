"""Reads a list of regions from a file, or refuses it."""

from pathlib import Path

from salur.kernel.refused import Refused, Sentence
from salur.places.domain import Faults, read_listing
from salur.places.pipeline.tables import UNREADABLE, rows_of


class EditionRefused(Refused):
    """This list of regions is not loaded."""


def read_edition(file: Path) -> list[list[str]]:
    """Read the rows of a CSV (or CSV.gz) of `kode,nama`; refused: `edition_unreadable`."""
    try:
        return rows_of(file)
    except UNREADABLE as fault:
        raise EditionRefused(
            "edition_unreadable",
            Sentence(
                f"Berkas {file.name} tidak dapat dibaca.", f"The file {file.name} cannot be read."
            ),
            Sentence("Berikan CSV atau CSV.gz dalam UTF-8.", "Give a CSV or CSV.gz in UTF-8."),
        ) from fault


def listed(edition: str, rows: list[list[str]]) -> list[tuple[str, str]]:
    """Give digits and names of an edition's rows; refused: `edition_faulty`."""
    listing, faults = read_listing(rows)
    if faults or not listing:
        raise _faulty(edition, faults)
    return listing


def _faulty(edition: str, faults: Faults) -> EditionRefused:
    return EditionRefused(
        "edition_faulty",
        Sentence(
            f"Daftar wilayah {edition} tidak dimuat: {len(faults.malformed)} kode salah bentuk, "
            f"{len(faults.repeated)} kode ganda, {len(faults.orphaned)} tanpa induk, "
            f"{len(faults.nameless)} tanpa nama. Contoh: {faults.examples or '-'}.",
            f"The list {edition} is not loaded: {len(faults.malformed)} malformed codes, "
            f"{len(faults.repeated)} repeated, {len(faults.orphaned)} without a parent, "
            f"{len(faults.nameless)} without a name. Examples: {faults.examples or '-'}.",
        ),
        Sentence("Perbaiki berkas, lalu muat lagi.", "Repair the file and load it again."),
    )
