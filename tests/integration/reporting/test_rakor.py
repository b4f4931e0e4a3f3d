"""A rakor out of what is published: its agenda, its packs, and the decisions in the next pack."""

import datetime as dt
import json
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from tests.integration.reporting.world import AT, MARCH, World, actor, organisation

from salur.access.actions import enter_scope
from salur.access.queries import Actor
from salur.coordination.actions import deciding, meetings, minutes
from salur.coordination.actions.meetings import Invitation
from salur.coordination.domain.meetings import ItemKind, MeetingKind, point_of
from salur.coordination.queries import meetings as coordination
from salur.reporting.actions import packs
from salur.reporting.queries import rakor

T = TypeVar("T")
LATER = dt.datetime(2019, 5, 2, 3, tzinfo=dt.UTC)


def _do(verb: Callable[..., T], by: Actor, /, **more: object) -> T:
    enter_scope(by)
    return verb(by=by, **{"at": AT, "key": str(uuid.uuid4()), **more})


def _planned(by: Actor, at: dt.datetime) -> uuid.UUID:
    invited = [organisation("BRI"), organisation("DINSOS-6301"), organisation("DINSOS-6371")]
    invitation = Invitation("Rakor Kalsel", at.date(), "Banjarmasin", invited)
    return _do(meetings.plan_meeting, by, kind=MeetingKind.PROVINCE, period=MARCH, codes=["63"],
               invitation=invitation, at=at).id  # fmt: skip


def _packs(meeting: uuid.UUID, by: Actor) -> dict[str, dict[str, object]]:
    enter_scope(by)
    found = map(json.loads, rakor.pack_contents(meeting))
    return {one["code"]: one for one in found}


def test_what_a_rakor_decides_stands_in_the_next_pack_with_what_became_of_it(world: World) -> None:
    province = world.province
    first = _planned(province, AT)
    _do(packs.draw_agenda, province, meeting_id=first)
    points = coordination.agenda(first)
    assert {one.kind for one in points} == {ItemKind.REALISATION}
    assert {one.code for one in points} == {"6301", "6371"}
    said = point_of(points[0].kind, points[0].figures, "Kabupaten Tanah Laut").en
    assert "of 6 families" in said or "of 3 families" in said
    steps: list[str] = []
    made = _do(packs.make_packs, province, meeting_id=first, step=steps.append)
    assert made.packs == 2 and steps[-2:] == ["Kabupaten Tanah Laut", "Kota Banjarmasin"]
    pdf = rakor.pack_pdf(first, "6301")
    assert pdf is not None and pdf.startswith(b"%PDF")
    cover = _packs(first, province)["6301"]
    assert cover["decisions"] == [] and cover["stats"][0][1:] == ["33,3 %", "2 dari 6 keluarga"]  # type: ignore[index]

    _do(meetings.hold_meeting, province, meeting_id=first)
    _do(deciding.decide, province, meeting_id=first, words="Cek lapangan di Takisung.",
        code="6301", owner_org=organisation("DINSOS-6301"), due=dt.date(2019, 4, 20),
        item_id=points[0].id)  # fmt: skip
    notulis = replace(province, person_id=uuid.uuid4())  # whoever writes does not sign
    draft = _do(minutes.write_minutes, notulis, meeting_id=first)
    signed = _do(packs.sign_minutes, province, meeting_id=first, digest=draft.digest)
    assert (rakor.minutes_pdf_of(first, signed.version) or b"").startswith(b"%PDF")

    # The next one: the decision is an obstacle that is overdue, on the agenda and in the pack.
    second = _planned(province, LATER)
    _do(packs.draw_agenda, province, meeting_id=second, at=LATER)
    assert ItemKind.OBSTACLE in {one.kind for one in coordination.agenda(second)}
    _do(packs.make_packs, province, meeting_id=second, at=LATER)
    found = _packs(second, province)
    (row,) = found["6301"]["decisions"]  # type: ignore[misc]
    assert row[1] == "Cek lapangan di Takisung." and "12 hari lewat" in row[4]
    assert found["6301"]["obstacles"][0][8] == "12 hari" and not found["6371"]["decisions"]  # type: ignore[index]

    # A kab/kota has its own pack, a bank none, and neither the whole minutes.
    head = actor("head", "DINSOS-6371", "id.63.71")
    assert set(_packs(second, head)) == {"6371"}
    assert rakor.minutes_pdf_of(first, 1) is None
    assert not _packs(second, actor("bank", "BRI", "id.63"))


@pytest.fixture(autouse=True)
def _training(settings: object) -> None:
    settings.SALUR_TRAINING = True  # type: ignore[attr-defined]
