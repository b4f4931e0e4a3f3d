"""Holds the region codes of a file against the list of regions, and its names against its codes."""

from salur.batch.session import Session, identifier, text_literal
from salur.evidence.domain.code_systems import Coded, Named, contradiction, other_form
from salur.evidence.domain.contract import REGION_NAMES, Contract, Field
from salur.evidence.domain.regions import LENGTHS, KnownRegions, base_regions
from salur.evidence.domain.rules import severity_of
from salur.evidence.pipeline import refusals
from salur.evidence.pipeline.reading import ReadFile
from salur.evidence.pipeline.scanning import scan_of
from salur.evidence.pipeline.weighing import add_findings


def find_unknown_regions(
    session: Session,
    contract: Contract,
    table: str,
    column: str,
    regions: KnownRegions | None = None,
) -> None:
    """Add a finding to every code of `column` that is in no loaded edition, or not valid then.

    Where an unknown code is only a warning, the value reads as empty. A code of a level that
    the column doesn't allow is called unknown instead, when it is that too.
    """
    known = regions or base_regions()
    field = contract.field(column)
    _rename_unknown_levels(session, known, table, field)
    codes = _codes(session, f"SELECT DISTINCT {identifier(column)} FROM {identifier(table)}")
    unknown = codes - known.names.keys()
    _add(session, contract, table, field, "region_unknown", unknown)
    _add(session, contract, table, field, "region_not_valid_at_date", codes & known.outside)
    if unknown and severity_of(contract, field, "region_unknown") != "error":
        session.run(
            f"UPDATE {identifier(table)} SET {identifier(column)} = NULL"
            f" WHERE {identifier(column)} IN (SELECT unnest($codes))",
            {"codes": sorted(unknown)},
        )


def _codes(session: Session, query: str) -> set[str]:
    return {str(code) for (code,) in session.rows(query) if code is not None}


def _add(
    session: Session, contract: Contract, table: str, field: Field, rule: str, codes: set[str]
) -> None:
    if not codes:
        return
    column = identifier(field.name)
    session.run(
        "CREATE OR REPLACE TEMP TABLE odd_codes AS SELECT unnest($codes) AS code",
        {"codes": sorted(codes)},
    )
    add_findings(
        session,
        contract,
        table,
        f"SELECT file, rowid, {text_literal(field.name)}, {text_literal(rule)}, {column}"
        f" FROM {identifier(table)} WHERE {column} IN (SELECT code FROM odd_codes)",
    )
    session.run("DROP TABLE odd_codes")


def _rename_unknown_levels(session: Session, known: KnownRegions, table: str, field: Field) -> None:
    found = identifier(table + "_findings")
    which = f"rule = 'region_level_not_allowed' AND \"column\" = {text_literal(field.name)}"
    codes = _codes(session, f"SELECT DISTINCT read_region(value) FROM {found} WHERE {which}")
    unknown = codes - known.names.keys()
    if unknown:
        session.run(
            f"UPDATE {found} SET rule = 'region_unknown'"
            f" WHERE {which} AND read_region(value) IN (SELECT unnest($codes))",
            {"codes": sorted(unknown)},
        )


def refuse_other_code_system(
    session: Session, contract: Contract, read: ReadFile, regions: KnownRegions | None = None
) -> None:
    """Refuse a file whose region codes are of another system, for a systematic part of it.

    Where names stand beside the codes, they tell; where none do, only the form of the codes can.
    """
    columns = read.header.columns
    code = next((f.name for f in contract.fields if f.kind == "region" and f.name in columns), None)
    if code is None:
        return
    levels = [name for name in REGION_NAMES if name in columns]
    if levels:
        _refuse_contradiction(session, read, code, levels, regions or base_regions())
    if _is_kept(session, read.table, code):
        found = other_form(_coded(session, read.table, code))
        if found is not None:
            raise refusals.other_code_form(found.rows, found.of, found.examples, found.system)


def _refuse_contradiction(
    session: Session, read: ReadFile, code: str, levels: list[str], known: KnownRegions
) -> None:
    columns = read.header.columns
    names = ", ".join(f"bare(c{columns[name]}) AS {identifier(name)}" for name in levels)
    session.run(
        "CREATE OR REPLACE TEMP TABLE named_codes AS"
        f" SELECT read_region(c{columns[code]}) AS code, {names}, count(*) AS lines"
        f" FROM {scan_of(read.source)} GROUP BY ALL",
        step="names of regions",
    )
    try:
        for level in levels:
            found = contradiction(known, _named(session, level))
            if found is not None:
                shown = [(one.code, one.name, known.names.get(one.code)) for one in found.examples]
                raise refusals.other_code_system(shown, found.system)
    finally:
        session.run("DROP TABLE named_codes")


def _is_kept(session: Session, table: str, column: str) -> bool:
    return session.columns(table).get(column) == "VARCHAR"


def _coded(session: Session, table: str, column: str) -> list[Coded]:
    """Give the codes of a file as they were read, and those of seven digits, which BPS has."""
    name, path = identifier(column), text_literal(f'$."{column}"')
    rows = session.rows(
        f"SELECT {name}, count(*) FROM {identifier(table)} WHERE {name} IS NOT NULL GROUP BY ALL"
        " UNION ALL"
        f" SELECT bare(json_extract_string(raw, {path})) AS code, count(*)"
        f" FROM {identifier(table)} WHERE {name} IS NULL AND raw IS NOT NULL"
        f" AND is_digits(bare(json_extract_string(raw, {path})), 7, 7) GROUP BY ALL"
    )
    return [Coded(str(code), int(count)) for code, count in rows]


def _named(session: Session, level: str) -> list[Named]:
    length, name = LENGTHS[level], identifier(level)
    rows = session.rows(
        f"SELECT left(code, {length}), {name}, CAST(sum(lines) AS BIGINT) FROM named_codes"
        f" WHERE {name} IS NOT NULL AND length(code) >= {length} GROUP BY ALL"
    )
    return [Named(str(code), str(given), int(count)) for code, given, count in rows]
