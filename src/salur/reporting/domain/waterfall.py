"""The waterfalls of contracts.md sections 3 and 4: every term, and sums that cannot be wrong.

A waterfall that does not add up cannot be made, so none can be signed.
"""

from dataclasses import dataclass, fields
from typing import Literal

Sign = Literal["", "+", "−", "="]


class DoesNotAddUp(ValueError):  # noqa: N818 - says what is wrong, as refusals do
    """These figures contradict each other: a fault of the program or of the data, never printed."""


@dataclass(frozen=True)
class Line:
    """One line of a waterfall as it is printed; a result stands under a rule."""

    term: str
    label: str
    sign: Sign
    amount: int

    @property
    def is_result(self) -> bool:
        return self.sign in ("", "=")


@dataclass(frozen=True)
class MoneyWaterfall:
    """BPNT in rupiah, from what the state ordered to what is left on the cards.

    `balance` may be negative: somebody spent more than there was.
    """

    ordered: int
    credited_to_order: int
    failed: int
    missing: int
    reversed: int
    short: int
    credited: int
    over: int
    without_instruction: int
    opening: int
    spent: int
    returned: int
    balance: int

    def __post_init__(self) -> None:
        _check_not_negative(self, but=("opening", "balance"))
        losses = self.failed + self.missing + self.reversed + self.short
        _check("ordered", self.ordered, self.credited_to_order + losses)
        extra = self.over + self.without_instruction
        _check("credited", self.credited, self.credited_to_order + extra)
        out = self.spent + self.returned + self.balance
        _check("credited + opening", self.credited + self.opening, out)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines in their order, each result after what it is made of."""
        return (
            Line("ordered", "Diperintahkan (SP2D / perintah pemindahbukuan)", "", self.ordered),
            Line("failed", "gagal dikreditkan", "−", self.failed),
            Line("missing", "tidak ada jawaban bank", "−", self.missing),
            Line("reversed", "dikreditkan lalu dibatalkan", "−", self.reversed),
            Line("short", "dikreditkan kurang dari perintah", "−", self.short),
            Line("credited_to_order", "Dikreditkan sesuai perintah", "=", self.credited_to_order),
            Line("over", "dikreditkan lebih dari perintah", "+", self.over),
            Line("without_instruction", "dikreditkan tanpa perintah", "+",
                 self.without_instruction),
            Line("credited", "Dikreditkan", "=", self.credited),
            Line("opening", "saldo awal", "+", self.opening),
            Line("spent", "dibelanjakan", "−", self.spent),
            Line("returned", "disetor kembali ke kas negara", "−", self.returned),
            Line("balance", "Saldo akhir di rekening KPM", "=", self.balance),
        )  # fmt: skip


@dataclass(frozen=True)
class RiceWaterfall:
    """Rastra in grams, from the quota to the families; `arrived` is net of what was rejected.

    A gap is positive where rice is missing and negative where there is more than before.
    """

    quota: int
    requested: int
    released: int
    arrived: int
    rejected: int
    handed: int
    gap_requested: int
    gap_released: int
    gap_arrived: int
    gap_handed: int

    def __post_init__(self) -> None:
        gaps = ("gap_requested", "gap_released", "gap_arrived", "gap_handed")
        _check_not_negative(self, but=(*gaps, "arrived"))
        _check("gap_requested", self.gap_requested, self.quota - self.requested)
        _check("gap_released", self.gap_released, self.requested - self.released)
        _check("gap_arrived", self.gap_arrived, self.released - self.arrived)
        _check("gap_handed", self.gap_handed, self.arrived - self.handed)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines in their order, each result after what it is made of."""
        return (
            Line("quota", "Kuota (pagu)", "", self.quota),
            Line("gap_requested", "selisih kuota dan SPA", "−", self.gap_requested),
            Line("requested", "Diminta (SPA)", "=", self.requested),
            Line("gap_released", "selisih SPA dan DO", "−", self.gap_released),
            Line("released", "Dikeluarkan Bulog (SPPB/DO)", "=", self.released),
            Line("gap_arrived", "tidak sampai atau ditolak", "−", self.gap_arrived),
            Line("arrived", "Diterima baik di titik distribusi (BAST)", "=", self.arrived),
            Line("gap_handed", "belum diserahkan", "−", self.gap_handed),
            Line("handed", "Diserahkan kepada KPM", "=", self.handed),
        )


Waterfall = MoneyWaterfall | RiceWaterfall


def terms(waterfall: Waterfall) -> dict[str, int]:
    """Give every term by its name, in the order of the class."""
    return {field.name: getattr(waterfall, field.name) for field in fields(waterfall)}


def _check(name: str, stated: int, reckoned: int) -> None:
    if stated != reckoned:
        raise DoesNotAddUp(f"{name} is {stated}, its parts add up to {reckoned}")


def _check_not_negative(waterfall: Waterfall, but: tuple[str, ...]) -> None:
    for name, value in terms(waterfall).items():
        if value < 0 and name not in but:
            raise DoesNotAddUp(f"{name} is negative: {value}")
