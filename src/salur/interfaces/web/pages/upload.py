"""Upload: pick a file, see what it is and all that is wrong, take the marked sheet, accept."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Definition,
    FindingGroup,
    Heading,
    Link,
    Notice,
    Pager,
    Progress,
    Row,
    Table,
    Tag,
    UploadForm,
)
from salur.interfaces.web.formatting import date, number


@dataclass(frozen=True)
class ReceivedRow:
    """One file received before."""

    name: str
    url: str
    contract: str
    sender: str
    received_at: dt.datetime
    rows: int
    held_back: int
    status: Tag


@dataclass(frozen=True)
class UploadPage:
    """The form, and what was received lately."""

    head: Heading
    form: UploadForm | None
    received: tuple[ReceivedRow, ...]
    pager: Pager | None = None

    @property
    def received_table(self) -> Table:
        """What was received lately."""
        return Table(
            caption=_("Berkas terakhir"),
            columns=(
                Column(_("Berkas")),
                Column(_("Jenis")),
                Column(_("Pengirim")),
                Column(_("Diterima")),
                Column(_("Baris"), number=True),
                Column(_("Ditahan"), number=True),
                Column(_("Keadaan")),
            ),
            rows=tuple(
                Row(
                    (
                        Cell(row.name, row.url),
                        Cell(row.contract),
                        Cell(row.sender),
                        Cell(date(timezone.localdate(row.received_at))),
                        Cell(number(row.rows)),
                        Cell(number(row.held_back), needs_someone=row.held_back > 0),
                        Cell("", tag=row.status),
                    )
                )
                for row in self.received
            ),
            empty=_("Belum ada berkas yang diterima."),
            pager=self.pager,
        )


@dataclass(frozen=True)
class EvidencePage:
    """One file on its way in; exactly one state is shown.

    `progress` while it is read; `notice` where it was refused, recognised as received before, or
    accepted; else the findings, the marked sheet, and the two buttons: check only, and accept.
    """

    head: Heading
    facts: tuple[Definition, ...]
    progress: Progress | None = None
    notice: Notice | None = None
    rows: int = 0
    accepted: int = 0
    held_back: int = 0
    findings: tuple[FindingGroup, ...] = ()
    examples: Table | None = None
    marked_sheet: Action | None = None
    original: Action | None = None
    check_only: Action | None = None
    accept: Action | None = None
    again: Link | None = None
    other_kind: Link | None = None
