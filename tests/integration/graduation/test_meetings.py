"""One evening, one berita acara, many families: all of it is written down, or none."""

import datetime as dt
import uuid

import pytest
from tests.integration.graduation.ways import (
    APRIL,
    FACILITATOR,
    TODAY,
    leaves,
    propose,
    standing,
    village,
    visit,
)
from tests.integration.registry.changing import MARCH, OPERATOR, rows

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, NotAllowed
from salur.graduation import actions, queries
from salur.graduation.domain.cases import Told
from salur.graduation.domain.meetings import Meeting, Verdict

pytestmark = pytest.mark.django_db

MEETING = Meeting("BA/20", TODAY, APRIL)
STAY = "Anaknya masih sekolah, tabungannya belum ada."


def _cases(*ids: str) -> list[uuid.UUID]:
    village(*ids)
    cases = [propose(one) for one in ids]
    visit(*ids)
    return cases


def _refused(act: object, **values: object) -> tuple[str, dict[uuid.UUID, str]]:
    with pytest.raises(actions.CaseRefused) as caught:
        act(at=MARCH, **{"by": OPERATOR, "key": "", **values})  # type: ignore[operator]
    return caught.value.code, dict(caught.value.wrong)


def test_a_meeting_is_written_down_whole_or_every_wrong_row_is_named() -> None:
    first, second, third, gone = cases = _cases("A", "B", "C", "D")
    assert leaves(gone, no_ba="BA/1") == "DECIDED"
    enter_scope(OPERATOR)
    unknown = uuid.uuid4()
    wrong = [
        Verdict(first, leaves=True), Verdict(second, leaves=False, words="pendek"),
        Verdict(third, leaves=False, words=f"{STAY} 6201024101900044"), Verdict(gone, leaves=True),
        Verdict(unknown, leaves=True),
    ]  # fmt: skip
    named = {
        second: "words_missing", third: "words_hold_number", gone: "step_changed",
        unknown: "case_unknown",
    }  # fmt: skip
    for act in (actions.record_meeting, _checked):
        assert _refused(act, meeting=MEETING, verdicts=wrong) == ("rows_wrong", named)
    alone = [Verdict(gone, leaves=True)]
    assert _refused(actions.record_meeting, meeting=MEETING, verdicts=alone)[0] == "step_changed"
    assert _refused(actions.record_meeting, meeting=MEETING, verdicts=[])[0] == "nobody_chosen"
    late = Meeting("BA/20", TODAY + dt.timedelta(days=400), APRIL)
    right = [
        Verdict(first, leaves=True), Verdict(second, leaves=False, words=STAY),
        Verdict(third, leaves=True),
    ]  # fmt: skip
    assert _refused(actions.record_meeting, meeting=late, verdicts=right)[0] == "day_impossible"
    with pytest.raises(NotAllowed):
        _checked(meeting=MEETING, verdicts=right, by=FACILITATOR, at=MARCH)
    assert [standing(one).state for one in cases] == [*["VISITED"] * 3, "DECIDED"]

    enter_scope(OPERATOR)
    for _twice in range(2):
        done = actions.record_meeting(
            meeting=MEETING, verdicts=right, by=OPERATOR, at=MARCH, key="evening"
        )
        assert (done.leaving, done.staying) == (2, 1)
    assert [standing(one).state for one in cases] == ["DECIDED", "STAYS", "DECIDED", "DECIDED"]
    assert {standing(one).no_ba for one in cases[:3]} == {"BA/20"}
    enter_scope(SYSTEM)
    told = [queries.case_events(one)[-1] for one in cases[:3]]
    assert [(one.kind, one.words, one.n) for one in told] == [
        ("decide_leaves", "", 3), ("decide_stays", STAY, 3), ("decide_leaves", "", 3),
    ]  # fmt: skip
    assert rows("SELECT count(*) FROM audit_event WHERE key = 'evening'")[0][0] == 2


def _checked(*, key: str = "", **values: object) -> None:
    actions.check_verdicts(**values)  # type: ignore[arg-type]


def test_the_letters_of_an_evening_are_told_of_at_once_or_none_is() -> None:
    first, second, third = cases = _cases("A", "B", "C")
    for one in cases[:2]:
        assert leaves(one) == "DECIDED"
    enter_scope(OPERATOR)
    good = Told("460/1", TODAY, "Ibu Contoh")
    letters = {first: good, second: Told("460/2", TODAY, " "), third: Told("460/3", TODAY, "Bapak")}
    named = {second: "receiver_missing", third: "step_changed"}
    assert _refused(actions.tell_families, letters=letters) == ("rows_wrong", named)
    assert {standing(one).told_on for one in cases} == {None}
    enter_scope(OPERATOR)
    letters = {first: good, second: Told("460/2", TODAY, "Anak Contoh")}
    for _twice in range(2):
        assert (
            actions.tell_families(letters=letters, by=OPERATOR, at=MARCH, key="k").state == "TOLD"
        )
    assert [standing(one).told_to for one in cases] == ["Ibu Contoh", "Anak Contoh", None]
    assert _refused(actions.tell_families, letters={first: good}) == (
        "step_changed",
        {first: "step_changed"},
    )
    assert _refused(_told, letters={}) == ("nobody_chosen", {})


def _told(*, key: str = "", **values: object) -> None:
    actions.check_letters(**values)  # type: ignore[arg-type]
