"""`salur regions`: the list of regions that the installation works with."""

import datetime as dt
from pathlib import Path
from typing import Annotated, Any

import typer

from salur.interfaces.cli import values
from salur.interfaces.cli.faults import CLEAN, NEEDS_SOMEONE
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen


def add_to(app: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    """Add the group `regions`."""
    words = screen.words
    group = _group(app, "regions", words("Daftar wilayah Kemendagri.", "Kemendagri's regions."))

    @group.command("import", help=words("Muat satu edisi (kode,nama).", "Load an edition."))
    def import_(
        file: Annotated[Path, typer.Argument(help="CSV, CSV.gz")],
        edition: Annotated[str, typer.Option(help=words("Nama edisi.", "Name of the edition."))],
        from_: Annotated[str, typer.Option("--from", help=words("Berlaku sejak.", "Valid from."))],
        citation: Annotated[str, typer.Option(help=words("Dasar hukum.", "Legal basis."))] = "",
    ) -> int:
        valid_from = values.day("--from", from_)
        assert valid_from is not None, "a text that is given is read or refused"
        runtime.start()
        from salur.access.queries import SYSTEM
        from salur.places.actions import import_edition, load_base_edition

        now = dt.datetime.now(dt.UTC)
        load_base_edition(by=SYSTEM, at=now)
        done = import_edition(
            file, edition=edition, valid_from=valid_from, citation=citation, by=SYSTEM, at=now
        )
        again = words(", sudah dimuat sebelumnya", ", loaded before") if done.repeated else ""
        screen.say(
            f"Edisi {done.edition}: {done.regions} wilayah{again}.",
            f"Edition {done.edition}: {done.regions} regions{again}.",
        )
        return CLEAN

    _add_crosswalk(group, screen, runtime)
    _add_boundaries(group, screen, runtime)
    _add_positions(group, screen, runtime)
    _add_succession(group, screen, runtime)


def _group(within: typer.Typer, name: str, said: str) -> typer.Typer:
    """Add a group; its callback keeps a single command beneath the group's name."""
    group = typer.Typer()
    within.add_typer(group, name=name, help=said)

    @group.callback()
    def nothing() -> None:
        pass

    return group


def _add_boundaries(group: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    words = screen.words
    boundaries = _group(group, "boundaries", words("Batas kabupaten/kota.", "Boundaries."))

    @boundaries.command("import", help=words("Muat batas (GeoJSON).", "Load a GeoJSON."))
    def import_(
        file: Annotated[Path, typer.Argument(help="GeoJSON")],
        citation: Annotated[str, typer.Option(help=words("Sumbernya.", "Its source."))],
        named: Annotated[
            str, typer.Option("--property", help=words("Kolom kode.", "Property of the codes."))
        ] = "",
    ) -> int:
        runtime.start()
        from salur.access.queries import SYSTEM
        from salur.places.actions import import_boundaries

        now = dt.datetime.now(dt.UTC)
        done = import_boundaries(file, citation=citation, named=named, by=SYSTEM, at=now)
        screen.say(
            f"Batas {done.kabkota} kabupaten/kota dimuat, {done.points} titik.",
            f"Boundaries of {done.kabkota} kab/kota loaded, {done.points} points.",
        )
        return CLEAN


def _add_positions(group: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    words = screen.words
    positions = _group(group, "positions", words("Posisi wilayah.", "Positions of regions."))

    @positions.command("import", help=words("Muat posisi.", "Load positions."))
    def import_(
        file: Annotated[Path, typer.Argument(help="CSV, CSV.gz (kode_wilayah,lintang,bujur)")],
        citation: Annotated[str, typer.Option(help=words("Sumbernya.", "Its source."))],
    ) -> int:
        runtime.start()
        from salur.access.queries import SYSTEM
        from salur.places.actions import import_positions

        now = dt.datetime.now(dt.UTC)
        done = import_positions(file, citation=citation, by=SYSTEM, at=now)
        screen.say(
            f"Posisi {done.positions} wilayah dimuat.",
            f"Positions of {done.positions} regions loaded.",
        )
        if done.findings:
            held, kept = words("ditahan", "held back"), words("dimuat", "loaded")
            rows = [
                [str(one.row), one.code, one.rule, held if one.is_held else kept]
                for one in done.findings
            ]
            head = [words("baris", "row"), words("kode", "code"), words("temuan", "finding"), ""]
            screen.table(words("Temuan", "Findings"), head, rows)
        return NEEDS_SOMEONE if done.findings else CLEAN


def _add_crosswalk(group: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    words = screen.words
    crosswalk = _group(group, "crosswalk", words("Padanan kode BPS.", "Codes of other systems."))

    @crosswalk.command("import", help=words("Muat padanan kode.", "Load a crosswalk."))
    def import_(
        file: Annotated[Path, typer.Argument(help="CSV, CSV.gz (kode_bps,kode_dagri)")],
        system: Annotated[
            str, typer.Option(help=words("Nama sistemnya.", "Its name."))
        ] = "bps-2020",
        citation: Annotated[str, typer.Option(help=words("Terbitannya.", "Its source."))] = "",
    ) -> int:
        runtime.start()
        from salur.access.queries import SYSTEM
        from salur.places.actions import import_crosswalk

        now = dt.datetime.now(dt.UTC)
        done = import_crosswalk(file, system=system, citation=citation, by=SYSTEM, at=now)
        screen.say(
            f"Padanan {done.system}: {done.pairs} kode, {done.added} baru.",
            f"Crosswalk {done.system}: {done.pairs} codes, {done.added} new.",
        )
        return CLEAN


def _add_succession(group: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    words = screen.words

    @group.command(help=words("Wilayah dipecah atau berganti kode.", "A split or a renumbering."))
    def succeed(
        file: Annotated[Path, typer.Argument(help="CSV, CSV.gz (kode_lama,kode_baru)")],
        from_: Annotated[str, typer.Option("--from", help=words("Berlaku sejak.", "Valid from."))],
        citation: Annotated[str, typer.Option(help=words("Dasar hukum.", "Legal basis."))],
        renew: Annotated[
            bool,
            typer.Option(
                "--renew", help=words("Beri cakupan dan layanan usulan.", "Renew what is proposed.")
            ),
        ] = False,
    ) -> int:
        valid_from = values.day("--from", from_)
        assert valid_from is not None, "a text that is given is read or refused"
        runtime.start()
        from salur.access.queries import SYSTEM
        from salur.distribution.actions import renew_scopes_and_services
        from salur.graduation.actions.succeeding import succeed_regions

        law: dict[str, Any] = {"valid_from": valid_from, "citation": citation, "by": SYSTEM}
        law["at"] = dt.datetime.now(dt.UTC)
        done = succeed_regions(file=file, **law)
        again = words(" Tidak ada yang baru.", " Nothing is new.") if done.repeated else ""
        screen.say(
            f"{done.desa} desa berganti kode: {done.families} keluarga dan {done.quotas} kuota"
            f" ikut; {done.quotas_open} kuota harus ditetapkan lagi.{again}",
            f"{done.desa} desa have new codes: {done.families} families and {done.quotas} quotas"
            f" follow; {done.quotas_open} quotas must be set anew.{again}",
        )
        if renew:
            given = renew_scopes_and_services(done, **law)
            screen.say(
                f"{given.scopes} cakupan dan {given.services} layanan kini berlaku di kode baru.",
                f"{given.scopes} scopes and {given.services} services hold in new codes now.",
            )
        waiting = [
            *([f"{one.name} {one.path}", one.heir] for one in done.grants),
            *([f"{one.organisation.code} {one.code}", one.heir] for one in done.services),
            *([one, ""] for one in done.parameters_open),
        ]
        waiting = [[who, heir or "?"] for who, heir in waiting if not (renew and heir)]
        if waiting:
            head = [
                words("Cakupan, layanan, parameter", "Scope, service, parameter"),
                words("Baru", "New"),
            ]
            screen.table(words("Yang perlu diperbarui", "To renew"), head, waiting)
            screen.say(
                "Jalankan lagi dengan --renew untuk memberikan yang diusulkan.",
                "Run it again with --renew to give what is proposed.",
            )
        with_agencies = done.followed
        screen.say(
            f"{with_agencies.obstacles} hambatan, {with_agencies.complaints} pengaduan,"
            f" {with_agencies.teams} tim dan {with_agencies.meetings} rapat ikut.",
            f"{with_agencies.obstacles} obstacles, {with_agencies.complaints} complaints,"
            f" {with_agencies.teams} teams and {with_agencies.meetings} meetings follow.",
        )
        is_left = _say_left(screen)
        return NEEDS_SOMEONE if is_left or waiting or done.quotas_open else CLEAN

    @group.command(help=words("Yang menunggu penempatan.", "What waits to be placed."))
    def left() -> int:
        runtime.start()
        return NEEDS_SOMEONE if _say_left(screen) else CLEAN

    @group.command(help=words("Tempatkan hambatan atau pengaduan.", "Place what was left behind."))
    def place(
        number: Annotated[str, typer.Argument(help="H-0000012, P-0000012")],
        code: Annotated[str, typer.Argument(help=words("Kode barunya.", "Its new code."))],
    ) -> int:
        runtime.start()
        from salur.access.queries import SYSTEM
        from salur.coordination.actions import place_left_behind

        part, now = values.region("CODE", code), dt.datetime.now(dt.UTC)
        place_left_behind(name=number, code=part.digits, by=SYSTEM, at=now)
        screen.say(f"{number} kini di {part.dotted}.", f"{number} is in {part.dotted} now.")
        return CLEAN


def _say_left(screen: Screen) -> bool:
    """Name what stands in regions that were divided; say whether there is any."""
    from django.db import transaction

    from salur.access.actions import enter_scope
    from salur.access.queries import SYSTEM
    from salur.coordination.queries import left_behind

    with transaction.atomic():
        enter_scope(SYSTEM)
        rows = [[one.kind, one.name, one.code] for one in left_behind()]
    if rows:
        words = screen.words
        head = [words("Jenis", "Kind"), words("Nama", "Name"), words("Kode lama", "Old code")]
        screen.table(
            words("Wilayahnya dibagi: tentukan tempatnya", "Divided: say where they belong"),
            head,
            rows,
        )
    return bool(rows)
