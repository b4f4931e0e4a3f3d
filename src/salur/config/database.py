"""Brings the schema up to date: every migration runs as the owner, nothing else does."""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from salur.config.postgres import OWNER


def migrate() -> None:
    """Run the migrations that wait on the default connection, as the owner of the tables."""
    steps = MigrationExecutor(connection)
    if not steps.migration_plan(steps.loader.graph.leaf_nodes()):
        return  # every command comes by here: looking takes a third of what running nothing does
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {OWNER}")
        try:
            call_command("migrate", interactive=False, verbosity=0)
        finally:
            cursor.execute("RESET ROLE")
