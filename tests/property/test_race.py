"""The race for realisation: every place of the quota is served or has one reason."""

import dataclasses

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salur.kernel.program import Program
from salur.reconciliation.domain.payments import Payment
from salur.reporting.domain.race import (
    ACTIONABLE,
    Counted,
    Loss,
    Race,
    best_steps,
    race_of,
    ranked,
    together,
)

counts = st.integers(0, 5_000)
known = st.none() | counts
_TERMS = ("quota_g", "requested_g", "released_g", "arrived_g", "rejected_g", "handed_g")
_codes = st.integers(6201, 6299).map(str)
money = st.builds(
    Counted, program=st.just(Program.BPNT), code=_codes, worth=st.sampled_from([110_000, 150_000]),
    listed=counts, quota=known, accounts=known, cards=known,
    states=st.dictionaries(st.sampled_from(Payment), counts),
)  # fmt: skip
rice = st.builds(
    Counted, program=st.just(Program.RASTRA), code=_codes, worth=st.just(10_000), listed=counts,
    quota=known, grams=st.fixed_dictionaries({term: st.integers(0, 10**8) for term in _TERMS}),
)  # fmt: skip


def adds_up(race: Race) -> bool:
    """Say whether what was lost lies between quota and served, in families and in amounts."""
    families, amount = (sum(getattr(one, n) for one in race.lost) for n in ("families", "amount"))
    return race.quota - families == race.served and race.target - amount == race.reached


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(money, max_size=3) | st.lists(rice, max_size=3), known)
def test_a_race_adds_up_in_every_region_and_in_all_of_them(
    parts: list[Counted], own: int | None
) -> None:
    races = [race_of(one) for one in parts]
    program = parts[0].program if parts else Program.BPNT
    whole = together("62", races, program, own, parts[0].worth if parts else 110_000)
    assert all(map(adds_up, (*races, whole)))
    assert whole.served == sum(one.served for one in races)
    assert whole.quota == (sum(one.quota for one in races) if own is None else own)
    # Steps are the greatest that can be done, whoever is asked first, and regions likewise.
    steps = best_steps(races)
    assert steps == best_steps(reversed(races)) and len(steps) <= 3
    left = {s.families for s in best_steps(races, 100)[3:]}
    assert not left or max(left) <= steps[-1].families
    assert all(step.why in ACTIONABLE and step.families > 0 for step in steps)
    assert ranked(races) == ranked(reversed(races)) or len({r.code for r in races}) < len(races)


def test_kalimantan_tengahs_two_numbers_stand_side_by_side() -> None:
    one = Counted(Program.RASTRA, "6201", 10_000, listed=81_775, grams={})
    province = together("62", [race_of(one)], Program.RASTRA, 67_100, 10_000)
    assert (province.quota, province.quota_known) == (67_100, True)
    assert province.of(Loss.UNALLOTTED).families == -14_675
    assert province.of(Loss.UNALLOTTED).amount == -146_750_000  # 146,75 tonnes
    assert adds_up(province)


def test_each_place_of_a_month_has_the_reason_that_comes_first() -> None:
    month = Counted(
        Program.BPNT, "6371", 110_000, quota=100, listed=95, accounts=90, cards=80,
        states={
            Payment.SUSPENDED: 2, Payment.PLANNED: 8, Payment.SP2D: 3, Payment.FAILED: 4,
            Payment.CREDITED: 12, Payment.IDLE: 1, Payment.SPENT: 60, Payment.PARTLY_SPENT: 6,
        },
    )  # fmt: skip
    race = race_of(month)
    assert {one.why: one.families for one in race.lost} == {
        Loss.NOT_LISTED: 5, Loss.OUTSIDE: -1, Loss.SUSPENDED: 2, Loss.NO_ACCOUNT: 5,
        Loss.NOT_ORDERED: 3, Loss.NOT_CREDITED: 3, Loss.FAILED: 4, Loss.CARD_NOT_HANDED: 10,
        Loss.UNSPENT: 3,
    }  # fmt: skip
    assert (race.served, race.reached, race.unfilled) == (66, 66 * 110_000, 34)
    assert [step.why for step in best_steps([race])] == [
        Loss.CARD_NOT_HANDED, Loss.NOT_LISTED, Loss.NO_ACCOUNT,
    ]  # fmt: skip
    unpublished = race_of(dataclasses.replace(month, states={}))
    assert unpublished.of(Loss.UNPUBLISHED).families == 95 and adds_up(unpublished)
