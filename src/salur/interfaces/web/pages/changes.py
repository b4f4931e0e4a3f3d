"""Changes by berita acara: the list by state, and one berita acara with its lines."""

from dataclasses import dataclass

from django.forms import Form
from django.utils.translation import gettext as _

from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Definition,
    FilterForm,
    Heading,
    Notice,
    Pager,
    Row,
    Table,
)


@dataclass(frozen=True)
class ChangeRow:
    """One change: whom it is about, what it does, from when, by which berita acara, how far."""

    family: Cell
    deed: Cell
    month: Cell
    document: Cell
    status: Cell
    choice: Cell | None = None


@dataclass(frozen=True)
class ChangesPage:
    """Changes, newest first; where proposals may be verified each row can be chosen."""

    head: Heading
    filter: FilterForm
    rows: tuple[ChangeRow, ...]
    pager: Pager
    form: Form | None = None
    form_url: str = ""
    withdraw_url: str = ""

    @property
    def table(self) -> Table:
        """The changes of this page."""
        return change_table(self.rows, self.pager, choosing=self.form is not None)


@dataclass(frozen=True)
class DocumentPage:
    """One berita acara: what stands in it, what each line does, and what stands in the way."""

    head: Heading
    facts: tuple[Definition, ...]
    rows: tuple[ChangeRow, ...]
    pager: Pager
    notice: Notice | None = None
    endorse: Action | None = None
    refuse: Action | None = None
    refuse_wrong: Action | None = None

    @property
    def table(self) -> Table:
        """The lines of this page, in the order of the file."""
        return change_table(self.rows, self.pager)


def change_table(
    rows: tuple[ChangeRow, ...], pager: Pager | None = None, *, choosing: bool = False
) -> Table:
    """Give changes as a table; `choosing` puts a box beside each."""
    heads = (_("Keluarga"), _("Yang berubah"), _("Mulai berlaku"), _("Berita acara"))
    columns = [Column(head) for head in (*heads, _("Keadaan"))]
    if choosing:
        columns.append(Column(_("Pilih")))
    return Table(
        caption=_("Perubahan"),
        hide_caption=True,
        columns=tuple(columns),
        rows=tuple(
            Row(
                (row.family, row.deed, row.month, row.document, row.status)
                + ((row.choice or Cell(""),) if choosing else ())
            )
            for row in rows
        ),
        empty=_("Tidak ada perubahan yang cocok dengan saringan ini."),
        pager=pager,
    )
