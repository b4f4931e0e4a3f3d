"""People and roles: who acts for an organisation, where, and whether the second factor stands."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from salur.interfaces.web.components import (
    Cell,
    Column,
    FilterForm,
    Heading,
    Pager,
    Row,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import date_and_time


@dataclass(frozen=True)
class PersonRow:
    """One person: roles in words, area, second factor, last seen."""

    name: str
    url: str
    organisation: str
    roles: str
    area: str
    second_factor: Tag
    status: Tag
    last_seen: dt.datetime | None = None
    note: str = ""


@dataclass(frozen=True)
class PeoplePage:
    """The people of one organisation or of all, as far as the viewer may know."""

    head: Heading
    filter: FilterForm
    rows: tuple[PersonRow, ...]
    pager: Pager

    @property
    def table(self) -> Table:
        """The people of this page."""
        return Table(
            caption=_("Orang dan peran"),
            hide_caption=True,
            columns=(
                Column(_("Nama")),
                Column(_("Peran")),
                Column(_("Wilayah")),
                Column(_("Faktor kedua")),
                Column(_("Terakhir masuk")),
                Column(_("Keadaan")),
            ),
            rows=tuple(
                Row(
                    (
                        Cell(row.name, row.url, note=row.organisation),
                        Cell(row.roles),
                        Cell(row.area),
                        Cell("", tag=row.second_factor),
                        Cell(date_and_time(row.last_seen) if row.last_seen else _("belum pernah")),
                        Cell("", tag=row.status, note=row.note),
                    )
                )
                for row in self.rows
            ),
            empty=_("Belum ada orang yang diundang."),
            pager=self.pager,
        )
