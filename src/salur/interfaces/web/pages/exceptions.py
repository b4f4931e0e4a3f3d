"""Exceptions: what did not come out even, by cause, filtered by address, paged by key."""

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
    Stat,
    Table,
)
from salur.interfaces.web.formatting import NOTHING, date, kilograms, rupiah


@dataclass(frozen=True)
class ExceptionRow:
    """One exception: its unit, cause, what is missing (negative is beyond), and whose turn it is.

    `label` is a family's or a desa's name, never a NIK or an account number.
    """

    label: str
    url: str
    place: str
    cause: str
    owner: str
    since: dt.date
    missing_idr: int = 0
    missing_g: int = 0
    overdue: bool = False
    age: str = ""
    obstacle: str = ""
    obstacle_url: str = ""


@dataclass(frozen=True)
class ExceptionsPage:
    """One page of exceptions."""

    head: Heading
    causes: tuple[Stat, ...]
    filter: FilterForm
    rows: tuple[ExceptionRow, ...]
    pager: Pager

    @property
    def table(self) -> Table:
        """The exceptions of this page."""
        return Table(
            caption=_("Daftar yang perlu ditangani"),
            hide_caption=True,
            columns=(
                Column(_("Keluarga atau desa")),
                Column(_("Tempat")),
                Column(_("Sebab")),
                Column(_("Kurang"), number=True),
                Column(_("Giliran")),
                Column(_("Sejak")),
                Column(_("Hambatan")),
            ),
            rows=tuple(
                Row(
                    (
                        Cell(row.label, row.url),
                        Cell(row.place),
                        Cell(row.cause),
                        Cell(_missing(row)),
                        Cell(row.owner),
                        Cell(date(row.since), note=row.age, needs_someone=row.overdue),
                        Cell(row.obstacle or NOTHING, row.obstacle_url),
                    )
                )
                for row in self.rows
            ),
            empty=_("Tidak ada yang cocok dengan saringan ini."),
            pager=self.pager,
        )


def _missing(row: ExceptionRow) -> str:
    written = [rupiah(row.missing_idr)] if row.missing_idr else []
    written += [kilograms(row.missing_g)] if row.missing_g else []
    return ", ".join(written) or NOTHING
