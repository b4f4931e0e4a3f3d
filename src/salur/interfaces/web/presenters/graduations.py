"""Turns families on their way out into the list: counts that open it, its filter, its rows."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.graduation.domain.cases import CaseKind, CaseSource, CaseState, shown_number
from salur.graduation.queries import CaseCount, CaseFilter, CaseLine
from salur.interfaces.web import keys
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
)
from salur.interfaces.web.formatting import NOTHING, date, family_name, month, number
from salur.interfaces.web.graduation_words import (
    case_state,
    case_tag,
    kind_of_case,
    source_of_case,
)
from salur.interfaces.web.pages.graduations import GraduationsPage
from salur.interfaces.web.sheets import Sheet
from salur.interfaces.web.words import region_name
from salur.kernel.period import Period

ASKED = ("which", "kind", "source")
# What the list may be narrowed to beside one state.
UNTOLD, LATE, OBJECTING, UNDER_WAY = "belum-surat", "terlambat", "keberatan", "berjalan"
_S = CaseState
_OBJECTING = (_S.OBJECTED, _S.CONTESTED)
_UNDER_WAY = (_S.PROPOSED, _S.VISITED, _S.DECIDED, _S.TOLD, _S.CONFIRMED, _S.SUBMITTED)


def choices() -> dict[str, list[tuple[str, str]]]:
    """Give what the list may be narrowed to."""
    every = ("", _("Semua"))
    return {
        "which": [
            every,
            (UNDER_WAY, _("masih berjalan")),
            (UNTOLD, _("belum menerima surat")),
            (OBJECTING, _("keberatan belum dijawab")),
            (LATE, _("jawaban lewat batas")),
            *((str(one), case_state(one)) for one in CaseState),
        ],
        "kind": [every, *((str(one), kind_of_case(one)) for one in CaseKind)],
        "source": [every, *((str(one), source_of_case(one)) for one in CaseSource)],
    }


def filter_of(asked: Mapping[str, str], today: dt.date) -> CaseFilter:
    """Give what was asked as the query takes it."""
    which = asked["which"]
    groups: dict[str, Sequence[str] | None] = {
        "": None, UNTOLD: None, LATE: None, OBJECTING: _OBJECTING, UNDER_WAY: _UNDER_WAY,
    }  # fmt: skip
    return CaseFilter(
        states=groups.get(which, [which]),
        kind=asked["kind"],
        source=asked["source"],
        untold=which == UNTOLD,
        overdue_on=today if which == LATE else None,
    )


def graduations_page(
    area: Area,
    found: Sequence[CaseLine],
    counts: Sequence[CaseCount],
    places: Mapping[str, str],
    families: Mapping[str, tuple[UUID, str]],
    *,
    asked: Mapping[str, str],
    pager: Pager,
    today: dt.date,
    may_export: bool,
    may_propose: bool,
) -> GraduationsPage:
    """Give the list with its counts and its filter."""
    return GraduationsPage(
        head=Heading(
            _("Graduasi, %(area)s") % {"area": area.name},
            _(
                "Keluarga keluar hanya dengan keputusan musyawarah desa dan berita acara."
                " Usulan baru dibuat dari halaman keluarganya."
            ),
            secondary=(Link(_("Musyawarah desa"), area.url("musdes")),),
            buttons=(
                *((_rule(area),) if may_propose else ()),
                *((_take(area, asked),) if may_export else ()),
            ),
        ),
        stats=_stats(area, counts),
        filter=_filter(area, asked),
        table=_lines(found, places, families, today, pager),
    )


def _rule(area: Area) -> Action:
    return Action(
        _("Usulkan menurut aturan kesiapan"),
        reverse("graduation-rule"),
        "post",
        key=keys.new_key(),
        fields=(("region", area.code),),
    )


def _take(area: Area, asked: Mapping[str, str]) -> Action:
    kept = (("region", area.code), *((name, asked[name]) for name in ASKED))
    return Action(
        _("Unduh XLSX"), reverse("graduation-export"), "post", key=keys.new_key(), fields=kept
    )


def _stats(area: Area, counts: Sequence[CaseCount]) -> tuple[Stat, ...]:
    untold, late = sum(one.untold for one in counts), sum(one.overdue for one in counts)
    back = _sum(counts, _S.RETURNING)
    figures = (
        (_("Menunggu kunjungan"), _sum(counts, _S.PROPOSED), _S.PROPOSED, False),
        (_("Menunggu musyawarah"), _sum(counts, _S.VISITED), _S.VISITED, False),
        (_("Belum menerima surat"), untold, UNTOLD, untold > 0),
        (_("Keberatan belum dijawab"), _sum(counts, *_OBJECTING), OBJECTING, late > 0),
        (_("Siap diajukan"), _sum(counts, _S.CONFIRMED), _S.CONFIRMED, False),
        (_("Jatuh kembali, menunggu musyawarah"), back, _S.RETURNING, back > 0),
        (_("Sudah keluar, didampingi"), _sum(counts, _S.LEFT), _S.LEFT, False),
    )
    return tuple(
        Stat(
            label,
            number(value),
            _("%(late)s lewat batas") % {"late": number(late)}
            if what == OBJECTING and late
            else "",
            url=area.url("graduations", which=str(what)),
            needs_someone=needs,
        )
        for label, value, what, needs in figures
    )


def _sum(counts: Sequence[CaseCount], *states: str) -> int:
    return sum(one.cases for one in counts if one.state in states)


def _filter(area: Area, asked: Mapping[str, str]) -> FilterForm:
    labels = {"which": _("Keadaan"), "kind": _("Jenis"), "source": _("Diusulkan oleh")}
    offered = choices()
    return FilterForm(
        url=reverse("graduations"),
        fields=tuple(
            FilterField(
                name,
                labels[name],
                tuple(Choice(value, label, value == asked[name]) for value, label in offered[name]),
            )
            for name in ASKED
        ),
        reset_url=area.url("graduations") if any(asked.values()) else "",
        hidden=(("region", area.code), ("period", str(area.period))),
    )


def _lines(
    found: Sequence[CaseLine],
    places: Mapping[str, str],
    families: Mapping[str, tuple[UUID, str]],
    today: dt.date,
    pager: Pager,
) -> Table:
    heads = (
        *(_("Nomor"), _("Keluarga"), _("Wilayah"), _("Jenis"), _("Berita acara")),
        *(_("Surat"), _("Batas"), _("Keadaan")),
    )
    return Table(
        caption=_("Keluarga dalam proses graduasi"),
        hide_caption=True,
        columns=tuple(Column(head) for head in heads),
        rows=tuple(_line(one, places, families, today) for one in found),
        empty=_("Belum ada keluarga di sini. Usulan dibuat dari halaman keluarganya."),
        pager=pager,
    )


def _line(
    one: CaseLine,
    places: Mapping[str, str],
    families: Mapping[str, tuple[UUID, str]],
    today: dt.date,
) -> Row:
    overdue = one.is_overdue(today)
    name = family_name(families, one.id_kpm)
    return Row(
        (
            Cell(shown_number(one.number), reverse("graduation", args=[one.id])),
            Cell(name, note=one.id_kpm),
            Cell(region_name(places.get(one.code, one.code))),
            Cell(kind_of_case(one.kind), note=source_of_case(one.source)),
            Cell(one.no_ba or NOTHING, note=date(one.tanggal_ba) if one.tanggal_ba else ""),
            Cell(date(one.told_on) if one.told_on else NOTHING),
            Cell(date(one.due) if one.due else NOTHING, needs_someone=overdue),
            Cell("", tag=case_tag(one.state, overdue=overdue), note=_months(one)),
        )
    )


def _months(one: CaseLine) -> str:
    if one.left_from:
        return _("sejak %(month)s") % {"month": month(Period.from_number(one.left_from))}
    if one.asked:
        return _("diminta mulai %(month)s") % {"month": month(Period.from_number(one.asked))}
    return ""


def cases_sheet(found: Sequence[CaseLine], places: Mapping[str, str]) -> Sheet:
    """Give the list as a sheet; a family by its `id_kpm`, never by name or NIK."""
    heads = (
        *(_("Nomor"), _("ID KPM"), _("Kode wilayah"), _("Desa"), _("Jenis"), _("Diusulkan oleh")),
        *(_("Keadaan"), _("Berita acara"), _("Tanggal berita acara"), _("Surat disampaikan")),
        *(_("Keberatan sampai"), _("Keluar mulai"), _("Batas")),
    )
    return Sheet(
        _("Graduasi"),
        heads,
        (
            (
                *(shown_number(one.number), one.id_kpm, one.code),
                *(region_name(places.get(one.code, "")), kind_of_case(one.kind)),
                *(source_of_case(one.source), case_state(one.state), one.no_ba or ""),
                *(_iso(one.tanggal_ba), _iso(one.told_on), _iso(one.object_until)),
                str(Period.from_number(one.left_from)) if one.left_from else "",
                _iso(one.due),
            )
            for one in found
        ),
    )


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
