"""Rastra: the fourteen classes of contracts.md section 4, the four gaps, and who owns each.

A class is only the headline of a desa's month, the first that holds; every stage has its
own gap in grams, and each gap opens its own exception whatever the headline says.
"""

from dataclasses import dataclass
from typing import Literal

from salur.kernel.refused import Sentence

GapOwner = Literal["kabkota", "bulog"]


@dataclass(frozen=True)
class Gap:
    """What is missing (positive) or beyond (negative) between two stages, in grams."""

    code: str
    label: Sentence
    owner: GapOwner


GAP_REQUESTED = Gap(
    "gap_requested_g",
    Sentence("Kuota yang belum diminta", "Quota not requested"),
    "kabkota",
)
GAP_RELEASED = Gap(
    "gap_released_g",
    Sentence("Permintaan yang belum dikeluarkan gudang", "Requested and not released"),
    "bulog",
)
GAP_ARRIVED = Gap(
    "gap_arrived_g",
    Sentence("Keluar gudang dan belum sampai", "Released and not arrived"),
    "bulog",
)
GAP_HANDED = Gap(
    "gap_handed_g",
    Sentence("Sampai dan belum diserahkan kepada keluarga", "Arrived and not handed to families"),
    "kabkota",
)

GAPS = (GAP_REQUESTED, GAP_RELEASED, GAP_ARRIVED, GAP_HANDED)


@dataclass(frozen=True)
class RastraClass:
    """One class, and the gap it is the headline of (None: nobody has to act)."""

    number: int
    code: str
    label: Sentence
    gap: Gap | None


RASTRA_CLASSES = tuple(
    RastraClass(number, code, Sentence(indonesian, english), gap)
    for number, (code, indonesian, english, gap) in enumerate((
        ("handed_without_arrival", "Diserahkan melebihi yang sampai",
         "Handed out beyond what arrived", GAP_HANDED),
        ("arrived_without_release", "Sampai melebihi yang dikeluarkan",
         "Arrived beyond what was released", GAP_ARRIVED),
        ("released_without_request", "Dikeluarkan melebihi permintaan",
         "Released beyond the request", GAP_RELEASED),
        ("not_requested", "Belum diminta", "Not requested", GAP_REQUESTED),
        ("requested_short", "Diminta kurang dari kuota",
         "Requested short of the quota", GAP_REQUESTED),
        ("requested_over_quota", "Diminta melebihi kuota",
         "Requested beyond the quota", GAP_REQUESTED),
        ("not_released", "Belum dikeluarkan", "Not released", GAP_RELEASED),
        ("released_short", "Dikeluarkan kurang", "Released short", GAP_RELEASED),
        ("not_arrived", "Belum sampai", "Not arrived", GAP_ARRIVED),
        ("rejected", "Ditolak dan belum diganti", "Rejected and not replaced", GAP_ARRIVED),
        ("arrived_short", "Sampai kurang", "Arrived short", GAP_ARRIVED),
        ("not_handed", "Belum diserahkan", "Not handed out", GAP_HANDED),
        ("handed_short", "Diserahkan kurang", "Handed out short", GAP_HANDED),
        ("settled", "Tuntas", "Settled", None),
    ), start=1)
)  # fmt: skip

QUANTITIES = ("quota_g", "requested_g", "released_g", "arrived_g", "rejected_g", "handed_g")

# Every term of a region's waterfall: quota - gap = requested, requested - gap = released, ...
WATERFALL = (*QUANTITIES, *(gap.code for gap in GAPS))

# Findings that are about lines and are counted in lines; all others count quotas or families.
LINE_FINDINGS = (
    "replayed_line", "quota_conflict", "family_unknown", "not_shared_out",
    "other_period", "other_program",
)  # fmt: skip

# Findings that need no one: a clean run may have them.
HARMLESS = frozenset({"replayed_line", "other_period", "other_program"})


@dataclass(frozen=True)
class Quantities:
    """The grams of one desa's month: Q, P, R, A (net of what was rejected), X, H."""

    quota: int = 0
    requested: int = 0
    released: int = 0
    arrived: int = 0
    rejected: int = 0
    handed: int = 0


def headline(grams: Quantities) -> RastraClass:
    """Give the first class that holds, in the order of the table."""
    q, p, r = grams.quota, grams.requested, grams.released
    a, x, h = grams.arrived, grams.rejected, grams.handed
    holds = (
        h > a, a > r, r > p,
        q > 0 and p == 0, p < q, p > q,
        p > 0 and r == 0, r < p,
        r > 0 and a + x == 0, a < r and x > 0, a < r,
        a > 0 and h == 0, h < a,
        True,
    )  # fmt: skip
    return RASTRA_CLASSES[holds.index(True)]


def gaps_of(grams: Quantities) -> dict[str, int]:
    """Give the four gaps by their codes."""
    stages = (grams.quota, grams.requested, grams.released, grams.arrived, grams.handed)
    return {
        gap.code: before - after
        for gap, before, after in zip(GAPS, stages, stages[1:], strict=False)
    }
