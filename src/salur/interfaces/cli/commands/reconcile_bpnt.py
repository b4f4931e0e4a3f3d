"""Runs the reconciliation of BPNT over the files of a command line."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from salur.interfaces.cli.commands.engines import EngineAsked
from salur.interfaces.cli.commands.results import parameter_of, rupiah, show_classes, show_findings
from salur.interfaces.cli.faults import CLEAN, NEEDS_SOMEONE
from salur.interfaces.cli.outputs import whole_directory
from salur.interfaces.cli.screen import Screen
from salur.interfaces.cli.summaries import summary, with_banks, write_summary
from salur.kernel.period import Period

if TYPE_CHECKING:
    from salur.reconciliation.pipeline.bpnt import BpntRun


@dataclass(frozen=True)
class BpntAsked:
    """What was asked for: the month and the files by the names of their options."""

    period: Period
    as_of: dt.date | None
    engine: EngineAsked
    instructions: list[Path]
    topups: list[Path]
    redemptions: list[Path]
    returns: list[Path]
    opening: list[Path]
    families: list[Path]
    ewarong: list[Path]
    layouts: list[Path]


def run_bpnt(asked: BpntAsked, out: Path, screen: Screen, *, as_json: bool) -> int:
    """Reconcile, write the results under `out`, print the summary; give the exit code."""
    from salur.evidence.pipeline.layout_decoder import given_layouts
    from salur.reconciliation.pipeline import bpnt, engines

    files = bpnt.BpntFiles(
        instructions=asked.instructions,
        topups=asked.topups,
        redemptions=asked.redemptions,
        returns=asked.returns,
        opening=asked.opening,
        families=asked.families,
        ewarong=asked.ewarong,
    )
    rules = bpnt.BpntRules(idle_days=parameter_of("BPNT", "idle_days", asked.period))
    with whole_directory(out, files.all()) as draft, asked.engine.sessions() as (session, cluster):
        with screen.steps() as begin:
            run = bpnt.reconcile_bpnt(
                *(session, asked.period, files, rules),
                as_of=asked.as_of,
                engine=cluster,
                progress=begin,
                decoders=given_layouts(asked.layouts),
            )
            begin("write")
            if cluster is not None:
                engines.bring_bpnt_back(session, cluster, listed=run.listed)
            bpnt.write_bpnt(session, run, draft)
        told = summary(
            program="BPNT",
            period=str(asked.period),
            engine=asked.engine.name,
            inputs=run.inputs.files,
            classes=run.classes,
            findings=run.findings,
            waterfall=run.waterfall,
            regions=with_banks(run.regions),
        )
        write_summary(told, draft)
    if as_json:
        screen.json(told)
    else:
        _show(run, out, screen)
    return NEEDS_SOMEONE if run.needs_someone else CLEAN


def _show(run: "BpntRun", out: Path, screen: Screen) -> None:
    from salur.reconciliation.domain.bpnt import BPNT_CLASSES

    labels = {one.code: one.label for one in BPNT_CLASSES}
    amounts = ("ordered_idr", "credited_idr", "spent_idr")
    heads = [
        screen.words("perintah Rp", "ordered Rp"),
        screen.words("kredit", "credited"),
        screen.words("belanja", "spent"),
    ]
    show_classes(screen, f"BPNT {run.period}", labels, run.classes, amounts, heads, rupiah)
    show_findings(screen, run.findings)
    screen.say(f"Hasil: {out}", f"Results: {out}")
