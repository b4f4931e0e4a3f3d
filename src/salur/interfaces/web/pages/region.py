"""One region and the regions in it: realisation of both programmes, every number open."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from salur.interfaces.web.charts import ChainStep, FunnelStep, Measure, Tile, sparkbar
from salur.interfaces.web.components import Cell, Column, Heading, Row, Stat, Table
from salur.interfaces.web.formatting import kilograms, number, percent, rupiah
from salur.kernel.period import Period

Opens = Callable[[str], str]  # the address of the units beneath a term


def _shut(_term: str) -> str:
    return ""


@dataclass(frozen=True)
class MoneyRow:
    """BPNT of one region in it: families and rupiah ordered, credited, spent."""

    name: str
    url: str
    families: int
    ordered_idr: int
    credited_idr: int
    spent_idr: int
    exceptions: int
    exceptions_url: str
    total: bool = False
    balance_idr: int = 0
    opens: Opens = _shut


@dataclass(frozen=True)
class RiceRow:
    """Rastra of one region in it: desa, and grams from quota to handed over."""

    name: str
    url: str
    desa: int
    quota_g: int
    requested_g: int
    released_g: int
    arrived_g: int
    handed_g: int
    exceptions: int
    exceptions_url: str
    total: bool = False
    opens: Opens = _shut


@dataclass(frozen=True)
class RegionPage:
    """One region in one month. `child_level` names what the rows are ("Kecamatan")."""

    head: Heading
    period: Period
    child_level: str
    stats: tuple[Stat, ...]
    funnel: tuple[FunnelStep, ...]
    chain: tuple[ChainStep, ...]
    money: tuple[MoneyRow, ...]
    rice: tuple[RiceRow, ...]
    measure: Measure | None = None
    tiles: tuple[Tile, ...] = ()

    @property
    def money_table(self) -> Table:
        """BPNT per region."""
        heads = (
            _("KPM"),
            _("Diperintahkan"),
            _("Terkredit"),
            _("Dibelanjakan"),
            _("Belanja (%)"),
            _("Belum dibelanjakan"),
        )
        return Table(
            caption=_("BPNT per %(level)s") % {"level": self.child_level.lower()},
            columns=self._columns(heads),
            rows=tuple(
                Row(
                    (
                        Cell(row.name, row.url),
                        Cell(number(row.families), row.opens("units")),
                        Cell(rupiah(row.ordered_idr), row.opens("ordered")),
                        Cell(rupiah(row.credited_idr), row.opens("credited")),
                        Cell(rupiah(row.spent_idr), row.opens("spent")),
                        _share(row.spent_idr, row.ordered_idr),
                        Cell(rupiah(row.balance_idr), row.opens("balance")),
                        _open(row.exceptions, row.exceptions_url),
                    ),
                    total=row.total,
                )
                for row in self.money
            ),
        )

    @property
    def rice_table(self) -> Table:
        """Rastra per region."""
        heads = (
            _("Desa"),
            _("Kuota"),
            _("SPA"),
            _("DO"),
            _("Tiba"),
            _("Diserahkan"),
            _("Serah (%)"),
        )
        return Table(
            caption=_("Rastra per %(level)s") % {"level": self.child_level.lower()},
            columns=self._columns(heads),
            rows=tuple(
                Row(
                    (
                        Cell(row.name, row.url),
                        Cell(number(row.desa), row.opens("units")),
                        Cell(kilograms(row.quota_g), row.opens("quota_g")),
                        Cell(kilograms(row.requested_g), row.opens("requested_g")),
                        Cell(kilograms(row.released_g), row.opens("released_g")),
                        Cell(kilograms(row.arrived_g), row.opens("arrived_g")),
                        Cell(kilograms(row.handed_g), row.opens("handed_g")),
                        _share(row.handed_g, row.quota_g),
                        _open(row.exceptions, row.exceptions_url),
                    ),
                    total=row.total,
                )
                for row in self.rice
            ),
        )

    def _columns(self, heads: tuple[str, ...]) -> tuple[Column, ...]:
        numbers = (*heads, _("Perlu ditangani"))
        return (Column(self.child_level), *(Column(head, number=True) for head in numbers))


def _share(part: int, whole: int) -> Cell:
    text = percent(part, whole)
    return Cell(text, picture=sparkbar(part, whole, text=text))


def _open(count: int, url: str) -> Cell:
    return Cell(number(count), url if count else "", needs_someone=count > 0)
