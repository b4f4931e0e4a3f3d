"""A rule's file says all that it has to, or the program does not start with it."""

import datetime as dt

import pytest

from salur.quality.domain.limits import all_limits, limits_on
from salur.quality.domain.rules import Part, RuleFault, all_rules, read_rule, read_rules

TEXT = """-- id: some_rule
-- severity: warning
-- part: unique
-- pesan: Ganda.
-- message: Twice.
-- perbaikan: Periksa.
-- remedy: Check.
-- dasar: [PK]
-- minutes: 10
-- reads: families
-- grain: one family

SELECT 1
"""


def test_a_header_becomes_a_rule() -> None:
    rule = read_rule("some_rule", TEXT)
    assert (rule.severity, rule.part, rule.minutes, rule.bit) == (
        "warning",
        Part.UNIQUE,
        10,
        Part.UNIQUE.bit,
    )
    assert (rule.message.id, rule.message.en, rule.remedy.en) == ("Ganda.", "Twice.", "Check.")


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("-- id: some_rule", "-- id: other_rule"),
        ("-- severity: warning", "-- severity: error"),
        ("-- severity: warning", "-- severity: heavy"),
        ("-- part: unique", "-- part: pretty"),
        ("-- minutes: 10", "-- minutes: soon"),
        ("-- minutes: 10\n", ""),
        ("-- dasar: [PK]", "-- dasar:"),
        ("-- dasar: [PK]", "-- dasar: [PK]\n-- dasar: [PK]"),
        ("-- reads: families", "-- reads: families, nowhere"),
        ("-- pesan: Ganda.\n-- message: Twice.", "-- message: Twice.\n-- pesan: Ganda."),
    ],
)
def test_a_header_that_is_not_whole_is_a_fault(line: str, instead: str) -> None:
    with pytest.raises(RuleFault):
        read_rule("some_rule", TEXT.replace(line, instead))


def test_one_id_in_two_files_is_a_fault() -> None:
    with pytest.raises(RuleFault, match="two files"):
        read_rules([("some_rule", TEXT), ("some_rule", TEXT)])


def test_information_and_what_has_no_part_take_nothing_away() -> None:
    assert read_rule("some_rule", TEXT.replace("warning", "info")).bit == 0
    assert read_rule("some_rule", TEXT.replace("part: unique", "part: none")).bit == 0


def test_every_part_has_rules_and_every_limit_a_source() -> None:
    assert {part for rule in all_rules().values() for part in Part if rule.bit & part.bit} == set(
        Part
    )
    assert all(limit.citation for limit in all_limits())


def test_every_limit_that_a_rule_asks_for_is_there() -> None:
    known = {*limits_on(dt.date(2019, 3, 31)), "as_of"}
    for rule in all_rules().values():
        asked = {word.split("$")[1].rstrip(",)") for word in rule.sql.split() if "$" in word}
        assert {name.split(")")[0].split(" ")[0] for name in asked} <= known, rule.code
