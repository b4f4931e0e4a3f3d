"""What lies beneath an obstacle: the exceptions that it counts, each opening its own page."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.coordination.queries import Obstacle
from salur.interfaces.web import keys
from salur.interfaces.web.components import Cell, Column, Heading, Pager, Row, Table
from salur.interfaces.web.formatting import kilograms, month, number, rupiah
from salur.interfaces.web.obstacle_words import cause_said
from salur.interfaces.web.pages.findings import TablePage
from salur.interfaces.web.presenters.exceptions import label_of, place_of, row_url, said_of
from salur.kernel.period import Period
from salur.reconciliation.queries import ExceptionRow


def beneath_page(
    one: Obstacle,
    rows: Sequence[ExceptionRow],
    families: Mapping[str, tuple[UUID, str]],
    names: Mapping[str, str],
    *,
    more: bool,
) -> TablePage:
    """Turn a page of what an obstacle counts into a table."""
    words = {"number": one.shown, "cause": cause_said(one.cause)}
    url = reverse("obstacle-beneath", args=[one.id])
    shown = _("%(count)s baris di halaman ini") % {"count": number(len(rows))}
    following = f"{url}?after={keys.written(rows[-1].key)}" if more else ""
    return TablePage(
        Heading(
            _("Di bawah %(number)s: %(cause)s") % words,
            _("%(count)s keluarga dihitung; setiap baris membuka keluarganya.")
            % {"count": number(one.families)},
        ),
        Table(
            caption=_("Daftar yang perlu ditangani"),
            hide_caption=True,
            columns=(
                *(Column(_("Keluarga atau desa")), Column(_("Tempat")), Column(_("Bulan"))),
                *(Column(_("Sebab")), Column(_("Kurang"), number=True)),
            ),
            rows=tuple(
                Row(
                    (
                        Cell(label_of(row, families, names), row_url(row, families)),
                        Cell(place_of(row, names)),
                        Cell(month(Period.from_number(row.period))),
                        Cell(said_of(row)),
                        Cell(rupiah(row.amount) if row.unit == "IDR" else kilograms(row.amount)),
                    )
                )
                for row in rows
            ),
            empty=_("Tidak ada lagi yang terbuka di bawahnya."),
            pager=Pager(shown, next_url=following) if rows else None,
        ),
    )
