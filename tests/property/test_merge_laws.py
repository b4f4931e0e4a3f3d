"""Laws that any merge has to keep, held by the oracle that the engine equals (test_merge.py)."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle.merging import Result, Snapshot, merge_oracle
from tests.property.test_merge import COLUMNS, snapshots

LAWS = settings(max_examples=300, deadline=None)
Rows = dict[str, dict[str, str | None]]


def plain(snapshot: Snapshot) -> Rows:
    return {name: dict(family) for name, family in snapshot.items()}


@LAWS
@given(snapshots, snapshots)
def test_what_one_side_left_alone_follows_the_other(base: Snapshot, changed: Snapshot) -> None:
    for result in (merge_oracle(base, changed, base), merge_oracle(base, base, changed)):
        assert (result.merged, result.conflicts) == (plain(changed), set())


@LAWS
@given(snapshots, snapshots)
def test_the_same_change_on_both_sides_is_no_conflict(base: Snapshot, changed: Snapshot) -> None:
    result = merge_oracle(base, changed, changed)
    assert (result.merged, result.conflicts) == (plain(changed), set())
    assert {change[4] for change in result.changes} <= {"both"}


@LAWS
@given(snapshots, snapshots, snapshots, st.sets(st.sampled_from(["K1", "K2", "K3", "K4"])))
def test_the_order_of_independent_changes_does_not_matter(
    base: Snapshot, one: Snapshot, other: Snapshot, ones: set[str]
) -> None:
    """Two sides that touch different families: either may come first, or both at once."""
    first = edited(base, one, ones)
    second = edited(base, other, {"K1", "K2", "K3", "K4"} - ones)
    at_once = merge_oracle(base, first, second)
    assert at_once.conflicts == set()
    then = merge_oracle(base, first, second).merged
    back = merge_oracle(base, second, first).merged
    one_after_the_other = merge_oracle(base, merge_oracle(base, base, first).merged, second).merged
    assert at_once.merged == then == back == one_after_the_other


def edited(base: Snapshot, new: Snapshot, which: set[str]) -> Rows:
    """Give `base` with what `new` says of the families in `which`."""
    return {
        name: dict((new if name in which else base)[name])
        for name in sorted({*base, *new})
        if name in (new if name in which else base)
    }


@LAWS
@given(snapshots, st.data())
def test_changes_of_different_columns_of_one_family_meet(
    base: Snapshot, data: st.DataObject
) -> None:
    columns = data.draw(st.permutations(COLUMNS))
    mine, theirs = columns[:2], columns[2:]
    local = {n: {**f, **dict.fromkeys(mine, "office")} for n, f in base.items()}
    remote = {n: {**f, **dict.fromkeys(theirs, "ministry")} for n, f in base.items()}
    result = merge_oracle(base, local, remote)
    both = dict.fromkeys(mine, "office") | dict.fromkeys(theirs, "ministry")
    assert (result.merged, result.conflicts) == (dict.fromkeys(base, both), set())


def places(name: str, result: Result) -> list[str]:
    """Say where a family that some snapshot has ended: it stands, or it went."""
    gone = [change for change in result.changes if change[:2] == (name, "*")]
    return ["stands"] * (name in result.merged) + ["gone"] * len(gone)


@LAWS
@given(snapshots, snapshots, snapshots)
def test_every_row_ends_in_exactly_one_place(
    base: Snapshot, local: Snapshot, remote: Snapshot
) -> None:
    result = merge_oracle(base, local, remote)
    for name in {*base, *local, *remote}:
        assert len(places(name, result)) == 1
    assert result.merged.keys() <= {*base, *local, *remote}


@LAWS
@given(snapshots, snapshots, snapshots)
def test_every_cell_kept_is_one_that_some_snapshot_says(
    base: Snapshot, local: Snapshot, remote: Snapshot
) -> None:
    for name, family in merge_oracle(base, local, remote).merged.items():
        for column, value in family.items():
            assert value in said(name, column, base, local, remote)


def said(name: str, column: str, *sides: Mapping[str, Mapping[str, str | None]]) -> set[object]:
    return {side[name][column] for side in sides if name in side}


@LAWS
@given(snapshots, st.sampled_from(["6201022001", "6301012001"]))
def test_a_family_that_moves_on_one_side_moves_and_stays_one(base: Snapshot, desa: str) -> None:
    moved = {n: {**f, "kode_wilayah": desa} for n, f in base.items()}
    assert merge_oracle(base, base, moved).merged == plain(moved)
    result = merge_oracle(base, moved, {n: {**f, "rt": "009"} for n, f in base.items()})
    assert result.conflicts == set()
    assert all(f["kode_wilayah"] == desa and f["rt"] == "009" for f in result.merged.values())
