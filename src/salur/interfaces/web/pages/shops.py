"""E-Warong: the shops of an area, one shop with its months, and what is to be explained."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from salur.interfaces.web.charts import MonthPanel
from salur.interfaces.web.components import (
    Choice,
    Column,
    Definition,
    Event,
    FilterForm,
    Heading,
    Pager,
    Row,
    Stat,
    Table,
    Tag,
)


@dataclass(frozen=True)
class ShopsPage:
    """The shops of an area in one month."""

    head: Heading
    stats: tuple[Stat, ...]
    filter: FilterForm
    rows: tuple[Row, ...]
    pager: Pager
    notes: tuple[Row, ...]

    @property
    def table(self) -> Table:
        """The shops, with how many families each served against its capacity."""
        heads = (_("e-Warong"), _("Tempat"), _("Terminal"), _("Keluarga terlayani"), _("Belanja"))
        return Table(
            caption=_("Daftar e-Warong"),
            hide_caption=True,
            columns=(
                *(Column(head) for head in heads[:2]),
                *(Column(head, number=True) for head in heads[2:]),
                Column(_("Perlu dijelaskan"), number=True),
            ),
            rows=self.rows,
            empty=_("Belum ada e-Warong. Bank mengirim registernya sebagai berkas ewarong."),
            pager=self.pager,
        )

    @property
    def held(self) -> Table:
        """Rows of registers that do not count, or that somebody should look at."""
        heads = (_("e-Warong"), _("Temuan"), _("Berkas"))
        return Table(
            caption=_("Baris register yang perlu diperiksa bank"),
            columns=tuple(Column(head) for head in heads),
            rows=self.notes,
        )


@dataclass(frozen=True)
class ShopPage:
    """One shop: what its bank says of it, what it sold, and its signals."""

    head: Heading
    tags: tuple[Tag, ...]
    facts: tuple[Definition, ...]
    panels: tuple[MonthPanel, ...]
    months: tuple[Row, ...]
    terminals: tuple[Row, ...]
    signals: tuple[Row, ...]

    @property
    def sold(self) -> Table:
        """What it sold, newest month first."""
        heads = (
            _("Bulan"),
            _("Keluarga"),
            _("Transaksi"),
            _("Belanja"),
            _("Keluarga luar wilayah"),
        )
        return Table(
            caption=_("Belanja per bulan"),
            columns=tuple(Column(head, number=place > 0) for place, head in enumerate(heads)),
            rows=self.months,
            empty=_("Belum ada belanja yang tercatat di sini."),
        )

    @property
    def machines(self) -> Table:
        """Its terminals."""
        return Table(
            caption=_("Terminal EDC"),
            columns=(Column(_("Terminal")), Column(_("Sejak")), Column(_("Sampai"))),
            rows=self.terminals,
            empty=_("Bank belum menyebut terminalnya."),
        )

    @property
    def told(self) -> Table:
        """Its signals of the month."""
        return signals_table(self.signals)


@dataclass(frozen=True)
class SignalsPage:
    """The signals of an area and month."""

    head: Heading
    stats: tuple[Stat, ...]
    filter: FilterForm
    rows: tuple[Row, ...]
    pager: Pager

    @property
    def table(self) -> Table:
        """The signals of this page."""
        return signals_table(self.rows, self.pager)


def signals_table(rows: tuple[Row, ...], pager: Pager | None = None) -> Table:
    """Give signals as a table."""
    heads = (_("Sinyal"), _("e-Warong"), _("Keluarga"), _("Belanja"), _("Jawaban"))
    return Table(
        caption=_("Sinyal dari belanja"),
        columns=tuple(Column(head, number=place in (2, 3)) for place, head in enumerate(heads)),
        rows=rows,
        empty=_("Tidak ada sinyal pada bulan ini."),
        pager=pager,
    )


@dataclass(frozen=True)
class SignalPage:
    """One signal with the rows under it, what was said, and the form to answer."""

    head: Heading
    facts: tuple[Definition, ...]
    evidence: tuple[Row, ...]
    said: tuple[Event, ...]
    choices: tuple[Choice, ...]
    url: str
    key: str
    fault: str = ""

    @property
    def rows(self) -> Table:
        """The rows of files that it rests on."""
        return Table(
            caption=_("Baris berkas yang mendasari"),
            columns=(Column(_("Berkas")), Column(_("Baris"), number=True)),
            rows=self.evidence,
            empty=_("Barisnya tidak ditemukan lagi."),
        )


@dataclass(frozen=True)
class UnreachedPage:
    """The desa with families and no active shop."""

    head: Heading
    stats: tuple[Stat, ...]
    rows: tuple[Row, ...]

    @property
    def table(self) -> Table:
        """Those without any shop in their kecamatan first."""
        heads = (_("Desa"), _("Kecamatan"), _("Keluarga di daftar"), _("e-Warong di kecamatan"))
        return Table(
            caption=_("Desa tanpa e-Warong aktif"),
            hide_caption=True,
            columns=tuple(Column(head, number=place > 1) for place, head in enumerate(heads)),
            rows=self.rows,
            empty=_("Setiap desa yang berkeluarga penerima mempunyai e-Warong aktif."),
        )
