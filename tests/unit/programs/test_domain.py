"""What holds on a day, and what a list hashes to."""

import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.programs.domain import (
    ListedFamily,
    QuotaRow,
    all_default_parameters,
    default_parameters,
    expanded,
    list_hash,
    read_parameters,
)

LISTED = st.lists(
    st.builds(
        ListedFamily,
        id_kpm=st.text("ABCé0123456789", min_size=1),
        kode_wilayah=st.sampled_from(["6201022001", "6201022002"]),
        payable=st.booleans(),
        entitled=st.sampled_from([110_000, 10_000]),
    ),
    unique_by=lambda family: family.id_kpm,
)


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        ("2019-03-27", 110_000),
        ("2019-12-31", 110_000),
        ("2020-01-01", 150_000),
        ("2020-02-29", 150_000),
        ("2020-03-01", 200_000),
    ],
)
def test_the_amount_is_that_of_the_day(day: str, amount: int) -> None:
    on = dt.date.fromisoformat(day)
    assert default_parameters(on)[Program.BPNT, "amount"].value == amount


def test_nothing_holds_before_its_first_day() -> None:
    assert (Program.BPNT, "amount") not in default_parameters(dt.date(2016, 12, 31))


def test_every_parameter_is_cited_and_says_how_sure_it_is() -> None:
    for parameter in all_default_parameters():
        assert len(parameter.citation) > 20
        assert parameter.confidence in {"H", "M", "L", "PK"}


def test_what_nobody_looked_up_is_marked_so() -> None:
    unsourced = {p.name for p in all_default_parameters() if p.citation.startswith("No source")}
    assert unsourced == {p.name for p in all_default_parameters() if p.confidence == "PK"}


def test_a_value_ends_where_the_next_begins_and_no_other_rule_ends_it() -> None:
    entry = '[[parameter]]\nprogram="{}"\nname="{}"\nvalue=1\nunit="IDR"\nfrom={}\n'
    entry += 'citation="c"\nconfidence="H"\n'
    text = "".join(
        entry.format(*values)
        for values in (
            ("BPNT", "a", "2020-01-01"),
            ("BPNT", "b", "2019-01-01"),
            ("BPNT", "a", "2019-01-01"),
        )
    )
    ends = [(p.name, p.valid_from.year, p.valid_to) for p in read_parameters(text)]
    assert ends == [("a", 2019, dt.date(2020, 1, 1)), ("a", 2020, None), ("b", 2019, None)]


def test_the_parameters_are_read_without_django() -> None:
    code = (
        "import sys, datetime; from salur.programs.domain import default_parameters;"
        "default_parameters(datetime.date(2019, 3, 1));"
        "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": "src"}).returncode == 0


def test_a_range_of_months_is_a_claim_for_each_and_a_repeated_row_is_one() -> None:
    row = QuotaRow("6201", Program.RASTRA, Period(2018, 12), Period(2019, 2), 5, "SK 1")
    assert [claim.period for claim in expanded([row, row])] == [201812, 201901, 201902]


@given(LISTED, st.randoms(use_true_random=False))
def test_a_list_hashes_alike_in_any_order(families: list[ListedFamily], random: object) -> None:
    shuffled = list(families)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert list_hash(shuffled) == list_hash(families)


@given(LISTED.filter(bool))
def test_a_list_that_differs_in_one_family_hashes_differently(families: list[ListedFamily]) -> None:
    first = families[0]
    changed = [first._replace(payable=not first.payable), *families[1:]]
    assert list_hash(changed) != list_hash(families)
