"""Which follow-ups are due on a day, against an oracle that walks through the days one by one."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from salur.graduation.domain.follow_ups import Standing, Times, once_more, planned, standing
from salur.kernel.period import Period

DAY = dt.timedelta(days=1)
months_of_year = st.builds(Period, st.integers(2017, 2030), st.integers(1, 12))
times = st.builds(
    lambda months, days: Times(tuple(sorted(months)), days),
    st.sets(st.integers(1, 24), min_size=1, max_size=4),
    st.integers(0, 60),
)


def first_days(left_from: Period, months: int) -> dt.date:
    """Walk day by day until so many months have begun."""
    day = left_from.first_day
    while months:
        day += DAY
        months -= day.day == 1
    return day


@given(months_of_year, times, st.integers(-40, 900))
def test_the_standing_on_a_day_is_what_a_walk_through_the_days_finds(
    left_from: Period, asked: Times, days: int
) -> None:
    today = left_from.first_day + days * DAY
    for months, one in zip(asked.months, planned(left_from, asked), strict=True):
        begins = first_days(left_from, months)
        ends = begins
        for _ in range(asked.days):
            ends += DAY
        if today < begins:
            expected = Standing.LATER
        else:
            expected = Standing.DUE if today <= ends else Standing.OVERDUE
        assert standing(one.due_on, one.until_on, None, today) is expected
        assert one.last == (months == asked.months[-1])


@given(months_of_year, times, st.lists(st.integers(0, 200), min_size=1, max_size=6))
def test_who_does_not_stand_is_looked_at_again_and_again(
    left_from: Period, asked: Times, delays: list[int]
) -> None:
    last = planned(left_from, asked)[-1]
    for delay in delays:
        done = last.due_on + delay * DAY
        more = once_more(left_from, last.months, asked, done)
        latest = max(done, first_days(left_from, last.months)) + 32 * asked.again * DAY
        assert done < more.due_on <= latest
        assert (more.months - last.months) % asked.again == 0
        assert more.last
        last = more
