"""Writing accepted rows as Parquet that every later reading takes for exactly the same rows.

A stored statement goes through the same reader as a file from outside, so that there is one truth.
Therefore each value stands in one spelling that the reader cannot take for another: amounts and
counts are integers, dates are dates, months and masses are text (`2019-03`, `10.5`; a mass to the
gram is grouped, `0,001.234`, since `1.234` may be thousands). `row` is the row in the
sender's file; a register says besides who is payable.
"""

from pathlib import Path

from salur.batch.session import Session, identifier, text_literal
from salur.evidence.domain.contract import Contract, Field

_LOOKED_UP_BY = {"money": ("account",)}  # everything else by family, then region


def write_statements(
    session: Session, contract: Contract, table: str, target: Path, *, source: str
) -> None:
    """Write the rows of the read `table` to `target`, sorted by account (or family, region).

    `source` is the SHA-256 of the file they came in and stands in the Parquet's metadata: rows that
    came in two files count twice, be they the same, and a file that came twice counts once.
    """
    kinds = _LOOKED_UP_BY.get(contract.family, ("family", "region"))
    keys = [identifier(one.name) for kind in kinds for one in contract.fields if one.kind == kind]
    values = [f"{_spelt(one, contract)} AS {identifier(one.name)}" for one in contract.fields]
    if contract.keeps_faulty_numbers:
        asleep = f"FROM {identifier(table + '_findings')} SELECT rid WHERE severity = 'suspend'"
        values.append(f"rowid NOT IN ({asleep}) AS payable")
    chosen = ", ".join([*values, "row"])
    rows = f"FROM {identifier(table)} SELECT {chosen} ORDER BY {', '.join([*keys[:1], 'row'])}"
    session.run(
        f"COPY ({rows}) TO {text_literal(str(target))} "
        f"(FORMAT parquet, COMPRESSION zstd, KV_METADATA {{source: {text_literal(source)}}})",
        step=f"write accepted rows of {contract.name}",
    )


def _spelt(field: Field, contract: Contract) -> str:
    """Give the SQL that spells a read value."""
    name = identifier(field.name)
    if field.kind == "mass":
        return f"spelt_mass({name})"
    if field.kind == "month":
        return f"spelt_month({name})"
    if field.kind == "months":
        first = name if contract.family == "money" else identifier(field.name + "__first")
        return f"spelt_months({first}, {name})"
    return name
