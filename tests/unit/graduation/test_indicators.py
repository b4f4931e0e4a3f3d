"""One definition serves every form: contract and indicators name the same, and what they read is there."""

import datetime as dt
import tomllib
from importlib.resources import files

from salur.evidence.domain.contract import load_contract
from salur.graduation.domain.indicators import (
    CONTRACT,
    DAY,
    FAMILY,
    NOT_KNOWN,
    SUBMISSION,
    VISITOR,
    Dimension,
    all_indicators,
    indicators_on,
    parameter_names,
)
from salur.kernel.program import Program
from salur.programs.domain import default_parameters

_TOLD = tomllib.loads((files("salur.graduation") / "indicators.toml").read_text("utf-8"))
DAYS = (dt.date(2017, 6, 1), dt.date(2019, 3, 27), dt.date(2020, 6, 1))


def test_the_contract_and_the_indicators_are_the_same_questions_in_the_same_order() -> None:
    fields = [one.name for one in load_contract(CONTRACT).fields]
    assert fields == [
        FAMILY,
        DAY,
        VISITOR,
        SUBMISSION,
        *(one["name"] for one in _TOLD["indicator"]),
    ]
    for entry in _TOLD["indicator"]:
        field = load_contract(CONTRACT).field(entry["name"])
        codes = field.choices
        assert codes == tuple(code for code, _id, _en in field.labels)
        assert {*entry.get("met", ()), *entry.get("eligible", ())} <= {*codes} - {NOT_KNOWN}


def test_every_question_can_be_left_open_and_says_where_it_comes_from() -> None:
    for one in all_indicators():
        assert one.citation and one.confidence in {"H", "M", "L", "PK"}, one.name
        assert one.question.en and one.question.id.endswith("?"), one.name
        assert not one.choices or one.choices[-1].code == NOT_KNOWN, one.name
        assert len({c.label.id for c in one.choices}) == len(one.choices), one.name


def test_what_the_rules_read_is_another_question_before_or_a_dated_parameter() -> None:
    names = [one.name for one in all_indicators()]
    for one in all_indicators():
        for other in (one.per, one.all_of, one.asked_when):
            assert other is None or names.index(other) < names.index(one.name)
    for day in DAYS:
        known = {name for program, name in default_parameters(day) if program is Program.BPNT}
        assert {*parameter_names()} <= known


def test_every_dimension_is_judged_by_something_on_every_day() -> None:
    for day in DAYS:
        judged = {one.group for one in indicators_on(day) if one.is_judged}
        assert judged == {str(one) for one in Dimension}
