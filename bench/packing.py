"""The packs of a rakor of several provinces: every kab/kota's papers, asked for and set at once.

It stands on the month that `publishing` left behind, so it runs after it in the same process.
"""

import datetime as dt
import uuid

from bench.measuring import seconds

_AT = dt.datetime(2019, 4, 12, 3, tzinfo=dt.UTC)
_TODAY = dt.date(2019, 4, 12)
_MINUTE = 60


def bench(provinces: tuple[str, ...], obstacles: int) -> dict[str, float]:
    """Give the seconds that the packs of `provinces` take, of that asking and setting the paper.

    Every kab/kota has so many obstacles and as many decisions of an earlier meeting.
    """
    from django.db import transaction

    from salur.access.actions import enter_scope
    from salur.access.queries import SYSTEM, Actor
    from salur.coordination.actions import meetings
    from salur.parties import actions as parties_actions
    from salur.parties import queries as parties
    from salur.places import actions as places
    from salur.programs.actions import seed_parameters
    from salur.reporting.actions import packs

    with transaction.atomic():
        enter_scope(SYSTEM)
        places.load_base_edition(by=SYSTEM, at=_AT)
        parties_actions.seed_parties(provinces=provinces, on=dt.date(2018, 1, 1), by=SYSTEM, at=_AT)
        seed_parameters(by=SYSTEM, at=_AT)
        ministry = parties.organisation_by_code("KEMENSOS")
        assert ministry is not None
        by = Actor(uuid.uuid4(), ministry.id, frozenset({"ministry"}), ("id",), "Bench")
        first, second = (_planned(by, provinces, day) for day in (_TODAY, _TODAY))
        meetings.mark_packed(meeting_id=first, packs=1, by=by, at=_AT, key="packed")
        meetings.hold_meeting(meeting_id=first, by=by, at=_AT, key="held")
        codes = _decide(by, first, provinces, obstacles)
        enter_scope(by)
        packs.draw_agenda(meeting_id=second, by=by, at=_AT, key="agenda")
    marks: list[float] = []

    def step(_name: str) -> None:
        import time

        marks.append(time.perf_counter())

    whole = seconds(
        lambda: packs.make_packs(meeting_id=second, by=by, at=_AT, key="bench", step=step)
    )
    asked = marks[-len(codes)] - marks[0]
    return {
        "packs": len(codes), "seconds": whole, "asking": asked, "paper": marks[-1] - marks[-len(codes)],
        "of a minute": whole / _MINUTE,
    }  # fmt: skip


def _planned(by: object, provinces: tuple[str, ...], day: dt.date) -> uuid.UUID:
    from salur.coordination.actions import meetings
    from salur.coordination.domain.meetings import MeetingKind
    from salur.kernel.period import Period

    invitation = meetings.Invitation(f"Rakor {day}", day, "Balikpapan", ())
    return meetings.plan_meeting(
        kind=MeetingKind.REGIONAL, period=Period(2019, 3), codes=provinces, by=by, at=_AT,
        invitation=invitation, key=str(uuid.uuid4()),
    ).id  # fmt: skip


def _decide(
    by: object, meeting: uuid.UUID, provinces: tuple[str, ...], obstacles: int
) -> list[str]:
    from salur.coordination.actions import deciding
    from salur.parties import queries as parties
    from salur.places import queries as places

    codes = [
        region.code
        for province in provinces
        for region in places.regions_under(f"id.{province}", 2, _TODAY)
    ]
    offices = parties.organisations_by_code(f"DINSOS-{code}" for code in codes)
    for code in codes:
        for n in range(obstacles):
            deciding.decide(
                meeting_id=meeting, words=f"Selesaikan hal ke-{n} sebelum rapat berikut.",
                code=code, owner_org=offices[f"DINSOS-{code}"].id, cause="CARD_UNDISTRIBUTED",
                due=_TODAY + dt.timedelta(days=n), by=by, at=_AT, key=f"{code} {n}",
            )  # fmt: skip
    return codes
