"""One family: who it is (masked), what it was due and what reached it, its year as a story."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from salur.interfaces.web.components import (
    Cell,
    Column,
    Definition,
    Event,
    Heading,
    Link,
    Masked,
    Row,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import month
from salur.interfaces.web.pages.along import AlongPiece
from salur.interfaces.web.pages.changes import ChangeRow, change_table
from salur.interfaces.web.pages.unit import UnitVersion, version_table
from salur.kernel.period import Period


@dataclass(frozen=True)
class FamilyMonth:
    """One month of the family: programme, due and received as written amounts, class, evidence."""

    period: Period
    program: str
    due: str
    received: str
    status: Tag
    evidence: Link | None = None
    note: str = ""


@dataclass(frozen=True)
class Identifier:
    """One sensitive number of the family under its name."""

    term: str
    number: Masked


@dataclass(frozen=True)
class FamilyAccount:
    """One account the family is or was paid on, with its card; numbers masked."""

    number: str
    bank: str
    status: Tag
    card: str
    card_status: str
    since: str


@dataclass(frozen=True)
class OtherHalf:
    """A family that counts as one with this one: what that means, and its own months."""

    title: str
    sentence: str
    months: tuple[FamilyMonth, ...]
    links: tuple[Link, ...] = ()

    @property
    def month_table(self) -> Table:
        """What that family was due and what reached it."""
        return _month_table(self.months)


@dataclass(frozen=True)
class FamilyPage:
    """One family."""

    head: Heading
    status: Tag
    facts: tuple[Definition, ...]
    identifiers: tuple[Identifier, ...]
    months: tuple[FamilyMonth, ...]
    events: tuple[Event, ...]
    accounts: tuple[FamilyAccount, ...] = ()
    units: tuple[UnitVersion, ...] = ()
    others: tuple[OtherHalf, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    propose: Link | None = None
    card: Link | None = None
    quality: Table | None = None
    matters: Table | None = None
    complaints: Table | None = None
    along: AlongPiece | None = None

    @property
    def change_table(self) -> Table:
        """What berita acara changed, or may change, of this family."""
        return change_table(self.changes)

    @property
    def account_table(self) -> Table:
        """The accounts and cards, newest first."""
        heads = (_("Rekening"), _("Bank"), _("Keadaan"), _("Kartu (KKS)"), _("Masa"))
        return Table(
            caption=_("Rekening dan kartu"),
            hide_caption=True,
            columns=tuple(Column(head) for head in heads),
            rows=tuple(
                Row(
                    (
                        Cell(one.number),
                        Cell(one.bank),
                        Cell("", tag=one.status),
                        Cell(one.card, note=one.card_status),
                        Cell(one.since),
                    )
                )
                for one in self.accounts
            ),
        )

    @property
    def unit_table(self) -> Table:
        """The accounts' months, every version."""
        return version_table(self.units)

    @property
    def month_table(self) -> Table:
        """What the family was due and what reached it, month by month."""
        return _month_table(self.months)


def _month_table(months: tuple[FamilyMonth, ...]) -> Table:
    return Table(
        caption=_("Bulan demi bulan"),
        hide_caption=True,
        columns=(
            Column(_("Bulan")),
            Column(_("Program")),
            Column(_("Hak"), number=True),
            Column(_("Diterima"), number=True),
            Column(_("Keadaan")),
            Column(_("Bukti")),
        ),
        rows=tuple(
            Row(
                (
                    Cell(month(row.period)),
                    Cell(row.program),
                    Cell(row.due),
                    Cell(row.received),
                    Cell("", tag=row.status, note=row.note),
                    Cell(*((row.evidence.label, row.evidence.url) if row.evidence else ("–",))),
                )
            )
            for row in months
        ),
    )
