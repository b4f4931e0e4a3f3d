"""The numbers the simulation stands on, read from the one labelled file beside this module."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from salur.kernel.period import Period

RASTRA = "RASTRA"
BPNT = "BPNT"


@dataclass(frozen=True, slots=True)
class Area:
    """A kab/kota, or some of its kecamatan, that changes from rice to card in one month."""

    kab: str
    name: str
    kpm: int
    bpnt_from: Period
    only_kecamatan: str = ""
    except_kecamatan: str = ""
    rapel_months: int = 1
    kecamatan_documents: bool = False

    def program(self, period: Period) -> str:
        """Say which food programme serves this area in `period`: never both, never neither."""
        return BPNT if period >= self.bpnt_from else RASTRA

    def holds(self, kecamatan_name: str) -> bool:
        """Say whether a kecamatan of this kab/kota belongs to this area."""
        if self.only_kecamatan:
            return kecamatan_name.startswith(self.only_kecamatan)
        return not (self.except_kecamatan and kecamatan_name.startswith(self.except_kecamatan))


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Everything of assumptions.toml, without the sources."""

    areas: tuple[Area, ...]
    amounts: tuple[tuple[Period, int], ...]
    numbers: Mapping[str, float]
    rates: Mapping[str, Mapping[str, float]]
    banks: Mapping[str, tuple[tuple[str, float], ...]]
    divisions: Mapping[str, str]

    def amount(self, period: Period) -> int:
        """Give the BPNT amount in rupiah of one month (the last one that has begun)."""
        begun = [value for begin, value in self.amounts if begin <= period]
        return begun[-1] if begun else self.amounts[0][1]

    def banks_of(self, kab: str) -> tuple[tuple[str, float], ...]:
        """Give the banks of a kab/kota with their shares of its families."""
        return self.banks.get(kab, self.banks["*"])


def _values(table: Mapping[str, Any]) -> dict[str, float]:
    return {name: entry["value"] for name, entry in table.items()}


def _area(entry: Mapping[str, Any]) -> Area:
    return Area(
        kab=entry["kab"],
        name=entry["name"],
        kpm=entry["kpm"],
        bpnt_from=Period.parse(entry["bpnt_from"]),
        only_kecamatan=entry.get("only_kecamatan", ""),
        except_kecamatan=entry.get("except_kecamatan", ""),
        rapel_months=entry.get("rapel_months", 1),
        kecamatan_documents=entry.get("kecamatan_documents", False),
    )


@cache
def load_assumptions() -> Assumptions:
    """Read assumptions.toml."""
    text = (files("salur.simulation") / "assumptions.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    return Assumptions(
        areas=tuple(_area(entry) for entry in raw["area"]),
        amounts=tuple((Period.parse(e["from"]), int(e["value"])) for e in raw["amount"]),
        numbers=_values(raw["number"]),
        rates={name: _values(table) for name, table in raw.items() if name.endswith("_rate")},
        banks={e["kab"]: tuple(zip(e["banks"], e["shares"], strict=True)) for e in raw["bank"]},
        divisions={p: e["division"] for e in raw["bulog"] for p in e["provinces"]},
    )


def scaled(areas: tuple[Area, ...], families: int | None) -> list[int]:
    """Give each area's quota: as published, or scaled so that all add up to `families`."""
    published = [area.kpm for area in areas]
    if families is None:
        return published
    return shared_out(families, published)


def shared_out(total: int, weights: list[int] | list[float]) -> list[int]:
    """Share `total` out in proportion to `weights`; largest remainders, then the earlier one."""
    whole = sum(weights)
    if whole <= 0:
        return [0] * len(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [int(value) for value in exact]
    rest = sorted(range(len(weights)), key=lambda i: (parts[i] - exact[i], i))
    for i in rest[: total - sum(parts)]:
        parts[i] += 1
    return parts
