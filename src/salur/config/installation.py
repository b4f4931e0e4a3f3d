"""One installation as the command line sees it: where it lies, how it starts, how it is kept."""

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from salur.config.environment import Environment, read_environment
from salur.interfaces.cli.runtime import BackedUp, BroughtBack, Place
from salur.kernel.refused import Refused, Sentence


class InstallationRefused(Refused):
    """This installation cannot be used as it stands."""


class Installation:
    """The installation that the environment describes; started at most once per process."""

    def __init__(self) -> None:
        self._started = False

    @cached_property
    def _found(self) -> Environment:
        try:
            return read_environment()
        except ValueError as fault:
            raise InstallationRefused(
                "environment_wrong",
                Sentence(f"Pengaturan salah: {fault}.", f"A setting is wrong: {fault}."),
                Sentence("Perbaiki variabel lingkungannya.", "Correct the environment variable."),
            ) from fault

    def place(self) -> Place:
        """Say where the installation lies; nothing is started or made."""
        found = self._found
        return Place(found.data, found.keys, not found.database_url, found.training)

    def as_demo(self) -> None:
        """Be the demo of this machine: a directory of its own, LATIHAN on every page.

        It is served to this machine only and holds nobody's data, so whoever approves signs in
        without a second factor.
        """
        assert not self._started, "an installation is a demo from its start"
        if "SALUR_DATA" not in os.environ:
            os.environ["SALUR_DATA"] = str(read_environment().data.with_name("salur-demo"))
        os.environ |= {"SALUR_TRAINING": "1", "SALUR_ONE_FACTOR": "1"}
        inbox = read_environment().data / "banks-inbox"
        os.environ.setdefault("SALUR_BANK_INBOX", str(inbox))
        vars(self).pop("_found", None)

    def as_practice(self) -> None:
        """Be the practice area beside this installation: nothing of the real one is opened.

        It has its own directory, `<SALUR_DATA>-latihan`, its own keys and the embedded database,
        whatever the environment says of the real one, and no mail leaves it.
        """
        assert not self._started, "an installation is a practice area from its start"
        real = read_environment()
        data = real.data.with_name(f"{real.data.name}-latihan")
        for name in ("SALUR_KEYS", "SALUR_DATABASE_URL", "SALUR_EMAIL_URL", "SALUR_DEBUG"):
            os.environ.pop(name, None)
        os.environ |= {
            "SALUR_DATA": str(data),
            "SALUR_TRAINING": "1",
            "SALUR_ONE_FACTOR": "1",
            "SALUR_BANK_INBOX": str(data / "banks-inbox"),
        }
        vars(self).pop("_found", None)

    def wipe(self, last: str) -> None:
        """Remove everything that this installation keeps; only of made-up data, before `start`.

        The file `last`, which tells whose directory it is, goes after all else: whoever is killed
        meanwhile can begin again.
        """
        from salur.config.postgres import stop_left_running

        found = self._found
        assert found.one_factor and not self._started, "nothing but made-up data is removed"
        stop_left_running(found.postgres_data)
        for one in found.data.iterdir():
            if one.name != last:
                shutil.rmtree(one) if one.is_dir() else one.unlink()
        shutil.rmtree(found.data)

    def check_address(self, host: str, port: int) -> None:
        """Refuse an address that somebody else serves on."""
        from salur.config.serving import check_address

        check_address(host, port)

    def start(self) -> None:
        """Start the database, bring the schema up to date and make Django ready."""
        if self._started:
            return
        if not self._found.database_url:
            os.environ["SALUR_DATABASE_URL"] = self._embedded()
        _check_address()
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "salur.config.settings")
        import django

        django.setup()
        from salur.config.birth import check_birth
        from salur.config.database import migrate

        _check_prepared()
        migrate()
        check_birth(training=self._found.training)
        self._started = True

    def serve(self, host: str, port: int, ready: Callable[[str], None]) -> None:
        """Serve the web application and work off the jobs until told to stop."""
        self.start()
        from salur.config.serving import serve

        serve(host, port, self._found.seals, ready)

    def invitation_link(self, address: str) -> str:
        """Give the page of an invitation under `address`, with `{token}` in it."""
        from django.urls import reverse

        path = reverse("invitation", args=["token"])
        return address.rstrip("/") + path.replace("token", "{token}")

    def back_up(self, target: Path, at: dt.datetime) -> BackedUp:
        """Write database, evidence and seals to one file."""
        self.start()
        from salur.config.postgres import Address
        from salur.config.safekeeping.backup import make_backup
        from salur.config.sealing import seal_recent

        seal_recent(self._found.seals)
        address = Address.from_url(os.environ["SALUR_DATABASE_URL"])
        made = make_backup(self._found, address, target, at)
        return BackedUp(made.path, made.size, made.files)

    def restore(self, source: Path, *, replace: bool) -> BroughtBack:
        """Verify a backup and bring the installation to what it holds."""
        from salur.config.safekeeping.restore import restore_backup

        done = restore_backup(self._found, source, replace=replace)
        self.start()
        return BroughtBack(done.made_at, done.program, done.files)

    def _embedded(self) -> str:
        from salur.config.postgres import prepare, start_embedded

        try:
            self._found.data.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise InstallationRefused(
                "data_unwritable",
                Sentence(
                    f"Folder data {self._found.data} tidak dapat dibuat.",
                    f"The data directory {self._found.data} cannot be made.",
                ),
                Sentence("Atur SALUR_DATA ke folder lain.", "Point SALUR_DATA somewhere else."),
            ) from fault
        try:
            return prepare(start_embedded(self._found.postgres_data), "salur").url
        except (subprocess.SubprocessError, OSError) as fault:
            raise InstallationRefused(
                "database_not_started",
                Sentence(
                    f"PostgreSQL tidak dapat dinyalakan di {self._found.data}.",
                    f"PostgreSQL cannot be started in {self._found.data}.",
                ),
                Sentence(
                    "Periksa ruang disk dan hak akses folder itu, atau pindahkan SALUR_DATA.",
                    "Check the disk's space and the directory's rights, or move SALUR_DATA.",
                ),
            ) from fault


def _check_address() -> None:
    from salur.config.postgres import Address

    try:
        Address.from_url(os.environ["SALUR_DATABASE_URL"])
    except ValueError as fault:
        raise InstallationRefused(
            "environment_wrong",
            Sentence(
                "Alamat basis data di SALUR_DATABASE_URL salah bentuk.",
                "The database's address in SALUR_DATABASE_URL is malformed.",
            ),
            Sentence(
                "Tulis misalnya postgresql://salur_app@localhost/salur.",
                "Write for example postgresql://salur_app@localhost/salur.",
            ),
        ) from fault


def _check_prepared() -> None:
    """Refuse a server that does not answer, or whose database nobody has prepared for Salur."""
    from django.db import OperationalError, connection

    from salur.config.postgres import OWNER

    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s AND"
                " pg_has_role(current_user, oid, 'MEMBER')),"
                " (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)",
                [OWNER],
            )
            is_member, is_superuser = cursor.fetchone()
    except OperationalError as fault:
        raise InstallationRefused(
            "database_unreachable",
            Sentence("Server PostgreSQL tidak menjawab.", "The PostgreSQL server does not answer."),
            Sentence("Periksa SALUR_DATABASE_URL.", "Check SALUR_DATABASE_URL."),
        ) from fault
    if not is_member or is_superuser:
        raise InstallationRefused(
            "database_not_prepared",
            Sentence(
                "Basis data itu belum disiapkan untuk Salur, atau dipakai sebagai superuser.",
                "That database is not prepared for Salur, or is used as a superuser.",
            ),
            Sentence(
                "Jalankan SQL di docs/server.md, lalu pakai peran salur_app.",
                "Run the SQL of docs/server.md, then use the role salur_app.",
            ),
        )
