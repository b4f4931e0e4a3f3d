"""What a shop may be: who must not own one, and where on earth it can stand.

Only the bank appoints. Whoever owns a shop and must not is therefore a warning to the bank and to
the office, never a refusal. The list has dates, since it came to be bit by bit.
"""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from salur.kernel.refused import Sentence

_NOT_WORDS = re.compile(r"[^A-Z0-9]+")
# Indonesia from Rote to Sabang and from Sabang to Merauke, in whole degrees around it.
_SOUTH, _NORTH, _WEST, _EAST = -11.5, 6.5, 94.5, 141.5
_SEMBAKO = "jabarekspres.com 8 Sep 2020 [L-sec], Sembako 2020"
_BEFORE = f"{_SEMBAKO}; taken as of 2018 for want of an older source [PK]"


class Rule(StrEnum):
    """Why a row of a bank's register does not count, or counts with something to look at."""

    SENDER_IS_NO_BANK = "shop_sender_is_no_bank"
    OF_OTHER_BANK = "shop_of_other_bank"
    OUTSIDE_FILE = "shop_outside_file"
    OLDER_THAN_KNOWN = "shop_older_than_known"
    TERMINAL_TAKEN = "shop_terminal_taken"
    POSITION_SWAPPED = "shop_position_swapped"
    POSITION_IMPOSSIBLE = "shop_position_impossible"
    OWNER_EXCLUDED = "shop_owner_excluded"


# What holds a row back; the rest is a note beside a shop that counts.
HOLDING = frozenset(
    {Rule.SENDER_IS_NO_BANK, Rule.OF_OTHER_BANK, Rule.OUTSIDE_FILE, Rule.OLDER_THAN_KNOWN}
)


@dataclass(frozen=True)
class ExcludedOwner:
    """One kind of owner that is not allowed, from a day on, and the words that tell it."""

    code: str
    label: Sentence
    words: tuple[str, ...]
    valid_from: dt.date
    citation: str


_SINCE = dt.date(2018, 1, 1)
# The narrower before the wider: a civil servant's family is told from the civil servant.
EXCLUDED_OWNERS = (
    ExcludedOwner("KELUARGA_ASN", Sentence("keluarga ASN", "family of a civil servant"),
                  ("KELUARGA ASN", "KELUARGA PNS", "ISTRI ASN", "SUAMI ASN"), _SINCE, _BEFORE),
    ExcludedOwner("KELUARGA_KADES", Sentence("keluarga kepala desa", "family of a village head"),
                  ("KELUARGA KADES", "KELUARGA KEPALA DESA", "KELUARGA LURAH"), _SINCE, _BEFORE),
    ExcludedOwner("PERANGKAT_DESA", Sentence("perangkat desa", "village official"),
                  ("PERANGKAT DESA", "APARAT DESA", "KEPALA DESA", "KADES", "LURAH"),
                  _SINCE, _BEFORE),
    ExcludedOwner("PEGAWAI_BANK", Sentence("pegawai bank Himbara", "staff of a Himbara bank"),
                  ("PEGAWAI BANK", "KARYAWAN BANK", "STAF BANK", "PEGAWAI HIMBARA"),
                  _SINCE, _BEFORE),
    ExcludedOwner("PELAKSANA_BANSOS",
                  Sentence("tenaga pelaksana bansos", "somebody who carries out the aid"),
                  ("TENAGA PELAKSANA", "PENDAMPING", "TKSK", "KORTEKS", "KORDA", "SDM PKH"),
                  _SINCE, "kemensos.go.id 6 Sep 2019 for suppliers [L]; for owners " + _BEFORE),
    ExcludedOwner("ASN", Sentence("ASN", "civil servant"), ("ASN", "PNS"), _SINCE, _BEFORE),
    ExcludedOwner("BUMDES", Sentence("BUMDes", "village-owned enterprise"),
                  ("BUMDES", "BUM DESA", "BADAN USAHA MILIK DESA"), _SINCE, _BEFORE),
    ExcludedOwner("BUMN", Sentence("BUMN", "state-owned enterprise"),
                  ("BUMN", "BADAN USAHA MILIK NEGARA"), _SINCE, _BEFORE),
    ExcludedOwner("TOKO_TANI", Sentence("Toko Tani Indonesia", "Toko Tani Indonesia"),
                  ("TOKO TANI", "TTI"), _SINCE, _BEFORE),
)  # fmt: skip
_BY_CODE = {one.code: one for one in EXCLUDED_OWNERS}


def excluded_owner(category: str | None, on: dt.date) -> str | None:
    """Give the code of the excluded kind that an owner's category tells, None for anybody else."""
    said = f" {_NOT_WORDS.sub(' ', (category or '').upper()).strip()} "
    for one in EXCLUDED_OWNERS:
        if one.valid_from <= on and any(f" {word} " in said for word in one.words):
            return one.code
    return None


def owner_named(code: str) -> ExcludedOwner | None:
    """Give the excluded kind that bears a code."""
    return _BY_CODE.get(code)


def position_fault(latitude: float | None, longitude: float | None) -> Rule | None:
    """Say what is wrong with a position: swapped, impossible (or one half missing), or nothing."""
    if latitude is None and longitude is None:
        return None
    if latitude is None or longitude is None:
        return Rule.POSITION_IMPOSSIBLE
    if _is_here(latitude, longitude):
        return None
    return Rule.POSITION_SWAPPED if _is_here(longitude, latitude) else Rule.POSITION_IMPOSSIBLE


def _is_here(latitude: float, longitude: float) -> bool:
    return _SOUTH <= latitude <= _NORTH and _WEST <= longitude <= _EAST


@dataclass(frozen=True)
class ShopRow:
    """One row of a bank's register, read."""

    row: int
    id_ewarong: str
    name: str
    bank: str
    code: str
    latitude: float | None
    longitude: float | None
    status: str
    terminals: tuple[str, ...]
    capacity: int | None
    started: dt.date | None
    business: str | None
    owner: str | None
