"""What purchases at shops show besides their sums: kinds of signals, and what one is asked.

A signal removes nobody and blocks nothing: the bank that appointed the shop explains it or confirms
it, and the record of that stays.
"""

from dataclasses import dataclass
from enum import StrEnum

from salur.kernel.refused import Sentence


class SignalKind(StrEnum):
    """What was seen."""

    UNKNOWN_SHOP = "unknown_shop"
    UNKNOWN_TERMINAL = "unknown_terminal"
    TERMINAL_OF_OTHER = "terminal_of_other"
    INACTIVE_SHOP = "inactive_shop"
    OUTSIDE_REGION = "outside_region"
    MANY_CARDS = "many_cards"
    GOODS_NOT_ALLOWED = "goods_not_allowed"
    CARD_OF_OTHER = "card_of_other"


class SignalAnswer(StrEnum):
    """What somebody says of a signal."""

    EXPLAINED = "explained"
    CONFIRMED = "confirmed"


KIND_LABELS = {
    SignalKind.UNKNOWN_SHOP: Sentence(
        "e-Warong tidak ada di register bank", "Shop not in the bank's register"
    ),
    SignalKind.UNKNOWN_TERMINAL: Sentence("Terminal tidak dikenal", "Unknown terminal"),
    SignalKind.TERMINAL_OF_OTHER: Sentence(
        "Terminal milik e-Warong lain", "Terminal of another shop"
    ),
    SignalKind.INACTIVE_SHOP: Sentence("e-Warong tidak aktif", "Shop not active"),
    SignalKind.OUTSIDE_REGION: Sentence(
        "Belanja di luar kab/kota keluarga", "Bought outside the family's kab/kota"
    ),
    SignalKind.MANY_CARDS: Sentence(
        "Banyak kartu dalam beberapa menit", "Many cards within minutes"
    ),
    SignalKind.GOODS_NOT_ALLOWED: Sentence("Barang tidak diperbolehkan", "Goods not allowed"),
    SignalKind.CARD_OF_OTHER: Sentence("Kartu milik rekening lain", "Card of another account"),
}

# Pedum BPNT 2018-2019: rice and/or eggs; Sembako 2020 widened it. Words as banks write them [PK].
ALLOWED_GOODS = ("BERAS", "TELUR")


@dataclass(frozen=True)
class SignalRules:
    """More than `cards` different accounts on one terminal within `minutes` are a signal."""

    cards: int
    minutes: int
