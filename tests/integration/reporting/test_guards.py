"""The database itself holds who sees a report, and that what was signed stays."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.reporting.world import World, actor

from salur.access.actions import as_owner, enter_scope
from salur.reporting import queries
from salur.reporting.domain.states import State, changes

pytestmark = pytest.mark.django_db


def test_a_report_is_seen_in_its_region_and_by_its_parties_only(world: World) -> None:
    report = world.draft().report_id
    world.act("sign_report", world.head, report_id=report)

    def seen(by: object) -> tuple[bool, int]:
        enter_scope(by)  # type: ignore[arg-type]
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM reporting_signature")
            return queries.report(report) is not None, cursor.fetchone()[0]

    for by in (world.operator, world.bank, world.province, world.ministry):
        assert seen(by) == (True, 1)
    for by in (actor("bank", "BNI", "id"), world.bulog, actor("head", "DINSOS-6371", "id.63.71"),
               replace(world.operator, paths=())):  # fmt: skip
        assert seen(by) == (False, 0)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reporting_report SET content = '{}'",
        "UPDATE reporting_report SET digest = repeat('0', 64)",
        "UPDATE reporting_report SET state = 'ACCEPTED'",
        "UPDATE reporting_report SET pdf = 'x'::bytea",
        "DELETE FROM reporting_report",
        "UPDATE reporting_signature SET name = 'x'",
        "DELETE FROM reporting_signature",
        "DELETE FROM reporting_step",
        "TRUNCATE reporting_scan",
        "INSERT INTO reporting_signature (report_id, digest, organisation_id, person_id, name, nip,"
        " title, acting, at) SELECT id, repeat('0', 64), office_id, gen_random_uuid(), 'x', '',"
        " 'x', '', now() FROM reporting_report",
    ],
)
def test_what_was_signed_is_changed_by_nobody(world: World, statement: str) -> None:
    world.signed()
    refused = pytest.raises(DatabaseError)
    with as_owner(), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement)


def test_the_database_knows_the_same_steps_as_the_table(world: World) -> None:
    report = world.draft().report_id
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef('reporting_report_keep'::regproc)")
        text = cursor.fetchone()[0]
    assert report
    held = {(a, b) for a in State for b in State if f"('{a}', '{b}')" in text}
    assert held == changes()
