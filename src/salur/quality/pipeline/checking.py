"""Runs every rule over the staged families, and counts what each region has of validity."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from salur.batch.session import Session, identifier, text_literal
from salur.quality.domain.limits import limits_on
from salur.quality.domain.rules import Part, Rule

PACKAGE = "salur.quality"


@dataclass(frozen=True)
class Switch:
    """A rule that does not hold in the regions whose code begins with `digits`."""

    rule: str
    digits: str


@dataclass(frozen=True)
class Score:
    """How many families of a region have each part of validity; `code` is empty for the nation."""

    code: str
    families: int
    parts: Mapping[str, int]
    valid: int


@dataclass(frozen=True)
class Ran:
    """What a run of the rules found.

    `violations` counts per rule, `left_out` those that a switch leaves out; `skipped` names the
    rules that lack what they read. Parts of which no rule ran are not in `measured`: nobody knows.
    """

    families: int
    violations: Mapping[str, int]
    skipped: Mapping[str, tuple[str, ...]]
    left_out: Mapping[str, int]
    measured: tuple[Part, ...]
    steps: Sequence[tuple[str, float]] = field(default=(), compare=False)


def run_rules(
    session: Session,
    rules: Mapping[str, Rule],
    *,
    as_of: dt.date,
    switches: Sequence[Switch] = (),
    progress: Callable[[str], None] = lambda step: None,
) -> Ran:
    """Fill `violations` (rid, rule, column, related) and `scores` from the staged tables."""
    values: dict[str, int | str] = {**limits_on(as_of), "as_of": as_of.isoformat()}
    missing = {
        code: lacking
        for code, rule in rules.items()
        if (lacking := tuple(t for t in rule.reads if not session.has(t)))
    }
    for code, rule in rules.items():
        if code not in missing:
            progress(code)
            with session.step(code):
                _run(session, rule, values)
    left_out = _leave_out(session, switches)
    progress("scores")
    with session.step("scores"):
        _score(session, rules)
    counted = dict(session.rows("SELECT rule, count(*) FROM violations GROUP BY rule"))
    ran = [rule for code, rule in rules.items() if code not in missing]
    return Ran(
        families=int(session.rows("SELECT count(*) FROM families WHERE NOT outside")[0][0]),
        violations={code: int(counted.get(code, 0)) for code in rules if code not in missing},
        skipped=missing,
        left_out=left_out,
        measured=tuple(part for part in Part if any(rule.bit & part.bit for rule in ran)),
        steps=tuple(session.timed.steps),
    )


def _run(session: Session, rule: Rule, values: Mapping[str, int | str]) -> None:
    wanted = {name: value for name, value in values.items() if f"${name}" in rule.sql}
    session.run(
        f'INSERT INTO violations SELECT rid, {text_literal(rule.code)}, "column", related'
        f" FROM ({rule.sql})",
        wanted,
        step=rule.code,
    )


def _leave_out(session: Session, switches: Sequence[Switch]) -> dict[str, int]:
    """Take away what lies outside the asked region, and what a switch leaves out; count these."""
    if session.rows("SELECT 1 FROM families WHERE outside LIMIT 1"):
        session.run(
            "DELETE FROM violations WHERE rid IN (SELECT rowid FROM families WHERE outside)"
        )
    left: dict[str, int] = {}
    for switch in switches:
        which = (
            "rule = $rule AND rid IN (SELECT rowid FROM families WHERE starts_with(desa, $digits))"
        )
        values = {"rule": switch.rule, "digits": switch.digits}
        counted = session.rows(f"SELECT count(*) FROM violations WHERE {which}", values)
        left[switch.rule] = left.get(switch.rule, 0) + int(counted[0][0])
        session.run(f"DELETE FROM violations WHERE {which}", values)
    return left


def _score(session: Session, rules: Mapping[str, Rule]) -> None:
    weights = ", ".join(
        f"({text_literal(code)}, {rule.bit}, {rule.minutes}, {rule.severity == 'suspend'})"
        for code, rule in rules.items()
    )
    session.run(
        "CREATE OR REPLACE TABLE rules AS"
        f" FROM (VALUES {weights}) AS r(rule, bit, minutes, suspends)"
    )
    session.file(PACKAGE, "stage/scores.sql")


def scores(session: Session, digits: Sequence[int] = (0, 2, 4, 6, 10)) -> tuple[Score, ...]:
    """Give the scores of a run, of regions with so many digits, by code."""
    parts = ", ".join(identifier(part) for part in Part)
    lengths = ", ".join(str(int(one)) for one in digits)
    found = session.rows(
        f"SELECT code, families, valid, {parts} FROM scores WHERE strlen(code) IN ({lengths})"
        " ORDER BY code"
    )
    return tuple(
        Score(code, families, dict(zip(Part, counts, strict=True)), valid)
        for code, families, valid, *counts in found
    )
