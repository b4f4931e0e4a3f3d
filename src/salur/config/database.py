"""Brings the schema up to date: every migration runs as the owner, nothing else does."""

from django.core.management import call_command
from django.db import connection

from salur.config.postgres import OWNER


def migrate() -> None:
    """Run all migrations on the default connection as the owner of the tables."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {OWNER}")
        try:
            call_command("migrate", interactive=False, verbosity=0)
        finally:
            cursor.execute("RESET ROLE")
