"""What lies on the desks when the demo stands: work of the next month, begun and not finished.

One city of cards and one kabupaten of rice each have a little of everything, so that every page of
a month's distribution has something to show. What a desk has no work for is told, not made up.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from salur.access.actions import enter_scope
from salur.access.queries import Actor
from salur.distribution import actions as distribution
from salur.distribution import queries as cycles
from salur.interfaces.cli.demo import changing, coordinating, graduating
from salur.interfaces.cli.demo.asked import MONTHS, month_end
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.kernel.region_code import RegionCode
from salur.parties.queries import organisation_by_code
from salur.places import queries as places
from salur.reconciliation import actions as reconciliation
from salur.registry import queries as registry

CITY, KABUPATEN, BANK = "6371", "6202", "BRI"
NEXT = MONTHS[-1].shift(1)
AT = month_end(MONTHS[-1]) + dt.timedelta(days=3)
# Credits of March lie idle 105 days after the tenth at the earliest.
IDLE_AS_OF = dt.date(2019, 7, 1)
Actors = Mapping[tuple[str, str], Actor]


@dataclass(frozen=True)
class Desk:
    """One piece of work: what it is called, and how it is begun."""

    indonesian: str
    english: str
    begin: Callable[[Actors], object]


def lay_out(actors: Actors, count: Callable[[str, int, int], None]) -> tuple[str, ...]:
    """Begin what every desk is at; give the codes of what was refused for want of work."""
    refused = []
    for number, desk in enumerate(DESKS, start=1):
        try:
            with transaction.atomic():
                desk.begin(actors)
        except Refused as refusal:
            refused.append(refusal.code)
        count(desk.english, number, len(DESKS))
    return tuple(refused)


def _accounts(actors: Actors) -> object:
    by = _acting(actors, "operator", f"DINSOS-{CITY}")
    return distribution.prepare_burekol(code=CITY, bank=_bank(), by=by, at=AT, key="demo")


def _cards(actors: Actors) -> object:
    """Call up the desa of the city in which most cards wait."""
    by = _acting(actors, "operator", f"DINSOS-{CITY}")
    waiting = {
        desa.code: len(registry.waiting_cards(desa.code, _bank()))
        for kecamatan in places.children(RegionCode(CITY).path, AT.date())
        for desa in places.children(kecamatan.path, AT.date())
    }
    fullest = max(waiting, key=lambda code: (waiting[code], code))
    return distribution.plan_campaign(
        desa=fullest, bank=_bank(), place="Balai kelurahan", day=AT.date() + dt.timedelta(days=7),
        by=by, at=AT, key="demo",
    )  # fmt: skip


def _order(actors: Actors) -> object:
    """Freeze the city's next list and draw up the order that pays it; one person has checked it."""
    office = _acting(actors, "operator", f"DINSOS-{CITY}")
    distribution.open_cycles(
        program=Program.BPNT, period=NEXT, codes=[CITY], by=office, at=AT, key="demo order"
    )
    one = cycles.cycle_of(Program.BPNT, NEXT, CITY)
    assert one is not None, "the cycle was opened just now"
    distribution.freeze_list(cycle_id=one.id, by=office, at=AT, key="demo order")
    maker = _acting(actors, "ministry", "WILAYAH-II")
    made = distribution.prepare_order(
        number=f"SPM/{NEXT.year}/{NEXT.month:02}/{CITY}", bank=_bank(), code=CITY, first=NEXT,
        last=NEXT, by=maker, at=AT, key="demo",
    )  # fmt: skip
    checker = _acting(actors, "ministry", "KEMENSOS")
    return distribution.check_order(order_id=made.id, by=checker, at=AT, key="demo")


def _idle(actors: Actors) -> object:
    by = _acting(actors, "operator", f"DINSOS-{CITY}")
    return reconciliation.propose_return(
        code=CITY, bank=BANK, as_of=IDLE_AS_OF, by=by, at=AT, key="demo"
    )


def _sheets(actors: Actors) -> object:
    """Draw up the sheets of a kecamatan for the last month; nobody has recorded them yet."""
    by = _acting(actors, "operator", f"DINSOS-{KABUPATEN}")
    one = cycles.cycle_of(Program.RASTRA, MONTHS[-1], KABUPATEN)
    assert one is not None, "rice is handed out there in every month of the demo"
    first = places.children(RegionCode(KABUPATEN).path, AT.date())[0]
    return distribution.draw_sheets(cycle_id=one.id, path=first.path, by=by, at=AT, key="demo")


DESKS = (
    # First, because who has left stands on no list that is frozen after.
    Desk("keluarga keluar", "families that left", graduating.leave),
    Desk("keluarga dalam proses", "families on their way", graduating.under_way),
    Desk("tindak lanjut", "looking after them", graduating.along),
    Desk("rujukan", "referrals", graduating.support),
    Desk("tempat kosong", "free places", graduating.places),
    Desk("hasil graduasi", "what became of them", graduating.outcomes),
    Desk("rekening baru", "new accounts", _accounts),
    Desk("pembagian kartu", "cards to hand over", _cards),
    Desk("perintah bayar", "a payment order", _order),
    Desk("dana mengendap", "idle money", _idle),
    Desk("lembar serah terima", "sheets to sign", _sheets),
    Desk("rencana peralihan", "a plan of the change", changing.plan),
    Desk("pengaduan", "complaints", coordinating.complaints),
    Desk("tim koordinasi", "coordination teams", coordinating.team),
    Desk("hambatan diserahkan", "obstacles handed over", coordinating.hand_over),
    Desk("rakor yang lalu", "a meeting that was held", coordinating.held_meeting),
    Desk("rakor berikutnya", "a meeting that is planned", coordinating.planned_meeting),
)


def _bank() -> UUID:
    found = organisation_by_code(BANK)
    assert found is not None, "the parties of the demo include it"
    return found.id


def _acting(actors: Actors, role: str, organisation: str) -> Actor:
    by = actors[role, organisation]
    enter_scope(by)
    return by
