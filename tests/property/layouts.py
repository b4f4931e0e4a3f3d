"""Made-up layouts of a bank's answer and files by them, for the laws of decoding."""

import csv
import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

HEAD = ("referensi", "no_rekening", "nominal", "status", "tanggal", "nama", "periode")
_CODES = {"00": "SUKSES", "51": "GAGAL"}
_WIDTHS = {"referensi": 12, "no_rekening": 16, "nominal": 15, "status": 2, "tanggal": 10,
           "nama": 20}  # fmt: skip
_TEXT = 'type = "text"'
_DATES = {"YYYYMMDD": "{y}{m}{d}", "DDMMYYYY": "{d}{m}{y}", "DD/MM/YYYY": "{d}/{m}/{y}",
          "YYYY-MM-DD": "{y}-{m}-{d}", "DDMMYY": "{d}{m}{s}"}  # fmt: skip
_DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Laid:
    """One layout (its description) and the rows of one file, in batches of one row or more."""

    layout: str
    order: tuple[str, ...]
    batches: tuple[tuple[Row, ...], ...]
    delimiter: str
    form: str
    decimals: int
    end: str
    has_batches: bool

    @property
    def rows(self) -> list[Row]:
        return [row for batch in self.batches for row in batch]

    @property
    def above(self) -> int:
        """How many lines stand above the first row; with batches every file has one only."""
        return 2 if self.has_batches else 1

    def csv(self) -> bytes:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(HEAD)
        for row in self.rows:
            amount = row["nominal"]
            writer.writerow([
                row["referensi"], row["no_rekening"],
                _spelt(amount) if isinstance(amount, int) else amount,
                _CODES.get(row["status"], row["status"] and f"{row['status']} (code)"),
                row["tanggal"], row["nama"], "2019-03",
            ])  # fmt: skip
        return out.getvalue().encode()

    def figures(self) -> dict[str, int]:
        """Give what the file declares: rows and hundredths of a rupiah, by name."""
        found = {"rows": len(self.rows), "sum": sum(map(_cents, self.rows))}
        return found | ({"batch": found["sum"]} if self.has_batches else {})

    def text(self, apart: Mapping[str, int] | None = None) -> bytes:
        """Give the file; `apart` (rows, or whole rupiah) is added to a figure."""
        unit = {"rows": 1}
        more = {name: n * unit.get(name, 100) for name, n in (apart or {}).items()}
        figure = {name: n + more.get(name, 0) for name, n in self.figures().items()}
        lines = [self._line("H", "CONTOH", "201903")]
        if self.has_batches:
            lines.append(self._line("B", self._amount(figure["batch"]), ""))
        lines += [self._row(row) for row in self.rows]
        lines.append(self._line("T", f"{figure['rows']:09}", self._amount(figure["sum"])))
        return "".join(line + self.end for line in lines).encode()

    def _line(self, sign: str, first: str, second: str) -> str:
        if self.delimiter:
            return self.delimiter.join((sign, first, second))
        return f"{sign}{first:<18}{second:<18}"

    def _row(self, row: Row) -> str:
        texts = {**row, "nominal": row["nominal"], "tanggal": self._date(row["tanggal"])}
        if isinstance(row["nominal"], int):
            texts["nominal"] = self._amount(row["nominal"])
        if self.delimiter:
            return self.delimiter.join(["D", *(texts[name] for name in self.order)])
        return "D" + "".join(texts[name].ljust(_WIDTHS[name]) for name in self.order)

    def _amount(self, cents: int) -> str:
        return f"{cents // 10 ** (2 - self.decimals):015}"

    def _date(self, day: str) -> str:
        if not day:
            return ""
        y, m, d = day.split("-")
        return _DATES[self.form].format(y=y, m=m, d=d, s=y[2:])


def _cents(row: Row) -> int:
    return row["nominal"] if isinstance(row["nominal"], int) else 0


def _spelt(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02}" if cents % 100 else f"{cents // 100}"


@st.composite
def laid_files(draw: st.DrawFn) -> Laid:
    """Give a layout and a file by it; some cells are empty, unknown, or have cents."""
    decimals = draw(st.sampled_from((0, 2)))
    delimiter = draw(st.sampled_from(("", "|", ";", "~")))
    order = tuple(draw(st.permutations(sorted(_WIDTHS))))
    form = draw(st.sampled_from(sorted(_DATES)))
    has_batches = draw(st.booleans())
    rows = tuple(draw(st.lists(_rows(decimals), min_size=1, max_size=6)))
    return Laid(
        layout=_described(order, delimiter, form, decimals, has_batches=has_batches),
        order=order,
        batches=(rows,),
        delimiter=delimiter,
        form=form,
        decimals=decimals,
        end=draw(st.sampled_from(("\n", "\r\n"))),
        has_batches=has_batches,
    )


def _rows(decimals: int) -> st.SearchStrategy[Row]:
    whole = st.integers(0, 10**9).map(lambda rupiah: rupiah * 100)
    amount = st.one_of(whole, st.integers(0, 10**9)) if decimals else whole
    return st.fixed_dictionaries({
        "referensi": st.text("R0123456789", max_size=12),
        "no_rekening": st.text("0123456789", max_size=16) | st.just("12A"),
        "nominal": amount,
        "status": st.sampled_from(("00", "51", "77", "")),
        "tanggal": _DAYS.map(str) | st.just(""),
        "nama": st.text("ABCÉ'. ", max_size=20).map(str.strip),
    })  # fmt: skip


def _described(
    order: tuple[str, ...], delimiter: str, form: str, decimals: int, *, has_batches: bool
) -> str:
    """Give the description of this layout."""
    is_fixed = not delimiter
    more = {
        "nominal": f'type = "amount", decimals = {decimals}',
        "tanggal": f'type = "date", format = "{form}"',
        "status": 'type = "code", codes = { "00" = "SUKSES", "51" = "GAGAL" }',
    }
    money = more["nominal"]
    fields, at = [], 2
    for name in order:
        length = f", length = {_WIDTHS[name]}" if is_fixed else ""
        fields.append(f"{name} = {{ at = {at}{length}, {more.get(name, _TEXT)} }}")
        at += _WIDTHS[name] if is_fixed else 1
    places = ("at = 2, length = 18", "at = 20, length = 18") if is_fixed else ("at = 2", "at = 3")
    width, frame = at - 1, 37 if is_fixed else 3
    spare = (("[[20, 18]]" if is_fixed else "[3]"),)
    lines = [
        'name = "coba"', "version = 1", 'title = "Coba"', 'source = "Buatan"', 'contract = "topup"',
        "valid_from = 2019-01-01", f'kind = "{"fixed" if is_fixed else "delimited"}"',
        'encoding = "utf-8"', *([] if is_fixed else [f'delimiter = "{delimiter}"']),
        "[columns]", 'periode = "header.periode"', *(f'{n} = "detail.{n}"' for n in order),
        "[records.header]", 'sign = { at = 1, value = "H" }', f"width = {frame}",
        'expects = { jenis = "CONTOH" }',
        "[records.header.fields]", f"jenis = {{ {places[0]} }}",
        f'periode = {{ {places[1]}, type = "date", format = "YYYYMM" }}',
        "[records.detail]", 'sign = { at = 1, value = "D" }', f"width = {width}",
        "[records.detail.fields]", *fields,
        "[records.trailer]", 'sign = { at = 1, value = "T" }', f"width = {frame}",
        "[records.trailer.fields]", f'baris = {{ {places[0]}, type = "number" }}',
        f"nilai = {{ {places[1]}, {money} }}",
    ]  # fmt: skip
    if has_batches:
        lines += [
            "[records.batch]", 'sign = { at = 1, value = "B" }', f"width = {frame}",
            f"filler = {spare[0]}", "[records.batch.fields]", f"jumlah = {{ {places[0]}, {money} }}",
            "[[controls]]", 'over = "batch"', 'declared = "batch.jumlah"', 'sum = "detail.nominal"',
        ]  # fmt: skip
    lines += [
        "[[controls]]", 'over = "file"', 'declared = "trailer.baris"', 'count = "detail"',
        "[[controls]]", 'over = "file"', 'declared = "trailer.nilai"', 'sum = "detail.nominal"',
    ]  # fmt: skip
    return "\n".join(lines)
