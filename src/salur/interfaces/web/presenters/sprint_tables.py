"""The tables of one data sprint: its desa, what keeps families, who goes where, day by day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.components import Cell, Column, Pager, Row, Table
from salur.interfaces.web.formatting import NOTHING, date, number, percent
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.sprint_words import act_name, keeps_name, remedy_name
from salur.interfaces.web.words import language, region_name
from salur.transition.domain.sprint import RULES, STAGES, Act, Pace, Point, ideal
from salur.transition.queries import CauseCount, Sprint, SprintDesa, WorkerLoad

_HOUR = 60
_DAYS_SHOWN = 30
OURS = "own"  # in an address: whoever office and field alone unlock
Names = Mapping[str, str]


@dataclass(frozen=True)
class Answers:
    """What the queries said of one sprint; `names` of its regions, `me` is whoever asks."""

    one: Sprint
    me: UUID
    days: Sequence[Point]
    pace: Pace | None
    causes: Sequence[CauseCount]
    loads: Sequence[WorkerLoad]
    desa: Sequence[SprintDesa]
    names: Names
    first: bool
    next_after: str
    may_run: bool
    may_export: bool
    panels: tuple[Panel, ...]


def hours(minutes: int) -> str:
    """Write minutes as hours of work, with one decimal."""
    return decimal(minutes / _HOUR)


def decimal(value: float) -> str:
    """Write a number with one decimal."""
    return f"{value:.1f}".replace(".", ",") if language() == "id" else f"{value:.1f}"


def sprint_url(one: Sprint) -> str:
    """Give the address of a sprint."""
    return reverse("sprint", args=[one.id])


def list_url(one: Sprint, code: str = "", **more: str) -> str:
    """Give the address of a worklist of a sprint."""
    asked = {"region": code or one.kode_wilayah, **more}
    return f"{reverse('sprint-families', args=[one.id])}?{urlencode(asked)}"


def desa_table(found: Answers) -> Table:
    one, url = found.one, sprint_url(found.one)
    figures = (
        *(_("Tertahan"), _("Cukup sendiri"), _("Kunjungan"), _("Jam kerja")),
        _("Terbuka per jam"),
    )
    return Table(
        caption=_("Desa menurut keluarga yang terbuka per jam kerja"),
        hide_caption=True,
        columns=(
            Column(_("Desa")),
            *(Column(each, number=True) for each in figures),
            Column(_("Petugas")),
        ),
        rows=tuple(
            Row(
                (
                    Cell(
                        region_name(found.names.get(each.code, each.code)),
                        list_url(one, each.code),
                        note=region_name(found.names.get(each.code[:6], "")),
                    ),
                    Cell(number(each.blocked), note=percent(each.blocked, each.families)),
                    Cell(number(each.own)),
                    Cell(number(each.visits)),
                    Cell(hours(each.minutes)),
                    Cell(decimal(each.rate)),
                    Cell(each.person_name or NOTHING),
                )
            )
            for each in found.desa
        ),
        empty=_("Tidak ada desa dengan keluarga yang tertahan."),
        pager=Pager(
            _("%(count)s desa di halaman ini") % {"count": number(len(found.desa))},
            "" if found.first else url,
            f"{url}?after={found.next_after}" if found.next_after else "",
        ),
    )


def causes_table(found: Answers) -> Table:
    return Table(
        caption=_("Yang menahan keluarga"),
        hide_caption=True,
        columns=(
            Column(_("Sebab")), Column(_("Yang bertindak")), Column(_("Cara memperbaiki")),
            Column(_("Saat mulai"), number=True), Column(_("Sekarang"), number=True),
        ),
        rows=tuple(
            Row(
                (
                    Cell(keeps_name(each.cause), list_url(found.one, cause=each.cause)),
                    Cell(act_name(act_of(each.cause))),
                    Cell(remedy_name(each.cause)),
                    Cell(number(each.begun)),
                    Cell(number(each.kept)),
                )
            )
            for each in found.causes
        ),
        empty=_("Tidak ada yang menahan keluarga di wilayah ini."),
    )  # fmt: skip


def act_of(cause: str) -> Act:
    """Say who repairs a cause."""
    if cause in STAGES:
        return STAGES[cause][0]
    return RULES.get(cause, Act.OFFICE)


def loads_table(found: Answers) -> Table:
    url = sprint_url(found.one)
    return Table(
        caption=_("Beban tiap petugas"),
        hide_caption=True,
        columns=(
            Column(_("Petugas")), Column(_("Desa"), number=True),
            Column(_("Keluarga tertahan"), number=True), Column(_("Jam kerja"), number=True),
        ),
        rows=tuple(
            Row(
                (
                    Cell(each.name, f"{url}?person={each.person_id}"),
                    Cell(number(each.desa)),
                    Cell(number(each.families)),
                    Cell(hours(each.minutes)),
                )
            )
            for each in found.loads
        ),
        empty=_("Belum ada desa yang dibagi kepada petugas."),
    )  # fmt: skip


def days_table(found: Answers) -> Table:
    start = found.days[0] if found.days else None
    return Table(
        caption=_("Keluarga yang tertahan tiap hari dihitung"),
        hide_caption=True,
        columns=(
            Column(_("Hari")), Column(_("Tertahan"), number=True),
            Column(_("Garis ideal"), number=True),
        ),
        rows=tuple(
            Row(
                (
                    Cell(date(each.day)),
                    Cell(number(each.families)),
                    Cell(number(round(ideal(start, found.one.target_day, each.day)))),
                )
            )
            for each in reversed(found.days[-_DAYS_SHOWN:])
            if start is not None
        ),
        empty=_("Belum pernah dihitung."),
    )  # fmt: skip
