"""`salur check`: what of one file can be used, and everything that is wrong with the rest."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from salur.interfaces.cli import values
from salur.interfaces.cli.commands.results import rupiah
from salur.interfaces.cli.outputs import whole_directory
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen
from salur.kernel.refused import Refused, Sentence

if TYPE_CHECKING:
    from salur.evidence.domain.regions import Span
    from salur.evidence.pipeline.check import Checked
    from salur.places.domain import Crosswalk


@dataclass(frozen=True)
class CheckAsked:
    """What was asked for."""

    file: Path
    contract: str
    as_of: dt.date | None
    rows: int | None
    total: Decimal | None
    all_rows: bool
    translate: str | None
    regions: Path | None
    crosswalk: Path | None
    layout: Path | None


def add_to(app: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    """Add the command `check`."""
    words = screen.words

    @app.command(help=words("Periksa satu berkas.", "Check one file."))
    def check(
        file: Annotated[Path, typer.Argument(help="CSV, CSV.gz, XLSX, Parquet")],
        contract: Annotated[
            str, typer.Option(help=words("Jenis berkas: kpm, topup, …", "Contract: kpm, topup, …"))
        ],
        out: Annotated[Path, typer.Option(help=words("Folder hasil.", "Directory of results."))],
        as_of: Annotated[
            str | None, typer.Option(help=words("Tanggal acuan.", "Day to judge by."))
        ] = None,
        rows: Annotated[
            str | None, typer.Option(help=words("Jumlah baris menurut pengirim.", "Declared rows."))
        ] = None,
        sum_: Annotated[
            str | None,
            typer.Option("--sum", help=words("Jumlah nilai menurut pengirim.", "Declared sum.")),
        ] = None,
        all_rows: Annotated[
            bool, typer.Option("--all-rows", help=words("Seluruh lembar.", "The whole sheet."))
        ] = False,
        translate: Annotated[
            str | None,
            typer.Option(
                metavar="bps-2020",
                help=words("Kode wilayah berkas ini dari sistem itu.", "Its system of codes."),
            ),
        ] = None,
        regions: Annotated[
            Path | None,
            typer.Option(help=words("Edisi daftar wilayah (kode,nama).", "A list of regions.")),
        ] = None,
        crosswalk: Annotated[
            Path | None,
            typer.Option(help=words("Padanan kode (kode_bps,kode_dagri).", "A crosswalk.")),
        ] = None,
        layout: Annotated[
            Path | None,
            typer.Option(help=words("Tata letak berkas bank (TOML).", "Layout of a bank's file.")),
        ] = None,
        json: Annotated[
            bool, typer.Option("--json", help=words("Ringkasan JSON.", "Summary as JSON."))
        ] = False,
    ) -> int:
        asked = CheckAsked(
            file=file,
            contract=_contract(contract),
            as_of=values.day("--as-of", as_of),
            rows=values.whole("--rows", rows),
            total=values.amount("--sum", sum_),
            all_rows=all_rows,
            translate=translate,
            regions=regions,
            crosswalk=crosswalk,
            layout=layout,
        )
        checked = _check(asked, out, screen)
        if json:
            screen.json(checked.as_json())
        else:
            _show(checked, out, screen)
        return checked.exit_code


def _contract(name: str) -> str:
    from salur.evidence.domain.contract import contract_names

    if name not in contract_names():
        known = ", ".join(contract_names())
        raise values.UsageRefused(
            "contract_unknown",
            Sentence(f"Jenis berkas {name!r} tidak dikenal.", f"There is no contract {name!r}."),
            Sentence(f"Pilih dari: {known}.", f"Choose from: {known}."),
        )
    return name


def _check(asked: CheckAsked, out: Path, screen: Screen) -> "Checked":
    from salur.evidence.pipeline.check import check_file
    from salur.evidence.pipeline.layout_decoder import given_layouts

    history, walks = _lists(asked)
    with whole_directory(out, [asked.file]) as draft, screen.steps() as begin:
        try:
            return check_file(
                asked.file,
                asked.contract,
                out=draft,
                as_of=asked.as_of,
                declared_rows=asked.rows,
                declared_sum=asked.total,
                all_rows=asked.all_rows,
                progress=begin,
                lang=screen.words.language,
                history=history,
                translate=asked.translate,
                crosswalks=walks,
                decoders=given_layouts([asked.layout] if asked.layout else [], chosen=True),
            )
        except Refused as refusal:
            refusal.add_note(asked.file.name)
            raise


def _lists(asked: CheckAsked) -> tuple["list[Span] | None", "list[Crosswalk]"]:
    """Give the list of regions and the crosswalk that were given as files, for this check only."""
    from salur.evidence.domain.regions import Span
    from salur.places.domain import BPS_2020, Crosswalk, base_codes, base_crosswalk
    from salur.places.pipeline.crosswalks import read_crosswalk
    from salur.places.pipeline.editions import listed, read_edition

    history: list[Span] | None = None
    if asked.regions is not None:
        listing = listed(asked.regions.name, read_edition(asked.regions))
        history = [Span(code, name) for code, name in listing]
    if asked.crosswalk is None:
        return history, []
    known = {s.code: s.name for s in history} if history else dict(base_codes())
    pairs = {one.code: one.kemendagri for one in read_crosswalk(asked.crosswalk, known)}
    system = asked.translate or BPS_2020
    carried = base_crosswalk().codes if system == BPS_2020 else {}
    return history, [Crosswalk(system, {**carried, **pairs})]


def _show(checked: "Checked", out: Path, screen: Screen) -> None:
    from salur.evidence.domain.rules import RULES

    words = screen.words
    screen.say(
        f"{checked.file}: {rupiah(checked.rows)} baris, {rupiah(checked.accepted)} diterima, "
        f"{rupiah(checked.held_back)} ditahan, {rupiah(checked.suspended)} ditidurkan.",
        f"{checked.file}: {rupiah(checked.rows)} rows, {rupiah(checked.accepted)} accepted, "
        f"{rupiah(checked.held_back)} held back, {rupiah(checked.suspended)} suspended.",
    )
    if checked.findings:
        rows = [
            [name, rupiah(count), words.of(RULES[name].message) if name in RULES else ""]
            for name, count in checked.findings.items()
        ]
        screen.table(words("Temuan", "Findings"), [words("temuan", "finding"), "n", ""], rows)
    screen.say(f"Hasil: {out}", f"Results: {out}")
