"""Turns the waiting list into its page."""

import datetime as dt
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.area import Area
from salur.interfaces.web.components import Choice, FilterField, FilterForm, Heading, Link, Pager
from salur.interfaces.web.formatting import date, number
from salur.interfaces.web.pages.waiting import WaitingPage, WaitingRow
from salur.interfaces.web.words import region_name
from salur.registry.queries import WaitingFamily


def waiting_page(
    area: Area,
    found: Sequence[WaitingFamily],
    names: Mapping[str, str],
    *,
    today: dt.date,
    years: int,
    first: bool,
    next_after: str,
) -> WaitingPage:
    """Turn the families that wait into the page; red is who was not verified for `years` years."""
    url = reverse("waiting")
    here = {"region": area.code} if area.code else {}
    sentence = _(
        "Keluarga yang kembali setelah graduasi ada paling atas, lalu yang paling lama diusulkan."
        " Undang-undang meminta verifikasi paling sedikit"
        " sekali dalam %(years)s tahun; yang lewat berwarna merah."
    )
    return WaitingPage(
        head=Heading(
            _("Daftar tunggu %(area)s") % {"area": area.name},
            sentence % {"years": years},
            secondary=(Link(_("Perubahan data"), reverse("changes")),),
        ),
        filter=_filter(area, url),
        rows=tuple(_row(one, names, today, years) for one in found),
        pager=Pager(
            _("%(shown)s keluarga di halaman ini") % {"shown": number(len(found))},
            "" if first else f"{url}?{urlencode(here)}",
            f"{url}?{urlencode({**here, 'after': next_after})}" if next_after else "",
        ),
    )


def is_stale(verified_on: dt.date | None, today: dt.date, years: int) -> bool:
    """Say whether the last verification is older than the law allows, or nobody knows of one."""
    if verified_on is None:
        return True
    try:
        due = verified_on.replace(year=verified_on.year + years)
    except ValueError:  # 29 February
        due = dt.date(verified_on.year + years, 3, 1)
    return due < today


def age(verified_on: dt.date | None, today: dt.date) -> str:
    """Say how long ago a family was verified: "10 Februari 2019 (1 tahun 3 bulan)"."""
    if verified_on is None:
        return _("belum pernah tercatat")
    months = (today.year - verified_on.year) * 12 + today.month - verified_on.month
    months -= today.day < verified_on.day
    years, rest = divmod(max(months, 0), 12)
    ago = _("%(years)s tahun %(months)s bulan") if years else _("%(months)s bulan")
    return f"{date(verified_on)} ({ago % {'years': years, 'months': rest}})"


def _row(one: WaitingFamily, names: Mapping[str, str], today: dt.date, years: int) -> WaitingRow:
    desa = region_name(names.get(one.kode_wilayah, one.kode_wilayah))
    upper = region_name(names.get(one.kode_wilayah[:6], ""))
    return WaitingRow(
        name=one.name,
        url=reverse("family", args=[one.id]),
        place=", ".join(part for part in (desa, upper) if part),
        since=date(one.waiting_since),
        no_ba=one.no_ba,
        verified=age(one.verified_on, today),
        is_stale=is_stale(one.verified_on, today, years),
        note=_note(one),
    )


def _note(one: WaitingFamily) -> str:
    """Say why a family stands where it stands, and what keeps it from a place."""
    notes = []
    if one.first:
        notes.append(_("paling depan: pernah graduasi, lalu jatuh kembali"))
    if not one.payable:
        notes.append(_("datanya perlu diperbaiki"))
    return "; ".join(notes)


def _filter(area: Area, url: str) -> FilterForm:
    choices = [Choice(place.code, place.name) for place in area.above]
    choices.append(Choice(area.code, area.name, selected=True))
    choices += [Choice(place.code, f"– {place.name}") for place in area.below]
    return FilterForm(url, (FilterField("region", _("Wilayah"), tuple(choices)),), url)
