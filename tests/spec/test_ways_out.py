"""The way out of a family as a table: every state, what may happen in it, by whom, where it leads.

What stands in no row may not happen. Letters, their days, and who is late, beside it.
"""

import datetime as dt

import pytest

from salur.graduation.domain.cases import (
    CASE,
    ENDED,
    LIVE,
    CaseState,
    Clocks,
    Told,
    answer_until,
    is_overdue,
    month_to_submit,
    object_until,
    read_number,
    shown_number,
    wrong_with_letter,
    wrong_with_meeting,
)
from salur.kernel.period import Period

# state, what happens, who does it, where it leads
TABLE = """
PROPOSED   visit         field    VISITED
PROPOSED   withdraw      office   STAYS
PROPOSED   adopt         data     ENDORSED
PROPOSED   end           data     STAYS
VISITED    visit         field    VISITED
VISITED    withdraw      office   STAYS
VISITED    decide_stays  village  STAYS
VISITED    decide_leaves village  DECIDED
VISITED    adopt         data     ENDORSED
VISITED    end           data     STAYS
DECIDED    tell          office   TOLD
DECIDED    adopt         data     ENDORSED
DECIDED    end           data     STAYS
TOLD       object        family   OBJECTED
TOLD       lapse         clock    CONFIRMED
TOLD       adopt         data     ENDORSED
TOLD       end           data     STAYS
OBJECTED   grant         office   STAYS
OBJECTED   reject        office   CONFIRMED
OBJECTED   adopt         data     CONTESTED
OBJECTED   end           data     STAYS
CONFIRMED  object        family   OBJECTED
CONFIRMED  submit        office   SUBMITTED
CONFIRMED  adopt         data     ENDORSED
CONFIRMED  end           data     STAYS
SUBMITTED  refuse        data     STAYS
SUBMITTED  endorse       data     ENDORSED
ENDORSED   leave         data     LEFT
ENDORSED   tell          office   ENDORSED
ENDORSED   object        family   CONTESTED
LEFT       tell          office   LEFT
LEFT       object        family   CONTESTED
LEFT       fall_back     field    RETURNING
LEFT       stand         field    STANDING
LEFT       rejoin        data     RETURNED
CONTESTED  reject        office   LEFT
CONTESTED  grant         office   RETURNING
CONTESTED  rejoin        data     RETURNED
RETURNING  return        village  RETURNED
RETURNING  recover       village  LEFT
RETURNING  rejoin        data     RETURNED
"""
TODAY = dt.date(2019, 3, 20)
CLOCKS = Clocks(14, 10)


def test_the_machine_is_this_table_and_nothing_else() -> None:
    wanted = {tuple(line.split()) for line in TABLE.strip().splitlines()}
    assert {tuple(map(str, (s.before, s.verb, s.who, s.after))) for s in CASE.steps} == wanted
    assert {*CASE.states} == {*CaseState}
    assert {*CASE.ends()} == ENDED == {*CaseState} - LIVE
    assert CASE.beginnings() == {"PROPOSED", "ENDORSED", "STAYS"}


def test_nobody_leaves_without_the_village_or_a_berita_acara_of_another_way() -> None:
    """Take away what a village meeting or the register says: then nobody ever leaves."""
    reached, more = {CASE.first}, True
    while more:
        after = {
            s.after for s in CASE.steps
            if s.before in reached and s.who not in ("village", "data")
        }  # fmt: skip
        more = not after <= reached
        reached |= after
    assert reached == {"PROPOSED", "VISITED", "STAYS"}


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (Told("460/12", TODAY, "Ibu Contoh"), ""),
        (Told("460/12", dt.date(2019, 3, 10), "Ibu Contoh"), ""),
        (Told("  ", TODAY, "Ibu Contoh"), "letter_missing"),
        (Told("4" * 81, TODAY, "Ibu Contoh"), "letter_missing"),
        (Told("460/12", TODAY, " "), "receiver_missing"),
        (Told("460/12", dt.date(2019, 3, 21), "Ibu Contoh"), "day_impossible"),
        (Told("460/12", dt.date(2019, 3, 9), "Ibu Contoh"), "day_impossible"),
    ],
)
def test_a_letter_has_a_number_a_receiver_and_a_day_that_can_be(told: Told, code: str) -> None:
    assert wrong_with_letter(told, not_before=dt.date(2019, 3, 10), today=TODAY) == code


def test_the_last_day_is_in_time() -> None:
    assert object_until(TODAY, CLOCKS) == dt.date(2019, 4, 3)
    assert answer_until(TODAY, CLOCKS) == dt.date(2019, 3, 30)
    assert not is_overdue("OBJECTED", TODAY, TODAY)
    assert is_overdue("CONTESTED", TODAY, dt.date(2019, 3, 21))
    assert not is_overdue("TOLD", TODAY, dt.date(2019, 3, 21))
    assert not is_overdue("OBJECTED", None, TODAY)


def test_a_number_is_read_as_people_type_it() -> None:
    assert shown_number(1234) == "G-0001234"
    assert [read_number(text) for text in ("G-0001234", " g 1234", "1234")] == [1234] * 3
    assert [read_number(text) for text in ("", "P-12", "12a", "1" * 13)] == [None] * 4


@pytest.mark.parametrize(
    ("no_ba", "held_on", "asked", "code"),
    [
        ("BA/1", TODAY, (2019, 3), ""),
        ("BA/1", TODAY, (2020, 3), ""),
        ("BA/1", TODAY, None, ""),
        (" ", TODAY, (2019, 4), "berita_acara_missing"),
        ("B" * 81, TODAY, (2019, 4), "berita_acara_missing"),
        ("BA/1", dt.date(2019, 3, 21), (2019, 4), "day_impossible"),
        ("BA/1", TODAY, (2019, 2), "month_impossible"),
        ("BA/1", TODAY, (2020, 4), "month_impossible"),
    ],
)
def test_a_meeting_has_a_number_a_day_and_a_month_that_can_be(
    no_ba: str, held_on: dt.date, asked: tuple[int, int] | None, code: str
) -> None:
    month = None if asked is None else Period(*asked)
    assert wrong_with_meeting(no_ba, held_on, month, today=TODAY) == code


def test_nobody_leaves_from_a_month_that_has_begun() -> None:
    assert month_to_submit(201903, TODAY) == 201904
    assert month_to_submit(201906, TODAY) == 201906
