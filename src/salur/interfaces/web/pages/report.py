"""One berita acara rekonsiliasi: waterfall, classes, signatures, and how versions differ."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Definition,
    Heading,
    Link,
    Notice,
    Row,
    SignOff,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import date_and_time, kilograms, number, rupiah

Unit = Literal["idr", "g"]


@dataclass(frozen=True)
class WaterfallLine:
    """One line of the waterfall: `sign` is how it enters the sum; a result stands under a line."""

    label: str
    amount: int
    sign: Literal["", "+", "−", "="] = ""
    url: str = ""
    result: bool = False
    needs_someone: bool = False


@dataclass(frozen=True)
class ClassRow:
    """One class of the reconciliation: how many units, and how much."""

    label: str
    units: int
    amount: int
    url: str = ""
    needs_someone: bool = False
    total: bool = False


@dataclass(frozen=True)
class VersionRow:
    """One version of the report."""

    number: int
    url: str
    made_at: dt.datetime
    reason: str
    status: Tag


@dataclass(frozen=True)
class DifferenceRow:
    """One line that differs between two versions."""

    label: str
    url: str
    before: str
    after: str
    change: str


@dataclass(frozen=True)
class ReportPage:
    """One version of one report. `unit` says what every amount is counted in."""

    head: Heading
    unit: Unit
    facts: tuple[Definition, ...]
    waterfall: tuple[WaterfallLine, ...]
    classes: tuple[ClassRow, ...]
    sign_off: SignOff
    downloads: tuple[Link, ...]
    send: Action | None = None
    notice: Notice | None = None
    versions: tuple[VersionRow, ...] = ()
    differences: tuple[DifferenceRow, ...] = ()
    differences_title: str = ""
    decisions: tuple[Action, ...] = ()
    contested: Table | None = None
    carried: Table | None = None
    differences_note: str = ""

    def _write(self, amount: int) -> str:
        return rupiah(amount) if self.unit == "idr" else kilograms(amount)

    @property
    def _amount_head(self) -> str:
        return _("Rupiah") if self.unit == "idr" else _("Kilogram")

    @property
    def waterfall_table(self) -> Table:
        """From what was ordered to what is left, every term."""
        return Table(
            caption=_("Perhitungan"),
            hide_caption=True,
            columns=(Column(_("Uraian")), Column(self._amount_head, number=True)),
            rows=tuple(
                Row(
                    (
                        Cell(f"{line.sign} {line.label}".strip()),
                        Cell(self._write(line.amount), line.url, needs_someone=line.needs_someone),
                    ),
                    total=line.result,
                )
                for line in self.waterfall
            ),
        )

    @property
    def class_table(self) -> Table:
        """Units and amounts per class."""
        return Table(
            caption=_("Kelas"),
            hide_caption=True,
            columns=(
                Column(_("Kelas")),
                Column(_("Desa") if self.unit == "g" else _("Rekening"), number=True),
                Column(self._amount_head, number=True),
            ),
            rows=tuple(
                Row(
                    (
                        Cell(row.label),
                        Cell(number(row.units), row.url, needs_someone=row.needs_someone),
                        Cell(self._write(row.amount)),
                    ),
                    total=row.total,
                )
                for row in self.classes
            ),
        )

    @property
    def version_table(self) -> Table:
        """Every version with its reason."""
        return Table(
            caption=_("Versi"),
            hide_caption=True,
            columns=(
                Column(_("Versi")),
                Column(_("Dibuat")),
                Column(_("Alasan")),
                Column(_("Keadaan")),
            ),
            rows=tuple(
                Row(
                    (
                        Cell(_("Versi %(number)s") % {"number": row.number}, row.url),
                        Cell(date_and_time(row.made_at)),
                        Cell(row.reason),
                        Cell("", tag=row.status),
                    )
                )
                for row in self.versions
            ),
        )

    @property
    def difference_table(self) -> Table:
        """What differs between this version and the one before."""
        return Table(
            caption=self.differences_title,
            hide_caption=True,
            columns=(
                Column(_("Baris")),
                Column(_("Sebelumnya"), number=True),
                Column(_("Sekarang"), number=True),
                Column(_("Selisih"), number=True),
            ),
            rows=tuple(
                Row((Cell(row.label, row.url), Cell(row.before), Cell(row.after), Cell(row.change)))
                for row in self.differences
            ),
            empty=_("Tidak ada perbedaan dengan versi sebelumnya."),
        )
