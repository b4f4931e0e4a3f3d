"""The way along in tables: the life of a referral, and the days on which somebody looks again."""

import datetime as dt
import itertools
from importlib.resources import files

import pytest

from salur.graduation.domain.follow_ups import (
    Outcome,
    Standing,
    Times,
    asks_again,
    may_be_early,
    needs_words,
    once_more,
    planned,
    standing,
    verb_after,
)
from salur.graduation.domain.referrals import (
    REFERRAL,
    KindsBroken,
    answer_due,
    due_after,
    is_overdue,
    may_promise,
    read_kinds,
    shown_number,
)
from salur.kernel.period import Period
from salur.parties.domain import KINDS

# before, verb, whose step it is, after: everything else is forbidden.
LIFE = {
    ("SENT", "take"): ("receiver", "TAKEN"),
    ("SENT", "decline"): ("receiver", "DECLINED"),
    ("SENT", "recall"): ("office", "RECALLED"),
    ("TAKEN", "deliver"): ("receiver", "DELIVERED"),
    ("TAKEN", "decline"): ("receiver", "DECLINED"),
}


def test_a_referral_takes_the_steps_of_its_table_and_no_other() -> None:
    for state, verb in itertools.product(REFERRAL.states, REFERRAL.verbs):
        who, after = LIFE.get((state, verb), (None, None))
        assert REFERRAL.next(state, verb) == after
        assert REFERRAL.who(state, verb) == (frozenset() if who is None else {who})
    assert set(REFERRAL.ends()) == {"DELIVERED", "DECLINED", "RECALLED"}


# made on, working days, answered in time until
ANSWERS = (
    (dt.date(2019, 3, 4), 14, dt.date(2019, 3, 22)),
    (dt.date(2019, 3, 1), 1, dt.date(2019, 3, 4)),  # a Friday
    (dt.date(2019, 3, 2), 1, dt.date(2019, 3, 4)),  # a Saturday
    (dt.date(2020, 2, 28), 1, dt.date(2020, 3, 2)),  # over the end of a leap February
)


@pytest.mark.parametrize(("made_on", "days", "due"), ANSWERS)
def test_a_referral_is_answered_in_working_days(made_on: dt.date, days: int, due: dt.date) -> None:
    assert answer_due(made_on, days) == due
    assert [is_overdue("SENT", due, due + dt.timedelta(late)) for late in (0, 1)] == [False, True]
    assert not is_overdue("DELIVERED", due, due + dt.timedelta(90))


def test_what_was_promised_is_the_next_day_to_hold() -> None:
    due, promised = dt.date(2019, 3, 22), dt.date(2019, 5, 1)
    assert due_after("take", due, promised) == promised
    assert due_after("deliver", due, None) == due_after("recall", due, None) == due
    today = dt.date(2019, 3, 4)
    promises = [may_promise(today + dt.timedelta(days), today) for days in (-1, 0, 366, 367)]
    assert promises == [False, True, True, False]
    assert shown_number(12) == "R-0000012"


def test_the_kinds_of_the_package_are_whole() -> None:
    text = (files("salur") / "graduation" / "referrals.toml").read_text(encoding="utf-8")
    kinds = read_kinds(text)
    assert list(kinds) == ["KUBE", "PELATIHAN", "KUR", "JKN", "PASOKAN_EWARONG", "LAIN"]
    assert frozenset().union(*(kind.asks for kind in kinds.values())) <= KINDS
    for broken in ('[[kind]]\ncode = "X"', text + text):
        with pytest.raises(KindsBroken):
            read_kinds(broken)


TIMES = Times((3, 6, 12), 30)
# left from, then the first days and the last days in time of its three follow-ups
PLANS = (
    (201904, ("2019-07-01", "2019-07-31"), ("2019-10-01", "2019-10-31"), ("2020-04-01", "2020-05-01")),
    (201911, ("2020-02-01", "2020-03-02"), ("2020-05-01", "2020-05-31"), ("2020-11-01", "2020-12-01")),
    (201812, ("2019-03-01", "2019-03-31"), ("2019-06-01", "2019-07-01"), ("2019-12-01", "2019-12-31")),
)  # fmt: skip


@pytest.mark.parametrize("plan", PLANS)
def test_somebody_looks_three_six_and_twelve_months_after(plan: tuple[object, ...]) -> None:
    found = planned(Period.from_number(int(str(plan[0]))), TIMES)
    assert tuple((str(one.due_on), str(one.until_on)) for one in found) == plan[1:]
    assert [(one.months, one.last) for one in found] == [(3, False), (6, False), (12, True)]


# today, how a follow-up due from 1 July to 31 July 2019 stands
STANDINGS = (
    ("2019-06-30", Standing.LATER),
    ("2019-07-01", Standing.DUE),
    ("2019-07-31", Standing.DUE),
    ("2019-08-01", Standing.OVERDUE),
)


@pytest.mark.parametrize(("today", "stands"), STANDINGS)
def test_a_follow_up_is_due_then_overdue_then_done(today: str, stands: Standing) -> None:
    due, until, day = dt.date(2019, 7, 1), dt.date(2019, 7, 31), dt.date.fromisoformat(today)
    assert standing(due, until, None, day) is stands
    assert standing(due, until, day, day) is Standing.DONE


# outcome: the step of the case in the middle, and after the last; words; early; once more
OUTCOMES = {
    Outcome.STANDS: ("", "stand", False, False, False),
    Outcome.STRUGGLES: ("", "", True, False, True),
    Outcome.FELL_BACK: ("fall_back", "fall_back", True, True, False),
    Outcome.NOT_FOUND: ("", "", True, False, True),
}


@pytest.mark.parametrize("outcome", Outcome)
def test_what_was_found_leads_on(outcome: Outcome) -> None:
    assert OUTCOMES[outcome] == (
        verb_after(outcome, last=False),
        verb_after(outcome, last=True),
        needs_words(outcome),
        may_be_early(outcome),
        asks_again(outcome, last=True),
    )
    assert not asks_again(outcome, last=False)


# the last one done on, the next one due on: always ahead, in steps of three months
MORE = (
    ("2020-04-01", 15, "2020-07-01"),
    ("2020-06-30", 15, "2020-07-01"),
    ("2020-07-01", 18, "2020-10-01"),
    ("2021-01-31", 24, "2021-04-01"),
)


@pytest.mark.parametrize(("done", "months", "due"), MORE)
def test_nobody_is_forgotten_after_the_last(done: str, months: int, due: str) -> None:
    found = once_more(Period(2019, 4), 12, TIMES, dt.date.fromisoformat(done))
    assert (found.months, str(found.due_on), found.last) == (months, due, True)


@pytest.mark.parametrize("months", [(), (6, 3), (3, 3), (0, 3)])
def test_times_come_one_after_another(months: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="one after another"):
        Times(months, 30)
