"""A meeting from its invitation to its minutes: agenda, decisions, follow-up, guards, visibility."""

import datetime as dt
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.coordination.cast import AT, DESA, KAB, actor, organisation, regions

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.coordination import actions as obstacles
from salur.coordination.actions import agenda, deciding, meetings, minutes
from salur.coordination.actions.meetings import Came, Invitation
from salur.coordination.domain.meetings import (
    MEETING,
    Drawn,
    ItemKind,
    MeetingKind,
    MeetingState,
    digest_of,
    freeze,
    thaw,
)
from salur.coordination.queries import Obstacle, obstacle
from salur.coordination.queries import meetings as queries
from salur.kernel.period import Period
from salur.kernel.refused import Refused
from salur.parties import queries as parties

pytestmark = pytest.mark.django_db
T = TypeVar("T")
TODAY = dt.date(2019, 3, 4)
LATER = AT + dt.timedelta(days=30)


@pytest.fixture(autouse=True)
def _place(tmp_path: Path) -> None:
    enter_scope(SYSTEM)
    regions(tmp_path)


def _do(verb: Callable[..., T], by: Actor, /, **more: object) -> T:
    enter_scope(by)
    return verb(by=by, **{"at": AT, "key": str(uuid.uuid4()), **more})


def _planned(by: Actor, code: str = "62", **more: object) -> uuid.UUID:
    invited = [organisation("BRI"), organisation("DINSOS-6201")]
    invitation = Invitation("Rakor Kalteng", TODAY, "Palangka Raya", invited, "Sekda")
    return _do(
        meetings.plan_meeting, by, kind=MeetingKind.PROVINCE, period=Period(2019, 2),
        codes=[code], invitation=invitation, **more,
    ).id  # fmt: skip


def _refused(expected: str, verb: Callable[..., object], by: Actor, /, **more: object) -> None:
    with pytest.raises(Refused) as refused, transaction.atomic():
        _do(verb, by, **more)
    assert refused.value.code == expected


def test_a_meeting_goes_from_its_invitation_to_the_follow_up_of_the_next() -> None:
    province = actor("province", "DINSOS-62", "id.62")
    meeting = _planned(province, key="one")
    assert _planned(province, key="one") == meeting
    dead = _do(
        obstacles.open_obstacle, province, program="BPNT", cause="TERMINAL_DEAD", code=DESA,
        source="person", words="Mesin mati.", families=40,
    )  # fmt: skip
    drawn = [
        Drawn(ItemKind.REALISATION, KAB, "BPNT", {"program": "BPNT", "served": 6, "quota": 10}),
        Drawn(ItemKind.OBSTACLE, KAB, str(dead.id), {"number": "H-1"}, str(organisation("BRI"))),
        Drawn(ItemKind.REPORT, "6202", "BPNT", {"program": "BPNT", "days": 9}),
    ]
    _do(agenda.draw_agenda, province, meeting_id=meeting, found=drawn)
    _do(agenda.add_item, province, meeting_id=meeting, words="Angkutan ke Arut Utara")
    first, second, third, own = queries.agenda(meeting)
    assert [first.kind, second.kind, third.kind, own.kind] == [
        ItemKind.REALISATION, ItemKind.OBSTACLE, ItemKind.REPORT, ItemKind.OWN,
    ]  # fmt: skip
    _do(agenda.order_item, province, meeting_id=meeting, item_id=own.id, down=False)
    _do(agenda.drop_item, province, meeting_id=meeting, item_id=first.id, reason="Sudah dibahas.")
    # Drawn again: known figures are renewed, what people dropped stays so, what is gone says so.
    bank = str(organisation("BRI"))
    again = [drawn[0], Drawn(ItemKind.OBSTACLE, KAB, str(dead.id), {"number": "H-2"}, bank)]
    _do(agenda.draw_agenda, province, meeting_id=meeting, found=again)
    standing = [one for one in queries.agenda(meeting) if one.dropped_at is None]
    assert [one.kind for one in standing] == [ItemKind.OBSTACLE, ItemKind.OWN]
    assert standing[0].figures == {"number": "H-2"}
    dropped = {one.kind: one.dropped_by_name for one in queries.agenda(meeting) if one.dropped_at}
    assert dropped == {ItemKind.REALISATION: province.name, ItemKind.REPORT: "Salur"}
    _refused("meeting_step_forbidden", meetings.hold_meeting, province, meeting_id=meeting)
    _refused("meeting_step_forbidden", deciding.decide, province, meeting_id=meeting, words="x")
    _do(meetings.mark_packed, province, meeting_id=meeting, packs=2)
    _do(meetings.hold_meeting, province, meeting_id=meeting)
    came = {
        organisation("BRI"): Came(True, "Kepala cabang"),
        organisation("DINSOS-6201"): Came(False),
    }
    _do(meetings.note_attendance, province, meeting_id=meeting, came=came)
    _refused("meeting_step_forbidden", agenda.add_item, province, meeting_id=meeting, words="x")

    follows = _do(deciding.decide, province, meeting_id=meeting, words="BRI mengganti mesin.",
                  item_id=standing[0].id)  # fmt: skip
    task = {
        "words": "Dinsos menjemput kartu.", "code": "6202", "due": dt.date(2019, 3, 20),
        "owner_org": organisation("DINSOS-6202"),
    }  # fmt: skip
    made = _do(deciding.decide, province, meeting_id=meeting, key="task", **task)
    assert _do(deciding.decide, province, meeting_id=meeting, key="task", **task) == made
    noted = _do(deciding.decide, province, meeting_id=meeting, words="Rakor berikut bulan Mei.")
    assert (follows.obstacle_id, follows.n, made.n, noted.obstacle_id) == (dead.id, 1, 2, None)
    _refused("decision_needs_owner", deciding.decide, province, meeting_id=meeting, words="x",
             due=TODAY)  # fmt: skip
    _refused("outside_meeting", deciding.decide, province, meeting_id=meeting, words="x", code="63")
    with as_owner():
        one = _obstacle(made.obstacle_id)
    assert (one.owner_org, one.due, one.source) == (
        organisation("DINSOS-6202"), dt.date(2019, 3, 20), "meeting",
    )  # fmt: skip

    _minutes_are_signed_once(meeting, province)
    # The next meeting of a region begins with what became of that.
    found = queries.follow_up(["6201", "6202", "6371"], before=LATER.date())
    assert [one.decision.words for one in found["6201"]] == [
        "BRI mengganti mesin.", "Rakor berikut bulan Mei.",
    ]  # fmt: skip
    fate = found["6202"][0].decision
    assert fate.is_live and fate.is_overdue(LATER.date()) and "6371" not in found
    _the_database_itself_keeps(meeting, made.id)
    _everybody_sees_their_own(meeting, province)


def _minutes_are_signed_once(meeting: uuid.UUID, province: Actor) -> None:
    draft = _do(minutes.write_minutes, province, meeting_id=meeting, notes="Rapat selesai 15.00.")
    _refused("minutes_changed", minutes.sign_minutes, province, meeting_id=meeting, digest="0" * 64)
    signer = actor("province", "DINSOS-62", "id.62")
    signed = _do(minutes.sign_minutes, signer, meeting_id=meeting, digest=draft.digest)
    told = thaw(signed.content)
    assert digest_of(freeze(told)) == signed.digest and told.attendance[1].present
    assert [one.owner for one in told.decisions][1:] == [_name("DINSOS-6202"), ""]
    _refused("words_missing", minutes.write_minutes, province, meeting_id=meeting)
    second_draft = _do(minutes.write_minutes, province, meeting_id=meeting, reason="Salah tanggal.")
    assert (second_draft.version, second_draft.signed) == (2, False)
    assert queries.meeting(meeting).state is MeetingState.MINUTED  # type: ignore[union-attr]


def _obstacle(obstacle_id: uuid.UUID | None) -> Obstacle:
    assert obstacle_id is not None
    found = obstacle(obstacle_id)
    assert found is not None
    return found


def _name(code: str) -> str:
    found = parties.organisation_by_code(code)
    assert found is not None
    return found.name


def _the_database_itself_keeps(meeting: uuid.UUID, decision: uuid.UUID) -> None:
    for statement in (
        "UPDATE coordination_minutes SET content = 'x', digest = encode(sha256('x'), 'hex')"
        " WHERE version = 1",
        "DELETE FROM coordination_minutes",
        "UPDATE coordination_decision SET words = 'x'",
        "UPDATE coordination_agenda_item SET position = 9",
        "UPDATE coordination_meeting SET state = 'HELD'",
        "UPDATE coordination_meeting SET place = 'x'",
        "DELETE FROM coordination_meeting",
        "INSERT INTO coordination_decision (id, meeting_id, n, words, code, decided_by,"
        f" decided_by_name, decided_at) SELECT '{uuid.uuid4()}', '{meeting}', 99, 'x', '',"
        f" '{decision}', '', now()",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), as_owner():
            connection.cursor().execute(statement)


def _everybody_sees_their_own(meeting: uuid.UUID, province: Actor) -> None:
    def seen(by: Actor) -> tuple[bool, int, int, int]:
        enter_scope(by)
        return (
            queries.meeting(meeting) is not None, len(queries.agenda(meeting)),
            len(queries.decisions(meeting)), len(queries.minutes(meeting)),
        )  # fmt: skip

    assert seen(province) == (True, 4, 3, 2)
    kotim = actor("head", "DINSOS-6202", "id.62.02")
    assert seen(kotim) == (True, 2, 2, 0)  # its report's point, the one about all; the notes
    assert seen(actor("bank", "BRI", "id.62")) == (True, 2, 2, 0)
    assert seen(actor("bank", "BNI", "id.62")) == (False, 0, 0, 0)
    assert seen(actor("province", "DINSOS-63", "id.63")) == (False, 0, 0, 0)
    _refused("outside_scope", minutes.write_minutes, actor("operator", "DINSOS-6202", "id.62.02"),
             meeting_id=meeting)  # fmt: skip
    _refused("meeting_unknown", meetings.call_off, actor("province", "DINSOS-63", "id.63"),
             meeting_id=meeting, reason="x")  # fmt: skip


def test_the_database_takes_no_step_that_the_table_does_not_know() -> None:
    province = actor("province", "DINSOS-62", "id.62")
    for code, words in (
        ("63", "outside_scope"),
        ("99", "meeting_nowhere"),
        ("6299", "meeting_nowhere"),
    ):
        with pytest.raises(Refused) as refused, transaction.atomic():
            _planned(province, code)
        assert refused.value.code == words
    steps = {(step.before, step.after) for step in MEETING.steps}
    for after in MeetingState:
        meeting = _planned(province)
        legal = (MeetingState.PLANNED, after) in steps
        off = ", called_off_at = now(), called_off_why = 'x'" if after == "CALLED_OFF" else ""
        with transaction.atomic(), as_owner():
            statement = f"UPDATE coordination_meeting SET state = '{after}'{off} WHERE id = %s"
            if legal:
                connection.cursor().execute(statement, [meeting])
            else:
                with pytest.raises(DatabaseError), transaction.atomic():
                    connection.cursor().execute(statement, [meeting])


def test_an_obstacle_of_an_earlier_month_still_stands_for_a_loss() -> None:
    at_dinsos = {"by": SYSTEM, "at": AT, "program": "RASTRA", "code": KAB, "source": "person"}
    small, great = (
        obstacles.open_obstacle(
            cause="SPA_SHORT", period=201901, words="SPA kurang.", families=families,
            key=str(families), **at_dinsos,
        )
        for families in (3, 40)
    )  # fmt: skip
    assert small.number < great.number
    found = queries.greatest_of_causes({KAB}, 4, {"RASTRA"}, {"SPA_SHORT"}, 201903)
    assert [one for one, _ in found.values()] == [great.id]
    assert queries.greatest_of_causes({KAB}, 4, {"RASTRA"}, {"SPA_SHORT"}, 201812) == {}
