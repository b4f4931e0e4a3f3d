"""The schema stands: every migration runs as the owner, and the program owns nothing."""

import pytest
from django.core.management import call_command
from django.db import connection

pytestmark = pytest.mark.django_db


def test_the_program_is_connected_as_the_applications_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("salur_app",)


def test_every_migration_has_run() -> None:
    call_command("migrate", check_unapplied=True, verbosity=0)


def test_the_models_and_the_migrations_agree() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
