"""One installation as the command line sees it: where it lies, and how it is started."""

import os
from collections.abc import Callable

from salur.config.environment import Environment, read_environment
from salur.interfaces.cli.runtime import Place
from salur.kernel.refused import Refused, Sentence


class InstallationRefused(Refused):
    """This installation cannot be used as it stands."""


class Installation:
    """The installation that the environment describes; started at most once per process."""

    def __init__(self) -> None:
        self._started = False

    def place(self) -> Place:
        """Say where the installation lies; nothing is started or made."""
        found = environment()
        return Place(found.data, found.keys, not found.database_url, found.training)

    def start(self) -> None:
        """Start the database, bring the schema up to date and make Django ready."""
        if self._started:
            return
        found = environment()
        if not found.database_url:
            os.environ["SALUR_DATABASE_URL"] = _embedded(found)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "salur.config.settings")
        import django

        django.setup()
        from salur.config.database import migrate

        migrate()
        self._started = True

    def serve(self, host: str, port: int, ready: Callable[[str], None]) -> None:
        """Serve the web application and work off the jobs until told to stop."""
        from salur.config.serving import serve

        serve(host, port, ready)


def environment() -> Environment:
    """Read the environment; refused where it contradicts itself."""
    try:
        return read_environment()
    except ValueError as fault:
        raise InstallationRefused(
            "environment_wrong",
            Sentence(f"Pengaturan salah: {fault}.", f"A setting is wrong: {fault}."),
            Sentence("Perbaiki variabel lingkungannya.", "Correct the environment variable."),
        ) from fault


def _embedded(found: Environment) -> str:
    from salur.config.postgres import prepare, start_embedded

    found.data.mkdir(parents=True, exist_ok=True)
    return prepare(start_embedded(found.postgres_data), "salur").url
