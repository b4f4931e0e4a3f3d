"""Reads the description of a layout (TOML), strictly: all that is wrong with it, at once.

An unknown key is an error like a missing one, since what is misspelt would otherwise be left out
in silence. `layout_checks` says what the parts must be to one another.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from salur.evidence.domain import layout_problems as problems
from salur.evidence.domain.keeping import safe_text
from salur.evidence.domain.layout_checks import check_layout
from salur.evidence.domain.layout_problems import LayoutRefused
from salur.evidence.domain.layout_tables import Table
from salur.evidence.domain.layouts import (
    CONTRACTS,
    ENCODINGS,
    FIELD_KINDS,
    KINDS,
    RECORDS,
    Column,
    Control,
    LaidField,
    Layout,
    Place,
    Record,
    Sign,
)

MOST_CHARACTERS = 100_000
_MOST_WIDTH = 10_000
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_SHOWN = ("nama huruf kecil, misalnya bank_contoh", "a lower-case name, as bank_contoh")
_FORMAT = re.compile(r"(YYYY|YY|MM|DD|hh|mm|ss|[-/. :T])+")
_TOP = (
    *("name", "version", "title", "source", "contract", "valid_from", "kind", "encoding"),
    *("width", "delimiter", "quote", "records", "columns", "controls"),
)
_FIELD = ("at", "length", "type", "format", "decimals", "codes", "empty", "padding")


def read_layout(text: str, file: str = "layout.toml") -> Layout:
    """Read one layout; LayoutRefused with every problem where it is none."""
    if len(text) > MOST_CHARACTERS:
        short = ("paling banyak 100.000 huruf", "at most 100,000 characters")
        raise LayoutRefused(file, [problems.wrong("(TOML)", *short)])
    try:
        described = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise LayoutRefused(file, [problems.no_toml(safe_text(str(fault))[:120])]) from fault
    top = Table(described, "")
    layout, spare = _layout(top, text)
    found = list(top.problems)
    if any(safe_text(line) != line.strip()[:500] for line in text.splitlines()):
        found.append(problems.long_number("(TOML)"))
    if not found:
        found = check_layout(layout, spare)
    if found:
        raise LayoutRefused(file, found)
    return layout


_Spare = Mapping[str, tuple[tuple[int, int], ...]]


def _layout(top: Table, text: str) -> tuple[Layout, _Spare]:
    top.only(_TOP)
    kind = top.one_of("kind", KINDS)
    is_fixed = kind == "fixed"
    width = top.whole("width", 1, _MOST_WIDTH, default=0)
    if is_fixed:
        top.forbid(("delimiter", "quote"))
    described = top.table("records").only(RECORDS)
    records: dict[str, Record] = {}
    spare: dict[str, tuple[tuple[int, int], ...]] = {}
    for name in RECORDS:
        if name in described.values:
            table = described.table(name)
            records[name], spare[name] = _record(name, table, is_fixed=is_fixed, width=width)
    if "detail" not in described.values:
        top.problems.append(problems.missing("records.detail"))
    layout = Layout(
        name=top.text("name", _NAME, _SHOWN),
        version=top.whole("version", 1, 999),
        title=top.text("title"),
        source=top.text("source"),
        contract=top.one_of("contract", CONTRACTS),
        valid_from=_day(top),
        kind="fixed" if is_fixed else "delimited",
        encoding=top.one_of("encoding", ENCODINGS),  # type: ignore[arg-type]
        delimiter="" if is_fixed else top.character("delimiter"),
        quote="" if is_fixed else top.character("quote", default=""),
        records=records,
        columns=_columns(top.table("columns")),
        controls=tuple(map(_control, top.tables("controls"))),
        text=text,
    )
    return layout, spare


def _day(top: Table) -> dt.date:
    given = top.values.get("valid_from")
    if isinstance(given, dt.date) and not isinstance(given, dt.datetime):
        return given
    shown = ("tanggal tanpa kutip, misalnya 2019-01-01", "a date without quotes, as 2019-01-01")
    found = problems.missing if given is None else lambda key: problems.wrong(key, *shown)
    top.problems.append(found("valid_from"))
    return dt.date.min


def _record(
    name: str, table: Table, *, is_fixed: bool, width: int
) -> tuple[Record, tuple[tuple[int, int], ...]]:
    known = ("sign", "width", "fields", "filler")
    table.only((*known, "expects") if name == "header" else known)
    sign = None
    if "sign" in table.values:
        told = table.table("sign").only(("at", "value"))
        sign = Sign(told.whole("at", 1, _MOST_WIDTH), told.text("value"))
    fields = table.table("fields", default={})
    expected = table.table("expects", default={})
    record = Record(
        name=name,  # type: ignore[arg-type]
        sign=sign,
        width=table.whole("width", 1, _MOST_WIDTH, default=width or None),
        fields=tuple(_field(one, fields.table(one), is_fixed) for one in fields.values),
        expects={key: expected.text(key) for key in expected.values},
    )
    return record, table.spans("filler", with_length=is_fixed)


def _field(name: str, table: Table, is_fixed: bool) -> LaidField:
    table.only(_FIELD if is_fixed else tuple(key for key in _FIELD if key != "length"))
    if not _NAME.fullmatch(name):
        table.wrong("", "nama kolom huruf kecil", "a field's name in lower case")
    kind = table.one_of("type", FIELD_KINDS, default="text")
    keys = {"date": ("format",), "amount": ("decimals",), "code": ("codes",), "text": ("padding",)}
    for other, own in keys.items():
        if other != kind:
            table.forbid(own)
    form = ""
    if kind == "date":
        form = table.text("format", _FORMAT, ("misalnya YYYYMMDD", "for example YYYYMMDD"))
    codes = None
    if kind == "code":
        described = table.table("codes")
        codes = {code: described.text(code) for code in described.values}
    return LaidField(
        name=name,
        at=table.whole("at", 1, _MOST_WIDTH),
        length=table.whole("length", 1, _MOST_WIDTH) if is_fixed else 0,
        kind=kind,  # type: ignore[arg-type]
        format=form,
        decimals=table.whole("decimals", 0, 2, default=0) if kind == "amount" else 0,
        codes=codes,
        empty=table.texts("empty"),
        padding=table.character("padding", default="") if kind == "text" else "",
    )


def _columns(table: Table) -> tuple[Column, ...]:
    return tuple(_column(name, value, table) for name, value in table.values.items())


def _column(name: str, value: Any, table: Table) -> Column:
    if isinstance(value, Mapping):
        told = table.table(name).only(("constant",))
        return Column(name, None, told.text("constant"))
    return Column(name, _place(table, name))


def _place(table: Table, key: str) -> Place:
    record, _, field = table.text(key).partition(".")
    if record not in RECORDS or not field:
        if table.values.get(key):
            table.add(key, lambda at: problems.no_such_place(at, f"{table.values[key]}"))
        return Place("detail", "")
    return Place(record, field)


def _control(table: Table) -> Control:
    table.only(("over", "declared", "count", "sum", "where"))
    if ("count" in table.values) == ("sum" in table.values):
        table.wrong("", "salah satu: count atau sum", "one of the two: count or sum")
    counted = table.one_of("count", (*RECORDS, "lines"), default="detail")
    where = table.table("where", default={})
    return Control(
        over="batch" if table.one_of("over", ("file", "batch")) == "batch" else "file",
        declared=_place(table, "declared"),
        counts=counted if "count" in table.values else None,
        sums=_place(table, "sum") if "sum" in table.values else None,
        where={key: where.texts(key) for key in where.values},
    )
