"""What becomes of every desa when regions are renumbered, split or joined."""

import pytest

from salur.places.domain import read_successions, succession

BEFORE = ("62", "6201", "620101", "6201012001", "6201012002", "620102", "6201022001")
AFTER = (
    *BEFORE,
    *("6214", "621401", "6214012001", "6214012002", "621402", "6214022001"),
    *("6215", "621501", "6215012001", "6201012009"),
)


def test_a_renumbered_kabkota_needs_one_line() -> None:
    found, faults = succession([("6201", "6214")], BEFORE, AFTER)
    assert not faults
    assert found.desa == {
        "6201012001": "6214012001", "6201012002": "6214012002", "6201022001": "6214022001",
    }  # fmt: skip
    assert found.whole.items() >= {("6201", "6214"), ("620101", "621401"), ("620102", "621402")}
    assert {"6201", "620101", "6201012001"} <= set(found.gone)
    assert ("620102", "621402") in found.links
    assert found.kabkota == ("6201", "6214")


def test_a_split_names_its_desa_and_nobody_inherits_the_whole() -> None:
    pairs = [("6201", "6214"), ("6201", "6215"), ("6201012001", "6214012001"),
             ("6201012002", "6215012001"), ("6201022001", "6214022001")]  # fmt: skip
    found, faults = succession(pairs, BEFORE, AFTER)
    assert not faults
    assert found.heirs["6201"] is None and "6201" not in found.whole
    assert found.heirs["620102"] == "621402" and found.heirs["620101"] is None
    assert {pair for pair in found.links if pair[0] == "6201"} == {
        ("6201", "6214"),
        ("6201", "6215"),
    }
    assert found.whole["620102"] == "621402"
    assert "620101" not in found.whole


def test_a_desa_that_moves_leaves_its_kabkota_where_it_is() -> None:
    found, faults = succession([("6201012001", "6214012001")], BEFORE, AFTER)
    assert not faults
    assert found.gone == ("6201012001",)
    assert found.whole == {"6201012001": "6214012001"}


def test_two_desa_that_are_joined_are_no_heir_of_one() -> None:
    pairs = [("6201012001", "6201012009"), ("6201012002", "6201012009")]
    found, faults = succession(pairs, BEFORE, AFTER)
    assert not faults and set(found.desa.values()) == {"6201012009"}
    assert not found.whole.keys() & {"6201012001", "6201012002"}
    assert found.heirs == dict(pairs)


def test_a_desa_that_joins_another_has_an_heir_that_is_not_its_own_alone() -> None:
    found, faults = succession([("6201022001", "6214022001")], (*BEFORE, "6214022001"), AFTER)
    assert not faults and found.heirs == {"6201022001": "6214022001", "620102": "621402"}
    assert not found.whole


@pytest.mark.parametrize(
    ("pairs", "fault", "code"),
    [
        ([("6299", "6214")], "unknown_old", "6299"),
        ([("6201", "6299")], "unknown_new", "6299"),
        ([("6201", "6214"), ("6201", "6215")], "left_out", "6201012001"),
        ([("6201", "6215")], "left_out", "6201012002"),
        ([("6201012001", "6214012001"), ("6201012001", "6215012001")], "divided", "6201012001"),
        ([("6201012001", "6201012002"), ("6201012002", "6214012001")], "divided", "6201012001"),
    ],
)
def test_what_cannot_be_is_named(pairs: list[tuple[str, str]], fault: str, code: str) -> None:
    _, faults = succession(pairs, BEFORE, AFTER)
    assert code in getattr(faults, fault)
    assert code in faults.examples


def test_rows_are_read_with_or_without_a_header_and_dots() -> None:
    rows = [["kode_lama", "kode_baru"], ["62.01", "62.14"], [], ["6201", "621401"], ["x", "6214"],
            ["6201", "6201"], ["6201"]]  # fmt: skip
    pairs, malformed = read_successions(rows)
    assert pairs == [("6201", "6214")]
    assert [one.split(":")[0] for one in malformed] == ["4", "5", "6", "7"]
