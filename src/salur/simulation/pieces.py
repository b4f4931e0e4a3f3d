"""What goes to a worker and what comes back: a plan, and one kab/kota's rows and truth."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from salur.kernel.period import Period
from salur.simulation.assumptions import Area
from salur.simulation.geography import Kabupaten
from salur.simulation.registers import as_text
from salur.simulation.shops import Shop
from salur.simulation.truth import Tally


@dataclass(frozen=True, slots=True)
class Plan:
    """What one worker needs to know; the same plan always gives the same piece."""

    seed: int
    faults: float
    index: int
    kab: Kabupaten
    areas: tuple[tuple[Area, int], ...]
    months: tuple[Period, ...]
    far_shops: tuple[Shop | None, ...]


@dataclass(slots=True)
class Piece:
    """The rows of one kab/kota by (month, contract, bank), truth by (month, file), and sums."""

    kab: str
    rows: dict[tuple[int, str, str], str] = field(default_factory=dict)
    truth: dict[tuple[int, str], str] = field(default_factory=dict)
    tallies: dict[tuple[int, str], Tally] = field(default_factory=dict)
    held_back: dict[tuple[int, str], int] = field(default_factory=dict)

    def put(self, month: int, contract: str, rows: Sequence[str], bank: str = "") -> None:
        """Add rows to a contract's file of a month."""
        if rows:
            key = (month, contract, bank)
            self.rows[key] = self.rows.get(key, "") + as_text(rows)

    def tell(self, month: int, name: str, rows: Sequence[str]) -> None:
        """Add rows to a file of the truth."""
        if rows:
            self.truth[month, name] = self.truth.get((month, name), "") + as_text(rows)

    def count_held_back(self, month: int, counts: dict[str, int]) -> None:
        """Count lines that no reader can use."""
        for contract, count in counts.items():
            key = (month, contract)
            self.held_back[key] = self.held_back.get(key, 0) + count
