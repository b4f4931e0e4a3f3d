"""A month of every kab/kota of the nation on the pages that tell what is due: none grows by it."""

import datetime as dt

import pytest
from django.utils import timezone
from tests.functional.web.conftest import SignedIn
from tests.functional.web.staff import AT, manager
from tests.functional.web.test_weight import MOST, questions

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.distribution.actions import open_cycles
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import Level
from salur.parties.actions import seed_parties
from salur.places import queries as places

MAY = Period(2019, 5)
KABKOTA = 514
ADDRESSES = ("/", "/?period=2019-05", "/tenggat/?period=2019-05", "/tugas/")


@pytest.fixture
def nation(undone: None) -> None:
    """Every kab/kota with its office and a cycle of May in both programmes."""
    provinces = [one.code for one in places.regions_under("id", Level.PROVINCE, MAY.last_day)]
    codes = [one.code for one in places.regions_under("id", Level.KABKOTA, MAY.last_day)]
    assert len(codes) == KABKOTA
    enter_scope(SYSTEM)
    seed_parties(provinces=provinces, on=dt.date(2018, 1, 1), by=manager(), at=AT, key="nation")
    enter_scope(SYSTEM)
    for one in Program:
        open_cycles(
            program=one, period=MAY, codes=codes, by=SYSTEM, at=timezone.now(), key=f"nation {one}"
        )


def test_what_is_due_in_the_nation_asks_no_more(nation: None, signed_in: SignedIn) -> None:
    for role in ("budget_authority", "ministry", "province", "bank"):
        client = signed_in(role)
        client.get("/saya/")
        for address in ADDRESSES:
            asked = questions(client, address)
            assert len(asked) <= MOST, (role, address, *asked)
