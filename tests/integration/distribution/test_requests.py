"""The request for rice: from the list, within the quota, by two people, once."""

import csv
import datetime as dt
import io
import uuid
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.distribution import world
from tests.integration.distribution.world import (
    APRIL,
    AT,
    BPNT,
    BUDI,
    CITRA,
    DESA,
    DESA_2,
    ELSA,
    HEAD,
    HEAD_2,
    KAB,
    MARCH,
    MAY,
    RASTRA,
    prepared,
)

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM
from salur.audit import queries as audit
from salur.distribution import actions, queries
from salur.distribution.domain import SpaLine, State
from salur.evidence import queries as evidence
from salur.kernel.refused import Refused
from salur.programs.actions import settle_quota

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(db: None) -> queries.Cycle:
    world.build()
    return world.frozen(RASTRA)


def _refused(call: "object", **how: object) -> str:
    with pytest.raises(Refused) as refusal, transaction.atomic():
        call(**how)  # type: ignore[operator]
    assert refusal.value.in_language("id") and refusal.value.in_language("en")
    return refusal.value.code


def _prepare(one: queries.Cycle, **how: object) -> str:
    return _refused(lambda: prepared(one, **how))


def _approve(spa: queries.Spa, by: object = HEAD, key: str = "") -> queries.Spa:
    return actions.approve_spa(spa_id=spa.id, by=by, at=AT, key=key)  # type: ignore[arg-type]


def test_a_request_asks_the_ration_for_each_family_that_may_be_served(one: queries.Cycle) -> None:
    spa = prepared(one)
    assert queries.spa_lines_page(spa.id) == (
        SpaLine(DESA, 2, 20_000),
        SpaLine(DESA_2, 1, 10_000),
    )
    assert queries.spa_lines_page(spa.id, after=DESA) == (SpaLine(DESA_2, 1, 10_000),)


def test_its_file_is_of_the_contract_and_becomes_accepted_evidence(one: queries.Cycle) -> None:
    spa = prepared(one)
    _approve(spa)
    content = queries.spa_file(spa.id)
    assert content is not None
    rows = list(csv.reader(io.StringIO(content.decode())))
    assert rows[1] == ["500/1/SPA", "2019-03-02", DESA, "2019-03", "2", "20", "RASTRA"]
    kept = actions.keep_spa(spa_id=spa.id, by=HEAD, at=AT)
    row = evidence.evidence(kept)
    assert row is not None
    assert (row.status, row.rows, row.total, row.sha256) == ("accepted", 2, 30_000, spa.sha256)
    assert (row.sender, row.received_by_name) == (world.OFFICE, HEAD.name)
    assert actions.keep_spa(spa_id=spa.id, by=HEAD, at=AT) == kept
    known = queries.spa(spa.id)
    assert known is not None and known.evidence_id == kept


def test_a_request_that_nobody_approved_is_no_evidence(one: queries.Cycle) -> None:
    spa = prepared(one)
    assert _refused(actions.keep_spa, spa_id=spa.id, by=HEAD, at=AT) == "spa_unknown"


def test_a_rapel_asks_for_every_month_and_covers_their_cycles(one: queries.Cycle) -> None:
    world.as_(SYSTEM)
    april = world.opened(RASTRA, APRIL)
    actions.freeze_list(cycle_id=april.id, by=BUDI, at=AT, key="")
    spa = prepared(one, until=MAY)
    assert spa.grams == 90_000
    assert world.now(april).state is State.SPA_PREPARED
    _approve(spa)
    assert world.now(april).state is State.SPA_APPROVED
    assert _prepare(april, number="500/2") == "spa_exists"


def test_a_draft_makes_room_for_another_and_an_approved_one_does_not(one: queries.Cycle) -> None:
    first = prepared(one)
    second = prepared(one, number="500/2")
    assert [spa.status for spa in queries.spas_of(one.id)].count("REPLACED") == 1
    assert _refused(_approve, spa=first) == "spa_decided"
    _approve(second)
    assert _prepare(one, number="500/3") == "spa_exists"


def test_a_plan_that_breaks_the_quota_is_refused_wherever_the_quota_was_given(
    one: queries.Cycle,
) -> None:
    world.quota(RASTRA, DESA, 1)
    assert _prepare(one) == "quota_broken"


def test_a_quota_comes_from_its_file_for_every_month_of_its_range(one: queries.Cycle) -> None:
    world.as_(SYSTEM)
    lines = [f"{KAB},RASTRA,2019-01..2019-03,2,SK1", f"{DESA},BPNT,2019-03,9,SK1"]
    file = world.send("kuota", world.KEMENSOS, lines=lines)
    taken = {"evidence_id": file, "by": SYSTEM, "at": AT}
    loaded = actions.take_quotas(**taken, key="q")  # type: ignore[arg-type]
    assert (loaded.claims, loaded.added) == (4, 4)
    assert actions.take_quotas(**taken, key="q") == loaded  # type: ignore[arg-type]
    assert actions.take_quotas(**taken, key="again").added == 0  # type: ignore[arg-type]
    assert _prepare(one) == "quota_broken"


def test_a_plan_within_the_quota_is_kept_and_checked_again_at_its_approval(
    one: queries.Cycle,
) -> None:
    world.quota(RASTRA, KAB, 3)
    spa = prepared(one)
    world.quota(RASTRA, KAB, 2)
    assert _refused(_approve, spa=spa) == "quota_broken", "two quotas contradict"
    settle_quota(
        program=RASTRA,
        period=MARCH,
        kode_wilayah=KAB,
        kpm=3,
        reason="SK kedua keliru",
        by=SYSTEM,
        at=AT,
        key="",
    )
    assert _approve(spa).status == "APPROVED"


def test_refusals_come_in_the_order_that_stands_written(one: queries.Cycle) -> None:
    world.as_(SYSTEM)
    money, unfrozen = world.opened(BPNT), world.opened(RASTRA, APRIL)
    assert _refused(
        actions.prepare_spa,
        cycle_id=uuid.uuid4(),
        number="",
        dated=AT.date(),
        by=HEAD,
        at=AT,
        key="",
    ) == ("cycle_unknown")
    assert _prepare(money, number="", by=HEAD) == "role_missing"
    assert _prepare(money, number="", by=ELSA) == "outside_scope"
    assert _prepare(money, number="") == "spa_not_of_program"
    assert _prepare(unfrozen, number="=1+1", until=MARCH) == "spa_number_invalid"
    assert _prepare(unfrozen, number="6201022001999999") == "spa_number_invalid"
    assert _prepare(unfrozen, until=MARCH) == "spa_months_invalid"
    assert _prepare(unfrozen) == "list_not_frozen"


def test_a_number_is_used_once_by_an_office(one: queries.Cycle) -> None:
    prepared(one)
    world.as_(SYSTEM)
    april = world.opened(RASTRA, APRIL)
    actions.freeze_list(cycle_id=april.id, by=BUDI, at=AT, key="")
    assert _prepare(april) == "spa_number_taken"


def test_whoever_prepared_does_not_approve(one: queries.Cycle) -> None:
    both = replace(BUDI, roles=frozenset({"operator", "head"}))
    spa = prepared(one, by=both)
    assert _refused(_approve, spa=spa, by=both) == "four_eyes"
    assert _refused(_approve, spa=spa, by=CITRA) == "role_missing"
    assert _approve(spa, HEAD).approved_by == HEAD.person_id


def test_a_large_request_is_checked_by_a_third_person(one: queries.Cycle) -> None:
    world.parameter("spa_checker_above", 0, RASTRA, "GRAM")
    spa = prepared(one)
    assert spa.awaits_check and not spa.awaits_approval
    assert _refused(_approve, spa=spa) == "spa_unchecked"

    def checked(by: object, key: str = "") -> queries.Spa:
        return actions.check_spa(spa_id=spa.id, by=by, at=AT, key=key)  # type: ignore[arg-type]

    assert _refused(checked, by=BUDI) == "four_eyes"
    assert _refused(checked, by=HEAD) == "role_missing"
    assert checked(CITRA, "c").status == "CHECKED" == checked(CITRA, "c").status
    assert _refused(checked, by=CITRA) == "spa_decided"
    assert _refused(_approve, spa=spa, by=replace(HEAD, person_id=CITRA.person_id)) == "four_eyes"
    assert _approve(spa).status == "APPROVED"
    with pytest.raises(DatabaseError), as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE distribution_spa SET checked_by = NULL")


def test_the_database_itself_asks_for_two_people(one: queries.Cycle) -> None:
    spa = prepared(one)
    alone = (
        "UPDATE distribution_spa SET status = 'APPROVED', approved_by = prepared_by,"
        " approved_at = now()"
    )
    with (
        pytest.raises(DatabaseError, match="four_eyes"),
        as_owner(),
        connection.cursor() as cursor,
    ):
        cursor.execute(alone)
    world.as_(BUDI)
    assert queries.spas_of(one.id) == (spa,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE distribution_spa SET kpm = 9",
        "UPDATE distribution_spa SET status = 'REPLACED', approved_by = NULL, approved_at = NULL",
        "DELETE FROM distribution_spa",
        "UPDATE distribution_spa_line SET kpm = 9",
        "DELETE FROM distribution_spa_line",
        "DELETE FROM distribution_step",
        "DELETE FROM distribution_cycle",
        "TRUNCATE distribution_run",
    ],
)
def test_an_approved_request_and_the_history_stay_for_the_owner_too(
    one: queries.Cycle, statement: str
) -> None:
    _approve(prepared(one))
    with pytest.raises(DatabaseError), as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_same_key_prepares_and_approves_once(one: queries.Cycle) -> None:
    first = prepared(one, key="p")
    assert prepared(one, key="p", number="other") == first
    assert _approve(first, HEAD, "a") == _approve(first, HEAD, "a")
    assert _refused(_approve, spa=first, by=HEAD_2, key="b") == "spa_decided"
    story = [event.action for event in audit.events_page().events]
    assert story.count("spa.prepared") == story.count("spa.approved") == 1


def test_a_letters_day_may_lie_before_its_month(one: queries.Cycle) -> None:
    assert prepared(one, dated=dt.date(2019, 2, 25)).dated == dt.date(2019, 2, 25)
