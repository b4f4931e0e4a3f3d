"""The published table of Rastra's classes: one order in the domain, the SQL and the oracle."""

import itertools
import re

from tests.oracle.rastra_classes import CLASSES, class_of
from tests.oracle.rastra_result import Grams

from salur.batch.session import Session, read_sql
from salur.reconciliation.domain.rastra import (
    GAPS,
    RASTRA_CLASSES,
    WATERFALL,
    Quantities,
    gaps_of,
    headline,
)

PACKAGE = "salur.reconciliation"


def test_the_branches_of_the_sql_stand_in_the_order_of_the_table() -> None:
    case = read_sql(PACKAGE, "rastra/macros.sql").split("CASE WHEN")[1]
    branches = re.findall(r"(?:THEN|ELSE) '(\w+)'", case)
    assert branches == [unit_class.code for unit_class in RASTRA_CLASSES]


def test_the_table_is_that_of_the_oracle_and_numbered_from_one() -> None:
    assert tuple(unit_class.code for unit_class in RASTRA_CLASSES) == CLASSES
    assert [unit_class.number for unit_class in RASTRA_CLASSES] == list(range(1, 15))


def test_every_combination_of_small_quantities_has_one_headline_everywhere() -> None:
    small = list(itertools.product(range(4), range(4), range(4), range(-1, 4), range(3), range(4)))
    with Session(memory_mb=200) as session:
        session.file(PACKAGE, "rastra/macros.sql")
        found = {
            tuple(row[:6]): row[6]
            for row in session.rows(
                "SELECT q, p, r, a, x, h, rastra_class(q, p, r, a, x, h)"
                " FROM range(4) _(q), range(4) _(p), range(4) _(r), range(-1, 4) _(a),"
                " range(3) _(x), range(4) _(h)"
            )
        }
    assert found == {grams: headline(Quantities(*grams)).code for grams in small}
    assert found == {grams: class_of(Grams(*grams)) for grams in small}
    assert set(found.values()) == set(CLASSES)


def test_the_gaps_are_between_neighbouring_stages_and_have_owners() -> None:
    grams = Quantities(quota=100, requested=90, released=95, arrived=70, rejected=5, handed=60)
    assert gaps_of(grams) == {
        "gap_requested_g": 10,
        "gap_released_g": -5,
        "gap_arrived_g": 25,
        "gap_handed_g": 10,
    }
    assert [gap.owner for gap in GAPS] == ["kabkota", "bulog", "bulog", "kabkota"]
    assert set(gaps_of(grams)) <= set(WATERFALL)


def test_the_headline_names_a_gap_that_is_open() -> None:
    """Whoever reads only the headline is sent to an owner whose own gap isn't zero."""
    for grams in itertools.product(range(4), range(4), range(4), range(4), range(2), range(4)):
        quantities = Quantities(*grams)
        gap = headline(quantities).gap
        open_gaps = {code for code, between in gaps_of(quantities).items() if between}
        assert (gap is None) == (not open_gaps)
        assert gap is None or gap.code in open_gaps


def test_every_label_is_said_in_both_languages() -> None:
    labels = [*(gap.label for gap in GAPS), *(one.label for one in RASTRA_CLASSES)]
    assert all(label.id and label.en for label in labels)
    assert len({label.id for label in labels}) == len({label.en for label in labels}) == 18
