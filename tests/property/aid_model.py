"""Money and rice as plain Python sees them: what was said, what was published, what must hold.

Beside the database, and from nothing in it: accepted lines are kept as text, a published month is
what the oracle makes of the lines that were there, and every balance is a sum over those units.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from salur.kernel.period import Period
from tests.oracle.bpnt import reconcile_bpnt
from tests.oracle.bpnt_result import BpntResult, Unit
from tests.oracle.rastra import reconcile_rastra
from tests.oracle.rastra_result import RastraParameters, RastraResult

Line = dict[str, str]
Lines = dict[str, list[Line]]
REGIONS = frozenset(
    ("62", "6201", "6202", "620102", "620201", "6201022001", "6201022004", "6202012001")
)
MONEY = ("perintah", "topup", "transaksi", "setoran")
RICE = ("spa", "do", "bast", "serah")


@dataclass
class Model:
    """This knows every accepted line by its file, and the lines that each published month saw."""

    listed: Mapping[str, Iterable[Line]]
    files: dict[object, tuple[str, list[Line]]] = field(default_factory=dict)
    seen_money: dict[Period, Lines] = field(default_factory=dict)
    seen_rice: dict[Period, Lines] = field(default_factory=dict)

    def accept(self, file: object, contract: str, lines: list[Line]) -> None:
        """Take in a file; the same file again is the same."""
        self.files[file] = (contract, lines)

    def withdraw(self, file: object) -> None:
        """Take a file back."""
        del self.files[file]

    def publish_money(self, month: Period) -> None:
        """A month and every published month after it see all that is accepted now."""
        seen = self._all(MONEY)
        for one in {month, *(later for later in self.seen_money if later > month)}:
            self.seen_money[one] = seen

    def publish_rice(self, month: Period) -> None:
        """A month sees all that is accepted now."""
        self.seen_rice[month] = self._all(RICE)

    def money(self) -> dict[Period, BpntResult]:
        """Give what the oracle says of every published month, each opening with the one before."""
        results: dict[Period, BpntResult] = {}
        for month, seen in sorted(self.seen_money.items()):
            before = results.get(month.shift(-1))
            bought = [line for line in seen["transaksi"] if line["tanggal"][:7] == str(month)]
            results[month] = reconcile_bpnt(
                str(month), seen["perintah"], seen["topup"], bought, seen["setoran"],
                _carried(before), opening_given=True, families=list(self.listed["BPNT"]),
                known_regions=REGIONS,
            )  # fmt: skip
        return results

    def rice(self) -> dict[Period, RastraResult]:
        """Give what the oracle says of every published month."""
        return {
            month: reconcile_rastra(
                str(month),
                [],
                seen["spa"],
                seen["do"],
                seen["bast"],
                seen["serah"],
                list(self.listed["RASTRA"]),
                known_regions=REGIONS,
                parameters=RastraParameters(quota_is_list=True),
            )
            for month, seen in self.seen_rice.items()
        }

    def balances(self) -> Counter[str]:
        """Give what all accounts of a kind hold together; what is outside counts below zero."""
        held: Counter[str] = Counter()
        months = self.money()
        for month, result in months.items():
            units = result.units.values()
            opened = 0 if month.shift(-1) in months else sum(unit.opening for unit in units)
            last = month.shift(1) not in months
            held["treasury"] -= sum(unit.ordered for unit in units) + opened
            held["bank_pool"] += sum(
                unit.ordered - min(unit.ordered, unit.credited) for unit in units
            )
            held["shops"] += sum(unit.spent for unit in units)
            held["returned"] += sum(unit.returned for unit in units)
            held["suspense"] -= sum(map(_over_claimed, units))
            held["cards"] += sum(map(_left, units)) if last else 0
        for rice in self.rice().values():
            for grams in (unit.grams for unit in rice.units.values()):
                # What came in place of rejects is no claim beyond the release: it left the stock too.
                replaced = min(grams.rejected, max(grams.gross_arrived - grams.released, 0))
                beyond = (
                    max(grams.gross_arrived - grams.released - replaced, 0),
                    max(grams.rejected - grams.gross_arrived, 0),
                    max(grams.handed - max(grams.arrived, 0), 0),
                )
                held["bulog_national"] -= grams.released + replaced
                held["missing"] += max(grams.released - grams.gross_arrived, 0)
                held["delivery_point"] += max(grams.arrived - grams.handed, 0)
                held["handed"] += grams.handed
                held["rejected"] += grams.rejected
                held["suspense"] -= sum(beyond)
        return held

    def _all(self, contracts: Iterable[str]) -> Lines:
        return {
            contract: [
                line for kept, lines in self.files.values() if kept == contract for line in lines
            ]
            for contract in contracts
        }


def _over_claimed(unit: Unit) -> int:
    used = unit.spent + unit.returned - unit.credited - unit.opening
    return max(unit.credited - unit.ordered, 0) + max(used, 0)


def _left(unit: Unit) -> int:
    return max(unit.credited + unit.opening - unit.spent - unit.returned, 0)


def _carried(before: BpntResult | None) -> list[Line]:
    if before is None:
        return []
    return [
        {"no_rekening": unit.no_rekening, "saldo": str(_left(unit)), "tanggal": ""}
        for unit in before.units.values()
        if _left(unit)
    ]
