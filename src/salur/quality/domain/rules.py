"""The rules of data quality: one SQL file each, whose header says all that people read of it.

A rule's query gives the violating rows as (rid, column, related): the row of `families`, the column
at fault, and what else is concerned (other families, a count, a status), never a number in full.
Adding a rule is one file here and one table of cases in tests/spec/rules.
"""

import enum
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import get_args

from salur.evidence.domain.rules import Severity
from salur.kernel.refused import Sentence

_LINE = re.compile(r"-- (\w+): (.*\S)\s*")
_CODE = re.compile(r"[a-z][a-z_]*")
_SAID = (
    "id",
    "severity",
    "part",
    "pesan",
    "message",
    "perbaikan",
    "remedy",
    "dasar",
    "minutes",
    "reads",
    "grain",
)
_STAGED = frozenset(
    {
        "families",
        "niks",
        "kks",
        "placeholders",
        "nik_districts",
        "regions",
        "members",
        "matches",
        "employers",
        "verified",
        "suspended",
    }
)


class Part(enum.StrEnum):
    """One of the five parts of validity; a family is valid when it has them all."""

    COMPLETE = "complete"
    WELL_FORMED = "well_formed"
    UNIQUE = "unique"
    MATCHED = "matched"
    FRESH = "fresh"

    @property
    def bit(self) -> int:
        """What stands for the part in a set of parts that is kept as a number."""
        return 1 << list(Part).index(self)


class RuleFault(Exception):
    """This rule's file does not say what it has to; the program does not start with it."""


@dataclass(frozen=True)
class Rule:
    """One rule: how heavy it weighs, what it means, what to do, on what ground, at what cost.

    `part` is the part of validity that a violation takes away, None where it is only told:
    information never takes anything away. `minutes` is the estimated work to repair one family.
    """

    code: str
    severity: Severity
    part: Part | None
    message: Sentence
    remedy: Sentence
    basis: str
    minutes: int
    reads: tuple[str, ...]
    sql: str

    @property
    def bit(self) -> int:
        """What a violation adds to the set of parts that a family lacks."""
        return 0 if self.part is None or self.severity == "info" else self.part.bit


def read_rule(name: str, text: str) -> Rule:
    """Read one file; RuleFault where its header is not whole or its name is another."""
    said = _header(name, text)
    if said["id"] != name or not _CODE.fullmatch(name):
        raise RuleFault(f"{name}: the id in the header is {said['id']!r}")
    if said["severity"] not in set(get_args(Severity)) - {"error"}:
        raise RuleFault(f"{name}: there is no severity {said['severity']!r}")
    if said["part"] not in {*Part, "none"}:
        raise RuleFault(f"{name}: there is no part {said['part']!r}")
    if not said["minutes"].isdigit():
        raise RuleFault(f"{name}: minutes are a whole number")
    reads = tuple(table.strip() for table in said["reads"].split(","))
    if not set(reads) <= _STAGED:
        raise RuleFault(f"{name}: reads what nothing stages: {sorted(set(reads) - _STAGED)}")
    severities: dict[str, Severity] = {one: one for one in get_args(Severity)}
    return Rule(
        code=name,
        severity=severities[said["severity"]],
        part=None if said["part"] == "none" else Part(said["part"]),
        message=Sentence(said["pesan"], said["message"]),
        remedy=Sentence(said["perbaikan"], said["remedy"]),
        basis=said["dasar"],
        minutes=int(said["minutes"]),
        reads=reads,
        sql=text,
    )


def _header(name: str, text: str) -> dict[str, str]:
    said: dict[str, str] = {}
    for line in text.splitlines():
        found = _LINE.fullmatch(line)
        if found is None:
            break
        if found[1] in said:
            raise RuleFault(f"{name}: the header says {found[1]!r} twice")
        said[found[1]] = found[2]
    if tuple(said) != _SAID:
        wrong = sorted(set(_SAID) ^ set(said)) or "the order"
        raise RuleFault(f"{name}: the header is not whole: {wrong}")
    return said


def read_rules(texts: Iterable[tuple[str, str]]) -> Mapping[str, Rule]:
    """Read all files, by the code of their rule; RuleFault where one code stands twice."""
    rules: dict[str, Rule] = {}
    for name, text in sorted(texts):
        if name in rules:
            raise RuleFault(f"{name}: two files say this id")
        rules[name] = read_rule(name, text)
    return rules


@cache
def all_rules() -> Mapping[str, Rule]:
    """Give every rule that the program carries, by its code."""
    place = files("salur.quality") / "sql" / "rules"
    return read_rules(
        (one.name.removesuffix(".sql"), one.read_text(encoding="utf-8"))
        for one in place.iterdir()
        if one.name.endswith(".sql")
    )
