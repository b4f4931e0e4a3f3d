"""Turns the obstacles of an area into their list, those that are due first."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.coordination.domain.aid import AID
from salur.coordination.domain.obstacles import State, Tepat
from salur.coordination.queries import Count, Obstacle, ObstacleFilter
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Action,
    Cell,
    Choice,
    Column,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Pager,
    Row,
    Stat,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, date, month, number
from salur.interfaces.web.obstacle_words import (
    aid_name,
    cause_said,
    level_name,
    organisation_name,
    state_name,
    state_tag,
    t_name,
)
from salur.interfaces.web.pages.obstacles import ObstaclesPage
from salur.interfaces.web.words import region_name
from salur.kernel.period import Period

LIVE, ALL = "live", "all"


@dataclass(frozen=True)
class Answers:
    """What the queries said; `owners` counts everything of the area by owner, whatever is asked."""

    rows: Sequence[Obstacle]
    owners: Sequence[Count]
    waiting: int
    organisations: Mapping[UUID, str]
    names: Mapping[str, str]
    mine: UUID | None
    today: dt.date
    first: bool
    next_after: str
    may_open: bool


def obstacles_page(
    area: Area, only: ObstacleFilter, asked: Mapping[str, str], found: Answers
) -> ObstaclesPage:
    """Turn the answers into the page."""
    opened = reverse("obstacle-new")
    return ObstaclesPage(
        head=Heading(
            _("Hambatan di %(area)s") % {"area": area.name},
            _("Satu hambatan, satu lembaga pemilik, satu tenggat; yang paling dekat tenggat dulu."),
            Action(_("Laporkan hambatan"), f"{opened}?region={area.code}")
            if found.may_open
            else None,
            secondary=(Link(_("Alur langkah"), reverse("machines")),),
        ),
        stats=_stats(area, found),
        filter=_filter(area, only, asked, found),
        table=_table(area, asked, found),
    )


def _stats(area: Area, found: Answers) -> tuple[Stat, ...]:
    late = sum(one.overdue for one in found.owners)
    mine = next((one for one in found.owners if one.value == str(found.mine)), None)
    stats = [
        Stat(
            _("Terbuka"),
            number(sum(one.open for one in found.owners)),
            _("%(families)s keluarga di bawahnya")
            % {"families": number(sum(one.families for one in found.owners))},
            area.url("obstacles"),
        ),
        Stat(
            _("Lewat tenggat"),
            number(late),
            url=area.url("obstacles", overdue=1),
            needs_someone=late > 0,
        ),
        Stat(
            _("Menunggu pemeriksaan"),
            number(sum(one.resolved for one in found.owners)),
            url=area.url("obstacles", state=State.RESOLVED),
        ),
    ]
    if mine is not None:
        note = _("%(late)s lewat tenggat") % {"late": number(mine.overdue)} if mine.overdue else ""
        url = area.url("obstacles", owner=found.mine)
        stats.append(Stat(_("Milik lembaga Anda"), number(mine.open), note, url, mine.overdue > 0))
    if found.waiting:
        url = area.url("obstacles", offered=1)
        stats.append(
            Stat(_("Diserahkan kepada Anda"), number(found.waiting), _("terima atau kembalikan"),
                 url, needs_someone=True)
        )  # fmt: skip
    return tuple(stats)


def _state(one: Obstacle, *, late: bool) -> Cell:
    if late:
        return Cell("", tag=Tag(_("lewat tenggat"), "alert"), note=state_name(one.state))
    return Cell("", tag=state_tag(one.state, overdue=False))


def _filter(
    area: Area, only: ObstacleFilter, asked: Mapping[str, str], found: Answers
) -> FilterForm:
    def field(name: str, label: str, choices: Sequence[tuple[str, str]]) -> FilterField:
        now = asked.get(name, "")
        return FilterField(name, label, tuple(Choice(v, n, selected=v == now) for v, n in choices))

    owners = {one.value: found.organisations.get(UUID(one.value), "–") for one in found.owners}
    if only.owner is not None:
        owners.setdefault(str(only.owner), found.organisations.get(only.owner, "–"))
    return FilterForm(
        reverse("obstacles"),
        (
            field("state", _("Keadaan"), [
                ("", _("belum terperiksa")), *((str(one), state_name(one)) for one in State),
                (ALL, _("semua")),
            ]),
            field("owner", _("Pemilik"), [
                ("", _("semua lembaga")), *sorted(owners.items(), key=lambda one: one[1]),
            ]),
            field("t", "6T", [("", _("semua")), *((str(one), t_name(one)) for one in Tepat)]),
            field("program", _("Program"), [
                ("", _("semua")), *((code, aid_name(code)) for code in AID),
            ]),
            field("overdue", _("Tenggat"), [("", _("semua")), ("1", _("lewat tenggat"))]),
        ),
        reset_url=area.url("obstacles"),
        hidden=(("region", area.code),) if area.code else (),
    )  # fmt: skip


def _table(area: Area, asked: Mapping[str, str], found: Answers) -> Table:
    given = {name: value for name, value in asked.items() if value}
    return Table(
        caption=_("Hambatan, menurut tenggat"),
        hide_caption=True,
        columns=(
            Column(_("Hambatan")),
            Column(_("Wilayah")),
            Column(_("Pemilik")),
            Column(_("Keadaan")),
            Column(_("Tenggat")),
            Column(_("Keluarga"), number=True),
        ),
        rows=tuple(_row(one, found) for one in found.rows),
        empty=_(
            "Tidak ada hambatan yang cocok. Yang ditemukan data muncul sendiri; yang Anda lihat di"
            " lapangan dapat dilaporkan di sini."
        ),
        pager=Pager(
            _("%(count)s hambatan di halaman ini") % {"count": number(len(found.rows))},
            "" if found.first else area.url("obstacles", **given),
            area.url("obstacles", **given, after=found.next_after) if found.next_after else "",
        ),
    )


def _row(one: Obstacle, found: Answers) -> Row:
    late = one.is_overdue(found.today)
    about = [one.shown, aid_name(one.program), t_name(one.t)]
    if one.period:
        about.append(month(Period.from_number(one.period)))
    offered = organisation_name(dict(found.organisations), one.offered_org)
    return Row(
        (
            Cell(cause_said(one.cause), reverse("obstacle", args=[one.id]), note=" · ".join(about)),
            Cell(
                region_name(found.names.get(one.code, one.code)) or _("Indonesia"),
                note=_("di meja %(level)s") % {"level": level_name(one.level)},
            ),
            Cell(
                organisation_name(dict(found.organisations), one.owner_org),
                note=_("diserahkan ke %(to)s") % {"to": offered} if one.offered_org else "",
            ),
            _state(one, late=late),
            Cell(date(one.due), needs_someone=late),
            Cell(number(one.families) if one.families else NOTHING),
        )
    )
