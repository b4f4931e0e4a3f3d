"""Reads the files of `salur site`: villages, shops that serve, places that may open, ways measured.

Everything that is wrong is found in one pass. A row is set aside only where it has no code, no
position or no count; whatever else is found, it takes part (contracts.md section 6).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from salur.batch.session import Session, identifier
from salur.evidence.domain.contract import Contract, Field, load_contract
from salur.evidence.pipeline.findings import find_faults
from salur.evidence.pipeline.reading import load_macros, read_file
from salur.evidence.pipeline.sources import fingerprint
from salur.kernel.refused import Refused
from salur.places.domain.positions import Ring
from salur.transition.domain.siting import Limits, Problem, Shop, Village, ordered
from salur.transition.domain.siting_findings import (
    SITING_RULES,
    Finding,
    Located,
    position_findings,
)

Progress = Callable[[str], None]
_ACTIVE, _INACTIVE = "AKTIF", "NONAKTIF"


def _field(name: str, kind: str, title: str, *aliases: str, required: bool = True) -> Field:
    minimum = 0 if kind == "count" else None
    levels = (4,) if kind == "region" else ()
    return Field(
        name, kind, title, required, True, False, False, minimum, (), levels, None, None, aliases
    )


_CODE = _field("kode_wilayah", "region", "Kode wilayah Kemendagri", "kode", "kode_desa")
_LATITUDE = _field("lintang", "number", "Garis lintang", "lat", "latitude")
_LONGITUDE = _field("bujur", "number", "Garis bujur", "lng", "lon", "longitude")
VILLAGES = Contract(
    "desa_lokasi", "Desa dengan keluarga dan posisi", "rice",
    (_CODE, _LATITUDE, _LONGITUDE, _field("kpm", "count", "Jumlah KPM", "jumlah_kpm", "jml_kpm")),
)  # fmt: skip
TRAVEL = Contract(
    "jarak", "Jarak tempuh dari desa ke toko", "rice",
    (
        _CODE,
        _field("id_ewarong", "reference", "Nomor e-Warong", "kode_ewarong"),
        _field("km", "number", "Kilometer", "jarak_km"),
    ),
)  # fmt: skip
# Without one of these a row says nothing; a fault anywhere else is a warning.
_KEYS = {
    "desa_lokasi": ("kode_wilayah", "lintang", "bujur", "kpm"),
    "ewarong": ("id_ewarong", "lintang", "bujur"),
    "jarak": ("kode_wilayah", "id_ewarong", "km"),
}


@dataclass(frozen=True)
class SitingFile:
    """One file that was read; `set_aside` rows cannot be used."""

    path: str
    sha256: str
    rows: int
    set_aside: int


@dataclass(frozen=True)
class SitingFiles:
    """The files of one run."""

    villages: Path
    shops: Path
    candidates: Path | None = None
    travel: Path | None = None


@dataclass(frozen=True)
class Read:
    """The problem that the files state, and everything found in them."""

    problem: Problem
    files: tuple[SitingFile, ...]
    findings: tuple[Finding, ...]


@dataclass
class _Reading:
    session: Session
    limits: Limits
    capacity: int
    files: list[SitingFile] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    located: list[Located] = field(default_factory=list)


def read_problem(
    session: Session,
    given: SitingFiles,
    limits: Limits,
    *,
    capacity: int,
    boundaries: Mapping[str, Sequence[Ring]] | None = None,
    progress: Progress = lambda step: None,
) -> Read:
    """Read the files into a problem; `capacity` is of the shops that name none.

    Refused: what the reading refuses, with the name of the file.
    """
    load_macros(session)
    reading = _Reading(session, limits, capacity)
    villages = _villages(reading, given.villages, progress)
    shops = _shops(reading, given.shops, "shops", True, progress)
    known = {shop.id for shop in shops}
    if given.candidates is not None:
        shops += _shops(reading, given.candidates, "candidates", False, progress, known)
    travel = {}
    if given.travel is not None:
        travel = _travel(reading, given.travel, villages, shops, progress)
    progress("findings")
    reading.findings += position_findings(reading.located, boundaries)
    order = {one.path: place for place, one in enumerate(reading.files)}
    found = sorted(reading.findings, key=lambda f: (order[f.file], f.row, f.column, f.rule))
    problem = ordered(Problem(tuple(villages), tuple(shops), limits, travel))
    return Read(problem, tuple(reading.files), tuple(found))


def _villages(reading: _Reading, path: Path, progress: Progress) -> list[Village]:
    villages = []
    seen: set[str] = set()
    for row, values in _rows(reading, VILLAGES, path, "villages", progress):
        code = values["code"]
        if code in seen:
            reading.findings.append(_finding(path, row, "kode_wilayah", "village_repeated", code))
        seen.add(code)
        latitude, longitude = float(values["lintang"]), float(values["bujur"])
        villages.append(Village(code, latitude, longitude, int(values["kpm"]), row))
        reading.located.append(Located(str(path), row, code, latitude, longitude))
    return villages


def _shops(
    reading: _Reading,
    path: Path,
    table: str,
    serves: bool,
    progress: Progress,
    known: set[str] | None = None,
) -> list[Shop]:
    shops: list[Shop] = []
    seen = set(known or ())
    contract = load_contract("ewarong")
    for row, values in _rows(reading, contract, path, table, progress):
        status = values["status"]
        rule, column, value = None, "status", str(status or "")
        if (serves and status != _ACTIVE) or status == _INACTIVE:
            rule = "shop_not_active"
        elif values["id_ewarong"] in seen:
            rule, column, value = "shop_repeated", "id_ewarong", values["id_ewarong"]
        elif values["kapasitas"] == 0:
            rule, column, value = "capacity_zero", "kapasitas", "0"
        if rule is not None:
            reading.findings.append(_finding(path, row, column, rule, value))
            _set_aside(reading, path)
            continue
        seen.add(values["id_ewarong"])
        latitude, longitude = float(values["lintang"]), float(values["bujur"])
        room = reading.capacity if values["kapasitas"] is None else int(values["kapasitas"])
        shops.append(
            Shop(values["id_ewarong"], values["code"] or "", latitude, longitude, room, serves,
                 row=row)
        )  # fmt: skip
        reading.located.append(Located(str(path), row, values["code"] or "", latitude, longitude))
    return shops


def _travel(
    reading: _Reading,
    path: Path,
    villages: Sequence[Village],
    shops: Sequence[Shop],
    progress: Progress,
) -> dict[tuple[str, str], float]:
    codes = {village.code for village in villages}
    ids = {shop.id for shop in shops}
    travel: dict[tuple[str, str], float] = {}
    for row, values in _rows(reading, TRAVEL, path, "travel", progress):
        way = (values["code"], values["id_ewarong"])
        rule = None
        if values["km"] < 0:
            reading.findings.append(
                Finding(str(path), row, "km", "number_negative", "error", f"{values['km']:g}")
            )
            _set_aside(reading, path)
            continue
        if way[0] not in codes or way[1] not in ids:
            rule = "travel_unknown"
        elif way in travel:
            rule = "travel_repeated"
        if rule:
            reading.findings.append(_finding(path, row, "kode_wilayah", rule, " ".join(way)))
        else:
            travel[way] = float(values["km"])
    return travel


def _rows(
    reading: _Reading, contract: Contract, path: Path, table: str, progress: Progress
) -> list[tuple[int, dict[str, Any]]]:
    """Read one file and give its usable rows; the rest is set aside with its findings."""
    progress(f"read {path.name}")
    session = reading.session
    try:
        read = read_file(
            session, contract, path, table, rows=True,
            extra={"code": "coalesce(v_kode_wilayah, bare(w_kode_wilayah))"},
        )  # fmt: skip
    except Refused as refusal:
        refusal.add_note(path.name)
        raise
    find_faults(session, contract, table)
    keys = _KEYS[contract.name]
    columns = [f.name for f in contract.fields if f.name != "kode_wilayah"]
    names = ", ".join(identifier(name) for name in ("row", "code", *columns))
    usable, aside = [], 0
    for row, *values in session.rows(f"SELECT {names} FROM {identifier(table)} ORDER BY row"):
        one = dict(zip(("code", *columns), values, strict=True))
        told = [k for k in keys if one["code" if k == "kode_wilayah" else k] is None]
        aside += bool(told)
        if not told:
            usable.append((int(row), one))
        elif "lintang" in told or "bujur" in told:
            reading.findings.append(_finding(path, int(row), "lintang", "position_missing", ""))
    reading.files.append(SitingFile(str(path), fingerprint(path), read.rows, aside))
    _told(reading, contract, path, table)
    return usable


def _told(reading: _Reading, contract: Contract, path: Path, table: str) -> None:
    """Take over what reading found, weighed as this command weighs it."""
    found = identifier(table + "_findings")
    keys = _KEYS[contract.name]
    for row, column, rule, value in reading.session.rows(
        f'SELECT t.row, f."column", f.rule, f.value FROM {found} f'
        f" JOIN {identifier(table)} t ON t.rowid = f.rid"
    ):
        if column in ("lintang", "bujur") and column in keys:
            continue  # told as one position
        is_lost = column in keys and (column != "kode_wilayah" or rule == "required_missing")
        severity = "error" if is_lost else "warning"
        reading.findings.append(Finding(str(path), int(row), column, rule, severity, value or ""))


def _finding(path: Path, row: int, column: str, rule: str, value: str) -> Finding:
    return Finding(str(path), row, column, rule, SITING_RULES[rule].severity, value)


def _set_aside(reading: _Reading, path: Path) -> None:
    last = reading.files[-1]
    reading.files[-1] = SitingFile(last.path, last.sha256, last.rows, last.set_aside + 1)
