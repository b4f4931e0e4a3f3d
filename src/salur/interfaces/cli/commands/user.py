"""`salur user`: people, for whoever runs the machine; everybody else uses the page of people."""

import datetime as dt
import sys
from typing import Annotated

import typer

from salur.interfaces.cli import values
from salur.interfaces.cli.faults import CLEAN
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen


def add_to(app: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    """Add the group `user`."""
    words = screen.words
    group = typer.Typer()
    app.add_typer(group, name="user", help=words("Orang dan peran.", "People and roles."))
    _add_first_administrator(group, screen, runtime)

    _add_invite(group, screen, runtime)

    @group.command("list", help=words("Daftar orang satu lembaga.", "An organisation's people."))
    def list_(
        organisation: Annotated[str, typer.Option(help=words("Kode lembaga.", "Its code."))],
    ) -> int:
        runtime.start()
        from salur.interfaces.cli.commands.people import list_people

        list_people(screen, organisation)
        return CLEAN

    @group.command(
        "reset-second-factor",
        help=words("Lupakan faktor kedua yang hilang.", "Forget a lost second factor."),
    )
    def reset_second_factor(
        email: Annotated[str, typer.Argument(help=words("Alamat surel.", "Mail address."))],
        reason: Annotated[str, typer.Option(help=words("Alasan, dicatat.", "Why; recorded."))],
    ) -> int:
        runtime.start()
        from salur.interfaces.cli.commands.people import reset_factor

        reset_factor(screen, email, reason)
        return CLEAN


def _add_first_administrator(group: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    words = screen.words

    @group.command(
        "add-admin",
        help=words(
            "Buat administrator pertama; yang lain diundang olehnya.",
            "Make the first administrator, who invites everybody else.",
        ),
    )
    def add_admin_(
        email: Annotated[str, typer.Option(help=words("Alamat surel.", "Mail address."))],
        name: Annotated[str, typer.Option(help=words("Nama.", "Name."))],
        organisation: Annotated[
            str,
            typer.Option(help=words("Kode lembaga, DINSOS-6371.", "Its code, DINSOS-6371.")),
        ] = "KEMENSOS",
        provinces: Annotated[
            str, typer.Option(help=words("Provinsi yang dilayani.", "Provinces served."))
        ] = "62,63,64,65",
        since: Annotated[
            str | None, typer.Option(help=words("Bertugas sejak.", "On duty since."))
        ] = None,
    ) -> int:
        codes = values.codes("--provinces", provinces, 2)
        day = values.day("--since", since) or dt.date(dt.datetime.now(dt.UTC).year, 1, 1)
        password = _asked_password(screen)
        runtime.start()
        from salur.interfaces.cli.commands.people import add_admin

        add_admin(screen, email, name, organisation, codes, day, password)
        return CLEAN


def _add_invite(group: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    words = screen.words

    @group.command(help=words("Undang seseorang; tautannya dicetak.", "Invite somebody."))
    def invite(
        email: Annotated[str, typer.Option(help=words("Alamat surel.", "Mail address."))],
        name: Annotated[str, typer.Option(help=words("Nama.", "Name."))],
        organisation: Annotated[str, typer.Option(help=words("Kode lembaga.", "Its code."))],
        role: Annotated[list[str], typer.Option(help=words("Peran; boleh diulang.", "Roles."))],
        title: Annotated[str, typer.Option(help=words("Jabatan.", "Title."))] = "",
        nip: Annotated[str, typer.Option(help="NIP")] = "",
        region: Annotated[
            list[str] | None,
            typer.Option(help=words("Wilayah; bila kosong, wilayah lembaga.", "Regions.")),
        ] = None,
        address: Annotated[
            str, typer.Option(help=words("Alamat aplikasi web.", "The web application."))
        ] = "http://127.0.0.1:8000",
    ) -> int:
        paths = tuple(values.region("--region", code).path for code in region or ())
        runtime.start()
        from salur.interfaces.cli.commands.people import Guest, invite_guest

        guest = Guest(email, name, organisation, frozenset(role), title, nip, paths)
        invite_guest(screen, guest, runtime.invitation_link(address))
        return CLEAN


def _asked_password(screen: Screen) -> str:
    """Ask twice without showing it; from a pipe, take one line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    asked = screen.words("Kata sandi (sedikitnya 12 huruf)", "Password (12 letters at least)")
    again = screen.words("Ulangi kata sandi", "Repeat the password")
    given = typer.prompt(asked, hide_input=True, confirmation_prompt=again, err=True)
    return str(given)
