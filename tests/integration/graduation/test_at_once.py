"""Two offices on two connections at the same moment: no place twice or lost, no way out by halves."""

import uuid
from functools import partial
from pathlib import Path

from django.db import transaction
from tests.integration.graduation import offices, ways
from tests.integration.graduation.ways import DAY, OTHER_HEAD, WORDS
from tests.integration.racing import race
from tests.integration.registry.changing import (
    MARCH,
    OPERATOR,
    apply,
    line,
    propose,
    rows,
    staged,
)

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.config.postgres import Address
from salur.graduation import actions
from salur.graduation.actions import MeetingRecorded
from salur.graduation.actions.offering import SlotsOffered
from salur.graduation.actions.settling_slots import SlotsSettled
from salur.graduation.domain.meetings import Meeting, Verdict
from salur.graduation.pipeline.cases import lock
from salur.registry.domain import Kind


def test_a_place_is_offered_once_and_to_one_family(own_database: Address, tmp_path: Path) -> None:
    offices.place()
    assert race(offices.settle, offices.settle) == (
        SlotsSettled(1, 0, 0),
        SlotsSettled(0, 0, 0),
        True,
    )
    assert race(offices.fill(), offices.fill(offices.OTHER_OPERATOR)) == (
        SlotsOffered(1, 0), "nobody_follows", True,
    )  # fmt: skip
    assert offices.slots() == [("OFFERED", "B1", 2)]
    # Who refuses it meanwhile lets it go, and it is offered again: to one family, once.
    assert race(offices.refuse, offices.fill()) == (1, "nobody_follows", False)
    assert offices.slots() == [("FREE", None, 3)]
    assert race(offices.close, offices.fill()) == (1, "nobody_follows", True)
    assert offices.slots() == [("CLOSED", None, 4)]
    assert race(offices.reopen, offices.fill()) == (1, SlotsOffered(1, 0), True)
    assert race(offices.refuse, offices.close) == (1, "slot_step_forbidden", False)
    with transaction.atomic():
        offices.gate("registry_change")
    # Somebody proposes the same family by hand, a moment after the line of the place was written.
    by_hand = line(Kind.TAMBAH, "B1", no_ba="BA/2")
    raced = race(
        offices.hold_gate, offices.fill(), then=offices.acting(OPERATOR, lambda: propose(by_hand))
    )
    assert raced == (None, SlotsOffered(1, 0), True)
    assert offices.slots() == [("OFFERED", "B1", 8)]
    with transaction.atomic():
        ((source,),) = rows(
            "SELECT c.source FROM graduation_slot s JOIN registry_change c ON c.id = s.offer"
        )
        assert source == "slot", "else nobody lets go of the place when its own line is refused"
    # Endorsing waits for offering, and offering for endorsing; what was endorsed takes no place twice.
    assert race(offices.endorse("BA/2"), offices.fill()) == (1, "nobody_follows", True)
    assert race(offices.endorse("BA/2", OTHER_HEAD), offices.refuse) == (
        "nothing_to_endorse",
        1,
        False,
    )
    assert offices.slots() == [("FILLED", "B1", 10)]
    with transaction.atomic():
        propose(line(Kind.HAPUS, "K2", no_ba="BA/3"))
    assert race(offices.endorse("BA/3"), offices.refuse) == (1, "change_decided", True)
    assert offices.slots() == [("FILLED", "B1", 10), ("FREE", None, 1)]
    # A split waits for who endorses: it takes all families of a desa, and then every place.
    split = offices.split(tmp_path)
    with transaction.atomic():
        propose(line(Kind.TAMBAH, "B2", no_ba="BA/4"))
    assert race(offices.endorse("BA/4"), split, then=offices.settle) == (1, "changes_open", True)
    with transaction.atomic():
        enter_scope(SYSTEM)
        apply()
        assert set(staged()) == {"B1", "B2", "K3", "K4"}, "the quota is four"
    # Who is refused while places are settled has their place until they are settled again.
    with transaction.atomic():
        offices.leaves("K3", "BA/5")
        offices.settle()
        offices.fill()()
        offices.leaves("K4", "BA/6")
        offices.gate("graduation_slot_event")
    assert race(offices.hold_gate, offices.fill(), then=offices.refuse) == (
        None,
        SlotsOffered(1, 0),
        True,
    )
    assert offices.slots()[2:] == [("FREE", None, 3), ("OFFERED", "B4", 2)]


def _case(id_kpm: str, upto: str = "VISITED") -> uuid.UUID:
    """Commit a way out of a family as far as it shall have come."""
    with transaction.atomic():
        case = ways.propose(id_kpm)
        assert ways.visit(id_kpm) == 1
        if upto == "TOLD":
            ways.leaves(case)
            ways.tell(case)
    return case


def _evening(verdicts: list[Verdict]) -> MeetingRecorded:
    meeting = Meeting("BA/20", ways.TODAY, ways.APRIL)
    return actions.record_meeting(
        meeting=meeting, verdicts=verdicts, by=OPERATOR, at=MARCH, key="evening"
    )


def _hold(case: uuid.UUID) -> None:
    with as_owner():
        assert lock([case])


def _follow() -> int:
    return ways.follow(days=16)


def test_a_way_out_takes_one_step_at_a_time(own_database: Address) -> None:
    with transaction.atomic():
        ways.village("K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8")
    # Two offices decide on one family: the first word counts, and the other is told.
    case = _case("K1")
    stays = partial(ways.do, actions.decide_stays, case, no_ba="BA/8", tanggal_ba=ways.TODAY)
    assert race(lambda: ways.leaves(case), lambda: stays(words=WORDS, by=offices.OTHER_OPERATOR)) == (
        "DECIDED", "step_changed", True,
    )  # fmt: skip
    # An evening is pressed twice: it is written down once, and both presses are told that it is.
    whole = [Verdict(_case("K7"), leaves=True), Verdict(_case("K8"), leaves=False, words=WORDS)]
    press = offices.acting(OPERATOR, lambda: _evening(whole))
    assert race(press, press) == (MeetingRecorded(1, 1), MeetingRecorded(1, 1), True)
    with transaction.atomic():
        assert ways.standing(whole[0].case_id).events == ways.standing(whole[1].case_id).events == 3
    # A family objects on its last day while the clock runs out, and the other way round.
    told = {one: _case(one, "TOLD") for one in ("K2", "K3", "K4", "K5")}
    said = {one: partial(ways.object_to, case, on=14, days=15) for one, case in told.items()}
    assert race(said["K2"], lambda: ways.lapse(15)) == ("OBJECTED", 3, False)
    told["K6"] = _case("K6", "TOLD")
    late = partial(ways.object_to, told["K6"], on=14, days=15)
    assert race(lambda: ways.lapse(15), late) == (1, "OBJECTED", True)
    # Who submits and who objects: the first word counts, and a line is written for it or none.
    submit = {one: partial(ways.do, actions.submit_cases, told[one], days=15) for one in told}
    assert race(said["K3"], submit["K3"]) == ("OBJECTED", "step_changed", True)
    assert race(submit["K4"], said["K4"]) == ("SUBMITTED", "step_changed", True)
    with transaction.atomic():
        offices.gate("registry_change")
    by_file = line(Kind.GRADUASI_MANDIRI, "K5", no_ba="BA/9")
    raced = race(
        offices.hold_gate, submit["K5"], then=offices.acting(OPERATOR, lambda: propose(by_file))
    )
    assert raced == (None, "SUBMITTED", True)
    # Following waits for nobody who endorses; once more it sees everything, and takes it once.
    assert race(offices.endorse("BA/7", at=MARCH + 16 * DAY), _follow) == (2, 0, False)
    assert race(_follow, _follow) == (2, 0, False)
    assert race(offices.endorse("BA/9", at=MARCH + 16 * DAY), _follow) == ("family_ended", 0, False)
    with transaction.atomic():
        assert rows(
            "SELECT c.id_kpm, c.state, r.no_ba, count(*) FROM graduation_case c"
            " JOIN registry_change r ON r.id = c.change JOIN graduation_case_event e"
            " ON e.case_id = c.id AND e.kind = 'endorse' GROUP BY 1, 2, 3 ORDER BY 1"
        ) == [("K4", "ENDORSED", "BA/7", 1), ("K5", "ENDORSED", "BA/7", 1)]
    # Whose case somebody holds, and in the end leaves as it was, is followed the next time.
    with transaction.atomic():
        propose(line(Kind.GRADUASI_MANDIRI, "K1", no_ba="BA/10"))
        offices.endorse("BA/10")()
    assert race(lambda: _hold(case), _follow) == (None, 0, False)
    with transaction.atomic():
        assert (_follow(), _follow(), ways.standing(case).state) == (1, 0, "ENDORSED")
