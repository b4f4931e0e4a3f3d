"""`summary.json` of a reconciliation, in the shape that contracts.md section 6 fixes."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from salur.interfaces.cli.screen import as_json

Waterfall = Mapping[str, int]
_UNIT_OF = {
    "kuota": "KPM", "spa": "GRAM", "do": "GRAM", "bast": "GRAM", "serah": "GRAM",
    "perintah": "IDR", "topup": "IDR", "transaksi": "IDR", "setoran": "IDR", "saldo": "IDR",
}  # fmt: skip


class HeldBack(Protocol):
    """Rows that could not be used, and their sum where it was readable."""

    @property
    def rows(self) -> int: ...
    @property
    def amount(self) -> int: ...


class Input(Protocol):
    """One file that was given."""

    @property
    def contract(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def rows(self) -> int: ...
    @property
    def accepted(self) -> int: ...
    @property
    def held_back(self) -> HeldBack: ...


def summary(
    *,
    program: str,
    period: str,
    engine: str,
    inputs: Sequence[Input],
    classes: Mapping[str, Mapping[str, int]],
    findings: Mapping[str, int],
    waterfall: Waterfall,
    regions: Mapping[str, Mapping[str, object]],
) -> dict[str, object]:
    """Give the summary of one run; `held_back` stands beside the waterfall, per file."""
    return {
        "program": program,
        "period": period,
        "engine": engine,
        "inputs": [
            {"path": file.path, "sha256": file.sha256, "rows": file.rows, "accepted": file.accepted}
            for file in inputs
        ],
        "classes": classes,
        "findings": findings,
        "waterfall": waterfall,
        "held_back": [
            {
                "path": file.path,
                "contract": file.contract,
                "rows": file.held_back.rows,
                "amount": file.held_back.amount,
                "unit": _UNIT_OF.get(file.contract),
            }
            for file in inputs
        ],
        "regions": regions,
    }


def with_banks(regions: Mapping[str, Mapping[str, Waterfall]]) -> dict[str, dict[str, object]]:
    """Give each kab/kota its own sums, and beside them those of each of its banks."""
    return {kab: {**_added(list(banks.values())), "banks": banks} for kab, banks in regions.items()}


def write_summary(value: Mapping[str, object], out: Path) -> None:
    """Write `summary.json` under `out`."""
    (out / "summary.json").write_text(as_json(value), encoding="utf-8")


def _added(parts: Sequence[Waterfall]) -> dict[str, int]:
    return {term: sum(part[term] for part in parts) for term in parts[0]} if parts else {}
