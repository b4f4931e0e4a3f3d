"""Turns who may be submitted in a kab/kota, with its quota, into the page that asks for it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.graduation.domain.cases import month_to_submit, shown_number
from salur.graduation.queries import CaseLine
from salur.interfaces.web import keys
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Heading,
    Link,
    Notice,
    Pager,
    Row,
    Stat,
    Table,
)
from salur.interfaces.web.formatting import NOTHING, date, family_name, month, number
from salur.interfaces.web.graduation_words import kind_of_case
from salur.interfaces.web.pages.cards import Part
from salur.interfaces.web.pages.musdes import WrongRow
from salur.interfaces.web.pages.slots import FollowPage
from salur.interfaces.web.words import region_name
from salur.kernel.period import Period
from salur.programs.queries import PlacesOfRegion

Names = Mapping[str, str]


@dataclass(frozen=True)
class Submitting:
    """Who may be submitted in a kab/kota, what quotas leave, and what stands in the way."""

    code: str
    rows: Sequence[CaseLine]
    families: Mapping[str, tuple[UUID, str]]
    names: Names
    places: Sequence[PlacesOfRegion]
    month: Period
    free: int
    more: bool
    today: dt.date
    wrong: Sequence[WrongRow] = ()


def submit_page(found: Submitting) -> FollowPage:
    """Give who will be submitted, from which month each, with the quota and its free places."""
    count = number(len(found.rows))
    url = f"{reverse('musdes-submit')}?region={found.code}"
    return FollowPage(
        head=Heading(
            _("Ajukan graduasi %(area)s") % {"area": _name(found.names, found.code)},
            _(
                "Keluarga yang dikuatkan masuk ke Perubahan dengan berita acaranya; kepala dinas"
                " mengesahkan. Tempatnya menjadi kosong bila bulannya tiba."
            ),
            secondary=(Link(_("Musyawarah desa"), reverse("musdes")),),
        ),
        notice=_notice(found),
        stats=_stats(found),
        confirm=Action(
            _("Ajukan %(count)s keluarga ini") % {"count": count}, url, "post",
            key=keys.new_key(), fields=tuple(("case", str(one.id)) for one in found.rows),
        ) if found.rows else None,
        parts=(Part(_("Yang diajukan"), _submitted(found), "diajukan"),),
    )  # fmt: skip


def _notice(found: Submitting) -> Notice | None:
    if found.wrong:
        return Notice(
            "wrong",
            _("Belum ada yang diajukan: keadaannya berubah"),
            " ".join(f"{one.who}: {one.why}" for one in found.wrong),
        )
    if not found.rows:
        return Notice(
            "empty",
            _("Belum ada yang dapat diajukan."),
            _(
                "Keluarga siap diajukan setelah batas keberatannya lewat, atau keberatannya"
                " ditolak."
            ),
        )
    return None


def _stats(found: Submitting) -> tuple[Stat, ...]:
    quotas = [_quota(found, one) for one in found.places if one.claims]
    unknown = Stat(
        _("Kuota, %(month)s") % {"month": month(found.month)}, NOTHING, _("belum diketahui")
    )
    return (
        *(quotas or (unknown,)),
        Stat(
            _("Tempat kosong sekarang"), number(found.free),
            url=f"{reverse('slots')}?region={found.code}",
        ),
        Stat(_("Akan kosong dengan ini"), number(len(found.rows)), _("setelah disahkan")),
    )  # fmt: skip


def _quota(found: Submitting, one: PlacesOfRegion) -> Stat:
    said = {"program": one.program, "month": month(found.month)}
    label = _("Kuota %(program)s, %(month)s") % said
    if one.kpm is None:
        return Stat(label, NOTHING, _("sumbernya bertentangan"))
    listed = _("%(listed)s dalam daftar") % {"listed": number(one.listed)}
    return Stat(label, number(one.kpm), listed if one.listed else _("daftarnya belum dibekukan"))


def _submitted(found: Submitting) -> Table:
    heads = (_("Keluarga"), _("Desa"), _("Jenis"), _("Berita acara"), _("Keluar mulai"))
    shown = _("%(count)s keluarga") % {"count": number(len(found.rows))}
    if found.more:
        shown = _("%(count)s keluarga pertama; setelah diajukan yang lain menyusul") % {
            "count": number(len(found.rows))
        }
    return Table(
        caption=_("Keluarga yang diajukan"),
        hide_caption=True,
        columns=tuple(map(Column, heads)),
        rows=tuple(_line_of(found, one) for one in found.rows),
        empty=_("Tidak ada."),
        pager=Pager(shown) if found.rows else None,
    )


def _line_of(found: Submitting, one: CaseLine) -> Row:
    name = family_name(found.families, one.id_kpm)
    since = month_to_submit(one.asked or 0, found.today)
    later = one.asked is not None and since > one.asked
    return Row(
        (
            Cell(name, reverse("graduation", args=[one.id]), note=shown_number(one.number)),
            Cell(_name(found.names, one.code)),
            Cell(kind_of_case(one.kind)),
            Cell(one.no_ba or NOTHING, note=date(one.tanggal_ba) if one.tanggal_ba else ""),
            Cell(
                month(Period.from_number(since)),
                note=_("bulan yang diminta sudah lewat") if later else "",
            ),
        )
    )


def _name(names: Names, code: str) -> str:
    return region_name(names.get(code, code))
