"""Whom a meeting invites is told; two people stand behind its minutes."""

import datetime as dt
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.coordination.cast import AT, KAB, enrolled, organisation, regions

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.audit.queries import events_of
from salur.coordination.actions import deciding, meetings, minutes
from salur.coordination.actions.meetings import Invitation
from salur.coordination.domain.meetings import MeetingKind, MinutesState, thaw
from salur.coordination.queries import meetings as queries
from salur.coordination.queries.notices import notices_page
from salur.kernel.period import Period
from salur.kernel.refused import Refused
from salur.reporting.actions.telling import tell_everybody

pytestmark = pytest.mark.django_db
TODAY = dt.date(2019, 3, 4)
HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _place(tmp_path: Path) -> None:
    enter_scope(SYSTEM)
    regions(tmp_path)


@pytest.fixture
def crew() -> dict[str, Actor]:
    """Whoever has to do with a meeting of Kalteng."""
    return {
        "writer": enrolled("province", "DINSOS-62", "id.62"),
        "chair": enrolled("province", "DINSOS-62", "id.62"),
        "office": enrolled("head", "DINSOS-6201"),
        "neighbour": enrolled("operator", "DINSOS-6202", "id.62.02"),
        "bri": enrolled("bank", "BRI", "id.62"),
        "bni": enrolled("bank", "BNI", "id.62"),
    }


def _do(verb: Callable[..., Any], by: Actor, /, at: dt.datetime = AT, **more: object) -> Any:
    enter_scope(by)
    return verb(by=by, at=at, **{"key": str(uuid.uuid4()), **more})


def _refused(expected: str, verb: Callable[..., Any], by: Actor, /, **more: object) -> None:
    with pytest.raises(Refused) as refused, transaction.atomic():
        _do(verb, by, **more)
    assert refused.value.code == expected


def _planned(by: Actor, *invited: str) -> uuid.UUID:
    made: uuid.UUID = _do(
        meetings.plan_meeting, by, kind=MeetingKind.PROVINCE, period=Period(2019, 2),
        codes=["62"], invitation=_invitation(*invited),
    ).id  # fmt: skip
    return made


def _invitation(*invited: str, day: dt.date = TODAY) -> Invitation:
    return Invitation("Rakor Kalteng", day, "Palangka Raya", [*map(organisation, invited)], "")


def _news(crew: dict[str, Actor], at: dt.datetime) -> dict[str, list[str]]:
    """Tell, and give what each was told by then."""
    tell_everybody(at=at, mails=False)
    found = {}
    for name, one in crew.items():
        enter_scope(one)
        found[name] = [each.kind for each in reversed(notices_page(one.person_id))]
    return {name: kinds for name, kinds in found.items() if kinds}


def test_whoever_is_invited_is_told_and_who_is_invited_is_changed_until_it_is_held(
    crew: dict[str, Actor],
) -> None:
    by = crew["writer"]
    one = _planned(by, "BRI", "DINSOS-6201")
    invited = ["meeting_invited"]
    assert _news(crew, AT + HOUR) == {"chair": invited, "office": invited, "bri": invited}
    # Somebody else instead, on another day: who stays is told of the day, who is new of all.
    invitation = _invitation("BNI", "DINSOS-6201", day=TODAY + dt.timedelta(days=1))
    change = {"meeting_id": one, "invitation": invitation, "key": "change"}
    _do(meetings.change_meeting, by, **change)
    _do(meetings.change_meeting, by, **change)
    moved = [*invited, "meeting_moved"]
    assert _news(crew, AT + HOUR) == {
        "chair": moved, "office": moved, "bri": invited, "bni": invited,
    }  # fmt: skip
    enter_scope(crew["bri"])
    assert queries.meeting(one) is None
    enter_scope(crew["bni"])
    assert queries.meeting(one) is not None and len(queries.attendance(one)) == 1
    enter_scope(by)
    (told,) = [e for e in events_of([("meeting", one)]) if e.action == "meeting.invited"]
    assert (told.facts["added"], told.facts["removed"]) == ("BNI", "BRI")
    _do(meetings.call_off, by, meeting_id=one, reason="Banjir.")
    news = _news(crew, AT + 2 * HOUR)
    assert news["bni"][1:] == news["office"][2:] == ["meeting_called_off"]
    assert "writer" not in news and "neighbour" not in news


def test_who_wrote_minutes_does_not_sign_them_and_everybody_concerned_is_told(
    crew: dict[str, Actor],
) -> None:
    writer, chair = crew["writer"], crew["chair"]
    one = _planned(writer, "BRI")
    _do(meetings.mark_packed, writer, meeting_id=one, packs=2)
    _do(meetings.hold_meeting, writer, meeting_id=one)
    _refused("meeting_step_forbidden", meetings.change_meeting, writer, meeting_id=one,
             invitation=_invitation("BRI", "BNI"))  # fmt: skip
    _do(deciding.decide, chair, meeting_id=one, words="Jemput kartu.", code="6202",
        owner_org=organisation("DINSOS-6202"), due=TODAY + dt.timedelta(days=20))  # fmt: skip
    _do(deciding.decide, chair, meeting_id=one, words="Dicatat saja.", code=KAB)
    draft = _do(minutes.write_minutes, writer, meeting_id=one)
    about = {"meeting_id": one, "digest": draft.digest}
    _refused("four_eyes", minutes.sign_minutes, writer, **about)
    _refused("four_eyes", minutes.return_minutes, writer, reason="x", **about)
    _refused("words_missing", minutes.return_minutes, chair, reason=" ", **about)
    _do(minutes.return_minutes, chair, reason="Hari keliru.", **about)
    _refused("minutes_changed", minutes.sign_minutes, chair, **about)
    news = _news(crew, AT + HOUR)
    assert news["neighbour"] == ["meeting_task"]  # once, not as an obstacle beside
    assert (news["chair"][1:], news["writer"]) == (["minutes_to_sign"], ["minutes_returned"])

    # Whoever wrote any of a version does not sign it, whoever wrote it last.
    third = enrolled("province", "DINSOS-62", "id.62")
    _do(minutes.write_minutes, chair, meeting_id=one, notes="Hari diperbaiki.")
    draft = _do(minutes.write_minutes, third, meeting_id=one, notes="Selesai 15.00.")
    for wrote in (writer, chair, third):
        _refused("four_eyes", minutes.sign_minutes, wrote, meeting_id=one, digest=draft.digest)
    enter_scope(writer)
    _the_database_itself_asks_for_two(one, [writer, chair, third])
    signer = enrolled("province", "DINSOS-62", "id.62")
    signed = _do(minutes.sign_minutes, signer, meeting_id=one, digest=draft.digest)
    assert (signed.state, signed.signed_by) == (MinutesState.SIGNED, signer.person_id)
    assert thaw(signed.content).writer.startswith(third.name)
    assert "minutes_signed" in _news(crew, AT + HOUR)["bri"]
    _refused("minutes_changed", minutes.return_minutes, chair, meeting_id=one,
             digest=draft.digest, reason="x")  # fmt: skip


def _the_database_itself_asks_for_two(one: uuid.UUID, wrote: list[Actor]) -> None:
    (draft,) = queries.minutes(one)
    assert {draft.written_by, *draft.wrote_before} == {each.person_id for each in wrote}
    signs = "UPDATE coordination_minutes SET state = 'SIGNED', signed_at = now(), signed_by = "
    for statement in (
        *(f"{signs}'{each.person_id}'" for each in wrote),
        "UPDATE coordination_minutes SET wrote_before = '{}'",
        f"UPDATE coordination_minutes SET written_by = '{uuid.uuid4()}'",
        "UPDATE coordination_minutes SET state = 'RETURNED'",
        "UPDATE coordination_meeting_event SET organisations = '{}'",
        "DELETE FROM coordination_meeting_event",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), as_owner():
            connection.cursor().execute(statement)
