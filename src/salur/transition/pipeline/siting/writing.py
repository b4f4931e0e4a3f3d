"""Writes what a siting gave: who goes where, what opens, who stays without, the map, the sums."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from salur.evidence.domain.sentences import harmless, message_of, suggestion_of
from salur.kernel.refused import Sentence
from salur.transition.domain.siting import Problem, Uncovered
from salur.transition.domain.siting_findings import SITING_RULES, Finding
from salur.transition.domain.siting_instance import MM_PER_KM, Level, Plan
from salur.transition.domain.siting_map import Drawn, MapWords, siting_map
from salur.transition.pipeline.siting.reading import TRAVEL, VILLAGES

_TITLE = Sentence("Lokasi e-Warong", "Where e-Warong open")
_DESCRIPTION = Sentence(
    "Desa dan keluarganya, toko yang melayani, toko yang dibuka; angkanya ada di berkas CSV.",
    "Villages with their families, shops that serve and shops that open; the CSV has the figures.",
)
_LEGEND = (
    Sentence("terlayani", "served"),
    Sentence("belum seluruhnya terlayani", "not all served"),
    Sentence("toko yang melayani", "shop that serves"),
    Sentence("toko yang dibuka", "shop that opens"),
    Sentence("keluarga", "families"),
)


def write_plan(out: Path, problem: Problem, plan: Plan, uncovered: Sequence[Uncovered]) -> None:
    """Write assignment.csv, openings.csv, uncovered.csv and proposals.csv, in order of codes."""
    villages, shops = problem.villages, problem.shops
    _table(
        out / "assignment.csv",
        ("kode_wilayah", "id_ewarong", "kpm", "km"),
        sorted(
            (villages[f.village].code, shops[f.shop].id, f.kpm, _km(f.mm / MM_PER_KM))
            for f in plan.flows
        ),
    )
    _table(out / "openings.csv", ("id_ewarong",), sorted((shops[s].id,) for s in plan.opened))
    _table(
        out / "uncovered.csv",
        ("kode_wilayah", "kpm", "reason"),
        [(one.village.code, one.kpm, one.reason) for one in uncovered],
    )
    _table(
        out / "proposals.csv",
        ("kode_wilayah", "kpm", "proposal", "id_ewarong", "km"),
        [
            (
                one.village.code,
                one.kpm,
                one.service,
                one.nearest.id if one.nearest else "",
                _km(one.km) if one.km is not None else "",
            )
            for one in uncovered
        ],
    )


def write_findings(out: Path, findings: Iterable[Finding], language: str) -> None:
    """Write every finding with its message and what to do."""
    contracts = {"kpm": VILLAGES, "km": TRAVEL}
    rows = []
    for one in findings:
        if one.rule in SITING_RULES:
            rule = SITING_RULES[one.rule]
            said = (rule.message.in_language(language), rule.remedy.in_language(language))
        else:
            contract = contracts.get(one.column, VILLAGES)
            said = (
                message_of(one.rule, language),
                suggestion_of(contract, one.column, one.rule, language),
            )
        rows.append(
            (one.row, one.column, one.rule, one.severity, one.value, *said, Path(one.file).name)
        )
    head = ("row", "column", "rule", "severity", "value", "message", "suggestion", "file")
    _table(out / "findings.csv", head, rows)


def write_map(out: Path, problem: Problem, plan: Plan, language: str) -> None:
    """Write map.svg."""
    words = MapWords(
        _TITLE.in_language(language),
        _DESCRIPTION.in_language(language),
        *(one.in_language(language) for one in _LEGEND),
    )
    covered = plan.covered.value
    told = Sentence(
        f"{covered} keluarga terlayani, {plan.openings.value} toko dibuka",
        f"{covered} families served, {plan.openings.value} shops open",
    )
    drawn = Drawn(words.title, told.in_language(language), plan.opened, plan.flows)
    picture = siting_map(problem, [drawn], words)
    (out / "map.svg").write_text(picture, encoding="utf-8", newline="\n")


def write_summary(out: Path, summary: Mapping[str, Any]) -> None:
    """Write summary.json."""
    text = json.dumps(summary, indent=1, ensure_ascii=False) + "\n"
    (out / "summary.json").write_text(text, encoding="utf-8", newline="\n")


def goals_of(plan: Plan) -> dict[str, Any]:
    """Give each goal with its value, its bound and its gap; see docs/siting.md."""
    return {
        "covered_kpm": _goal(plan.covered, 1),
        "opened": _goal(plan.openings, 1),
        "kpm_km": _goal(plan.travel, MM_PER_KM),
    }


def _goal(level: Level, unit: int) -> dict[str, Any]:
    value: float = level.value if unit == 1 else level.value / unit
    bound: float = level.bound if unit == 1 else level.bound / unit
    return {"value": value, "bound": bound, "gap": round(level.gap, 6)}


def _km(km: float) -> str:
    return f"{km:.6f}".rstrip("0").rstrip(".")


def _table(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> object:
    return harmless(value) if isinstance(value, str) else value


__all__ = ["goals_of", "write_findings", "write_map", "write_plan", "write_summary"]
