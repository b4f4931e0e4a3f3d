"""Every table is guarded by row-level security, or stands here with the reason why not.

Walks the database itself, so that a table nobody thought of fails the build.
"""

import pytest
from django.db import connection

from salur.access.actions import as_owner

pytestmark = pytest.mark.django_db

# Tables that hold nothing of any family, account or office's month.
OPEN = {
    "django_migrations": "Django's own: which migrations have run",
    "django_content_type": "Django's own: names of models",
    "django_session": "read before anybody is known; the key is a secret of the browser",
    "auth_group": "Django's own, unused",
    "auth_permission": "Django's own, unused",
    "auth_group_permissions": "Django's own, unused",
    "account_emailaddress": "allauth's own: read at sign-in, before there is a scope",
    "account_emailconfirmation": "allauth's own: read at sign-in, before there is a scope",
    "mfa_authenticator": "allauth's own: read at sign-in; its secrets are sealed",
    "pghistory_context": "pghistory's own: who and where from, beside row histories",
    "procrastinate_jobs": "the queue: holds the id of a job and nothing else",
    "procrastinate_events": "the queue's own",
    "procrastinate_periodic_defers": "the queue's own",
    "procrastinate_workers": "the queue's own",
    "access_birth": "read at the start, before anybody is known: practice or real",
    "access_person": "read at sign-in, before there is a scope; names and e-mails of staff",
    "access_membership": "read to find the scope itself",
    "access_role_grant": "read to find the scope itself",
    "access_scope_grant": "read to find the scope itself",
    "access_token": "read by the token, before there is a person; the token is hashed",
    "access_invitation": "read by the token, before there is a person; the token is hashed",
    "audit_link": "hashes only: whoever verifies the chain need not read the events",
    "places_edition": "public: published lists of regions",
    "places_listing": "public: published lists of regions",
    "places_region": "public: published lists of regions",
    "places_crosswalk": "public: published codes of other systems",
    "places_boundary": "public: published boundaries of kab/kota",
    "places_position": "public: published positions of regions",
    "places_succession": "public: published successions of codes",
    "places_heir": "public: what follows from published successions of codes",
    "parties_organisation": "public inside: who hands aid on",
    "parties_reach": "public inside: who is responsible for which region",
    "programs_parameter": "public: what a rule fixes, from which day, with its citation",
    "coordination_step": "public: the steps of the machines, a copy of the program's own table",
    "parties_service": "public inside: who serves which kab/kota",
}

_TABLES = """
SELECT class.relname, class.relrowsecurity, class.relforcerowsecurity,
    ARRAY(
        SELECT role::regrole::text FROM pg_policy AS policy, unnest(policy.polroles) AS role
        WHERE policy.polrelid = class.oid ORDER BY 1
    )
FROM pg_class AS class
JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
WHERE class.relkind IN ('r', 'p') AND namespace.nspname NOT IN ('pg_catalog', 'information_schema')
    AND namespace.nspname NOT LIKE 'pg\\_temp%' AND namespace.nspname NOT LIKE 'pg\\_toast%'
ORDER BY 1
"""


def _tables() -> list[tuple[str, bool, bool, list[str]]]:
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        return cursor.fetchall()


def test_every_table_is_guarded_or_has_its_reason() -> None:
    unguarded = {
        name: (enabled, forced, roles)
        for name, enabled, forced, roles in _tables()
        if name not in OPEN
        and not (enabled and forced and {"salur_app", "salur_owner"} <= {*roles})
    }
    assert not unguarded


def test_no_table_is_both_guarded_and_excused_and_every_excuse_is_of_a_table() -> None:
    tables = {name: enabled for name, enabled, *_ in _tables()}
    assert OPEN.keys() <= tables.keys()
    assert not [name for name in OPEN if tables[name]]


def test_without_a_scope_the_program_sees_no_row_of_a_guarded_table() -> None:
    guarded = [name for name, enabled, *_ in _tables() if enabled]
    assert guarded, "the walk is broken"
    with connection.cursor() as cursor:
        for name in guarded:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")
            assert cursor.fetchone() == (0,), name


def test_every_policy_of_the_program_asks_the_scope() -> None:
    """Directly or through a guarded table; fresh tables are empty, this makes zero rows sure."""
    guarded = "|".join(name for name, enabled, *_ in _tables() if enabled)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT polrelid::regclass::text, polname FROM pg_policy"
            " WHERE polroles @> ARRAY[0::oid] OR 'salur_app'::regrole = ANY (polroles)"
            " AND coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))"
            "   !~ ('access_(paths|organisation|sender|person)\\(|FROM (' || %s || ')\\y')",
            [guarded],
        )
        assert cursor.fetchall() == []


def test_the_program_owns_nothing_and_is_nobody_special() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit FROM pg_roles"
            " WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False,) * 5
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcanlogin FROM pg_roles WHERE rolname = 'salur_owner'"
        )
        assert cursor.fetchone() == (False,) * 3
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relowner = 'salur_app'::regrole"
            " UNION ALL SELECT proname FROM pg_proc WHERE proowner = 'salur_app'::regrole"
            " UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner = 'salur_app'::regrole"
        )
        assert cursor.fetchall() == []


def test_the_program_makes_no_table_and_switches_nothing_off() -> None:
    from django.db import DatabaseError, transaction

    for statement in (
        "CREATE TABLE mine (x int)",
        "ALTER TABLE jobs_job DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE audit_event DISABLE TRIGGER ALL",
        "TRUNCATE places_region",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_every_definer_function_pins_its_search_path() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE prosecdef"
            " AND pronamespace = 'public'::regnamespace"
            " AND NOT coalesce(proconfig::text LIKE '%search_path=%', false)"
        )
        assert cursor.fetchall() == []


def test_the_walk_finds_a_table_that_nobody_thought_of() -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE forgotten (x int)")
    with pytest.raises(AssertionError, match="forgotten"):
        test_every_table_is_guarded_or_has_its_reason()
