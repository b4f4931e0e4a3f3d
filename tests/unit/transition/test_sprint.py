"""The ranking of a sprint against brute force, who is sent where, and how fast it goes."""

import datetime as dt
from fractions import Fraction
from itertools import permutations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.often import often

from salur.quality.domain.rules import Part, all_rules
from salur.registry.domain import HELD_REASONS, CardState
from salur.transition.domain.sprint import (
    RULES,
    STAGES,
    Act,
    Desa,
    Load,
    Point,
    Worker,
    ideal,
    pace,
    ranked,
    rate,
    shared_out,
    waiting,
)

DAY = dt.date(2019, 9, 2)
LAWS = settings(
    max_examples=often(40, 1_000), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
_minutes = st.lists(st.integers(1, 60), max_size=4).map(tuple)
_desa = st.lists(st.tuples(_minutes, st.integers(0, 120)), max_size=4).map(
    lambda found: [Desa(f"6201{n}", *one) for n, one in enumerate(found)]
)


@LAWS
@given(_desa)
def test_no_other_order_lets_families_wait_less(desa: list[Desa]) -> None:
    best = min(waiting(order) for order in permutations(desa))
    assert waiting(ranked(desa)) == best


@LAWS
@given(st.lists(st.integers(1, 60), max_size=4), st.integers(0, 120))
def test_no_other_order_within_a_desa_lets_families_wait_less(
    minutes: list[int], travel: int
) -> None:
    best = min(_walk(order, travel) for order in permutations(minutes))
    assert waiting([Desa("1", tuple(minutes), travel)]) == best


def _walk(order: tuple[int, ...], travel: int) -> int:
    return sum(travel + sum(order[: place + 1]) for place in range(len(order)))


@LAWS
@given(_desa, st.randoms())
def test_the_order_depends_on_nothing_but_the_work(desa: list[Desa], r: object) -> None:
    shuffled = list(desa)
    r.shuffle(shuffled)  # type: ignore[attr-defined]
    assert ranked(shuffled) == ranked(desa)


@LAWS
@given(_desa.filter(bool))
def test_less_work_for_the_same_families_never_ranks_a_desa_lower(desa: list[Desa]) -> None:
    one = desa[0]
    easier = Desa(one.code, tuple(max(1, each // 2) for each in one.minutes), one.travel // 2)
    before = ranked(desa).index(one)
    assert ranked([easier, *desa[1:]]).index(easier) <= before


def test_the_way_counts_once_and_only_where_somebody_is_visited() -> None:
    visited, written = Desa("1", (10, 20), 90), Desa("2", (10, 20))
    assert (visited.total, written.total) == (120, 30)
    assert (rate(visited), rate(written), rate(Desa("3", ()))) == (1.0, 4.0, 0.0)


@LAWS
@given(
    st.lists(st.tuples(st.sampled_from(("id.1.1", "id.1.2", "id.2.1")), st.integers(1, 500))),
    st.lists(st.sampled_from((("id.1",), ("id.1.2",), ("id.1", "id.2"))), max_size=3),
)
def test_whoever_is_sent_reaches_the_desa_and_had_least_to_do(
    desa: list[tuple[str, int]], scopes: list[tuple[str, ...]]
) -> None:
    loads = [Load(str(n), path, minutes) for n, (path, minutes) in enumerate(desa)]
    workers = [Worker(str(n), paths) for n, paths in enumerate(scopes)]
    given_to = shared_out(loads, workers)
    busy = dict.fromkeys((one.key for one in workers), 0)
    for one in loads:
        able = [each.key for each in workers if _reached(each, one.path)]
        assert (one.code in given_to) == bool(able)
        if able:
            assert given_to[one.code] in able
            assert busy[given_to[one.code]] == min(busy[key] for key in able)
            busy[given_to[one.code]] += one.minutes


def _reached(one: Worker, path: str) -> bool:
    return any(path == root or path.startswith(root + ".") for root in one.paths)


def test_the_pace_is_of_the_last_days_and_tells_the_end() -> None:
    target = DAY + dt.timedelta(days=40)
    points = [Point(DAY + dt.timedelta(days=n), 1000 - 5 * n) for n in range(21)]
    points += [Point(DAY + dt.timedelta(days=20 + n), 900 - 30 * n) for n in range(1, 15)]
    found = pace(points, 14, target)
    assert found is not None and found.per_day == 30 and found.is_late
    assert found.ends == points[-1].day + dt.timedelta(days=16)
    assert pace(points[:1], 14, target) is None
    still = pace([Point(DAY, 10), Point(DAY + dt.timedelta(days=3), 12)], 14, target)
    assert still is not None and (still.ends, still.is_late) == (None, True)
    over = pace([Point(DAY, 10), Point(DAY + dt.timedelta(days=3), 0)], 14, target)
    assert over is not None and over.ends == DAY + dt.timedelta(days=3)
    gap = pace([Point(DAY, 10), Point(DAY + dt.timedelta(days=30), 4)], 14, target)
    assert gap is not None and gap.per_day == Fraction(1, 5), "counted seldom: the last two days"
    slow = [Point(dt.date(9999, 12, 1), 10**9), Point(dt.date(9999, 12, 2), 10**9 - 1)]
    assert pace(slow, 14, target) == pace(slow, 1, target)


def test_the_ideal_line_goes_straight_from_the_first_day_to_none() -> None:
    start, target = Point(DAY, 60), DAY + dt.timedelta(days=30)
    days = (-1, 0, 15, 30, 45)
    found = [ideal(start, target, DAY + dt.timedelta(days=n)) for n in days]
    assert found == [60, 60, 30, 0, 0]


def test_every_rule_that_takes_validity_away_says_who_acts_or_is_left_out_for_a_reason() -> None:
    counting = {code for code, rule in all_rules().items() if rule.bit}
    fresh = {code for code, rule in all_rules().items() if rule.part is Part.FRESH}
    told_by_the_register = {"account_missing"}
    assert set(RULES) == counting - fresh - told_by_the_register
    assert all(all_rules()[code].minutes > 0 for code in RULES)
    assert set(RULES.values()) == set(Act)


def test_every_way_a_card_can_stand_keeps_a_family_or_is_active() -> None:
    register = {"NO_ACCOUNT", "FAILED", "NO_CARD", "UNREPORTED", "BLOKIR"}
    assert set(STAGES) == {*map(str, CardState), *register} - {"AKTIF"}
    assert not set(HELD_REASONS) & set(RULES)
