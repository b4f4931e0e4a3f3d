"""Turns what the queries say of data sprints into their pages: the list, and one sprint."""

import datetime as dt
from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.charts import BurnDown, Left
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Heading,
    Link,
    Pager,
    Row,
    Stat,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, date, date_and_time, month, number, percent
from salur.interfaces.web.pages.cards import Part, ThingPage
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.pages.sprint import SprintPage
from salur.interfaces.web.presenters.sprint_tables import (
    OURS,
    Answers,
    Names,
    causes_table,
    days_table,
    decimal,
    desa_table,
    hours,
    list_url,
    loads_table,
    sprint_url,
)
from salur.interfaces.web.words import region_name
from salur.transition.domain.sprint import Act
from salur.transition.queries import Sprint


def sprints_page(
    area: Area, found: Sequence[Sprint], names: Names, *, pager: Pager, panels: tuple[Panel, ...]
) -> ThingPage:
    """Turn the sprints of an area into the page."""
    heads = (_("Wilayah"), _("Kartu mulai"), _("Siap sebelum"), _("Keadaan"))
    figures = (_("Tertahan"), _("Keluarga"), _("Jam kerja"))
    table = Table(
        caption=_("Sprint data"),
        hide_caption=True,
        columns=(*map(Column, heads), *(Column(one, number=True) for one in figures)),
        rows=tuple(_sprint(one, names) for one in found),
        empty=_(
            "Belum ada sprint data. Mulai sprint untuk kabupaten/kota atau kecamatan yang akan"
            " beralih ke kartu."
        ),
        pager=pager,
    )
    return ThingPage(
        Heading(
            _("Sprint data KPM, %(area)s") % {"area": area.name},
            _("Apa yang menahan keluarga dari kartunya, desa mana lebih dulu, dan siapa ke mana."),
        ),
        parts=(Part(_("Sprint"), table, "sprint"),),
        panels=panels,
    )


def _sprint(one: Sprint, names: Names) -> Row:
    return Row(
        (
            Cell(region_name(names.get(one.kode_wilayah, one.kode_wilayah)), sprint_url(one)),
            Cell(month(one.target)),
            Cell(date(one.target_day)),
            Cell("", tag=status(one)),
            Cell(number(one.blocked), note=percent(one.blocked, one.families)),
            Cell(number(one.families)),
            Cell(hours(one.minutes)),
        )
    )


def status(one: Sprint) -> Tag:
    """Say whether a sprint runs."""
    if one.ended_at is not None:
        return Tag(_("berakhir %(day)s") % {"day": date(_day(one.ended_at))})
    return Tag(_("berjalan"), "wait")


def _day(at: dt.datetime) -> dt.date:
    return timezone.localtime(at).date()


def sprint_page(found: Answers) -> SprintPage:
    """Turn one sprint into its page."""
    one = found.one
    place = region_name(found.names.get(one.kode_wilayah, one.kode_wilayah))
    buttons = (_export(one),) if found.may_export and one.blocked else ()
    runs = found.may_run and one.ended_at is None
    count = Action(
        _("Hitung sekarang"), reverse("sprint-count", args=[one.id]), "post", keys.new_key()
    )
    return SprintPage(
        head=Heading(
            _("Sprint data %(place)s menuju kartu %(month)s")
            % {"place": place, "month": month(one.target)},
            _sentence(found),
            action=count if runs else None,
            secondary=(Link(_("Semua yang tertahan"), list_url(one)), *_mine(found)),
            buttons=buttons,
        ),
        status=status(one),
        stats=_stats(found),
        burn=BurnDown(
            tuple(Left(each.day, each.families) for each in found.days),
            one.target_day,
            found.pace.ends if found.pace else None,
        ),
        notice=None,
        parts=(
            Part(_("Desa yang membuka paling banyak lebih dulu"), desa_table(found), "desa"),
            Part(_("Yang menahan"), causes_table(found), "sebab"),
            Part(_("Petugas lapangan"), loads_table(found), "petugas"),
            Part(_("Hari demi hari"), days_table(found), "hari"),
        ),
        panels=found.panels if runs else (),
    )


def _mine(found: Answers) -> tuple[Link, ...]:
    if not any(one.person_id == found.me for one in found.loads):
        return ()
    return (Link(_("Bagian saya"), f"{sprint_url(found.one)}?person={found.me}"),)


def _export(one: Sprint) -> Action:
    fields = (("region", one.kode_wilayah),)
    return Action(_("Unduh XLSX"), reverse("sprint-export", args=[one.id]), "post", fields=fields)


def _sentence(found: Answers) -> str:
    one, pace = found.one, found.pace
    if one.ended_at is not None:
        return _("Sprint ini sudah berakhir; angkanya seperti saat terakhir dihitung.")
    if not one.blocked:
        return _("Tidak ada lagi keluarga yang tertahan.")
    if pace is None:
        return _("Laju terlihat setelah dua hari dihitung.")
    if pace.ends is None:
        return _("Dalam dua minggu terakhir yang tertahan tidak berkurang.")
    said = {"pace": decimal(float(pace.per_day)), "end": date(pace.ends)}
    if pace.is_late:
        return _("Laju terakhir %(pace)s keluarga per hari: habis %(end)s, terlambat.") % said
    return _("Laju terakhir %(pace)s keluarga per hari: habis %(end)s.") % said


def _stats(found: Answers) -> tuple[Stat, ...]:
    one = found.one
    counted = _("dihitung %(at)s") % {
        "at": date_and_time(one.counted_at) if one.counted_at else NOTHING
    }
    whole = {"all": number(one.families)}
    return (
        Stat(
            _("Tertahan"), number(one.blocked), _("dari %(all)s keluarga") % whole,
            list_url(one), needs_someone=bool(found.pace and found.pace.is_late),
        ),
        Stat(
            _("Cukup kantor dan lapangan"), number(one.own),
            _("tanpa menunggu bank atau Dukcapil"), list_url(one, act=OURS),
        ),
        Stat(_("Perlu dikunjungi"), number(one.visits), "", list_url(one, act=Act.VISIT)),
        Stat(_("Jam kerja"), hours(one.minutes), counted),
    )  # fmt: skip
