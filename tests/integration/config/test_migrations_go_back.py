"""Every migration has its way back, and the way forward again leads to the same schema."""

from django.core.management import call_command
from django.db import connection

from salur.config.postgres import OWNER, Address

_SCHEMA = """
SELECT 'column', table_name, column_name, data_type, is_nullable FROM information_schema.columns
WHERE table_schema = 'public'
UNION ALL SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid), ''
FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT 'index', tablename, indexname, indexdef, '' FROM pg_indexes
WHERE schemaname = 'public'
UNION ALL SELECT 'policy', tablename, policyname, qual, with_check FROM pg_policies
UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), ''
FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT 'function', proname, pg_get_function_identity_arguments(oid), prosrc, ''
FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL SELECT 'privilege', table_name, grantee, privilege_type, ''
FROM information_schema.table_privileges WHERE table_schema = 'public'
"""


def _schema() -> set[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_SCHEMA)
        return set(cursor.fetchall())


def test_all_capabilities_are_taken_back_and_made_again(own_database: Address) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {OWNER}")
    before = _schema()
    for label in ("places", "parties", "audit", "jobs", "access"):
        call_command("migrate", label, "zero", interactive=False, verbosity=0)
    assert not [row for row in _schema() if row[1].startswith(("access_", "audit_", "jobs_"))]
    call_command("migrate", interactive=False, verbosity=0)
    assert _schema() == before
