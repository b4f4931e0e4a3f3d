"""The lives of accounts and cards: what leads where, and that order of arrival does not matter."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.spec.card_cases import CARD_CASES, STEPS_AS_WRITTEN

from salur.registry.domain import (
    BROKEN,
    LIFE_STEPS,
    AccountState,
    CardState,
    Subject,
    Told,
    Word,
    WordVerdict,
    may_step,
    reachable,
    told,
    working_day_after,
)

DAYS = [dt.date(2019, 3, 1) + dt.timedelta(days=n) for n in range(6)]
STATES: dict[Subject, type[AccountState] | type[CardState]] = {
    Subject.ACCOUNT: AccountState,
    Subject.CARD: CardState,
}


@pytest.mark.parametrize("subject", Subject)
def test_the_steps_are_those_that_stand_written(subject: Subject) -> None:
    assert {
        f"{source} -> {target}" for source, targets in LIFE_STEPS[subject].items()
        for target in targets
    } == set(STEPS_AS_WRITTEN[subject])  # fmt: skip
    assert LIFE_STEPS[subject].keys() == set(STATES[subject])


@pytest.mark.parametrize("case", CARD_CASES, ids=lambda case: case.name)
def test_words_make_the_state_that_stands_written(case) -> None:  # type: ignore[no-untyped-def]
    found = told(case.subject, [Word(state, DAYS[day]) for day, state in case.words])
    assert found.state == case.state
    assert [str(one) for _, one in found.verdicts] == list(case.verdicts)


def _words(subject: Subject) -> st.SearchStrategy[list[Word]]:
    own = st.none() | st.integers(0, 5)
    return st.lists(
        st.builds(Word, st.sampled_from(list(STATES[subject])), st.sampled_from(DAYS), own),
        max_size=8,
        unique_by=lambda one: (one.day, one.own if one.own is not None else one.state),
    )


@pytest.mark.parametrize("subject", Subject)
@given(data=st.data())
def test_no_sequence_reaches_an_illegal_state(subject: Subject, data: st.DataObject) -> None:
    found = told(subject, data.draw(_words(subject)))
    state: str | None = None
    for word, verdict in found.verdicts:
        if verdict is WordVerdict.TAKEN:
            assert state is None or (state, word.state) in reachable(subject)
            state = word.state
        elif verdict is WordVerdict.IMPOSSIBLE:
            assert (state, word.state) not in reachable(subject)
    assert found.state == state


@pytest.mark.parametrize("subject", Subject)
@given(data=st.data())
def test_words_in_any_order_make_the_same(subject: Subject, data: st.DataObject) -> None:
    words = data.draw(_words(subject))
    shuffled = data.draw(st.permutations(words))
    once: Told = told(subject, words)
    assert told(subject, shuffled) == once
    assert [word.day for word, _ in once.verdicts] == sorted(word.day for word in words)


def test_what_has_ended_stays_ended() -> None:
    for subject, ends in ((Subject.CARD, ("KEMBALI", "DIGANTI")), (Subject.ACCOUNT, ("TUTUP",))):
        for end in ends:
            assert not any(may_step(subject, end, state) for state in STATES[subject])


def test_what_is_broken_is_replaced_by_asking_first() -> None:
    assert not any(may_step(Subject.CARD, state, CardState.DIGANTI) for state in BROKEN)
    assert all(may_step(Subject.CARD, state, CardState.MINTA_GANTI) for state in BROKEN)


@pytest.mark.parametrize(
    ("day", "days", "holidays", "due"),
    [
        ((2019, 3, 1), 14, (), (2019, 3, 21)),  # a Friday
        ((2019, 3, 2), 1, (), (2019, 3, 4)),  # a Saturday
        ((2019, 3, 1), 14, ((2019, 3, 7),), (2019, 3, 22)),  # Nyepi
        ((2019, 3, 1), 14, ((2019, 3, 9),), (2019, 3, 21)),  # a holiday on a Saturday
        ((2019, 3, 1), 0, (), (2019, 3, 1)),
    ],
)
def test_working_days_are_monday_to_friday_without_holidays(
    day: tuple[int, int, int], days: int, holidays: tuple[tuple[int, int, int], ...],
    due: tuple[int, int, int],
) -> None:  # fmt: skip
    free = [dt.date(*one) for one in holidays]
    assert working_day_after(dt.date(*day), days, free) == dt.date(*due)
