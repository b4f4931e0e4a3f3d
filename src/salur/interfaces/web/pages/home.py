"""Home: how far is my area, what is stuck, what do I do today."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from salur.interfaces.web.charts import ChainStep, FunnelStep, Measure, MonthPanel, Tile
from salur.interfaces.web.components import Cell, Choice, Column, Heading, Row, Stat, Table
from salur.interfaces.web.formatting import NOTHING, date, kilograms, number, rupiah
from salur.kernel.period import Period


@dataclass(frozen=True)
class Todo:
    """One thing this person can do now: a sentence, the verb on its button, when it is due."""

    sentence: str
    action: str
    url: str
    due: dt.date | None = None
    overdue: bool = False


@dataclass(frozen=True)
class Deadline:
    """One date that comes: the sentence, and the days left (negative when it has passed)."""

    on: dt.date
    sentence: str
    days_left: int
    url: str = ""


@dataclass(frozen=True)
class Stuck:
    """One cause that holds families back: how many, how much, whose turn it is, since when.

    `families` counts families (accounts) for money and desa for rice: `of_desa` says which.
    """

    cause: str
    families: int
    grams: int
    owner: str
    since: dt.date
    url: str
    overdue: bool = False
    rupiah: int = 0
    of_desa: bool = False


@dataclass(frozen=True)
class HomePage:
    """Home of one area and month; without `funnel` or `chain` that programme does not run there."""

    head: Heading
    period: Period
    stats: tuple[Stat, ...]
    todos: tuple[Todo, ...]
    deadlines: tuple[Deadline, ...]
    stuck: tuple[Stuck, ...]
    funnel: tuple[FunnelStep, ...]
    chain: tuple[ChainStep, ...]
    measure: Measure | None = None
    measures: tuple[Choice, ...] = ()
    tiles: tuple[Tile, ...] = ()
    months: tuple[MonthPanel, ...] = ()
    todos_url: str = ""
    brief_url: str = ""
    register_url: str = ""

    @property
    def stuck_table(self) -> Table:
        """What is stuck, most families first as given."""
        return Table(
            caption=_("Yang tersendat"),
            hide_caption=True,
            columns=(
                Column(_("Sebab")),
                Column(_("Berapa"), number=True),
                Column(_("Senilai"), number=True),
                Column(_("Giliran")),
                Column(_("Sejak")),
            ),
            rows=tuple(
                Row(
                    (
                        Cell(line.cause, line.url),
                        Cell(_count(line)),
                        Cell(_worth(line)),
                        Cell(line.owner),
                        Cell(date(line.since), needs_someone=line.overdue),
                    )
                )
                for line in self.stuck
            ),
            empty=_("Tidak ada yang tersendat di wilayah ini pada bulan ini."),
        )

    @property
    def tile_table(self) -> Table:
        """The numbers of the tile map."""
        return Table(
            caption=self.measure.title if self.measure else "",
            columns=(Column(_("Kabupaten/kota")), Column(_("Nilai"), number=True)),
            rows=tuple(
                Row((Cell(tile.name, tile.url), Cell(tile.text, needs_someone=tile.needs_someone)))
                for tile in sorted(self.tiles, key=_worst_first)
            ),
        )


def _worst_first(tile: Tile) -> tuple[bool, int]:
    """Order by what is lowest; what nobody knows comes last."""
    return (tile.value is None, tile.value or 0)


def _count(line: Stuck) -> str:
    counted = number(line.families)
    if line.of_desa:
        return _("%(count)s desa") % {"count": counted}
    return _("%(count)s keluarga") % {"count": counted}


def _worth(line: Stuck) -> str:
    written = [rupiah(line.rupiah)] if line.rupiah else []
    written += [kilograms(line.grams)] if line.grams else []
    return ", ".join(written) or NOTHING
