"""Whatever was accepted, moved or is missing: what goes up adds up to what is published."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reporting.domain.compilation import (
    Compilation,
    CountedRow,
    MissingRow,
    PassedRow,
    added,
    amounts_of,
    changed_rows,
    total,
    waterfall_from,
)
from salur.reporting.domain.frozen import freeze, thaw_compilation
from salur.reporting.domain.ladder import Tier, Why
from salur.reporting.domain.parts import Letterhead, Party
from salur.reporting.domain.waterfall import DoesNotAddUp, RiceWaterfall

_GRAMS = st.integers(0, 10**9)
_SHIFT = st.integers(-(10**6), 10**6)


@st.composite
def _rice(draw: st.DrawFn) -> RiceWaterfall:
    quota, requested, released, arrived, handed = (draw(_GRAMS) for _ in range(5))
    return RiceWaterfall(quota, requested, released, arrived, draw(_GRAMS), handed,
                         quota - requested, requested - released, released - arrived,
                         arrived - handed)  # fmt: skip


@st.composite
def provinces(draw: st.DrawFn, code: str = "99") -> Compilation:
    """One province with a handful of kab/kota, each counted or missing."""
    counted, missing = [], []
    for number in range(draw(st.integers(0, 5))):
        kabkota, units = f"{code}{number:02d}", draw(st.integers(0, 9_999))
        if draw(st.booleans()):
            moved = tuple(draw(_SHIFT) for _ in range(5))
            counted.append(CountedRow(kabkota, "K", code, "r", "n", 1, kabkota, units,
                                      draw(_rice()), draw(_SHIFT), moved))  # fmt: skip
        else:
            amounts = tuple(draw(_GRAMS) for _ in range(5))
            missing.append(MissingRow(kabkota, "K", code, draw(st.sampled_from(Why)), units,
                                      amounts))  # fmt: skip
    return _compilation(Tier.PROVINCE, code, counted, missing, ())


def _compilation(
    tier: Tier,
    code: str,
    counted: list[CountedRow],
    missing: list[MissingRow],
    passed: tuple[PassedRow, ...],
) -> Compilation:
    waterfall = added(Program.RASTRA, (row.waterfall for row in counted))
    parts = [amounts_of(Program.RASTRA, waterfall), *(row.moved for row in counted),
             *(row.amounts for row in missing)]  # fmt: skip
    units = sum(row.units + row.moved_units for row in counted) + sum(m.units for m in missing)
    return Compilation(
        program=Program.RASTRA, tier=tier, number="n", version=1, period=Period(2019, 3),
        code=code, name=code, letterhead=Letterhead("P", "D"), date=dt.date(2019, 4, 12),
        sender=Party("o", "D"), waterfall=waterfall, counted=tuple(counted), passed=passed,
        missing=tuple(missing), published_units=units, published=total(parts, 5),
    )  # fmt: skip


@given(provinces())
def test_a_letter_reads_back_equal_and_no_figure_of_it_may_be_another(content: Compilation) -> None:
    assert thaw_compilation(freeze(content)) == content
    assert changed_rows(content, content) == ()
    other = (content.published[0] + 1, *content.published[1:])
    with pytest.raises(DoesNotAddUp):
        dataclasses.replace(content, published=other)
    for row in content.counted:
        without = tuple(one for one in content.counted if one is not row)
        if row.units or row.moved_units or any(amounts_of(content.program, row.waterfall)):
            with pytest.raises(DoesNotAddUp):
                dataclasses.replace(content, counted=without)


@given(provinces("62"), provinces("63"))
def test_children_and_what_is_named_missing_are_the_parent(
    one: Compilation, other: Compilation
) -> None:
    passed = tuple(PassedRow(c.code, c.name, "i", c.number, 1, "d", c.units, c.amounts)
                   for c in (one, other))  # fmt: skip
    parent = _compilation(Tier.WILAYAH, "WILAYAH-II", [*one.counted, *other.counted],
                          [*one.missing, *other.missing], passed)  # fmt: skip
    assert parent.published == total((one.published, other.published), 5)
    assert parent.amounts == total((row.amounts for row in parent.passed), 5)
    assert parent.units == one.units + other.units
    assert waterfall_from(Program.RASTRA, dataclasses.asdict(parent.waterfall)) == parent.waterfall
