"""Laws that hold in every world, proven on the oracle itself."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.bpnt_result import BpntResult, Waterfall
from tests.oracle.lines import read_lines
from tests.oracle.rastra_result import Grams
from tests.oracle.references import without_replays
from tests.property.worlds import (
    KNOWN_REGIONS,
    World,
    bpnt_of,
    bpnt_worlds,
    rastra_of,
    rastra_worlds,
    shuffled,
)


def _adds_up(flow: Waterfall) -> bool:
    stopped = flow.failed + flow.missing + flow.reversed + flow.short
    return (
        flow.ordered == flow.credited_to_order + stopped
        and flow.credited == flow.credited_to_order + flow.over + flow.without_instruction
        and flow.credited + flow.opening == flow.spent + flow.returned + flow.balance
    )


@given(bpnt_worlds())
def test_the_waterfall_adds_up_in_total_and_in_every_region(world: World) -> None:
    result = bpnt_of(world)
    assert _adds_up(result.waterfall)
    assert all(_adds_up(flow) for flow in result.regions.values())
    assert sum(result.regions.values(), Waterfall()) == result.waterfall


@given(bpnt_worlds())
def test_units_add_up_to_the_waterfall_and_each_has_one_class(world: World) -> None:
    result = bpnt_of(world)
    units = result.units.values()
    assert sum(unit.ordered for unit in units) == result.waterfall.ordered
    assert sum(unit.credited for unit in units) == result.waterfall.credited
    assert sum(unit.spent for unit in units) == result.waterfall.spent
    assert sum(unit.opening for unit in units) == result.waterfall.opening
    assert sum(result.classes.values()) == len(result.units)
    assert result.classes == {**result.classes, **Counter(unit.cls for unit in units)}


@given(bpnt_worlds())
def test_every_listed_family_and_every_family_with_an_order_has_one_row(world: World) -> None:
    result = bpnt_of(world)
    owners = {unit.id_kpm for unit in result.units.values() if unit.id_kpm}
    assert owners <= set(result.families)
    assert sum(f.ordered for f in result.families.values()) == result.waterfall.ordered


@given(bpnt_worlds(), st.integers(0, 99))
def test_the_order_of_bpnt_rows_does_not_matter(world: World, seed: int) -> None:
    assert _without_places(bpnt_of(shuffled(world, seed))) == _without_places(bpnt_of(world))


def _without_places(result: BpntResult) -> BpntResult:
    return replace(result, faults={})


@given(bpnt_worlds())
def test_sending_all_referenced_lines_again_changes_no_money(world: World) -> None:
    again = {
        name: rows * 2 if name in ("topup", "transaksi", "setoran") else rows
        for name, rows in world.rows.items()
    }
    once, twice = bpnt_of(world), bpnt_of(replace(world, rows=again))
    assert twice.waterfall == once.waterfall
    assert {n: unit.cls for n, unit in twice.units.items()} == {
        n: unit.cls for n, unit in once.units.items()
    }
    known = {**once.findings, "replayed_line": twice.findings.get("replayed_line", 0)}
    known["other_program"] = twice.findings.get("other_program", 0)
    assert {n: t for n, t in known.items() if t} == twice.findings


@given(rastra_worlds())
def test_rice_units_add_up_to_their_regions_and_each_has_one_class(world: World) -> None:
    result = rastra_of(world)
    assert sum(result.regions.values(), Grams()) == result.totals
    assert sum(result.classes.values()) == len(result.units)
    assert all(unit.grams != Grams() for unit in result.units.values())


@given(rastra_worlds())
def test_what_families_got_is_what_their_desa_handed_out(world: World) -> None:
    result = rastra_of(world)
    listed = [family for family in result.families.values() if family.kode_wilayah]
    assert sum(family.handed for family in listed) == result.totals.handed


@given(rastra_worlds(), st.integers(0, 99))
def test_the_order_of_rice_rows_does_not_matter(world: World, seed: int) -> None:
    result, other = rastra_of(world), rastra_of(shuffled(world, seed))
    assert replace(other, faults={}) == replace(result, faults={})


@given(rastra_worlds())
def test_the_months_of_a_rapel_add_up_to_the_whole(world: World) -> None:
    """A document's months are summed over the year: nothing appears or vanishes."""
    months = [rastra_of(replace(world, period=f"2019-{month:02d}")) for month in range(1, 13)]
    whole = sum((month.totals for month in months), Grams())
    assert whole.requested == _sent(world, "spa")
    assert whole.released == _sent(world, "do")


def _sent(world: World, contract: str) -> int:
    """Add what the readable lines of this programme say, each content once."""
    lines = read_lines(contract, world.rows[contract], KNOWN_REGIONS).lines
    own = [line for line in lines if line["program"] == "RASTRA"]
    return sum(line["kg"] for line in without_replays(own)[0])


@given(rastra_worlds())
def test_sending_all_rice_lines_again_changes_no_grams(world: World) -> None:
    again = {name: rows * 2 for name, rows in world.rows.items()}
    once, twice = rastra_of(world), rastra_of(replace(world, rows=again))
    assert {code: unit.grams for code, unit in twice.units.items()} == {
        code: unit.grams for code, unit in once.units.items()
    }
    assert twice.families == once.families
