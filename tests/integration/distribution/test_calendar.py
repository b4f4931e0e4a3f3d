"""The calendar of a month from the database: what came, what is late, where another day holds."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.integration.distribution import world
from tests.integration.distribution.world import (
    AT,
    BNI,
    BPNT,
    BRI,
    KAB,
    KEMENSOS,
    MARCH,
    MINISTRY,
    OTHER,
    RASTRA,
    send,
)

from salur.access.queries import SYSTEM
from salur.distribution import actions
from salur.distribution.domain.calendar import When
from salur.programs.actions import set_parameter
from salur.programs.domain import Parameter
from salur.reporting import queries as reporting

pytestmark = pytest.mark.django_db


def late(on: dt.date, path: str = "id") -> dict[tuple[str, str, str], list[str]]:
    """Give by programme, kab/kota and step who is late."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for one in reporting.calendar_of_month(path, MARCH, (BPNT, RASTRA)):
        for entry in one.entries:
            if entry.when(on) is When.LATE:
                key = (str(one.program), one.code, entry.step.name)
                found.setdefault(key, []).append(entry.party or entry.place)
    return found


def test_what_came_is_done_what_did_not_is_late_and_a_far_kecamatan_has_its_own_day() -> None:
    world.build()
    world.as_(SYSTEM)
    for code in (KAB, OTHER):
        for program in (BPNT, RASTRA):
            actions.open_cycles(
                program=program, period=MARCH, codes=[code], by=SYSTEM, at=AT, key=""
            )
    world.frozen(BPNT)
    world.as_(SYSTEM)
    world.quota(BPNT, world.DESA, 4)
    send("perintah", KEMENSOS)
    send("sp2d", KEMENSOS)
    send("topup", BRI)
    with CaptureQueriesContext(connection) as asked:
        found = late(dt.date(2019, 3, 11))
    assert len(asked) <= 6
    assert {key[2]: who for key, who in found.items() if key[:2] == ("BPNT", KAB)} == {
        "topup": ["Lembaga BNI"]
    }
    assert {key[2] for key in found if key[:2] == ("BPNT", OTHER)} == {
        "quota", "list", "order", "sp2d", "topup"
    }  # fmt: skip
    assert {key[2] for key in found if key[:2] == ("RASTRA", KAB)} == {
        "quota", "list", "spa_prepared", "spa_approved"
    }  # fmt: skip
    send("topup", BNI)
    assert ("BPNT", KAB, "topup") not in late(dt.date(2019, 3, 11))
    own = Parameter(RASTRA, "delivery_due_day", 30, "DAY_OF_MONTH", dt.date(2019, 1, 1), None,
                    "Surat bupati 1/2019: hanya lewat udara", "M", "id.62.01.02")  # fmt: skip
    set_parameter(own, by=MINISTRY, at=AT, key="own")
    world.as_(SYSTEM)
    on = dt.date(2019, 3, 28)
    assert late(on)["RASTRA", KAB, "delivery"] == ["id.62.01"]
    assert late(dt.date(2019, 3, 31))["RASTRA", KAB, "delivery"] == ["id.62.01", "id.62.01.02"]
    # The kab/kota's own day goes before the nation's.
    nearer = Parameter(RASTRA, "delivery_due_day", 29, "DAY_OF_MONTH", dt.date(2019, 1, 1), None,
                       "Surat gubernur 2/2019", "M", "id.62.01")  # fmt: skip
    set_parameter(nearer, by=MINISTRY, at=AT, key="nearer")
    world.as_(SYSTEM)
    assert ("RASTRA", KAB, "delivery") not in late(on)
    assert late(on)["RASTRA", OTHER, "delivery"] == ["id.62.02"]
