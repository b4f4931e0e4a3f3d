"""Codes of other systems and the Kemendagri codes they stand for.

BPS numbers regions its own way: 199 of 514 kab/kota bear another number there, and 166 of those
numbers are another kab/kota's in Kemendagri's list. A crosswalk is facts, code by code; what it
does not name is not guessed.
"""

import csv
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

BPS_2020 = "bps-2020"
BPS_CITATION = "BPS, bridging kode wilayah BPS dan Kemendagri 2020 (sig.bps.go.id)"
KABKOTA = 4


@dataclass(frozen=True)
class Crosswalk:
    """What the codes of one system stand for: code there, code of Kemendagri."""

    system: str
    codes: Mapping[str, str]

    def likely(self, code: str) -> str | None:
        """Give the Kemendagri code that `code` would be, were its first four digits of the system.

        For comparing names only: nobody says that the digits behind a kab/kota are shared.
        """
        kabkota = self.codes.get(code[:KABKOTA])
        if len(code) < KABKOTA or kabkota is None:
            return self.codes.get(code)
        return kabkota + code[KABKOTA:]


@functools.cache
def base_crosswalk() -> Crosswalk:
    """Give what the program carries: the 42 kab/kota of the four provinces of Kalimantan."""
    return Crosswalk(BPS_2020, {code: kemendagri for code, kemendagri, _name in base_pairs()})


def base_pairs() -> tuple[tuple[str, str, str], ...]:
    """Give BPS code, Kemendagri code and name of what the program carries."""
    source = files("salur.places") / "crosswalks" / f"{BPS_2020}.csv"
    with source.open("r", encoding="utf-8") as lines:
        return tuple(
            (row["kode"], row["kode_kemendagri"], row["nama"]) for row in csv.DictReader(lines)
        )
