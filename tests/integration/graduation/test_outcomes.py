"""What became of families that left is published by whole rows, once a day, to whoever works there."""

import datetime as dt
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.coordination.cast import AT, DESA, KAB, actor, organisation, regions
from tests.integration.graduation.leaving import facilitator, family_of, left
from tests.integration.registry.changing import family, load

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.graduation.actions.outcomes import publish_outcomes
from salur.graduation.actions.referrals import deliver_referral, make_referral, take_referral
from salur.graduation.domain.outcomes import KIND, SUPPORT
from salur.graduation.pipeline import cases
from salur.graduation.queries.outcomes import outcomes_below, outcomes_of

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
OTHER = "6202012001"
HERE, THERE = [f"H{n}" for n in range(6)], [f"T{n}" for n in range(6)]


@pytest.fixture(autouse=True)
def _left(tmp_path: Path) -> None:
    regions(tmp_path)
    desa = [*((one, DESA) for one in HERE), *((one, OTHER) for one in THERE)]
    load(*(family(one, number + 1, desa=code) for number, (one, code) in enumerate(desa)))
    left(*HERE, *THERE)


def shown(code: str, what: str = KIND) -> dict[str, int]:
    """Give what stands beneath a region, the others under an empty code."""
    tables = [one for one in outcomes_below(code) if one.what == what]
    assert len(tables) <= 1
    return {row.code: row.families for one in tables for row in one.rows}


def test_rows_are_published_down_to_the_desa_and_once_a_day() -> None:
    assert publish_outcomes(at=AT) > 0
    assert (shown(""), shown("62")) == ({"62": 12}, {"6201": 6, "6202": 6})
    assert shown(DESA[:6]) == {DESA: 6}
    assert outcomes_of(["6201"])["6201"][0].row.cells == {"MANDIRI NOT_SEEN": 6}
    assert publish_outcomes(at=AT) == 0
    assert publish_outcomes(at=AT + DAY) > 0


def test_one_family_that_was_helped_or_came_back_is_seen_nowhere() -> None:
    by, bank = facilitator(), actor("bank", "BRI")
    made = make_referral(
        family_id=family_of("H0", by), kind="KUR", organisation=organisation("BRI"),
        words="Ingin menambah modal warung.", by=by, at=AT, key="r",
    )  # fmt: skip
    enter_scope(bank)
    promised = (AT + DAY).date()
    take_referral(referral_id=made.id, by=bank, at=AT, key="t", promised_on=promised, words="")
    deliver_referral(referral_id=made.id, by=bank, at=AT, key="d", words="Modal sudah cair.")
    publish_outcomes(at=AT)
    assert shown("", SUPPORT) == {}
    assert shown("62") == {"6201": 6, "6202": 6}
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM graduation_case WHERE id_kpm = 'H1'")
        [(case,)] = cursor.fetchall()
        cases.step(case, "fall_back", {"state": "RETURNING"}, by=SYSTEM, at=AT)
    publish_outcomes(at=AT + DAY)
    assert outcomes_below("") == ()
    assert outcomes_of(["62", "6201", "6202"]) == {}


def test_a_kabkota_sees_its_own_and_what_lies_above_and_a_bank_nothing() -> None:
    publish_outcomes(at=AT)
    enter_scope(actor("operator", "DINSOS-6201"))
    assert shown("62") == {"6201": 6, "6202": 6}
    assert shown(KAB) == {DESA[:6]: 6}
    assert shown("6202") == {}
    enter_scope(actor("bank", "BRI"))
    assert outcomes_below("") == ()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM graduation_outcome")
