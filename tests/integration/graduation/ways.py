"""A family on its way out, and the people around it, for tests of graduation."""

import datetime as dt
import uuid
from collections.abc import Callable

import pytest
from tests.integration.registry.changing import (
    HEAD,
    KAB,
    MARCH,
    OPERATOR,
    family,
    load,
    rows,
)

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.graduation import actions, queries
from salur.graduation.domain.cases import Told
from salur.graduation.pipeline.cases import Visited, note_visits
from salur.kernel.period import Period
from salur.kernel.refused import Refused
from salur.programs.actions import endorse_changes, seed_parameters
from salur.registry.actions import apply_due_changes

FACILITATOR = Actor(uuid.UUID(int=3), None, frozenset({"facilitator"}), (KAB,), "Pendamping")
OTHER_HEAD = Actor(uuid.UUID(int=4), None, frozenset({"head"}), (KAB,), "Kepala lain")
DAY = dt.timedelta(days=1)
TODAY = dt.date(2019, 3, 10)
APRIL, MAY = Period(2019, 4), Period(2019, 5)
WORDS = "Warungnya ramai dan anaknya sudah bekerja."


def village(*ids: str) -> None:
    """Make families members, and let every dated parameter hold."""
    seed_parameters(by=SYSTEM, at=MARCH)
    load(*(family(one, number) for number, one in enumerate(ids, 1)))


def family_id(id_kpm: str) -> uuid.UUID:
    """Give the register's own id of a family."""
    return rows("SELECT id FROM registry_family WHERE id_kpm = %s", [id_kpm])[0][0]  # type: ignore[return-value]


def propose(id_kpm: str, *, by: Actor = FACILITATOR, key: str = "", **more: str) -> uuid.UUID:
    """Let somebody propose that a family moves on."""
    enter_scope(by)
    values = {"kind": "MANDIRI", "source": "facilitator", "words": WORDS, **more}
    opened = actions.propose_case(family_id=family_id(id_kpm), by=by, at=MARCH, key=key, **values)
    return opened.id


def visit(*ids: str, day: dt.date = TODAY) -> int:
    """Let somebody be at the doors of families."""
    with as_owner():
        found = [Visited(one, uuid.uuid4(), day) for one in ids]
        return note_visits(found, by=FACILITATOR, at=MARCH)


def do(
    act: Callable[..., object],
    case: uuid.UUID,
    *,
    by: Actor = OPERATOR,
    days: int = 0,
    key: str = "",
    **more: object,
) -> str:
    """Take a step of one case as somebody, some days later; give where it leads, or why not."""
    enter_scope(by)
    many = act in (actions.decide_leaves, actions.decide_stays, actions.submit_cases)
    which = {"case_ids": [case]} if many else {"case_id": case}
    try:
        return act(**which, by=by, at=MARCH + days * DAY, key=key, **more).state  # type: ignore[attr-defined]
    except Refused as fault:
        return fault.code


def leaves(case: uuid.UUID, *, no_ba: str = "BA/7", **more: object) -> str:
    """Let the village meeting decide that a family leaves."""
    values = {"no_ba": no_ba, "tanggal_ba": TODAY, "asked": APRIL, **more}
    return do(actions.decide_leaves, case, **values)


def tell(case: uuid.UUID, *, days: int = 0, **more: object) -> str:
    """Hand over the letter."""
    told = Told("460/12", TODAY + days * DAY, "Ibu Contoh")
    return do(actions.tell_family, case, days=days, told=told, **more)


def object_to(case: uuid.UUID, *, on: int = 1, days: int = 1, **more: object) -> str:
    """Let the family object on a day, and somebody write it down on another."""
    values = {"words": "Suami saya sakit lagi.", "on": TODAY + on * DAY, "by": FACILITATOR, **more}
    return do(actions.record_objection, case, days=days, **values)


def answer(case: uuid.UUID, *, granted: bool, by: Actor = HEAD, days: int = 2) -> str:
    """Answer the objection."""
    words = "Sudah kami lihat sendiri."
    return do(actions.answer_objection, case, granted=granted, words=words, by=by, days=days)


def endorse(no_ba: str = "BA/7", *, days: int = 16) -> None:
    """Endorse every line of a berita acara."""
    (document,) = rows("SELECT DISTINCT document FROM registry_change WHERE no_ba = %s", [no_ba])[0]
    enter_scope(HEAD)
    endorse_changes(document=document, by=HEAD, at=MARCH + days * DAY, key="")  # type: ignore[arg-type]


def month_comes(period: Period = MAY, *, days: int = 55) -> None:
    """Let what is due by a month hold, and cases follow."""
    enter_scope(OPERATOR)
    apply_due_changes(path=KAB, period=period, by=OPERATOR, at=MARCH + days * DAY)
    follow(days=days)


def follow(*, days: int = 0) -> int:
    """Let cases follow the register, as the program does beside the server."""
    enter_scope(SYSTEM)
    return actions.follow_register(at=MARCH + days * DAY)


def lapse(days: int) -> int:
    """Let the clock run."""
    enter_scope(SYSTEM)
    return actions.lapse_due(at=MARCH + days * DAY)


def standing(case: uuid.UUID) -> queries.Case:
    """Give how a case stands."""
    enter_scope(SYSTEM)
    found = queries.case(case)
    assert found is not None
    return found


def case_of(id_kpm: str) -> queries.Case:
    """Give the newest way out of a family."""
    enter_scope(SYSTEM)
    return queries.cases_of_family(family_id(id_kpm))[0]


def left(id_kpm: str, *, no_ba: str = "BA/7") -> uuid.UUID:
    """Lead a family all the way out: endorsed after the cut-off for April, it leaves from May."""
    case = propose(id_kpm)
    assert visit(id_kpm) == 1
    assert leaves(case, no_ba=no_ba) == "DECIDED"
    assert tell(case) == "TOLD"
    assert lapse(15) == 1
    assert do(actions.submit_cases, case, days=15) == "SUBMITTED"
    endorse(no_ba)
    month_comes()
    return case


def code(act: Callable[[], object]) -> str:
    """Give the code with which something is refused."""
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code
