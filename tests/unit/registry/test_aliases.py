"""Which of two families stays, and that an alias is never longer than one step."""

import datetime as dt
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salur.registry.domain import Joining, LiveAlias, Standing, Unjoinable, join, stays

MARCH = 201903
OLD, NEW = dt.date(2018, 1, 1), dt.date(2019, 1, 1)


def _one(
    number: int,
    *,
    payable: bool = True,
    begins: int | None = None,
    ended: int | None = None,
    waits: bool = False,
    since: dt.date | None = None,
) -> Standing:
    path = "id.62.01.02.2001"
    return Standing(
        UUID(int=number), f"K{number}", path, payable, begins, ended, waits, since
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kept", "gone"),
    [
        (_one(2, payable=False), _one(1, ended=MARCH)),
        (_one(2, payable=False), _one(1, waits=True)),
        (_one(2, payable=False), _one(1, begins=201904)),
        (_one(2, since=NEW), _one(1, payable=False, since=OLD)),
        (_one(2, since=OLD), _one(1, since=NEW)),
        (_one(2, since=NEW), _one(1)),
        (_one(1), _one(2)),
        (_one(2, since=OLD), _one(1, ended=201904, since=NEW)),
    ],
)
def test_the_family_that_is_a_member_payable_and_older_stays(
    kept: Standing, gone: Standing
) -> None:
    assert stays(kept, gone, MARCH) == stays(gone, kept, MARCH) == kept.id


def _join(
    first: Standing, second: Standing, *live: LiveAlias, keep: int | None = None
) -> Joining | Unjoinable:
    roots = {UUID(int=number): _one(number) for number in range(1, 10)}
    return join(
        first, second, keep=keep and UUID(int=keep), period=MARCH, live=live, roots=roots
    )  # fmt: skip


def _alias(alias: int, canonical: int) -> LiveAlias:
    return LiveAlias(UUID(int=100 * alias + canonical), UUID(int=alias), UUID(int=canonical))


def test_people_choose_which_one_stays() -> None:
    assert _join(_one(1), _one(2), keep=2) == Joining(UUID(int=1), UUID(int=2), None)


def test_a_family_that_has_aliases_stays_whatever_its_age() -> None:
    assert _join(_one(1), _one(2), _alias(3, 2)) == Joining(UUID(int=1), UUID(int=2), None)
    assert _join(_one(1), _one(2), _alias(3, 2), keep=1) is Unjoinable.KEPT


def test_an_alias_stands_for_the_family_it_counts_as() -> None:
    leaned = _alias(1, 4)
    assert _join(_one(1), _one(2), leaned) == Joining(UUID(int=2), UUID(int=4), leaned.id)
    assert _join(_one(1), _one(4), leaned) is Unjoinable.ALREADY
    assert _join(_one(1), _one(2), leaned, _alias(2, 4)) is Unjoinable.ALREADY
    assert _join(_one(1), _one(2), leaned, _alias(2, 5)) is Unjoinable.GROUPS


@pytest.mark.parametrize(
    "how", [{"ended": MARCH}, {"waits": True}, {"begins": 201904}], ids=["ended", "waits", "begins"]
)
def test_a_member_never_counts_as_one_that_is_none(how: dict[str, Any]) -> None:
    ended = _one(1, **how)
    assert _join(ended, _one(2), keep=1) is Unjoinable.UNLISTED
    assert _join(ended, _one(2)) == Joining(UUID(int=1), UUID(int=2), None)
    assert _join(ended, _one(2, ended=MARCH)) == Joining(UUID(int=2), UUID(int=1), None)


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6), st.booleans()), max_size=20))
def test_whatever_is_joined_in_whatever_order_no_chain_comes_of_it(
    pairs: list[tuple[int, int, bool]],
) -> None:
    live: list[LiveAlias] = []
    groups = {number: number for number in range(1, 7)}
    for first, second, keeps_first in pairs:
        planned = _join(_one(first), _one(second), *live, keep=first if keeps_first else None)
        if isinstance(planned, Joining):
            alias, canonical = planned.alias.int, planned.canonical.int
            live.append(_alias(alias, canonical))
            groups = {one: canonical if at == alias else at for one, at in groups.items()}
    aliases = [one.alias for one in live]
    assert len(set(aliases)) == len(aliases)
    assert not {one.canonical for one in live} & set(aliases)
    assert all(groups[one.alias.int] == one.canonical.int for one in live)


def test_the_order_of_the_two_does_not_matter() -> None:
    for first, second in permutations((_one(1, since=NEW), _one(2, since=OLD), _one(3)), 2):
        assert _join(first, second) == _join(second, first)
