"""How a bank's file is laid out: its records, their fields, and the contract's rows they yield.

A layout is data, read from one small file (`describing.read_layout`), dated and versioned and never
changed. It holds no code: whatever it can say is said by the values below. A line of a file is one
record; what kind of record is told by its sign. Places count from 1: characters of a line of fixed
width, cells of a delimited one.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["fixed", "delimited"]
Encoding = Literal["ascii", "utf-8", "windows-1252"]
FieldKind = Literal["text", "number", "amount", "date", "code"]
RecordName = Literal["header", "batch", "detail", "batch_trailer", "trailer"]

KINDS = ("fixed", "delimited")
ENCODINGS = ("ascii", "utf-8", "windows-1252")
FIELD_KINDS = ("text", "number", "amount", "date", "code")
RECORDS: tuple[RecordName, ...] = ("header", "batch", "detail", "batch_trailer", "trailer")
# What a bank answers with or sends by itself about money and accounts.
CONTRACTS = ("perintah", "rekening", "saldo", "setoran", "sp2d", "topup", "transaksi")
SCALE = 2  # amounts are compared in hundredths of a rupiah, whatever decimals a field implies


@dataclass(frozen=True)
class Sign:
    """What tells a kind of record: the text that stands at this place."""

    at: int
    value: str


@dataclass(frozen=True)
class LaidField:
    """One field of a record.

    `length` is 0 in a delimited layout. `format` is that of a date (YYYY, YY, MM, DD, hh, mm, ss),
    `decimals` how many digits of an amount are implied decimals, `codes` what a code stands for,
    `empty` the texts that mean nothing, `padding` the sign that fills a text up on its left.
    """

    name: str
    at: int
    length: int
    kind: FieldKind = "text"
    format: str = ""
    decimals: int = 0
    codes: Mapping[str, str] | None = None
    empty: tuple[str, ...] = ()
    padding: str = ""

    @property
    def has_day(self) -> bool:
        return "DD" in self.format


@dataclass(frozen=True)
class Record:
    """One kind of line: its sign, how wide it is, its fields, and what must stand in some of them.

    `width` is characters or cells; whatever lies in it is a sign, a field or declared filler.
    """

    name: RecordName
    sign: Sign | None
    width: int
    fields: tuple[LaidField, ...]
    expects: Mapping[str, str]

    def field(self, name: str) -> LaidField:
        """Give the field called `name`; KeyError when the record has none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


@dataclass(frozen=True)
class Place:
    """A field of a record, as `trailer.total` names it."""

    record: RecordName
    field: str

    def __str__(self) -> str:
        return f"{self.record}.{self.field}"


@dataclass(frozen=True)
class Column:
    """Where a column of the contract comes from: a field of the row, its batch or its file, or a
    constant.
    """

    name: str
    place: Place | None
    constant: str = ""


@dataclass(frozen=True)
class Control:
    """A figure that the file declares of itself, and what it must equal.

    Over the whole file or over each batch: the number of records `counts` (`lines`: of all lines),
    or the sum of `sums` over the details, of those alone whose fields are as `where` says.
    """

    over: Literal["file", "batch"]
    declared: Place
    counts: str | None
    sums: Place | None
    where: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Layout:
    """How one bank writes one contract, from `valid_from` on; `text` is what it was read from."""

    name: str
    version: int
    title: str
    source: str
    contract: str
    valid_from: dt.date
    kind: Kind
    encoding: Encoding
    delimiter: str
    quote: str
    records: Mapping[str, Record]
    columns: tuple[Column, ...]
    controls: tuple[Control, ...]
    text: str

    @property
    def label(self) -> str:
        """Name and version, as people tell layouts apart."""
        return f"{self.name}.{self.version}"

    @property
    def is_fixed(self) -> bool:
        return self.kind == "fixed"

    @property
    def detail(self) -> Record:
        return self.records["detail"]

    def field(self, place: Place) -> LaidField:
        """Give the field at `place`; KeyError where there is none."""
        return self.records[place.record].field(place.field)
