"""The waiting list: who waits since when, and when they were last verified."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from salur.interfaces.web.components import Cell, Column, FilterForm, Heading, Pager, Row, Table


@dataclass(frozen=True)
class WaitingRow:
    """One family that waits."""

    name: str
    url: str
    place: str
    since: str
    no_ba: str
    verified: str
    is_stale: bool
    note: str = ""


@dataclass(frozen=True)
class WaitingPage:
    """Who waits for a place, who comes next first."""

    head: Heading
    filter: FilterForm
    rows: tuple[WaitingRow, ...]
    pager: Pager

    @property
    def table(self) -> Table:
        """The families of this page."""
        heads = (_("Keluarga"), _("Desa"), _("Diusulkan"), _("Verifikasi terakhir"))
        return Table(
            caption=_("Daftar tunggu"),
            hide_caption=True,
            columns=tuple(Column(head) for head in heads),
            rows=tuple(
                Row(
                    (
                        Cell(row.name, row.url, note=row.note),
                        Cell(row.place),
                        Cell(row.since, note=row.no_ba),
                        Cell(row.verified, needs_someone=row.is_stale),
                    )
                )
                for row in self.rows
            ),
            empty=_("Tidak ada keluarga yang menunggu. Unggah berkas usulan untuk menambahkannya."),
            pager=self.pager,
        )
