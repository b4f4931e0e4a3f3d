"""The rule book: every class and finding, what it means, and worked examples as small tables.

The examples are the cases that DuckDB, Spark and the plain-Python oracle are tested with, so a
page that shows them cannot say anything else than what the engines do.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from salur.kernel.program import Program
from salur.kernel.refused import Sentence
from salur.reconciliation.domain import money_cases, rice_cases
from salur.reconciliation.domain.bpnt import BPNT_CLASSES
from salur.reconciliation.domain.money_cases import expectation
from salur.reconciliation.domain.rastra import RASTRA_CLASSES

MONEY = ("ordered", "credited", "spent", "returned", "opening")
MONEY_OF_FAMILY = ("ordered", "credited", "spent")
RICE = ("quota", "requested", "released", "arrived", "rejected", "handed")
RICE_OF_FAMILY = ("entitled", "handed")


@dataclass(frozen=True)
class Told:
    """What one party told in an example: the columns that matter to it."""

    contract: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Outcome:
    """What became of one unit or family: its figures in rupiah or grams, class and findings."""

    name: str
    klass: str | None
    amounts: tuple[int, ...]
    findings: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True)
class Example:
    """One case: what was told, and what every engine makes of it.

    `counts` are the findings about lines as far as the case tells them; `opening_given` says
    whether there was a file of opening balances, `as_of` the day it is judged by.
    """

    title: Sentence
    told: tuple[Told, ...]
    units: tuple[Outcome, ...]
    families: tuple[Outcome, ...]
    counts: Mapping[str, int]
    opening_given: bool
    as_of: str
    case: Mapping[str, Any]

    def names(self, code: str) -> bool:
        """Say whether a class or finding holds anywhere in this example."""
        outcomes = (*self.units, *self.families)
        return code in self.counts or any(
            code == one.klass or code in one.findings for one in outcomes
        )


@dataclass(frozen=True)
class Rule:
    """One class (with its number) or finding; without an example it rests on more than files."""

    program: str
    code: str
    number: int | None
    meaning: Sentence
    example: Example | None
    nearest: Example | None


@cache
def rules_of(program: str) -> tuple[Rule, ...]:
    """Give the rules of a programme: classes in the order of the trial, then findings."""
    text = (files("salur.reconciliation") / "rulebook" / "rules.toml").read_text(encoding="utf-8")
    classes = BPNT_CLASSES if program == Program.BPNT else RASTRA_CLASSES
    numbers = {one.code: one.number for one in classes}
    cases = {one["title"]: one for one in _cases(program)}
    return tuple(
        Rule(
            program,
            entry["code"],
            numbers.get(entry["code"]),
            Sentence(entry["id"], entry["en"]),
            _example(program, cases, entry, "example", "contoh"),
            _example(program, cases, entry, "nearest", "bukan"),
        )
        for entry in tomllib.loads(text)[program]
    )


def _cases(program: str) -> list[dict[str, Any]]:
    return money_cases.bpnt_cases() if program == Program.BPNT else rice_cases.rastra_cases()


def _example(
    program: str, cases: Mapping[str, dict[str, Any]], entry: Mapping[str, str], en: str, id_: str
) -> Example | None:
    if en not in entry:
        return None
    case = cases[entry[en]]
    unfilled = {"quota_unfilled": len(case["unfilled"])} if case.get("unfilled") else {}
    return Example(
        title=Sentence(entry[id_], entry[en]),
        told=_told(program, case["rows"]),
        units=_outcomes(case["units"], MONEY if program == Program.BPNT else RICE),
        families=_families(program, case.get("families", {})),
        counts=case.get("counts", {}) | unfilled,
        opening_given=case["rows"].get("saldo", ()) is not None,
        as_of=case.get("as_of", ""),
        case=case,
    )


def _outcomes(said: Mapping[str, str], figures: Sequence[str]) -> tuple[Outcome, ...]:
    found = []
    for name, text in said.items():
        klass, amounts, findings = expectation(text, len(figures))
        found.append(Outcome(name, klass, tuple(amounts), findings))
    return tuple(found)


def _families(program: str, said: Mapping[str, str]) -> tuple[Outcome, ...]:
    if program == Program.BPNT:
        return _outcomes(said, MONEY_OF_FAMILY)
    return tuple(
        Outcome(one.name, None, one.amounts, one.findings, one.klass or "")
        for one in _outcomes(said, RICE_OF_FAMILY)
    )


def _told(program: str, rows: Mapping[str, Sequence[Mapping[str, str]] | None]) -> tuple[Told, ...]:
    cases = money_cases if program == Program.BPNT else rice_cases
    return tuple(
        _table(contract, given, cases.COLUMNS[contract], cases.USUAL[contract])
        for contract, given in rows.items()
        if given
    )


def _table(
    contract: str,
    rows: Sequence[Mapping[str, str]],
    first: Sequence[str],
    usual: Mapping[str, str],
) -> Told:
    """Keep the columns that identify a line, and those in which one is not as usual."""
    others = dict.fromkeys(name for row in rows for name in row if name not in first)
    telling = [
        name
        for name in others
        if any(_tells(name, row.get(name, ""), usual.get(name, "")) for row in rows)
    ]
    columns = [*(name for name in first if any(row.get(name) for row in rows)), *telling]
    written = [tuple(_short(name, row.get(name, "")) for name in columns) for row in rows]
    return Told(contract, tuple(columns), tuple(_families_together(written)))


def _families_together(rows: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Write lines that differ in nothing but the family, `K1` to `K10`, as one."""
    for rest, alike in groupby(rows, key=lambda row: row[1:]):
        names = [row[0] for row in alike]
        many = len(names) > 2 and all(name.startswith("K") for name in names)
        yield from [(f"{names[0]} – {names[-1]}", *rest)] if many else [(n, *rest) for n in names]


def _tells(name: str, value: str, usual: str) -> bool:
    return value != usual and not (name == "id_kpm" and value.startswith("K-"))


def _short(name: str, value: str) -> str:
    """Name accounts and places as the examples do; nobody's number stands here."""
    if name == "no_rekening":
        return money_cases.SHORT.get(value, value)
    if name == "kode_wilayah":
        return rice_cases.SHORT.get(value, value)
    return value
