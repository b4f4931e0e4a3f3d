"""Turns what waits for village meetings, and what follows from those held, into one page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.graduation.queries.meetings import ConfirmedIn, DesaWaiting, UntoldBeritaAcara
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import Cell, Column, Heading, Link, Pager, Row, Table
from salur.interfaces.web.formatting import date, number
from salur.interfaces.web.pages.cards import Part, ThingPage
from salur.interfaces.web.words import region_name

Names = Mapping[str, str]


@dataclass(frozen=True)
class Hub:
    """What waits for village meetings, and what follows from those that were held."""

    desa: Sequence[DesaWaiting]
    untold: Sequence[UntoldBeritaAcara]
    confirmed: Sequence[ConfirmedIn]
    names: Names
    first: bool
    more: bool
    more_untold: bool
    may_decide: bool
    may_tell: bool
    may_submit: bool


def hub_page(area: Area, found: Hub) -> ThingPage:
    """Give where a meeting is next, whose letters wait, and who may be submitted."""
    return ThingPage(
        Heading(
            _("Musyawarah desa, %(area)s") % {"area": area.name},
            _(
                "Satu malam, satu berita acara: cetak daftarnya sebelum rapat, catat semua"
                " keluarganya sesudahnya. Lalu suratnya disampaikan, dan yang dikuatkan diajukan."
            ),
            secondary=(Link(_("Daftar graduasi"), area.url("graduations")),),
        ),
        parts=(
            Part(_("1. Menunggu musyawarah"), _desa(area, found), "menunggu"),
            Part(_("2. Surat belum disampaikan"), _untold(found), "surat"),
            Part(_("3. Siap diajukan"), _confirmed(found), "ajukan"),
        ),
    )


def _desa(area: Area, found: Hub) -> Table:
    after = area.url("musdes", after=found.desa[-1].code) if found.more else ""
    return Table(
        caption=_("Desa yang menunggu musyawarah"),
        hide_caption=True,
        columns=(
            Column(_("Desa")), Column(_("Keluarga"), number=True), Column(_("Menunggu sejak")),
        ),
        rows=tuple(
            Row(
                (
                    Cell(
                        _name(found.names, one.code),
                        area.url("musdes-desa", one.code) if found.may_decide else "",
                        note=_name(found.names, one.code[:6]),
                    ),
                    Cell(number(one.cases)),
                    Cell(date(timezone.localtime(one.since).date())),
                )
            )
            for one in found.desa
        ),
        empty=_("Tidak ada keluarga yang menunggu musyawarah di sini."),
        pager=Pager(
            _("%(count)s desa di halaman ini") % {"count": number(len(found.desa))},
            "" if found.first else area.url("musdes"),
            after,
        ),
    )  # fmt: skip


def _untold(found: Hub) -> Table:
    shown = _("%(count)s berita acara") % {"count": number(len(found.untold))}
    if found.more_untold:
        shown = _("%(count)s berita acara yang tertua; pilih wilayah untuk melihat yang lain") % {
            "count": number(len(found.untold))
        }
    return Table(
        caption=_("Berita acara yang suratnya belum disampaikan"),
        hide_caption=True,
        columns=(
            Column(_("Berita acara")), Column(_("Kabupaten/kota")),
            Column(_("Surat"), number=True),
        ),
        rows=tuple(
            Row(
                (
                    Cell(
                        one.no_ba,
                        reverse("musdes-letters", args=[one.case_id]) if found.may_tell else "",
                        note=date(one.tanggal_ba),
                    ),
                    Cell(_name(found.names, one.kabkota)),
                    Cell(number(one.cases)),
                )
            )
            for one in found.untold
        ),
        empty=_("Semua surat sudah disampaikan."),
        pager=Pager(shown) if found.untold else None,
    )  # fmt: skip


def _confirmed(found: Hub) -> Table:
    def url(code: str) -> str:
        return f"{reverse('musdes-submit')}?region={code}" if found.may_submit else ""

    return Table(
        caption=_("Yang dikuatkan dan siap diajukan"),
        hide_caption=True,
        columns=(Column(_("Kabupaten/kota")), Column(_("Keluarga"), number=True)),
        rows=tuple(
            Row((Cell(_name(found.names, one.kabkota), url(one.kabkota)), Cell(number(one.cases))))
            for one in found.confirmed
        ),
        empty=_(
            "Belum ada. Keluarga siap diajukan setelah batas keberatannya lewat, atau keberatannya"
            " ditolak."
        ),
    )


def _name(names: Names, code: str) -> str:
    return region_name(names.get(code, code))
