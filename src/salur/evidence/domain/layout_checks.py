"""What the parts of a layout must be to one another, and to the contract that it yields."""

from collections.abc import Iterator, Mapping

from salur.evidence.domain import layout_problems as problems
from salur.evidence.domain.contract import Field, load_contract
from salur.evidence.domain.layout_problems import Problem
from salur.evidence.domain.layouts import Column, Control, LaidField, Layout, Place, Record

_Spare = Mapping[str, tuple[tuple[int, int], ...]]
_NUMBERS = ("number", "amount")


def check_layout(layout: Layout, spare: _Spare) -> list[Problem]:
    """Give all that is wrong between the parts of a layout; `spare` is its filler, by record."""
    return [
        *(found for record in layout.records.values() for found in _record(layout, record, spare)),
        *_signs(layout),
        *_columns(layout),
        *(
            found
            for place, control in enumerate(layout.controls, start=1)
            for found in _control(layout, control, f"controls[{place}]")
        ),
    ]


def _record(layout: Layout, record: Record, spare: _Spare) -> Iterator[Problem]:
    key = f"records.{record.name}"
    taken: dict[int, str] = {}
    for name, at, length in _spans(layout, record, spare):
        under = f"{key}.{name}"
        if at + length - 1 > record.width:
            yield problems.outside(under, record.width)
            continue
        clash = [place for place in range(at, at + length) if place in taken]
        # The sign may be a part of a field: a record's number is both.
        if clash and not {name, taken[clash[0]]} & {"sign"}:
            yield problems.overlapping(under, clash[0], taken[clash[0]])
        taken.update(dict.fromkeys(range(at, at + length), name))
    free = [place for place in range(1, record.width + 1) if place not in taken]
    if free:
        yield problems.undescribed(key, _ranges(free))
    named = {field.name for field in record.fields}
    for name in record.expects:
        if name not in named:
            yield problems.no_such_place(f"{key}.expects.{name}", f"{record.name}.{name}")


def _spans(layout: Layout, record: Record, spare: _Spare) -> Iterator[tuple[str, int, int]]:
    if record.sign is not None:
        yield "sign", record.sign.at, len(record.sign.value) if layout.is_fixed else 1
    for field in record.fields:
        yield f"fields.{field.name}", field.at, field.length or 1
    for at, length in spare.get(record.name, ()):
        yield "filler", at, length


def _ranges(places: list[int]) -> str:
    """Give places in short: 3-5, 9."""
    parts: list[list[int]] = []
    for place in places:
        if parts and parts[-1][1] == place - 1:
            parts[-1][1] = place
        else:
            parts.append([place, place])
    return ", ".join(f"{one}" if one == last else f"{one}-{last}" for one, last in parts)


def _signs(layout: Layout) -> Iterator[Problem]:
    """Every record is told by a sign; details alone may be whatever the others are not."""
    seen: list[tuple[int, str]] = []
    for record in layout.records.values():
        key = f"records.{record.name}.sign"
        if record.sign is None:
            if record.name != "detail":
                yield problems.not_told_apart(key)
            continue
        mine = (record.sign.at, record.sign.value)
        if any(_may_be_both(mine, other, layout.is_fixed) for other in seen):
            yield problems.not_told_apart(key)
        seen.append(mine)
    if "batch_trailer" in layout.records and "batch" not in layout.records:
        yield problems.needs("records.batch_trailer", "records.batch")


def _may_be_both(one: tuple[int, str], other: tuple[int, str], is_fixed: bool) -> bool:
    """Say whether a line could bear both signs: they do not contradict one another anywhere."""
    if not is_fixed:
        return one[0] != other[0] or one[1] == other[1]
    letters = {one[0] + n: letter for n, letter in enumerate(one[1])}
    same = [(letters.get(other[0] + n), letter) for n, letter in enumerate(other[1])]
    return all(mine is None or mine == letter for mine, letter in same)


def _columns(layout: Layout) -> Iterator[Problem]:
    contract = load_contract(layout.contract)
    given = {column.name for column in layout.columns}
    for column in layout.columns:
        key = f"columns.{column.name}"
        if not contract.has(column.name):
            yield problems.unknown(key, [field.name for field in contract.fields])
        else:
            yield from _column(layout, column, contract.field(column.name), key)
    for field in contract.fields:
        if field.required and field.name not in given:
            yield problems.column_missing(field.name)


def _column(layout: Layout, column: Column, wanted: Field, key: str) -> Iterator[Problem]:
    if column.place is None:
        values = [column.constant]
    else:
        field = _field(layout, column.place)
        if field is None or column.place.record in ("batch_trailer", "trailer"):
            # What stands below the rows is a control, not a part of them.
            yield problems.no_such_place(key, str(column.place))
            return
        if not _fits(field, wanted):
            yield problems.wrong_kind(key, field.kind, _wanted(wanted))
        values = list((field.codes or {}).values())
    for value in values:
        if wanted.choices and value not in wanted.choices:
            yield problems.not_allowed(key, value, wanted.choices)


def _fits(field: LaidField, wanted: Field) -> bool:
    match wanted.kind:
        case "rupiah":
            return field.kind in _NUMBERS
        case "count":
            return field.kind == "number"
        case "date" | "moment":
            return field.kind == "date" and field.has_day
        case "month" | "months":
            return field.kind == "date" and not field.has_day
        case _:
            return field.kind in ("text", "code")


def _wanted(wanted: Field) -> str:
    kinds = {
        "rupiah": "amount", "count": "number", "date": "date (YYYYMMDD)",
        "moment": "date (YYYYMMDDhhmmss)", "month": "date (YYYYMM)", "months": "date (YYYYMM)",
    }  # fmt: skip
    return kinds.get(wanted.kind, "text, code")


def _control(layout: Layout, control: Control, key: str) -> Iterator[Problem]:
    declared = _field(layout, control.declared)
    above = ("header", "trailer") if control.over == "file" else ("batch", "batch_trailer")
    if declared is None or control.declared.record not in above:
        yield problems.no_such_place(f"{key}.declared", str(control.declared))
    elif declared.kind not in _NUMBERS:
        yield problems.wrong_kind(f"{key}.declared", declared.kind, "number, amount")
    if control.over == "batch" and "batch" not in layout.records:
        yield problems.needs(key, "records.batch")
    if control.sums is not None:
        summed = _field(layout, control.sums)
        if summed is None or control.sums.record != "detail":
            yield problems.no_such_place(f"{key}.sum", str(control.sums))
        elif summed.kind not in _NUMBERS:
            yield problems.wrong_kind(f"{key}.sum", summed.kind, "number, amount")
    if control.over == "batch" and control.counts not in (None, "detail"):
        yield problems.not_one_of(f"{key}.count", control.counts, ("detail",))
    if control.where and control.counts not in (None, "detail"):
        yield problems.needs(f"{key}.where", 'count = "detail"')
    known = {field.name for field in layout.detail.fields}
    for name in control.where:
        if name not in known:
            yield problems.no_such_place(f"{key}.where.{name}", f"detail.{name}")


def _field(layout: Layout, place: Place) -> LaidField | None:
    try:
        return layout.field(place)
    except KeyError:
        return None
