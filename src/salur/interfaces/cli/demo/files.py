"""The parties' files of a simulated month: who sent each, about where, and who takes it in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from salur.access.queries import SYSTEM, Actor
from salur.interfaces.cli.demo.asked import PROVINCES
from salur.kernel.period import Period
from salur.kernel.region_code import NATION, RegionCode

_NUMBERED = re.compile(r"(.+?)_(\d{2})")


@dataclass(frozen=True)
class Parcel:
    """One file as it arrives."""

    file: Path
    name: str
    contract: str
    sender: str
    path: str
    period: Period


def parcels(folder: Path, period: Period) -> list[Parcel]:
    """Give every party file of a month in the order in which matching needs them."""
    found = [
        _parcel(file, file.relative_to(folder).parts, period)
        for file in sorted(folder.rglob("*.csv"))
    ]
    return sorted(found, key=lambda one: (one.contract != "kpm", one.contract, one.name))


def _parcel(file: Path, parts: tuple[str, ...], period: Period) -> Parcel:
    numbered = _NUMBERED.fullmatch(file.stem)
    contract, province = numbered.groups() if numbered else (file.stem, "")
    kind, office = parts[0], parts[1].removesuffix(".csv")
    if kind == "kabkota":
        sender, path = f"DINSOS-{office}", RegionCode(office).path
    elif kind == "bulog":
        sender = "BULOG-" + office.removeprefix("divre_").upper()
        path = _common_path(sender)
    else:
        sender = office if kind == "bank" else "WILAYAH-II"
        path = RegionCode(province).path
    name = f"{contract}_{province or office}_{period}.csv"
    return Parcel(file, name, contract, sender, path, period)


def _common_path(division: str) -> str:
    # A division's file is about all its provinces; only the nation holds two of them.
    served = {"BULOG-KALTENG": "62", "BULOG-KALSEL": "63"}.get(division)
    return RegionCode(served).path if served in PROVINCES else NATION


def taker_of(parcel: Parcel, actors: Mapping[tuple[str, str], Actor]) -> Actor:
    """Give who takes the file in and answers for it: the office of the region it is about."""
    levels = parcel.path.split(".")[1:]
    office = f"DINSOS-{''.join(levels)}"
    role = "operator" if len(levels) == 2 else "province"
    return actors.get((role, office), SYSTEM)
