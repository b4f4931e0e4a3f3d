"""`salur site`: which shops to open so that most families have one within reach."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from salur.interfaces.cli import values
from salur.interfaces.cli.commands.results import rupiah, show_findings
from salur.interfaces.cli.outputs import whole_directory
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen
from salur.kernel.refused import Refused, Sentence

if TYPE_CHECKING:
    from salur.transition.pipeline.siting.siting_files import Sited, Wanted

_SECONDS = 300.0


@dataclass(frozen=True)
class _Asked:
    openings: str | None
    max_km: str | None
    max_kpm: str | None
    road_factor: str | None
    seconds: str | None


def add_to(app: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    """Add the command `site`."""
    words = screen.words

    def file(text: str) -> object:
        return typer.Option(help=text, metavar="F", show_default=False)

    def number(name: str, text: str) -> object:
        return typer.Option(name, help=text, show_default=False)

    @app.command(help=words("Tentukan lokasi e-Warong.", "Choose where e-Warong open."))
    def site(
        villages: Annotated[
            Path, file("kode_wilayah,lintang,bujur,kpm")
        ],
        ewarong: Annotated[Path, file(words("ewarong: AKTIF melayani", "ewarong: AKTIF serve"))],
        out: Annotated[Path, typer.Option(help=words("Folder hasil.", "Directory of results."))],
        candidates: Annotated[
            Path | None, file(words("ewarong: yang dapat dibuka", "ewarong: may be opened"))
        ] = None,
        openings: Annotated[
            str | None, number("--openings", words("Paling banyak dibuka.", "Most openings."))
        ] = None,
        max_km: Annotated[
            str | None, number("--max-km", words("Jarak terjauh.", "Farthest distance."))
        ] = None,
        max_kpm: Annotated[
            str | None,
            number("--max-kpm", words("KPM per toko tanpa kapasitas.", "KPM of a shop without.")),
        ] = None,
        road_factor: Annotated[
            str | None, number("--road-factor", words("Pengali jarak.", "Times the air line."))
        ] = None,
        travel: Annotated[
            Path | None, file("kode_wilayah,id_ewarong,km")
        ] = None,
        seconds: Annotated[
            str | None, number("--seconds", words("Batas waktu.", "Limit of time."))
        ] = None,
        boundaries: Annotated[
            Path | None, file(words("batas kab/kota (GeoJSON)", "boundaries (GeoJSON)"))
        ] = None,
        json: Annotated[
            bool, typer.Option("--json", help=words("Ringkasan JSON.", "Summary as JSON."))
        ] = False,
    ) -> int:  # fmt: skip
        from salur.batch.session import Session
        from salur.transition.pipeline.siting.reading import SitingFiles
        from salur.transition.pipeline.siting.siting_files import site_files

        wanted = _wanted(_Asked(openings, max_km, max_kpm, road_factor, seconds))
        rings = _rings(boundaries)
        inputs = [one for one in (villages, ewarong, candidates, travel, boundaries) if one]
        given = SitingFiles(villages, ewarong, candidates, travel)
        with (
            whole_directory(out, inputs) as draft,
            Session(ordered=True) as session,
            screen.steps() as begin,
        ):
            sited = site_files(
                session, given, wanted, draft,
                boundaries=rings, language=words.language, progress=begin,
            )  # fmt: skip
        if json:
            screen.json(sited.as_json())
        else:
            _show(sited, out, screen)
        return int(sited.needs_someone)


def _wanted(asked: _Asked) -> "Wanted":
    """Give the limits: as typed, else the dated parameters of the newest day."""
    from salur.transition.domain.siting import Limits, Reaches
    from salur.transition.domain.siting_parameters import siting_parameters
    from salur.transition.pipeline.siting.siting_files import Wanted

    usual = siting_parameters()
    return Wanted(
        Limits(
            _positive("--max-km", asked.max_km, usual.max_km),
            _positive("--road-factor", asked.road_factor, usual.road_factor),
            values.whole("--openings", asked.openings),
        ),
        int(_positive("--max-kpm", asked.max_kpm, usual.capacity, whole=True)),
        Reaches(usual.neighbour_km, usual.service_day_km, usual.least_kpm),
        _positive("--seconds", asked.seconds, _SECONDS),
    )


def _positive(option: str, text: str | None, usual: float, *, whole: bool = False) -> float:
    if text is None:
        return usual
    number = values.whole(option, text) if whole else values.decimal(option, text)
    if not number:
        raise values.UsageRefused(
            "usage_value",
            Sentence(f"{option} harus lebih dari nol.", f"{option} must be above zero."),
            Sentence(f"Tulis misalnya {usual:g}.", f"Write for example {usual:g}."),
        )
    return number


def _rings(path: Path | None) -> dict[str, tuple[tuple[tuple[float, float], ...], ...]] | None:
    if path is None:
        return None
    import json

    from salur.places.domain.boundary import NoBoundary, boundaries_in

    try:
        found = boundaries_in(json.loads(path.read_bytes()))
    except (OSError, ValueError, NoBoundary) as fault:
        raise Refused(
            "boundaries_unreadable",
            Sentence(
                f"Berkas {path.name} bukan GeoJSON batas kabupaten/kota.",
                f"The file {path.name} is no GeoJSON of kab/kota.",
            ),
            Sentence("Pakai GeoJSON batas kabupaten/kota.", "Use a GeoJSON of kab/kota."),
        ) from fault
    return {one.code: one.rings for one in found}


def _show(sited: "Sited", out: Path, screen: Screen) -> None:
    words, plan = screen.words, sited.plan
    rows = [
        [words("keluarga", "families"), rupiah(sited.families), "", ""],
        [
            words("terlayani", "served"),
            rupiah(plan.covered.value),
            rupiah(plan.covered.bound),
            f"{plan.covered.gap:.2%}",
        ],
        [
            words("toko dibuka", "shops opened"),
            rupiah(plan.openings.value),
            rupiah(plan.openings.bound),
            f"{plan.openings.gap:.2%}",
        ],
        [
            words("keluarga-kilometer", "family-kilometres"),
            rupiah(plan.travel.value // 1_000_000),
            rupiah(plan.travel.bound // 1_000_000),
            f"{plan.travel.gap:.2%}",
        ],
    ]
    head = ["", "n", words("batas", "bound"), words("selisih", "gap")]
    screen.table(words("Lokasi e-Warong", "Where e-Warong open"), head, rows)
    without: dict[str, int] = {}
    for one in sited.uncovered:
        without[one.reason] = without.get(one.reason, 0) + one.kpm
    if without:
        screen.table(
            words("Belum terlayani", "Not served"),
            [words("sebab", "reason"), "KPM"],
            [[name, rupiah(kpm)] for name, kpm in sorted(without.items())],
        )
    found: dict[str, int] = {}
    for finding in sited.findings:
        found[finding.rule] = found.get(finding.rule, 0) + 1
    show_findings(screen, dict(sorted(found.items())))
    screen.say(f"Hasil: {out}", f"Results: {out}")
