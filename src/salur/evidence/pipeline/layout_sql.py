"""The SQL of a layout: which record a line is, and what stands in the fields of a record.

A field that cannot be read is given as it stands with its kind behind it (`31AB2019 (DDMMYYYY)`),
so that no reader of cells takes it for something else; it becomes a finding of its row.
"""

import re

from salur.batch.session import identifier, text_literal
from salur.evidence.domain.layout_lines import DATE_PART, date_pattern
from salur.evidence.domain.layouts import SCALE, LaidField, Layout, Record

NOTHING = "CAST(NULL AS VARCHAR)"
_BLANKS = "' ' || chr(9) || chr(26)"


def parts_of(layout: Layout) -> str:
    """Give the SQL of what fields are taken from: the line itself, or its cells."""
    if layout.is_fixed:
        return "line AS parts"
    split = f"string_split(line, {text_literal(layout.delimiter)})"
    if not layout.quote:
        return f"{split} AS parts"
    return (
        f"CASE WHEN contains(line, {text_literal(layout.quote)}) THEN {_quoted(layout)}"
        f" ELSE {split} END AS parts"
    )


def _quoted(layout: Layout) -> str:
    """Give the SQL of the cells of a line that bears quotes; as `layout_lines.cells_of`."""
    quote, sign = re.escape(layout.quote), re.escape(layout.delimiter)
    cell = f"{sign}((?:{quote}(?:[^{quote}]|{quote}{quote})*{quote})?[^{sign}]*)"
    mark = text_literal(layout.quote)
    return (
        f"list_transform(regexp_extract_all({text_literal(layout.delimiter)} || line,"
        f" {text_literal(cell)}, 1), lambda c: CASE WHEN length(c) > 1 AND starts_with(c, {mark})"
        f" AND ends_with(c, {mark}) THEN replace(substr(c, 2, length(c) - 2), {mark} || {mark},"
        f" {mark}) ELSE c END)"
    )


def kind_of(layout: Layout) -> str:
    """Give the SQL of which record a line is: its name, `blank`, or `unknown`."""
    cases = [
        f"WHEN {_bears(layout, record)} THEN {text_literal(record.name)}"
        for record in layout.records.values()
        if record.sign is not None
    ]
    other = "unknown" if layout.detail.sign is not None else "detail"
    # A record may begin with blanks: only a line that does is looked at whole.
    blank = (
        "WHEN (starts_with(line, ' ') OR line < ' ')"
        f" AND length(trim(line, {_BLANKS})) = 0 THEN 'blank'"
    )
    return f"CASE {blank} {' '.join(cases)} ELSE '{other}' END"


def _bears(layout: Layout, record: Record) -> str:
    sign = record.sign
    if sign is None:
        return "true"
    if layout.is_fixed:
        if sign.at == 1:
            return f"starts_with(line, {text_literal(sign.value)})"
        return f"substr(line, {sign.at}, {len(sign.value)}) = {text_literal(sign.value)}"
    return f"trim(parts[{sign.at}]) = {text_literal(sign.value)}"


def width_of(layout: Layout) -> str:
    """Give the SQL of how wide a line is: in characters, or in cells."""
    return "length(line)" if layout.is_fixed else "len(parts)"


def read_fields(layout: Layout, record: Record, rows: str) -> str:
    """Give the SQL of `rows`, which have `parts`, with the fields of a record beside them.

    Of each field `t_<name>` is what stands in it without the blanks around, of a number `n_<name>`
    its digits as a number (NULL where they are none), and `v_<name>` the cell of the contract. Each
    is a layer of its own, so that no field is cut or trimmed twice.
    """
    fields = record.fields
    cut = [f"{_cut(layout, field)} AS {_name('p', field)}" for field in fields]
    bare = [f"{_bare(_name('p', field))} AS {_name('t', field)}" for field in fields]
    numbers = [
        f"CASE WHEN {_is_digits(_name('t', field))} THEN CAST({_name('t', field)} AS BIGINT) END"
        f" AS {_name('n', field)}"
        for field in fields
        if field.kind in ("number", "amount")
    ]
    values = [f"{_value(field)} AS {_name('v', field)}" for field in fields]
    for layer in (cut, bare, numbers, values):
        if layer:
            rows = f"SELECT *, {', '.join(layer)} FROM ({rows})"
    return rows


def _name(what: str, field: LaidField) -> str:
    return identifier(f"{what}_{field.name}")


def _cut(layout: Layout, field: LaidField) -> str:
    if layout.is_fixed:
        return f"substr(parts, {field.at}, {field.length})"
    return f"parts[{field.at}]"


def _bare(cell: str) -> str:
    # Most fields are filled to their ends, and asking that costs less than trimming.
    return (
        f"CASE WHEN starts_with({cell}, ' ') OR ends_with({cell}, ' ') THEN trim({cell})"
        f" ELSE {cell} END"
    )


def _value(field: LaidField) -> str:
    """Give the SQL of a field as a cell of the contract."""
    text = _name("t", field)
    read = {"number": _number, "amount": _number, "date": _date, "code": _code}.get(field.kind)
    value = read(field, text) if read is not None else text
    if field.padding:
        sign = text_literal(field.padding)
        value = (
            f"CASE WHEN starts_with({text}, {sign}) THEN nullif(ltrim({text}, {sign}), '')"
            f" ELSE {text} END"
        )
    empty = ", ".join(map(text_literal, ("", *field.empty)))
    return f"CASE WHEN {text} IN ({empty}) THEN {NOTHING} ELSE {value} END"


def hundredths_of(field: LaidField) -> str:
    """Give the SQL of a number that was read in hundredths of its unit."""
    return f"{_name('n', field)} * {10 ** (SCALE - field.decimals)}"


def _is_digits(text: str) -> str:
    return f"regexp_full_match({text}, '0*[0-9]{{1,15}}')"


def _number(field: LaidField, text: str) -> str:
    whole, scale = _name("n", field), 10**field.decimals
    spelt = f"CAST({whole} // {scale} AS VARCHAR)"
    if field.decimals:
        rest = f"lpad(CAST({whole} % {scale} AS VARCHAR), {field.decimals}, '0')"
        spelt = f"CASE WHEN {whole} % {scale} = 0 THEN {spelt} ELSE {spelt} || ',' || {rest} END"
    return f"CASE WHEN {whole} IS NULL THEN {text} || ' ({field.kind})' ELSE {spelt} END"


def _date(field: LaidField, text: str) -> str:
    form = field.format
    places = {found[0]: (found.start() + 1, len(found[0])) for found in DATE_PART.finditer(form)}
    cut = {part: f"substr({text}, {at}, {length})" for part, (at, length) in places.items()}
    year = cut.get("YYYY") or f"'20' || {cut['YY']}"
    written = f"{year} || '-' || {cut['MM']}"
    if "DD" in cut:
        written += f" || '-' || {cut['DD']}"
    if "hh" in cut:
        clock = [cut.get(part, "'00'") for part in ("hh", "mm", "ss")]
        written += " || ' ' || " + " || ':' || ".join(clock)
    pattern = text_literal(date_pattern(form))
    return (
        f"CASE WHEN regexp_full_match({text}, {pattern}) THEN {written}"
        f" ELSE {text} || {text_literal(f' ({form})')} END"
    )


def _code(field: LaidField, text: str) -> str:
    cases = [
        f"WHEN {text_literal(code)} THEN {text_literal(value)}"
        for code, value in (field.codes or {}).items()
    ]
    return f"CASE {text} {' '.join(cases)} ELSE {text} || ' (code)' END"
