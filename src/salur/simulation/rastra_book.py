"""The rice documents of one area and month: how a line looks, never what it means."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from salur.kernel.period import Period
from salur.simulation.population import Family, Village


def kilograms(grams: int) -> str:
    """Write grams as kilograms, never with exactly three decimals."""
    whole, rest = divmod(grams, 1_000)
    if not rest:
        return str(whole)
    text = f"{whole}.{rest:03d}".rstrip("0")
    if len(text) - text.index(".") == 4:
        raise ValueError(f"{grams} g can't be written without ambiguity")
    return text


def split(total: int, months: int) -> list[int]:
    """Part grams over equal months; the first one gets the remainder."""
    share, rest = divmod(total, months)
    return [share + rest] + [share] * (months - 1)


def span(months: Sequence[Period]) -> str:
    """Write one month, or several as a range."""
    return str(months[0]) if len(months) == 1 else f"{months[0]}..{months[-1]}"


@dataclass(slots=True)
class RiceBook:
    """All rice lines of one area and month."""

    kab: str
    stem: str
    period: Period
    before_run: Period
    warehouse: str
    spa: list[str] = field(default_factory=list)
    do: list[str] = field(default_factory=list)
    bast: list[str] = field(default_factory=list)
    serah: list[str] = field(default_factory=list)
    conflicts: set[str] = field(default_factory=set)
    held_back: dict[str, int] = field(default_factory=dict)
    released_g: int = 0
    label: str = ""

    def __post_init__(self) -> None:
        self.label = str(self.period)

    def request(self, village: Village, months: Sequence[Period], grams: int) -> None:
        """Write the request of the kab/kota for one desa."""
        self.spa.append(
            f"SPA{self.stem},{self.label}-02,{village.code},{span(months)},"
            f"{len(village.families)},{kilograms(grams)}"
        )

    def release(self, code: str, months: Sequence[Period], grams: int) -> None:
        """Write Bulog's delivery order for a desa or for a kecamatan's delivery point."""
        self.released_g += grams
        self.do.append(
            f"DO{self.stem}{code[4:]},SPA{self.stem},{self.label}-05,{code},{span(months)},"
            f"{kilograms(grams)},{self.warehouse}"
        )

    def arrive(self, code: str, months: Sequence[Period], grams: int, rejected: int) -> None:
        """Write the hand-over at the delivery point."""
        number = len(self.bast) + 1
        reason = "BERAS BERKUTU" if rejected else ""
        day = 18 if rejected or self._follows(code) else 12
        self.bast.append(
            f"BAST{self.stem}{number:05d},DO{self.stem}{code[4:]},{self.label}-{day},{code},"
            f"{span(months)},{kilograms(grams)},{kilograms(rejected)},{reason},TD {code[:6]}"
        )

    def _follows(self, code: str) -> bool:
        return bool(self.bast) and f",{code}," in self.bast[-1]

    def arrive_unreadably(self, code: str) -> None:
        """Write an arrival that may be one ton and a quarter, or one kilogram and a quarter."""
        number = len(self.bast) + 1
        self.bast.append(
            f"BAST{self.stem}{number:05d},DO{self.stem}{code[4:]},{self.label}-12,{code},"
            f"{self.label},1.250,0,,TD {code[:6]}"
        )

    def hand_over(self, id_kpm: str, month: str, grams: int, family: Family | None = None) -> None:
        """Write that a family took its rice."""
        taker = family.person.name if family else ""
        self.serah.append(
            f"{id_kpm},{month},{kilograms(grams)},{self.label}-22,{taker},"
            f"{'PENGURUS' if family else ''}"
        )

    def repeat(self, contract: str) -> None:
        """Send the last line of a contract again, byte for byte."""
        lines: list[str] = getattr(self, contract)
        lines.append(lines[-1])

    def hold_back(self, contract: str) -> None:
        """Count a line that no reader can use."""
        self.held_back[contract] = self.held_back.get(contract, 0) + 1
