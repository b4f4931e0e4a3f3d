"""Complaints of a small kab/kota and the people around them, for their tests."""

import datetime as dt
import uuid
from collections.abc import Callable

import pytest
from tests.integration.coordination.cast import AT, KAB, actor

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.coordination import actions
from salur.coordination import queries as coordination
from salur.coordination.actions import Receipt, Verified
from salur.coordination.domain.complaints import Channel, NewComplaint
from salur.kernel.refused import Refused

NIK = "6201024101900001"
SAID = f"Kartu saya ditahan agen. NIK {NIK}, minta uang."
DAY = dt.timedelta(days=1)
WORDS = "Sudah kami periksa dan selesaikan."


def people() -> tuple[Actor, Actor, Actor]:
    """Give an operator, a head and a bank's officer."""
    return (
        actor("operator", "DINSOS-6201"),
        actor("head", "DINSOS-6201"),
        actor("bank", "BRI", "id.62"),
    )


def recorded(by: Actor, code: str = KAB, **more: str) -> Receipt:
    """Let an officer write a complaint down."""
    enter_scope(by)
    new = NewComplaint(code, SAID, Channel.FACE, "PKH", name="Contoh Warga", contact="0812", **more)
    return actions.record_complaint(new=new, by=by, at=AT, key=uuid.uuid4().hex)


def do(
    act: Callable[..., object], by: Actor, one: Receipt, days: int = 0, **more: object
) -> object:
    """Take a step as somebody, some days later."""
    enter_scope(by)
    return act(complaint_id=one.id, by=by, at=AT + days * DAY, key="", **more)


def verified(by: Actor, **more: str) -> Receipt:
    """Let a complaint be verified."""
    one = recorded(by)
    do(actions.verify_complaint, by, one, found=Verified("HARGA", **more))
    return one


def standing(one: Receipt, by: Actor = SYSTEM) -> coordination.Complaint:
    """Give how a complaint stands."""
    enter_scope(by)
    found = coordination.complaint(one.id)
    assert found is not None
    return found


def code(act: Callable[[], object]) -> str:
    """Give the code with which something is refused."""
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code
