"""Runs the reconciliation of Rastra over the files of a command line."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from salur.interfaces.cli.commands.engines import EngineAsked
from salur.interfaces.cli.commands.results import (
    kilograms,
    parameter_of,
    show_classes,
    show_findings,
)
from salur.interfaces.cli.faults import CLEAN, NEEDS_SOMEONE
from salur.interfaces.cli.outputs import whole_directory
from salur.interfaces.cli.screen import Screen
from salur.interfaces.cli.summaries import summary, write_summary
from salur.kernel.period import Period

if TYPE_CHECKING:
    from salur.reconciliation.pipeline.rastra import RastraRun


@dataclass(frozen=True)
class RastraAsked:
    """What was asked for: the month and the files by the names of their options."""

    period: Period
    as_of: dt.date | None
    engine: EngineAsked
    quota: list[Path]
    spa: list[Path]
    do: list[Path]
    bast: list[Path]
    handed: list[Path]
    families: list[Path]


def run_rastra(asked: RastraAsked, out: Path, screen: Screen, *, as_json: bool) -> int:
    """Reconcile, write the results under `out`, print the summary; give the exit code."""
    from salur.reconciliation.pipeline import engines, rastra

    files = rastra.RastraFiles(
        quota=asked.quota,
        spa=asked.spa,
        do=asked.do,
        bast=asked.bast,
        handed=asked.handed,
        families=asked.families,
    )
    rules = rastra.RastraRules(ration_g=parameter_of("RASTRA", "ration", asked.period))
    with whole_directory(out, files.all()) as draft, asked.engine.sessions() as (session, cluster):
        with screen.steps() as begin:
            run = rastra.reconcile_rastra(
                session,
                asked.period,
                files,
                rules,
                as_of=asked.as_of,
                engine=cluster,
                progress=begin,
            )  # fmt: skip
            begin("write")
            if cluster is not None:
                engines.bring_rastra_back(cluster)
            rastra.write_rastra(session, draft)
        told = summary(
            program="RASTRA",
            period=str(asked.period),
            engine=asked.engine.name,
            inputs=run.inputs.files,
            classes=run.classes,
            findings=run.findings,
            waterfall=run.waterfall,
            regions=run.regions,
        )
        write_summary(told, draft)
    if as_json:
        screen.json(told)
    else:
        _show(run, out, screen)
    return NEEDS_SOMEONE if run.needs_someone else CLEAN


def _show(run: "RastraRun", out: Path, screen: Screen) -> None:
    from salur.reconciliation.domain.rastra import RASTRA_CLASSES

    labels = {one.code: one.label for one in RASTRA_CLASSES}
    amounts = ("quota_g", "requested_g", "released_g", "arrived_g", "handed_g")
    heads = [
        screen.words("kuota kg", "quota kg"),
        "SPA",
        "DO",
        screen.words("tiba", "arrived"),
        screen.words("serah", "handed"),
    ]
    show_classes(screen, f"Rastra {run.period}", labels, run.classes, amounts, heads, kilograms)
    show_findings(screen, run.findings)
    screen.say(f"Hasil: {out}", f"Results: {out}")
