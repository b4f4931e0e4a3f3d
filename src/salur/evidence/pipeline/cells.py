"""The SQL of one column: how its cell is read, when that failed, and which rule it broke.

A reader never sees another column's cell, except for a column that another one makes
required (`required_when`). Names of columns come from contracts, never from a sender.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from salur.batch.session import identifier, text_literal
from salur.evidence.domain.contract import Field
from salur.evidence.domain.labels import codes_by_label

TYPES = {
    "rupiah": "BIGINT",
    "mass": "BIGINT",
    "count": "BIGINT",
    "date": "DATE",
    "moment": "TIMESTAMP",
    "month": "INTEGER",
    "months": "INTEGER",
    "number": "DOUBLE",
}
_FREE = frozenset({"text", "name", "reference", "family", "program"})
_ISO_DAY = re.compile(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]")
_DIGITS = {1: 2, 2: 4, 3: 6, 4: 10}


@dataclass(frozen=True)
class Reading:
    """How the cells of one file are to be read.

    `account_keys` reads accounts as numbers for matching; `decimal` is the SQL of the decimal
    sign that the sender's saved mapping names; `usual` gives the commonest cells of a column,
    which are compared before anything is parsed.
    """

    account_keys: bool = False
    decimal: str | None = None
    usual: Mapping[str, Sequence[str]] | None = None


def column_type(field: Field) -> str:
    """Give the engine's type of a contract column."""
    return TYPES.get(field.kind, "VARCHAR")


def read_of(field: Field, raw: str, reading: Reading) -> str:
    """Give the SQL that reads `raw`, whatever its bounds; NULL where it cannot be read."""
    value = _read(field, raw, reading)
    if field.default is not None:
        default = text_literal(field.default)
        value = (
            f"CASE WHEN {raw} = {default} OR bare({raw}) IS NULL"
            f" THEN {_read(field, default, reading)} ELSE {value} END"
        )
    known = _known(field, raw, (reading.usual or {}).get(field.name, ()), reading)
    return f"CASE {' '.join(known)} ELSE {value} END" if known else value


def _known(field: Field, raw: str, usual: Sequence[str], reading: Reading) -> list[str]:
    """Give the branches that need no parsing: the usual cells, or the days of the usual month."""
    known = []
    if field.kind in ("date", "moment"):
        days = [cell for cell in usual if _ISO_DAY.fullmatch(cell)]
        usual = [cell for cell in usual if cell not in days]
        for day in days[:1]:
            first, last = text_literal(f"{day[:8]}01"), text_literal(f"{day[:8]}31")
            cast = f"try_cast({raw} AS {column_type(field)})"
            known.append(f"WHEN is_day_between({raw}, {first}, {last}) THEN {cast}")
    for cell in usual:
        meant = text_literal(cell or field.default or "")
        known.append(f"WHEN {_same(raw, cell)} THEN {_read(field, meant, reading)}")
    return known


def _same(raw: str, cell: str) -> str:
    return f"{raw} = {text_literal(cell)}" if cell else f"({raw} IS NULL OR {raw} = '')"


def bounded(field: Field, read: str) -> str:
    """Give the SQL that keeps a value that was read only where its column allows it."""
    if field.minimum is not None:
        return f"CASE WHEN {read} >= {_least(field)} THEN {read} END"
    if field.levels and len(field.levels) < len(_DIGITS):
        return f"CASE WHEN length({read}) IN ({_lengths(field)}) THEN {read} END"
    return read


def _read(field: Field, raw: str, reading: Reading) -> str:
    if reading.account_keys and field.kind == "account":
        return f"account_key({raw})"
    value = f"read_{field.kind}({raw}{_sign(field, reading)})"
    if field.choices:
        allowed = ", ".join(text_literal(choice) for choice in field.choices)
        return (
            f"CASE WHEN {raw} IN ({allowed}) THEN {raw}"
            f" WHEN {value} IN ({allowed}) THEN {value} ELSE {by_label(field, raw)} END"
        )
    return value


def by_label(field: Field, raw: str) -> str:
    """Give the SQL of the choice whose words stand in `raw`, NULL where it says something else."""
    meant = codes_by_label(field)
    if not meant:
        return "NULL"
    branches = " ".join(
        f"WHEN {text_literal(words)} THEN {text_literal(code)}" for words, code in meant.items()
    )
    return f"list_transform([folded({raw})], lambda said: CASE said {branches} END)[1]"


def _sign(field: Field, reading: Reading) -> str:
    if field.kind != "mass" or reading.decimal is None:
        return ""
    return f", d := {reading.decimal}"


def _least(field: Field) -> int:
    """Give the least value in whole units: what must be above zero is at least 1."""
    return 0 if field.minimum == 0 else 1


def _lengths(field: Field) -> str:
    return ", ".join(str(_DIGITS[level]) for level in field.levels)


def can_fail(field: Field) -> bool:
    """Say whether a cell of this column that is not empty can be faulty."""
    return bool(field.choices) or field.kind not in _FREE


def is_faulty(field: Field, raw: Mapping[str, str]) -> str | None:
    """Give a cheap test over `v_<column>` that is true just where `fault_of` names a rule."""
    value, mine = identifier("v_" + field.name), raw[field.name]
    if field.required:
        # What cannot fail is not read just to see whether it is there.
        return f"{value} IS NULL" if can_fail(field) else f"{_is_empty(mine)}"
    tests = []
    if can_fail(field):
        filled = f"CASE WHEN {mine} > '' THEN bare({mine}) IS NOT NULL ELSE false END"
        tests.append(f"CASE WHEN {value} IS NULL THEN {filled} ELSE false END")
    if field.required_when is not None:
        other, values = field.required_when
        allowed = ", ".join(text_literal(value) for value in values)
        tests.append(f"({value} IS NULL AND {identifier('v_' + other)} IN ({allowed}))")
    return " OR ".join(tests) or None


def _is_empty(raw: str) -> str:
    return f"CASE WHEN {raw} > '!' THEN false ELSE bare({raw}) IS NULL END"


def fault_of(field: Field, raw: Mapping[str, str], reading: Reading) -> str:
    """Give the SQL that names the rule this column's cell breaks, NULL where it breaks none."""
    mine = raw[field.name]
    plain = Reading(decimal=reading.decimal)
    read = _read(field, mine, plain)
    branches = []
    if field.choices:
        branches.append(f"WHEN {read} IS NULL THEN 'value_not_allowed'")
    elif can_fail(field):
        branches.append(f"WHEN {read} IS NULL THEN why_{field.kind}({mine}{_sign(field, plain)})")
    if field.minimum is not None:
        code = "number_negative" if field.minimum == 0 else "number_not_positive"
        branches.append(f"WHEN {read} < {_least(field)} THEN '{code}'")
    if field.levels:
        branches.append(
            f"WHEN length({read}) NOT IN ({_lengths(field)}) THEN 'region_level_not_allowed'"
        )
    empty = _fault_when_empty(field, raw)
    if not branches and empty == "NULL":
        return "CAST(NULL AS VARCHAR)"
    return f"CASE WHEN bare({mine}) IS NULL THEN {empty} {' '.join(branches)} END"


def _fault_when_empty(field: Field, raw: Mapping[str, str]) -> str:
    if field.required:
        return "'required_missing'"
    if field.required_when is None:
        return "NULL"
    other, values = field.required_when
    allowed = ", ".join(text_literal(value) for value in values)
    return f"CASE WHEN read_choice({raw[other]}) IN ({allowed}) THEN 'required_missing' END"
