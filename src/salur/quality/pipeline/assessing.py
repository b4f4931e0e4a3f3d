"""The steps of an assessment: the register opened, judged, and what was found written as sets."""

import csv
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection

from salur.batch.session import Session, identifier, text_literal
from salur.evidence.queries.regions import known_regions
from salur.kernel.region_code import NATION, RegionCode
from salur.kernel.sql_text import sql_text
from salur.places.queries import digits_of
from salur.quality.domain.rules import Part, all_rules
from salur.quality.pipeline.checking import Ran, Switch, run_rules, scores
from salur.quality.pipeline.facts import drop_empty, stage_lists, take_opened
from salur.registry.domain import code_range
from salur.registry.queries import matches_under, open_families

_COPY = {
    "violation": (
        'COPY quality_violation_incoming (family, id_kpm, rule, "column", severity, related,'
        " kode_wilayah, path) FROM STDIN"
    ),
    "score": (
        "COPY quality_score_incoming (code, path, level, families, complete, well_formed,"
        ' "unique", matched, fresh, valid) FROM STDIN'
    ),
    "group": (
        "COPY quality_group_incoming (rule, kode_wilayah, path, families, freed, payable,"
        " minutes, rate) FROM STDIN"
    ),
}
_LEVELS = {0: 0, 2: 1, 4: 2, 6: 3, 10: 4}


class Written(NamedTuple):
    """What an assessment changed."""

    opened: int
    closed: int


def judge_register(
    session: Session,
    path: str,
    *,
    on: dt.date,
    switches: Sequence[Switch],
    progress: Callable[[str], None],
) -> Ran:
    """Open the register under `path` with whoever elsewhere shares a number, and run every rule."""
    progress("open")
    open_families(session, "inside", path)
    if path == NATION:
        session.run("CREATE VIEW opened AS SELECT *, false AS outside FROM inside")
    else:
        open_families(session, "twins", path, twins=True)
        session.run(
            "CREATE VIEW opened AS SELECT *, false AS outside FROM inside"
            " UNION ALL SELECT *, true FROM twins"
        )
    take_opened(session, "opened", on.year * 100 + on.month)
    _stage_known(session, path)
    stage_lists(session, known_regions(on))
    return run_rules(session, all_rules(), as_of=on, switches=switches, progress=progress)


def _stage_known(session: Session, path: str) -> None:
    """Stage what is known of families besides their data; what nobody told anything of is absent.

    Since when they are suspended is told by earlier assessments.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql_text("quality", "assess/suspended"), _bounds(path))
        _stage(session, "suspended", {"id_kpm": "VARCHAR", "since": "DATE"}, cursor)
    columns = {"id_kpm": "VARCHAR", "kind": "VARCHAR", "status": "VARCHAR", "as_of": "DATE"}
    _stage(session, "known", columns, matches_under(path))
    if session.has("known"):
        session.file("salur.quality", "stage/known.sql")
        drop_empty(session, "matches")
        drop_empty(session, "employers")


def _stage(
    session: Session, table: str, columns: dict[str, str], rows: Iterable[Sequence[object]]
) -> None:
    """Put rows without anything secret into a table, through a file: one by one would take long."""
    file = session.scratch / f"{table}.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    session.run(
        f"CREATE TABLE {identifier(table)} AS FROM read_csv({text_literal(str(file))},"
        " header = false, auto_detect = false, delim = ',', quote = '\"', escape = '\"',"
        f" columns = {columns})"
    )
    drop_empty(session, table)


def copy_found(session: Session, ran: Ran) -> None:
    """Copy violations, scores and groups of a run into the temporary tables."""
    session.file("salur.quality", "stage/groups.sql")
    with connection.cursor() as cursor:
        cursor.execute(sql_text("quality", "assess/incoming"))
        for name, rows in (
            ("violation", _violations(session)),
            ("score", _scores(session, ran)),
            ("group", _groups(session)),
        ):
            with cursor.copy(_COPY[name]) as copy:
                for row in rows:
                    copy.write_row(row)
            cursor.execute(f"ANALYZE quality_{name}_incoming")


def write_found(path: str, on: dt.date) -> Written:
    """Bring the tables to what was copied: what is the same is not touched."""
    bounds = _bounds(path)
    period = on.year * 100 + on.month
    level = _LEVELS[len(bounds["lowest"])]
    with connection.cursor() as cursor:
        cursor.execute(sql_text("quality", "assess/publish"), {**bounds, "on": on})
        written = Written(*cursor.fetchone())
        cursor.execute(
            sql_text("quality", "assess/scores"), {**bounds, "period": period, "level": level}
        )
        for code in _above(bounds["lowest"]):
            cursor.execute(
                sql_text("quality", "assess/scores_above"),
                {
                    "code": code,
                    "path": path_of(code),
                    "level": _LEVELS[len(code)],
                    "period": period,
                },
            )
        cursor.execute(sql_text("quality", "assess/groups"), bounds)
    return written


def _above(digits: str) -> list[str]:
    """Give the codes above a region, the nearest first."""
    return [digits[:end] for end in (6, 4, 2, 0) if end < len(digits)]


def _bounds(path: str) -> dict[str, str]:
    lowest, highest = code_range(path)
    return {"lowest": lowest, "highest": highest}


def _violations(session: Session) -> Iterator[tuple[Any, ...]]:
    severities = {code: rule.severity for code, rule in all_rules().items()}
    found = session.stream(
        'SELECT CAST(f.family AS VARCHAR), f.id_kpm, v.rule, v."column", any_value(v.related),'
        " f.desa FROM violations v JOIN families f ON f.rowid = v.rid GROUP BY ALL"
    )
    for rows in found:
        for family, id_kpm, rule, column, related, desa in rows:
            severity = severities[rule]
            yield family, id_kpm, rule, column, severity, related or "", desa, path_of(desa)


def _scores(session: Session, ran: Ran) -> Iterator[tuple[Any, ...]]:
    for one in scores(session):
        parts = [one.parts[part] if part in ran.measured else None for part in Part]
        level = _LEVELS[len(one.code)]
        yield one.code, path_of(one.code), level, one.families, *parts, one.valid


def _groups(session: Session) -> Iterator[tuple[Any, ...]]:
    found = session.stream("SELECT rule, desa, families, freed, payable, minutes, rate FROM groups")
    for rows in found:
        for rule, desa, *counts in rows:
            yield rule, desa, path_of(desa), *counts


@lru_cache(maxsize=100_000)
def path_of(code: str) -> str:
    """Give the path of a region's digits; none is the nation's."""
    return RegionCode(code).path if code else NATION


def switch_of(rule: str, path: str) -> Switch:
    """Give what a run leaves out where a rule is switched off under `path`."""
    return Switch(rule, digits_of(path))
