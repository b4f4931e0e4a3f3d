"""The people of an organisation, and one of them."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.access.queries import Member, OpenInvitation
from salur.interfaces.web.components import (
    Action,
    Choice,
    Definition,
    FilterField,
    FilterForm,
    Heading,
    Pager,
    Tag,
)
from salur.interfaces.web.formatting import date, number
from salur.interfaces.web.pages.people import PeoplePage, PersonRow
from salur.interfaces.web.words import region_name, role_name, role_names
from salur.places.queries import digits_of

_FEW = 3


def people_page(
    organisation: str,
    members: Sequence[Member],
    invited: Sequence[OpenInvitation],
    names: Mapping[str, str],
    *,
    asked_name: str,
    asked_role: str,
    today: dt.date,
) -> PeoplePage:
    """Turn members and open invitations into the page."""
    rows = [
        _member(one, organisation, names, today)
        for one in members
        if _fits(one.name, one.roles, asked_name, asked_role)
    ]
    rows += [
        _invited(one, organisation)
        for one in invited
        if _fits(one.name, one.roles, asked_name, asked_role)
    ]
    roles = sorted({role for one in members for role in one.roles})
    url = reverse("people")
    return PeoplePage(
        head=Heading(
            _("Orang dan peran"),
            _(
                "Undangan berlaku tujuh hari. Yang menyetujui uang, beras atau laporan wajib"
                " memakai faktor kedua."
            ),
            Action(_("Undang orang"), reverse("people-invite")),
        ),
        filter=FilterForm(
            url,
            (
                FilterField("name", _("Nama"), value=asked_name),
                FilterField(
                    "role",
                    _("Peran"),
                    (
                        Choice("", _("Semua")),
                        *(Choice(role, role_name(role), role == asked_role) for role in roles),
                    ),
                ),
            ),
            url,
        ),
        rows=tuple(rows),
        pager=Pager(_("%(count)s orang") % {"count": number(len(rows))}),
    )


def person_facts(one: Member, names: Mapping[str, str]) -> tuple[Definition, ...]:
    """Give what is known of somebody's place."""
    until = date(one.valid_to) if one.valid_to else _("tanpa akhir")
    lines = [
        Definition(_("Surel"), one.email),
        Definition(_("Jabatan"), one.title or "–"),
        Definition(_("Peran"), role_names(one.roles) or "–"),
        Definition(_("Wilayah"), area_of_paths(one.paths, names)),
        Definition(
            _("Masa"),
            _("%(first)s sampai %(until)s") % {"first": date(one.valid_from), "until": until},
        ),
        Definition(_("Faktor kedua"), "", tag=factor_of(one)),
    ]
    if one.stands_in_for:
        lines.append(Definition(_("Menggantikan"), one.stands_in_for))
    return tuple(lines)


def factor_of(one: Member) -> Tag:
    """Say whether the second factor is set up."""
    return Tag(_("aktif"), "good") if one.has_second_factor else Tag(_("belum dipasang"), "wait")


def status_of(one: Member, today: dt.date) -> Tag:
    """Say whether somebody acts today."""
    if not one.is_active:
        return Tag(_("dinonaktifkan"), "alert")
    if one.valid_from > today:
        return Tag(_("mulai %(day)s") % {"day": date(one.valid_from)}, "wait")
    return Tag(_("bertugas"), "good")


def area_of_paths(paths: Sequence[str], names: Mapping[str, str]) -> str:
    """Name a scope: its regions where they are few, else how many."""
    if "id" in paths:
        return _("Seluruh Indonesia")
    if len(paths) > _FEW:
        return _("%(count)s wilayah") % {"count": number(len(paths))}
    found = (names.get(digits_of(path), digits_of(path)) for path in paths)
    return ", ".join(region_name(name) for name in found) or "–"


def _fits(name: str, roles: Sequence[str], asked_name: str, asked_role: str) -> bool:
    return asked_name.lower() in name.lower() and (not asked_role or asked_role in roles)


def _member(one: Member, organisation: str, names: Mapping[str, str], today: dt.date) -> PersonRow:
    note = ""
    if one.stands_in_for:
        note = _("menggantikan %(name)s") % {"name": one.stands_in_for}
    if one.valid_to:
        note = f"{note} {_('sampai %(day)s') % {'day': date(one.valid_to)}}".strip()
    return PersonRow(
        name=one.name,
        url=reverse("person", args=[one.membership_id]),
        organisation=one.title or organisation,
        roles=role_names(one.roles),
        area=area_of_paths(one.paths, names),
        second_factor=factor_of(one),
        status=status_of(one, today),
        last_seen=one.last_seen,
        note=note,
    )


def _invited(one: OpenInvitation, organisation: str) -> PersonRow:
    return PersonRow(
        name=one.name,
        url="",
        organisation=one.email,
        roles=role_names(one.roles),
        area="–",
        second_factor=Tag("–"),
        status=Tag(_("diundang"), "wait"),
        note=_("sampai %(day)s") % {"day": date(one.expires_at.date())},
    )
