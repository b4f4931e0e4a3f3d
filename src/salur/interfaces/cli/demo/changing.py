"""Kotabaru on its way to the card: counted every month, and a plan that waits for the decision."""

from collections.abc import Mapping
from contextlib import suppress

from django.db import transaction

from salur.access.actions import enter_scope
from salur.access.queries import Actor
from salur.interfaces.cli.demo.asked import MONTHS, month_end
from salur.kernel.period import Period
from salur.kernel.region_code import Level, RegionCode
from salur.places import queries as places
from salur.transition import actions
from salur.transition.domain.facts import NewFact
from salur.transition.domain.plan import Stays
from salur.transition.domain.readiness import FactKind

KOTABARU = "6302"
FIRST = Period(2019, 10)  # the journey's first month on the card
_PATH = RegionCode(KOTABARU).path
Actors = Mapping[tuple[str, str], Actor]


def count(period: Period, actors: Actors) -> None:
    """Count how ready it is as a month ends, so that there is a pace; a tiny world has nobody."""
    by = actors["operator", f"DINSOS-{KOTABARU}"]
    with suppress(actions.ReadinessRefused), transaction.atomic():
        enter_scope(by)
        actions.measure_readiness(path=_PATH, by=by, at=month_end(period), key=f"demo {period}")


def plan(actors: Actors) -> object:
    """Record what no file tells, draw up the plan, begin in October, and propose it."""
    by = actors["operator", f"DINSOS-{KOTABARU}"]
    enter_scope(by)
    at = month_end(MONTHS[-1])
    kecamatan = places.children(_PATH, at.date())
    last = places.regions_under(kecamatan[-1].path, Level.DESA, at.date())
    facts = [
        NewFact(KOTABARU, FactKind.TIKOR, True, at.date(), number="188.45/17/KUM/2019"),
        NewFact(KOTABARU, FactKind.NETWORK, True, at.date(), note="contoh uji jaringan"),
        NewFact(kecamatan[0].code, FactKind.SOCIALISED, True, at.date(), number="460/BA/3/2019"),
        *(NewFact(one.code, FactKind.NETWORK, False, at.date()) for one in last[:3]),
    ]
    actions.record_facts(facts=facts, by=by, at=at, key="demo")
    actions.measure_readiness(path=_PATH, by=by, at=at, key="demo plan")
    made = actions.draft_plan(kode_wilayah=KOTABARU, by=by, at=at, key="demo", note="Tahap Oktober")
    for number, one in enumerate(kecamatan):
        begins = FIRST.shift(number // 8)
        actions.change_lines(
            plan_id=made.id, under=one.code, first=begins, by=by, at=at, key=f"demo {one.code}"
        )
    for one in last[:3]:
        actions.change_lines(
            plan_id=made.id, under=one.code, first=None, stays=Stays.BLANK_SPOT,
            review=FIRST.shift(3), by=by, at=at, key=f"demo stays {one.code}",
        )  # fmt: skip
    return actions.propose_plan(plan_id=made.id, by=by, at=at, key="demo")
