"""Reads a file in another system of codes: the same rows, their region codes translated.

The sender's bytes stay the evidence. What the reader sees is the plain form of the same file, in
which a code that could be translated is Kemendagri's, and one that could not says so.
"""

from salur.batch.session import Session, identifier, text_literal
from salur.evidence.domain.contract import REGION_NAMES, Contract
from salur.evidence.domain.headers import Header
from salur.evidence.domain.regions import KnownRegions
from salur.evidence.domain.translating import Translator, Written, is_code
from salur.evidence.pipeline import refusals
from salur.evidence.pipeline.scanning import row_number_of, scan_of
from salur.evidence.pipeline.sources import Source

_TABLE = "translations"


def translator_of(known: KnownRegions, system: str | None) -> Translator | None:
    """Give who translates codes of `system`, None where they are Kemendagri's.

    Refused: `crosswalk_unknown`.
    """
    if system is None:
        return None
    for walk in known.crosswalks:
        if walk.system == system:
            return Translator(known, walk)
    raise refusals.unknown_system([walk.system for walk in known.crosswalks])


def translated(
    session: Session, contract: Contract, source: Source, header: Header, translator: Translator
) -> Source:
    """Give the source in the plain form, its region codes translated; the rows keep their place.

    Needs the readers of cells. A file without a column of region codes is given as it is.
    """
    regions = (f.name for f in contract.fields if f.kind == "region")
    position = next((header.columns[name] for name in regions if name in header.columns), None)
    if position is None:
        return source
    levels = {name: header.columns[name] for name in REGION_NAMES if name in header.columns}
    keys = {"code": position, **levels}
    _translate(session, source, keys, translator)
    target = session.scratch / f"translated-{len(list(session.scratch.iterdir()))}.csv"
    session.run(
        f"COPY ({_rows(source, keys, position)}) TO {text_literal(str(target))}"
        " (HEADER, FORCE_QUOTE *, DELIMITER ',')",
        step="translate codes",
    )
    session.run(f"DROP TABLE {_TABLE}")
    return Source(source.name, target, "plain", ",", source.header)


def _translate(
    session: Session, source: Source, keys: dict[str, int], translator: Translator
) -> None:
    """Make the table of the ways in which the file writes regions, with what they stand for."""
    cells = ", ".join(f"bare(c{at}) AS {identifier(name)}" for name, at in keys.items())
    found = session.rows(f"SELECT DISTINCT {cells} FROM {scan_of(source)}", step="codes and names")
    names = list(keys)[1:]
    columns: dict[str, list[str]] = {name: [] for name in (*keys, "given")}
    for code, *beside in found:
        if code is None:
            continue
        known = {name: str(text) for name, text in zip(names, beside, strict=True) if text}
        given = translator.translate(Written(str(code), known))
        columns["code"].append(str(code))
        for name in names:
            columns[name].append(known.get(name, ""))
        left = f"{code} ({translator.system})" if is_code(str(code)) else str(code)
        columns["given"].append(given or left)
    unnested = ", ".join(f"unnest(${name}) AS {identifier(name)}" for name in columns)
    session.run(f"CREATE TEMP TABLE {_TABLE} AS SELECT {unnested}", columns)


def _rows(source: Source, keys: dict[str, int], position: int) -> str:
    """Give the SQL of all rows in the plain form, in their order."""
    shape = "c_shape" if source.tells_rows else "''"
    cells = [
        ("coalesce(t.given, s.c{0})" if at == position else "s.c{0}").format(at)
        + f" AS {identifier(f'c{at}')}"
        for at in range(len(source.header))
    ]
    same = " AND ".join(
        f"coalesce(bare(s.c{at}), '') = t.{identifier(name)}" for name, at in keys.items()
    )
    number = row_number_of(source, numbered=True)
    return (
        f'SELECT s.place AS "#row", s.shape AS "#shape", {", ".join(cells)} FROM'
        f" (SELECT *, {number} AS place, {shape} AS shape FROM {scan_of(source)}) s"
        f" LEFT JOIN {_TABLE} t ON {same} ORDER BY s.place"
    )
