"""The truth beside the files: sums of what was decided, never of what was matched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from salur.simulation.bpnt_book import Outcome

BPNT_TERMS = (
    "ordered",
    "credited_to_order",
    "failed",
    "missing",
    "reversed",
    "short",
    "credited",
    "over",
    "without_instruction",
    "opening",
    "spent",
    "returned",
    "balance",
)
RASTRA_TERMS = (
    "quota_g",
    "requested_g",
    "released_g",
    "arrived_g",
    "rejected_g",
    "handed_g",
    "gap_requested_g",
    "gap_released_g",
    "gap_arrived_g",
    "gap_handed_g",
)
Sums = dict[str, int]


@dataclass(slots=True)
class Tally:
    """Sums of named terms, counts of classes and findings, in total and per group."""

    terms: tuple[str, ...]
    groups: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    classes: dict[str, int] = field(default_factory=dict)
    findings: dict[str, int] = field(default_factory=dict)

    def add(
        self, kab: str, party: str, cls: str, findings: Iterable[str], values: Iterable[int]
    ) -> None:
        """Count one unit; `values` stand in the order of the terms."""
        sums = self.groups.get((kab, party))
        if sums is None:
            sums = self.groups[kab, party] = [0] * len(self.terms)
        for place, value in enumerate(values):
            sums[place] += value
        self.classes[cls] = self.classes.get(cls, 0) + 1
        for finding in findings:
            self.findings[finding] = self.findings.get(finding, 0) + 1

    def merge(self, other: "Tally") -> None:
        """Add another corner of the world."""
        for group, values in other.groups.items():
            sums = self.groups.setdefault(group, [0] * len(self.terms))
            for place, value in enumerate(values):
                sums[place] += value
        for mine, theirs in ((self.classes, other.classes), (self.findings, other.findings)):
            for name, count in theirs.items():
                mine[name] = mine.get(name, 0) + count

    def as_mapping(self) -> Mapping[str, object]:
        """Give total, per kab/kota and per party, with classes and findings, ready for JSON."""
        total = [0] * len(self.terms)
        kabs: dict[str, list[int]] = {}
        parties: dict[str, list[int]] = {}
        for (kab, party), values in sorted(self.groups.items()):
            for sums in (
                total,
                kabs.setdefault(kab, [0] * len(self.terms)),
                parties.setdefault(party, [0] * len(self.terms)),
            ):
                for place, value in enumerate(values):
                    sums[place] += value
        return {
            "total": self._named(total),
            "regions": {kab: self._named(sums) for kab, sums in sorted(kabs.items())},
            "parties": {party: self._named(sums) for party, sums in sorted(parties.items())},
            "classes": dict(sorted(self.classes.items())),
            "unit_findings": dict(sorted(self.findings.items())),
        }

    def _named(self, sums: list[int]) -> Sums:
        return dict(zip(self.terms, sums, strict=True))


def in_order(findings: Iterable[str]) -> str:
    """Give a unit's findings as the truth writes them: by name, as a reconciliation does."""
    return ";".join(sorted(findings))


def money_terms(outcome: Outcome, opening: int) -> tuple[int, ...]:
    """Give one account's terms of the waterfall, in the order of BPNT_TERMS.

    Where less was credited than ordered, the fate itself has said why (`lack`).
    """
    ordered, credited = outcome.ordered, outcome.credited
    to_order = min(ordered, credited)
    rest = ordered - to_order
    lack = outcome.lack
    return (
        ordered,
        to_order,
        rest if lack == "failed" else 0,
        rest if lack == "missing" else 0,
        rest if lack == "reversed" else 0,
        rest if lack == "short" else 0,
        credited,
        credited - to_order if ordered else 0,
        0 if ordered else credited,
        opening,
        outcome.spent,
        outcome.returned,
        opening + credited - outcome.spent - outcome.returned,
    )
