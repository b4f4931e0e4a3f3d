"""`salur site` from files to files (contracts.md section 6)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from salur.batch.session import Session
from salur.places.domain.positions import Ring
from salur.transition.domain.siting import (
    Limits,
    Reaches,
    Uncovered,
    instance_of,
    uncovered_of,
)
from salur.transition.domain.siting_findings import Finding
from salur.transition.domain.siting_instance import MM_PER_KM, Plan
from salur.transition.pipeline.siting.reading import SitingFile, SitingFiles, read_problem
from salur.transition.pipeline.siting.solving import solve_siting
from salur.transition.pipeline.siting.writing import (
    goals_of,
    write_findings,
    write_map,
    write_plan,
    write_summary,
)

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Wanted:
    """What a run is to keep to: limits, the room of shops that name none, reaches, seconds."""

    limits: Limits
    capacity: int
    reaches: Reaches
    seconds: float


@dataclass(frozen=True)
class Sited:
    """What a run gave."""

    plan: Plan
    families: int
    uncovered: tuple[Uncovered, ...]
    files: tuple[SitingFile, ...]
    findings: tuple[Finding, ...]
    wanted: Wanted

    @property
    def needs_someone(self) -> bool:
        """Whether a family stays without a shop or a row has a finding."""
        return bool(self.uncovered) or any(one.severity != "info" for one in self.findings)

    def as_json(self) -> dict[str, Any]:
        """Give `summary.json`; `bound` is of the families, `gap` the largest of the first goals."""
        plan = self.plan
        return {
            "covered_kpm": plan.covered.value,
            "opened": plan.openings.value,
            "kpm_km": plan.travel.value / MM_PER_KM,
            "bound": plan.covered.bound,
            "gap": round(plan.gap, 6),
            "goals": goals_of(plan),
            "families": self.families,
            "uncovered_kpm": sum(one.kpm for one in self.uncovered),
            "uncovered": _counted((one.reason, one.kpm) for one in self.uncovered),
            "proposals": _counted((one.service, one.kpm) for one in self.uncovered),
            "findings": _counted((one.rule, 1) for one in self.findings),
            "inputs": [asdict(one) for one in self.files],
            "limits": {
                "max_km": self.wanted.limits.max_km,
                "road_factor": self.wanted.limits.road_factor,
                "openings": self.wanted.limits.openings,
                "max_kpm": self.wanted.capacity,
            },
        }


def site_files(
    session: Session,
    given: SitingFiles,
    wanted: Wanted,
    out: Path,
    *,
    boundaries: Mapping[str, Sequence[Ring]] | None = None,
    language: str = "id",
    progress: Progress = lambda step: None,
) -> Sited:
    """Read, solve and write; refused is what the reading refuses."""
    read = read_problem(
        session,
        given,
        wanted.limits,
        capacity=wanted.capacity,
        boundaries=boundaries,
        progress=progress,
    )
    progress("reach")
    instance = instance_of(read.problem)
    plan = solve_siting(instance, seconds=wanted.seconds, progress=progress)
    progress("write")
    uncovered = uncovered_of(read.problem, instance, plan, wanted.reaches)
    sited = Sited(plan, instance.families, uncovered, read.files, read.findings, wanted)
    write_plan(out, read.problem, plan, uncovered)
    write_findings(out, read.findings, language)
    write_map(out, read.problem, plan, language)
    write_summary(out, sited.as_json())
    return sited


def _counted(pairs: "Any") -> dict[str, int]:
    counts: dict[str, int] = {}
    for name, number in pairs:
        counts[str(name)] = counts.get(str(name), 0) + number
    return dict(sorted(counts.items()))
