"""Reports of a month: who has reported, and who is late."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Cell,
    Column,
    Heading,
    Link,
    Row,
    Table,
    Tag,
    Tone,
)
from salur.interfaces.web.formatting import NOTHING, date, month, number
from salur.interfaces.web.pages.findings import TablePage
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import PROGRAMS, said
from salur.reporting.domain.states import NAMES, State
from salur.reporting.queries import KabkotaStanding


def state_tag(state: State) -> Tag:
    """Give the state of a report as a status."""
    tones: dict[State, Tone] = {
        State.ACCEPTED: "good",
        State.LOCKED: "good",
        State.RETURNED: "alert",
        State.REPLACED: "plain",
    }
    return Tag(said(NAMES[state]), tones.get(state, "wait"))


def reports_page(
    area: Area,
    found: Sequence[KabkotaStanding],
    visit: Visit,
) -> TablePage:
    """Give who has reported a month and who is late."""
    late = sum(one.standing == "late" for one in found)
    up = sum(one.standing == "reported" for one in found)
    words = {"up": number(up), "all": number(len(found)), "late": number(late)}
    heads = (_("Kabupaten/kota"), _("Laporan"), _("Keadaan"), _("Batas"), "")
    return TablePage(
        Heading(
            _("Laporan %(month)s, %(area)s") % {"month": month(area.period), "area": area.name},
            _("%(up)s dari %(all)s sudah dikirim; %(late)s terlambat.") % words if found else "",
            secondary=(
                Link(_("Pelaporan dari atas"), area.url("reports-above")),
                Link(_("Peta"), area.url("reports-map")),
            ),
        ),
        Table(
            caption=_("Siapa sudah melapor"),
            hide_caption=True,
            columns=tuple(Column(head or _("Langkah")) for head in heads),
            rows=tuple(_standing(area, one, visit) for one in found),
            empty=_("Belum ada yang harus dilaporkan untuk bulan ini."),
        ),
    )


def _standing(area: Area, one: KabkotaStanding, visit: Visit) -> Row:
    url = reverse("report", args=[one.report_id]) if one.report_id else ""
    draft = ""
    if not url and one.reconciled and visit.may("report.prepare"):
        draft = area.url("report-new", one.code, program=one.program)
    standing = {
        "reported": Tag(_("sudah dikirim"), "good"),
        "under_way": Tag(_("sedang disiapkan"), "wait"),
        "due": Tag(_("belum disiapkan"), "wait"),
        "late": Tag(_("terlambat"), "alert"),
    }[one.standing]
    return Row(
        (
            Cell(f"{one.name}, {PROGRAMS[one.program]}", url),
            Cell(one.number or NOTHING, note=said(NAMES[one.state]) if one.state else ""),
            Cell("", tag=standing),
            Cell(date(one.due_on)),
            Cell(_("Siapkan") if draft else _("Buka") if url else NOTHING, draft or url),
        )
    )
