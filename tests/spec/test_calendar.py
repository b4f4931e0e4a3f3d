"""The calendar of a month: last days, months that are shorter, regions with a day of their own."""

import datetime as dt

import pytest

from salur.distribution.domain.calendar import (
    PARAMETERS,
    QUARTERS,
    STEPS,
    Entry,
    Late,
    OwnDay,
    When,
    day_in,
    entries,
    next_day,
    ranked,
)
from salur.distribution.domain.expected import RULES
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.programs.domain import all_default_parameters

KAB, FAR = "id.62.01", "id.62.01.03"
MARCH = Period(2019, 3)
DAYS = {
    "quota_due_day": 25, "list_due_day": 1, "order_due_day": 5, "sp2d_due_day": 7,
    "topup_due_day": 10, "endorsement_due_day": 25, "redemption_due_day": 5,
    "reconciliation_due_day": 7, "signoff_due_day": 10, "report_due_day": 15, "spa_due_day": 5,
    "release_due_day": 15, "delivery_due_day": 25, "handover_due_day": 10,
}  # fmt: skip
# month, months later, day of the month -> the last day
DUE = [
    ("2019-03", 0, 25, "2019-03-25"),
    ("2019-02", 0, 31, "2019-02-28"),
    ("2020-02", 0, 30, "2020-02-29"),
    ("2019-12", 1, 31, "2020-01-31"),
    ("2019-01", -1, 25, "2018-12-25"),
    ("2019-04", 0, 31, "2019-04-30"),
]
# step of March, day, done -> how it stands
STANDS = [
    ("quota", "2019-02-25", False, When.DUE),
    ("quota", "2019-02-26", False, When.LATE),
    ("order", "2019-03-05", False, When.DUE),
    ("order", "2019-03-06", False, When.LATE),
    ("order", "2019-03-06", True, When.DONE),
    ("topup", "2019-03-02", False, When.COMING),
    ("topup", "2019-03-03", False, When.DUE),
    ("purchases", "2019-04-05", False, When.DUE),
    ("purchases", "2019-04-06", False, When.LATE),
    ("sent", "2019-04-15", False, When.DUE),
]


def made(
    program: Program = Program.BPNT,
    period: Period = MARCH,
    done: tuple[str, ...] = (),
    **more: object,
) -> tuple[Entry, ...]:
    given: dict[str, object] = {"given": {}, "days": DAYS, "exceptions": {}}
    return entries(program, period, KAB, done=done, **(given | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(("period", "later", "day", "last"), DUE)
def test_a_day_of_a_month_is_at_most_its_last(period: str, later: int, day: int, last: str) -> None:
    assert day_in(Period.parse(period), later, day) == dt.date.fromisoformat(last)


@pytest.mark.parametrize(("step", "on", "is_done", "stands"), STANDS)
def test_a_step_is_in_time_on_its_last_day_and_late_after(
    step: str, on: str, is_done: bool, stands: When
) -> None:
    contracts = {one.name: one.contract for one in STEPS[Program.BPNT]}
    given = {contracts[step]: {"": is_done}} if contracts[step] else {}
    found = made(done=(step,) if is_done else (), given=given)
    (entry,) = (one for one in found if one.step.name == step)
    assert entry.when(dt.date.fromisoformat(on)) is stands


@pytest.mark.parametrize(
    ("on", "following"),
    [("2019-01-25", "2019-01-25"), ("2019-01-26", "2019-04-25"), ("2019-11-02", "2020-01-25")],
)
def test_the_next_day_of_a_quarter_may_be_today(on: str, following: str) -> None:
    assert next_day(QUARTERS, 25, dt.date.fromisoformat(on)) == dt.date.fromisoformat(following)


def test_changes_are_endorsed_in_the_first_month_of_a_quarter_only() -> None:
    months = [m for m in range(1, 13) if any(e.step.name == "changes"
                                             for e in made(period=Period(2019, m)))]  # fmt: skip
    assert months == [1, 4, 7, 10]


def test_a_region_that_is_hard_to_reach_has_its_own_day_for_its_own_step() -> None:
    found = made(Program.RASTRA, exceptions={"delivery_due_day": [OwnDay(FAR, 28)]})
    days = {(one.step.name, one.place): one.due for one in found}
    assert days["delivery", KAB] == dt.date(2019, 3, 25)
    assert days["delivery", FAR] == dt.date(2019, 3, 28)
    assert [place for name, place in days if name != "delivery"].count(FAR) == 0


def test_each_bank_has_its_own_step_and_nobody_knows_a_day_that_nobody_set() -> None:
    found = made(given={"topup": {"BRI": True, "BNI": False}}, days={})
    topups = {one.party: one.when(dt.date(2030, 1, 1)) for one in found if one.step.name == "topup"}
    assert topups == {"BRI": When.DONE, "BNI": When.UNDATED}


def test_who_is_late_is_ranked_by_steps_then_by_days() -> None:
    found = made()
    late = [("B", one) for one in found] + [("A", one) for one in found if one.step.name == "quota"]
    on = dt.date(2019, 3, 8)
    assert ranked(late, on) == (Late("B", 4, 11), Late("A", 1, 11))


def test_the_calendar_and_what_cycles_expect_agree_and_every_day_has_a_parameter() -> None:
    for program, rules in RULES.items():
        steps = {one.contract: one for one in STEPS[program] if one.contract}
        for rule in rules:
            if rule.needed and rule.contract != "spa":
                step = steps[rule.contract]
                assert (step.due, step.months_later) == (rule.due, rule.months_later)
    known = {(one.program, one.name) for one in all_default_parameters()}
    for program, kept in STEPS.items():
        assert {(program, step.due) for step in kept} <= known
    assert DAYS.keys() == PARAMETERS
