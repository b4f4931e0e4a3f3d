"""The field: how far each desa is, who is to be visited there, and one family's record."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from salur.interfaces.web.components import (
    Action,
    Cell,
    Choice,
    Column,
    Definition,
    Heading,
    Notice,
    Pager,
    Row,
    Stat,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import number, percent


@dataclass(frozen=True)
class FieldPlace:
    """One desa (or a region above it): how many got nothing, how many of those were seen."""

    name: str
    url: str
    above: str
    families: int
    checked: int


@dataclass(frozen=True)
class FieldPage:
    """How far the field is in an area and month."""

    head: Heading
    stats: tuple[Stat, ...]
    notice: Notice | None
    places: tuple[FieldPlace, ...]

    @property
    def table(self) -> Table:
        """The places, those with most left to see first."""
        heads = (_("Tempat"), _("Belum menerima"), _("Sudah dicek"), _("Sisa"))
        return Table(
            caption=_("Keluarga yang belum menerima, per tempat"),
            hide_caption=True,
            columns=tuple(Column(head, number=place > 0) for place, head in enumerate(heads)),
            rows=tuple(
                Row(
                    (
                        Cell(one.name, one.url, note=one.above),
                        Cell(number(one.families)),
                        Cell(number(one.checked), note=percent(one.checked, one.families)),
                        Cell(
                            number(one.families - one.checked),
                            needs_someone=one.checked < one.families,
                        ),
                    )
                )
                for one in self.places
            ),
            empty=_("Semua keluarga sudah menerima, atau bulan ini belum direkonsiliasi."),
        )


@dataclass(frozen=True)
class VisitItem:
    """One family to visit; `url` is empty where nobody may record, or nobody knows the family."""

    number: int
    name: str
    code: str
    place: str
    missing: str
    turn: Tag
    found: str
    url: str
    family: str = ""
    record: str = ""


@dataclass(frozen=True)
class VisitsPage:
    """The worklist of one desa, on a screen, a telephone or paper."""

    head: Heading
    items: tuple[VisitItem, ...]
    causes: tuple[Choice, ...]
    notice: Notice | None
    pager: Pager


@dataclass(frozen=True)
class TypedPage:
    """The worklist as a form: what was written on paper is typed in one go."""

    head: Heading
    items: tuple[VisitItem, ...]
    causes: tuple[Choice, ...]
    day: dt.date
    first_day: dt.date
    last_day: dt.date
    url: str
    back_url: str
    fault: str = ""


@dataclass(frozen=True)
class VisitPage:
    """One family: what it did not get, what is known, and the form of what was found."""

    head: Heading
    turns: tuple[Tag, ...]
    facts: tuple[Definition, ...]
    causes: tuple[Choice, ...]
    record: str
    day: dt.date
    first_day: dt.date
    last_day: dt.date
    note: str
    url: str
    back_url: str
    done: Notice | None = None
    next_step: Action | None = None
    fault: str = ""
