"""The books: who holds how much in a region and months, and what opens beneath every number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from salur.interfaces.web.area import Area
from salur.interfaces.web.charts import Holding
from salur.interfaces.web.components import (
    Cell,
    Choice,
    Column,
    Definition,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Notice,
    Row,
    Table,
)
from salur.interfaces.web.formatting import kilograms, month, number, rupiah
from salur.interfaces.web.pages.books import AccountPage, BooksPage
from salur.interfaces.web.words import PROGRAMS, said
from salur.kernel.period import Period, months_between
from salur.kernel.program import Program
from salur.ledger.queries import (
    MovementLine,
    StatementLine,
    counterpart,
    kind_words,
    reason_words,
)

ORDER = (
    *("treasury", "bank_pool", "cards", "shops", "returned"),
    *("bulog_national", "warehouse", "in_transit", "delivery_point", "handed", "rejected"),
    *("weighing", "suspense"),
)


@dataclass(frozen=True)
class Asked:
    """What is looked at: an area, a programme, months; one kind and party where asked."""

    area: Area
    program: Program
    first: Period
    last: Period
    kind: str = ""
    party: UUID | None = None

    def url(self, view: str, code: str | None = None, /, **more: object) -> str:
        """Give the address of a page that is asked the same."""
        asked: dict[str, object] = {"from": self.first, "program": self.program}
        asked |= {"kind": self.kind, "party": self.party}
        return self.area.url(view, code, **(asked | more))

    @property
    def months(self) -> str:
        """The months in words."""
        if self.first == self.last:
            return month(self.first)
        return _("%(first)s sampai %(last)s") % {
            "first": month(self.first),
            "last": month(self.last),
        }

    def write(self, amount: int) -> str:
        """Write an amount of the programme."""
        return rupiah(amount) if self.program is Program.BPNT else kilograms(amount)

    @property
    def unit(self) -> str:
        """How a column of amounts is headed."""
        return _("Rupiah") if self.program is Program.BPNT else _("Kilogram")


def sorted_lines(lines: Sequence[StatementLine]) -> list[StatementLine]:
    """Give the lines in the order in which money and rice pass from hand to hand."""
    rank = {kind: index for index, kind in enumerate(ORDER)}
    return sorted(lines, key=lambda one: (rank.get(one.kind, len(ORDER)), str(one.party)))


def books_page(
    asked: Asked,
    lines: Sequence[StatementLine],
    parties: Mapping[UUID, str],
    programs: Sequence[str],
) -> BooksPage:
    """Give every kind of account of an area."""
    found = sorted_lines(lines)
    words = {"program": PROGRAMS[asked.program], "area": asked.area.name, "months": asked.months}
    nothing = Notice(
        "empty",
        _("Belum ada yang dibukukan"),
        _("Pilih bulan atau wilayah lain; buku terisi saat rekonsiliasi diterbitkan."),
    )
    return BooksPage(
        head=Heading(
            _("Buku %(program)s %(area)s, %(months)s") % words,
            _("Saldo awal, masuk, keluar dan saldo akhir; setiap angka membuka baris di bawahnya."),
            secondary=(Link(_("Penampungan"), asked.area.url("books-suspense")),),
        ),
        filter=_filter(asked, programs),
        money=asked.program is Program.BPNT,
        holdings=tuple(_holding(asked, one, parties) for one in found),
        table=_statement(asked, found, parties),
        downloads=(
            Link(_("PDF untuk dicetak"), asked.url("books-file", **{"as": "pdf"})),
            Link(_("XLSX dengan rumus"), asked.url("books-file", **{"as": "xlsx"})),
        )
        if found
        else (),
        notice=None if found else nothing,
    )


def account_page(
    asked: Asked,
    line: StatementLine,
    moved: Sequence[MovementLine],
    below: Sequence[StatementLine],
    parties: Mapping[UUID, str],
) -> AccountPage:
    """Give one kind of account: why it moved, month by month, and in which regions."""
    words = {"kind": said(kind_words(line.kind)), "area": asked.area.name, "months": asked.months}
    many = asked.first != asked.last
    return AccountPage(
        head=Heading(
            _("%(kind)s, %(area)s, %(months)s") % words,
            _("Setiap jumlah membuka perpindahannya, setiap wilayah rinciannya."),
            secondary=(Link(_("Semua perpindahan"), asked.url("books-transfers")),),
        ),
        facts=(
            *((Definition(_("Lembaga"), parties.get(line.party, "–")),) if line.party else ()),
            Definition(_("Saldo awal"), asked.write(line.opening)),
            Definition(_("Masuk"), asked.write(line.incoming)),
            Definition(_("Keluar"), asked.write(line.outgoing)),
            Definition(_("Saldo akhir"), asked.write(line.closing)),
        ),
        reasons=_reasons(asked, line, moved),
        months=_months(asked, line, moved) if many else None,
        places=_places(asked, line, below) if below else None,
    )


def _filter(asked: Asked, programs: Sequence[str]) -> FilterForm:
    known = {one for one in asked.area.periods if one <= asked.last} | {asked.first, asked.last}
    months = tuple(
        Choice(str(one), month(one), selected=one == asked.first) for one in sorted(known)
    )
    choices = tuple(
        Choice(name, label, selected=name == asked.program)
        for name, label in PROGRAMS.items()
        if name in programs
    )
    fields = (
        FilterField("program", _("Program"), choices),
        FilterField("from", _("Sejak"), months),
    )
    hidden = (("region", asked.area.code), ("period", str(asked.last)))
    return FilterForm(
        asked.area.url("books").split("?")[0],
        fields,
        hidden=tuple((name, value) for name, value in hidden if value),
    )


def _opened(asked: Asked, line: StatementLine) -> str:
    return asked.url("books-account", kind=line.kind, party=line.party)


def _holding(asked: Asked, line: StatementLine, parties: Mapping[UUID, str]) -> Holding:
    name = said(kind_words(line.kind))
    owner = parties.get(line.party, "") if line.party else ""
    return Holding(
        f"{name}, {owner}" if owner else name,
        line.opening,
        line.incoming,
        line.outgoing,
        _opened(asked, line),
    )


def _statement(asked: Asked, lines: Sequence[StatementLine], parties: Mapping[UUID, str]) -> Table:
    return Table(
        caption=_("Buku (%(unit)s)") % {"unit": asked.unit.lower()},
        columns=_columns(_("Akun")),
        rows=tuple(
            _row(
                asked,
                Cell(
                    said(kind_words(line.kind)),
                    _opened(asked, line),
                    note=parties.get(line.party, "") if line.party else "",
                ),
                line,
                _opened(asked, line),
            )
            for line in lines
        ),
        empty=_("Tidak ada yang dibukukan pada wilayah dan bulan ini."),
    )


def _columns(first: str) -> tuple[Column, ...]:
    names = (_("Saldo awal"), _("Masuk"), _("Keluar"), _("Saldo akhir"))
    return (Column(first), *(Column(name, number=True) for name in names))


def _row(
    asked: Asked, first: Cell, line: StatementLine, url: str = "", *, total: bool = False
) -> Row:
    below = line.kind == "suspense" and line.closing < 0
    return Row(
        (
            first,
            Cell(asked.write(line.opening), url),
            Cell(asked.write(line.incoming), f"{url}#sebab" if url else ""),
            Cell(asked.write(line.outgoing), f"{url}#sebab" if url else ""),
            Cell(asked.write(line.closing), url, needs_someone=below),
        ),
        total=total,
    )


def _reasons(asked: Asked, line: StatementLine, moved: Sequence[MovementLine]) -> Table:
    sums: dict[tuple[bool, str], tuple[int, int]] = {}
    for one in moved:
        amount, transfers = sums.get((not one.incoming, one.reason), (0, 0))
        sums[(not one.incoming, one.reason)] = (amount + one.amount, transfers + one.transfers)
    rows = []
    for (outgoing, reason), (amount, transfers) in sorted(sums.items()):
        incoming = "" if outgoing else "1"
        url = asked.url("books-transfers", reason=reason, incoming=incoming or "0")
        other = counterpart(reason, line.kind)
        rows.append(
            Row(
                (
                    Cell(said(reason_words(reason))),
                    Cell(_("masuk") if not outgoing else _("keluar")),
                    Cell(said(kind_words(other)) if other else "–"),
                    Cell(number(transfers)),
                    Cell(asked.write(amount), url),
                )
            )
        )
    return Table(
        caption=_("Sebab perpindahan"),
        columns=(
            Column(_("Sebab")),
            Column(_("Arah")),
            Column(_("Akun lawan")),
            Column(_("Perpindahan"), number=True),
            Column(asked.unit, number=True),
        ),
        rows=tuple(rows),
        empty=_("Tidak ada yang bergerak pada bulan ini; saldonya dari bulan sebelumnya."),
        identifier="sebab",
    )


def _months(asked: Asked, line: StatementLine, moved: Sequence[MovementLine]) -> Table:
    """Give the months one after the other: each opens with what the one before closed with."""
    opening, rows = line.opening, []
    for one in months_between(asked.first, asked.last):
        of_month = [move for move in moved if move.period == one.number]
        incoming = sum(move.amount for move in of_month if move.incoming)
        outgoing = sum(move.amount for move in of_month if not move.incoming)
        month_line = StatementLine("", line.kind, line.party, opening, incoming, outgoing)
        url = asked.url("books-account", **{"from": one, "period": one})
        rows.append(_row(asked, Cell(month(one), url), month_line))
        opening = month_line.closing
    return Table(caption=_("Bulan demi bulan"), columns=_columns(_("Bulan")), rows=tuple(rows))


def _places(asked: Asked, line: StatementLine, below: Sequence[StatementLine]) -> Table:
    names = {place.code: place.name for place in asked.area.below}
    rows = [
        _row(
            asked,
            Cell(names.get(one.place, one.place), asked.url("books-account", one.place)),
            one,
            asked.url("books-account", one.place),
        )
        for one in below
    ]
    rest = StatementLine(
        "",
        line.kind,
        line.party,
        line.opening - sum(one.opening for one in below),
        line.incoming - sum(one.incoming for one in below),
        line.outgoing - sum(one.outgoing for one in below),
    )
    if rest.opening or rest.incoming or rest.outgoing:
        rows.append(_row(asked, Cell(_("Tanpa wilayah yang lebih kecil")), rest))
    rows.append(_row(asked, Cell(_("Jumlah")), line, total=True))
    return Table(caption=_("Menurut wilayah"), columns=_columns(_("Wilayah")), rows=tuple(rows))
