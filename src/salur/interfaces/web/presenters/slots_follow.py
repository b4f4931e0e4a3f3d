"""Turns the plan of who follows into free places into the page that asks for it."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.graduation.domain.slots import Plan
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Heading,
    Link,
    Notice,
    Pager,
    Row,
    Table,
)
from salur.interfaces.web.formatting import date, month, number
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.cards import Part
from salur.interfaces.web.pages.slots import FollowPage
from salur.interfaces.web.slot_words import why_passed
from salur.interfaces.web.words import region_name


def follow_page(code: str, plan: Plan, names: Mapping[str, str], *, most: int) -> FollowPage:
    """Turn a plan into the page that asks whether these families shall follow."""
    count = number(len(plan.offers))
    return FollowPage(
        head=Heading(
            _("Yang menyusul di %(area)s") % {"area": _desa(names, code)},
            _(
                "Urutannya dari daftar tunggu. Ini usulan: musyawarah desa menulis berita acaranya,"
                " orang lain mengesahkan, lalu berlaku pada bulannya."
            ),
            secondary=(Link(_("Daftar tunggu"), f"{reverse('waiting')}?region={code}"),),
        ),
        notice=None
        if plan.offers
        else Notice("empty", _("Tidak ada yang dapat menyusul sekarang."), _left_empty(plan)),
        confirm=Action(
            _("Usulkan %(count)s keluarga ini") % {"count": count},
            f"{reverse('slots-follow')}?region={code}",
            "post",
            key=new_key(),
            fields=(("seen", plan.digest),),
        )
        if plan.offers
        else None,
        parts=(
            Part(_("Menyusul"), _following(plan, names), "menyusul"),
            Part(_("Dilewati sekarang"), _passed(plan, names, most), "dilewati"),
        ),
    )


def _left_empty(plan: Plan) -> str:
    if not plan.free:
        return _("Tidak ada tempat yang kosong di sini.")
    return _("%(count)s tempat tetap kosong; di bawah ini siapa yang dilewati dan mengapa.") % {
        "count": number(plan.free)
    }


def _following(plan: Plan, names: Mapping[str, str]) -> Table:
    heads = (_("Keluarga"), _("Desa"), _("Menunggu sejak"), _("Mulai bulan"), _("Tempat"))
    rows = [
        Row(
            (
                Cell(one.family.name, reverse("family", args=[one.family.family])),
                Cell(_desa(names, one.family.kode_wilayah)),
                Cell(
                    date(one.family.since),
                    note=_("kembali setelah graduasi") if one.family.first else "",
                ),
                Cell(month(one.month)),
                Cell(number(one.place.number)),
            )
        )
        for one in plan.offers
    ]
    return Table(
        _("Keluarga yang menyusul"), tuple(map(Column, heads)), tuple(rows),
        empty=_("Tidak ada."), hide_caption=True,
    )  # fmt: skip


def _passed(plan: Plan, names: Mapping[str, str], most: int) -> Table:
    heads = (_("Keluarga"), _("Desa"), _("Mengapa"))
    rows = [
        Row(
            (
                Cell(one.family.name, reverse("family", args=[one.family.family])),
                Cell(_desa(names, one.family.kode_wilayah)),
                Cell(why_passed(one.why)),
            )
        )
        for one in plan.passed[:most]
    ]
    words = {"shown": number(len(rows)), "all": number(len(plan.passed))}
    return Table(
        _("Keluarga yang dilewati"), tuple(map(Column, heads)), tuple(rows),
        empty=_("Tidak ada yang dilewati."), hide_caption=True,
        pager=Pager(_("%(shown)s dari %(all)s keluarga") % words),
    )  # fmt: skip


def _desa(names: Mapping[str, str], code: str) -> str:
    return region_name(names.get(code, code))
