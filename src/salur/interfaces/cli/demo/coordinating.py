"""What agencies have begun together when the demo stands: complaints, a team, obstacles, meetings.

Each is one desk of `desks`: what is refused there for want of work is told, not made up.
"""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from salur.access.actions import enter_scope
from salur.access.queries import Actor
from salur.coordination import actions as coordination
from salur.coordination.actions import agenda, deciding, meetings
from salur.coordination.actions.meetings import Came, Invitation
from salur.coordination.domain.complaints import NewComplaint
from salur.coordination.domain.meetings import MeetingKind
from salur.coordination.domain.teams import Decree, NewMember, Seat
from salur.interfaces.cli.demo.asked import MONTHS, month_end
from salur.interfaces.cli.demo.reports import Actors
from salur.kernel.period import Period
from salur.parties.queries import organisation_by_code
from salur.reporting.actions import packs

CITY, KABUPATEN, PROVINCE = "6371", "6202", "63"
_MET = (CITY, "6372")  # two cities: every kab/kota more is a pack more to set
AT = month_end(MONTHS[-1]) + dt.timedelta(days=3)
_COMPLAINTS = (
    ("Kartu terblokir sesudah tiga kali salah PIN.", "WAKTU"),
    ("Beras bulan ini berbau dan berkutu.", "KUALITAS"),
    ("Mesin di warung mati sudah tiga hari.", "WAKTU"),
)


def complaints(actors: Actors) -> object:
    """Write down three complaints; one is verified and one of those waits at the bank."""
    by = _acting(actors, "operator", f"DINSOS-{CITY}")
    made = [
        coordination.record_complaint(
            new=NewComplaint(CITY, words, program="BPNT", name="Contoh Warga"), by=by, at=AT,
            key=f"demo complaint {number}",
        )
        for number, (words, _t) in enumerate(_COMPLAINTS)
    ]  # fmt: skip
    for number in (0, 1):
        coordination.verify_complaint(
            complaint_id=made[number].id, found=coordination.Verified(_COMPLAINTS[number][1]),
            by=by, at=AT, key=f"demo verified {number}",
        )  # fmt: skip
    return coordination.forward_complaint(
        complaint_id=made[0].id, organisation=_office("BRI"), words="Mohon PIN-nya dibuka.",
        by=by, at=AT, key="demo forwarded",
    )  # fmt: skip


def team(actors: Actors) -> object:
    """Let the city and the kabupaten have their coordination teams."""
    day = MONTHS[0].first_day
    for code in (CITY, KABUPATEN):
        by = _acting(actors, "operator", f"DINSOS-{code}")
        decree = Decree(f"188.45/17/{code}/2019", day, day)
        made = coordination.set_up_team(code=code, decree=decree, by=by, at=AT, key=f"demo {code}")
        for seat, office in ((Seat.CHAIR, "Sekretaris Daerah"), (Seat.SECRETARY, "Dinas Sosial")):
            coordination.add_member(
                team_id=made.id, new=NewMember(seat, office, decree), by=by, at=AT,
                key=f"demo {code} {seat}",
            )  # fmt: skip
    return None


def hand_over(actors: Actors) -> object:
    """Hand one obstacle over to Dukcapil, which has not answered, and one to the bank's desk."""
    by = _acting(actors, "operator", f"DINSOS-{CITY}")
    said = {
        "NIK_INVALID": ("BRI", "Nama pada kartu dan KTP berbeda."),
        "TERMINAL_DEAD": ("BRI", "Mesin EDC di pasar mati tiga hari."),
    }
    for cause, (party, words) in said.items():
        made = coordination.open_obstacle(
            program="BPNT", cause=cause, code=CITY, source="person", party=_office(party),
            words=words, owner_org=by.organisation_id, families=12, by=by, at=AT,
            key=f"demo {cause}",
        )  # fmt: skip
        to = _office("BRI" if cause == "TERMINAL_DEAD" else f"DUKCAPIL-{CITY}")
        coordination.offer(
            obstacle_id=made.id, to=to, words="Mohon diambil alih.", by=by, at=AT,
            key=f"demo offer {cause}",
        )  # fmt: skip
    return None


def held_meeting(actors: Actors) -> object:
    """Let two cities have met about the second month: a pack each, one decision with an owner."""
    by = _acting(actors, "province", f"DINSOS-{PROVINCE}")
    meeting = _planned(by, "Rakor bulan April", MONTHS[1], AT.date(), _MET)
    packs.make_packs(meeting_id=meeting, by=by, at=AT, key="demo packed")
    meetings.hold_meeting(meeting_id=meeting, by=by, at=AT, key="demo held")
    came = {_office("BRI"): Came(True, "Kepala cabang"), _office(f"DINSOS-{CITY}"): Came(True)}
    meetings.note_attendance(meeting_id=meeting, came=came, by=by, at=AT, key="demo came")
    return deciding.decide(
        meeting_id=meeting, words="BRI menyerahkan kartu yang tersisa.", code=CITY,
        owner_org=_office("BRI"), due=AT.date() + dt.timedelta(days=14), by=by, at=AT,
        key="demo decided",
    )  # fmt: skip


def planned_meeting(actors: Actors) -> object:
    """Let the province have planned its next meeting, its agenda drawn from the data."""
    by = _acting(actors, "province", f"DINSOS-{PROVINCE}")
    day = AT.date() + dt.timedelta(days=20)
    meeting = _planned(by, "Rakor bulan Mei", MONTHS[2], day, [PROVINCE])
    packs.draw_agenda(meeting_id=meeting, by=by, at=AT, key="demo drawn")
    return agenda.add_item(
        meeting_id=meeting, words="Angkutan ke kecamatan seberang sungai", by=by, at=AT,
        key="demo item",
    )  # fmt: skip


def _planned(by: Actor, title: str, period: Period, day: dt.date, codes: Sequence[str]) -> UUID:
    invited = [_office("BRI"), _office(f"DINSOS-{CITY}")]
    invitation = Invitation(title, day, "Banjarmasin", invited, "Sekretaris Daerah")
    return meetings.plan_meeting(
        kind=MeetingKind.PROVINCE, period=period, codes=codes, invitation=invitation, by=by,
        at=AT, key=f"demo {title}",
    ).id  # fmt: skip


def _office(code: str) -> UUID:
    found = organisation_by_code(code)
    assert found is not None, "the parties of the demo include it"
    return found.id


def _acting(actors: Actors, role: str, organisation: str) -> Actor:
    by = actors[role, organisation]
    enter_scope(by)
    return by
