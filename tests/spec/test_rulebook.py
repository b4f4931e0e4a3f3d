"""The rule book is whole, and its page shows what the engine makes of the examples."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from salur.interfaces.web.formatting import kilograms, rupiah
from salur.interfaces.web.presenters.rulebook import rulebook_page
from salur.interfaces.web.words import class_name, finding_name
from salur.reconciliation.domain.bpnt import BPNT_CLASSES
from salur.reconciliation.domain.money_cases import ACCOUNTS
from salur.reconciliation.domain.rastra import RASTRA_CLASSES
from salur.reconciliation.domain.rice_cases import PLACES
from salur.reconciliation.domain.rulebook import Example, Rule, rules_of
from tests.property.world import COLUMNS
from tests.spec.engine import run_bpnt, write_rows
from tests.spec.rastra_engine import run_rastra
from tests.spec.relocating import new_place, side_by_side
from tests.spec.together import own_account, own_name, together

SQL = Path(__file__).parents[2] / "src" / "salur" / "reconciliation" / "sql"
CLASSES = {"BPNT": BPNT_CLASSES, "RASTRA": RASTRA_CLASSES}
RULES = [*rules_of("BPNT"), *rules_of("RASTRA")]
_TEXT = re.compile(r"'([a-z]+(?:_[a-z]+)+)'")
# What no file of the month tells: decisions, the register, the cards, the other programme.
BEYOND_FILES = {
    "account_matched", "both_programmes", "card_not_distributed", "ineligible_at_period",
    "no_programme",
}  # fmt: skip
_NO_RULE = {"id_kpm", "kode_wilayah", "no_spm"}
MONEY = ("ordered_idr", "credited_idr", "spent_idr", "returned_idr", "opening_idr")
RICE = ("quota_g", "requested_g", "released_g", "arrived_g", "rejected_g", "handed_g")


@pytest.mark.parametrize("program", CLASSES)
def test_the_classes_stand_in_the_order_in_which_they_are_tried(program: str) -> None:
    numbered = [(one.number, one.code) for one in rules_of(program) if one.number]
    assert numbered == [(one.number, one.code) for one in CLASSES[program]]


@pytest.mark.parametrize("program", CLASSES)
def test_every_finding_of_the_matching_stands_in_the_book(program: str) -> None:
    files = (SQL / program.lower()).glob("*.sql")
    named = {text for path in files for text in _TEXT.findall(path.read_text("utf-8"))}
    found = [one.code for one in rules_of(program)]
    assert not named - _NO_RULE - set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("rule", RULES, ids=[f"{one.program} {one.code}" for one in RULES])
def test_a_rule_has_an_example_and_the_nearest_that_is_none(rule: Rule) -> None:
    assert (rule.example is None) == (rule.code in BEYOND_FILES)
    if rule.example:
        assert rule.nearest and rule.example.names(rule.code) and not rule.nearest.names(rule.code)


def _examples(program: str) -> list[Example]:
    shown = [one for rule in rules_of(program) for one in (rule.example, rule.nearest) if one]
    return list({one.title.id: one for one in shown}.values())


def _shown(program: str) -> Iterator[tuple[str, list[list[list[str]]]]]:
    """Give what the page shows for every example: its title, and the cells of its results."""
    page = rulebook_page(program, ("BPNT", "RASTRA"))
    for rule in (*page.classes, *page.findings):
        for example in rule.examples:
            title = example.title.partition(": ")[2]
            yield title, [[[c.text for c in row.cells] for row in t.rows] for t in example.outcome]


def _names(findings: tuple[str, ...] | list[str]) -> str:
    return ", ".join(map(finding_name, findings)) or "–"


def test_the_page_shows_of_money_what_the_engine_computes(tmp_path: Path) -> None:
    numbers = {one.code: one.number for one in BPNT_CLASSES}
    groups: dict[tuple[bool, bool, bool, str], list[Example]] = defaultdict(list)
    for one in _examples("BPNT"):
        rows = one.case["rows"]
        key = (one.opening_given, rows["kpm"] is not None, rows["ewarong"] is not None, one.as_of)
        groups[key].append(one)
    computed: dict[str, list[list[list[str]]]] = {}
    for number, ((opening, listed, shops, as_of), examples) in enumerate(groups.items()):
        place = tmp_path / str(number)
        place.mkdir()
        given = {"saldo": opening, "kpm": listed, "ewarong": shops}
        rows = together([one.case for one in examples])
        paths = {
            name: [write_rows(place, name, rows[name], COLUMNS[name])]
            for name in rows
            if given.get(name, True)
        }
        found = run_bpnt(paths, place, as_of=as_of or None)
        for n, example in enumerate(examples):
            units = [(name, found.units.get(own_account(n, ACCOUNTS[name]))) for name in ACCOUNTS]
            results = [[
                [name, class_name("BPNT", numbers[unit["class"]]),
                 *(rupiah(unit[figure]) for figure in MONEY), _names(unit["findings"])]
                for name, unit in units if unit
            ]]  # fmt: skip
            if example.families:
                families = [
                    (one.name, found.families[own_name(n, one.name)]) for one in example.families
                ]
                results.append([
                    [name, class_name("BPNT", numbers[one["class"]]) if one["class"] else "–",
                     *(rupiah(one[figure]) for figure in MONEY[:3]), _names(one["findings"])]
                    for name, one in families
                ])  # fmt: skip
            computed[example.title.id] = results
    with translation.override("id"):
        shown = dict(_shown("BPNT"))
    assert shown == computed


def test_the_page_shows_of_rice_what_the_engine_computes(tmp_path: Path) -> None:
    numbers = {one.code: one.number for one in RASTRA_CLASSES}
    examples = _examples("RASTRA")
    assert not [one for one in examples if one.case.get("period")], "all are of one month"
    rows = side_by_side([one.case["rows"] for one in examples])
    paths = {name: [write_rows(tmp_path, name, rows[name], COLUMNS[name])] for name in rows}
    found = run_rastra(paths, tmp_path)
    shown = dict(_shown("RASTRA"))
    for n, example in enumerate(examples):
        units = [(name, found.units.get(new_place(n, code))) for name, code in PLACES.items()]
        assert sorted(shown[example.title.id][0]) == sorted(
            [name, class_name("RASTRA", numbers[unit["class"]]),
             *(kilograms(unit[figure]) for figure in RICE), _names(unit["findings"])]
            for name, unit in units if unit
        )  # fmt: skip
        for cells in shown[example.title.id][1] if example.families else ():
            family = found.families[own_name(n, cells[0])]
            assert cells[2:] == [
                kilograms(family["entitled_g"]), kilograms(family["handed_g"]),
                _names(family["findings"]),
            ]  # fmt: skip
