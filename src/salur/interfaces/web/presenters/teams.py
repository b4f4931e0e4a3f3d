"""Turns teams and the directory into pages: who sits where by which decree, who decides what."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.access.domain import ROLES
from salur.access.queries import Decider
from salur.coordination.queries import Contact, Member, Team
from salur.interfaces.web.area import Area, Place
from salur.interfaces.web.components import (
    Cell,
    Column,
    Definition,
    Heading,
    Link,
    Notice,
    Row,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import date, number
from salur.interfaces.web.pages.cards import Part, ThingPage
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.team_words import decision_name, party_role, seat_name
from salur.interfaces.web.words import role_name
from salur.parties.queries import Organisation

DECISIONS = (
    "complaint.answer", "complaint.sensitive", "obstacle.assign", "team.manage", "spa.approve",
    "order.approve", "rice.release", "change.endorse", "plan.decide", "report.sign",
    "report.accept", "suspense.approve",
)  # fmt: skip


def teams_page(
    area: Area,
    own: Team | None,
    seated: Sequence[Member],
    below: Sequence[tuple[Place, Team | None]],
    panels: Sequence[Panel],
) -> ThingPage:
    """Give the team of an area, and which regions right below have one."""
    without = sum(team is None for _place, team in below)
    parts = [Part(_("Anggota sekarang"), members_table(seated), "anggota")] if own else []
    if below:
        parts.append(Part(_("Wilayah di bawahnya"), _below(area, below), "bawah"))
    return ThingPage(
        Heading(
            _("Tim koordinasi, %(area)s") % {"area": area.name},
            _("%(count)s wilayah di bawahnya belum punya tim.") % {"count": number(without)}
            if without
            else _("Siapa duduk di tim ini, menurut keputusan."),
            secondary=(
                *((Link(_("Riwayat tim ini"), reverse("team", args=[own.id])),) if own else ()),
                Link(_("Direktori"), area.url("directory")),
            ),
        ),
        parts=tuple(parts),
        panels=tuple(panels),
        facts=_facts(own) if own else (),
        facts_title=_("Keputusan"),
        notice=None
        if own
        else Notice(
            "empty",
            _("Wilayah ini belum punya tim koordinasi"),
            _("Catat keputusannya; gerbang peralihan ikut terpenuhi."),
        ),
    )


def team_page(
    one: Team, place: str, seated: Sequence[Member], panels: Sequence[Panel]
) -> ThingPage:
    """Give one team with everybody who sits or sat in it."""
    status = (
        Tag(_("berlaku"), "good")
        if one.valid_to is None
        else Tag(_("berakhir %(day)s") % {"day": date(one.valid_to)})
    )
    return ThingPage(
        Heading(
            _("Tim koordinasi, %(area)s") % {"area": place},
            _("Yang berakhir tetap tercatat."),
        ),
        parts=(Part(_("Anggota"), members_table(seated), "anggota"),),
        panels=tuple(panels),
        facts=_facts(one),
        facts_title=_("Keputusan"),
        status=status,
    )


def _facts(one: Team) -> tuple[Definition, ...]:
    return (
        Definition(_("Nomor"), one.decree_number),
        Definition(_("Tanggal"), date(one.decree_on)),
        Definition(_("Berlaku mulai"), date(one.valid_from)),
        Definition(_("Dicatat oleh"), one.recorded_by_name),
    )


def members_table(seated: Sequence[Member]) -> Table:
    """Give who sits where by which decree."""
    heads = (_("Jabatan"), _("Kedudukan"), _("Nama"), _("Keputusan"), _("Sejak"), _("Sampai"))
    return Table(
        caption=_("Anggota tim"),
        hide_caption=True,
        columns=tuple(Column(head) for head in heads),
        rows=tuple(
            Row(
                (
                    Cell(one.office),
                    Cell(seat_name(one.seat)),
                    Cell(one.name or "–"),
                    Cell(one.decree_number, note=date(one.decree_on)),
                    Cell(date(one.valid_from)),
                    Cell(date(one.valid_to) if one.valid_to else _("sekarang")),
                )
            )
            for one in seated
        ),
        empty=_("Belum ada anggota yang dicatat."),
    )


def _below(area: Area, below: Sequence[tuple[Place, Team | None]]) -> Table:
    heads = (_("Wilayah"), _("Keputusan"), _("Ketua"))
    return Table(
        caption=_("Tim di wilayah bawahnya"),
        hide_caption=True,
        columns=(*(Column(head) for head in heads), Column(_("Anggota"), number=True)),
        rows=tuple(
            Row(
                (
                    Cell(place.name, area.url("teams", place.code)),
                    Cell(team.decree_number, note=date(team.decree_on))
                    if team
                    else Cell(_("belum ada"), needs_someone=True),
                    Cell(team.chair or "–" if team else "–"),
                    Cell(number(team.members) if team else "–"),
                )
            )
            for place, team in below
        ),
    )


def directory_page(
    area: Area,
    serving: Sequence[Organisation],
    reached: Mapping[UUID, Contact],
    deciders: Sequence[Decider],
    names: Mapping[UUID, str],
    own: Team | None,
    panels: Sequence[Panel],
) -> ThingPage:
    """Give which parties work in an area, how they are reached, and who decides what there."""
    return ThingPage(
        Heading(
            _("Direktori, %(area)s") % {"area": area.name},
            _("Kantor, bukan orang pribadi: siapa melayani dan siapa boleh memutuskan."),
            secondary=(Link(_("Tim koordinasi"), area.url("teams")),),
        ),
        parts=(
            Part(_("Yang melayani wilayah ini"), _parties(serving, reached), "melayani"),
            Part(_("Siapa boleh memutuskan apa"), _decisions(deciders, names), "memutuskan"),
        ),
        panels=tuple(panels),
        facts=(
            Definition(_("Keputusan tim"), own.decree_number if own else _("belum ada tim")),
            Definition(_("Ketua tim"), (own.chair if own else "") or "–"),
        ),
        facts_title=_("Tim koordinasi"),
    )


def _parties(serving: Sequence[Organisation], reached: Mapping[UUID, Contact]) -> Table:
    heads = (_("Kantor"), _("Sebagai"), _("Telepon"), _("Surel"), _("Alamat dan jam"))
    return Table(
        caption=_("Kantor yang melayani"),
        hide_caption=True,
        columns=tuple(Column(head) for head in heads),
        rows=tuple(_party(one, reached.get(one.id)) for one in serving),
        empty=_("Pilih provinsi atau kabupaten/kota."),
    )


def _party(one: Organisation, contact: Contact | None) -> Row:
    words = contact.words if contact else None
    return Row(
        (
            Cell(one.name),
            Cell(party_role(one.kind)),
            Cell((words.phone if words else "") or "–"),
            Cell((words.email if words else "") or "–"),
            Cell((words.address if words else "") or "–", note=words.hours if words else ""),
        )
    )


def _decisions(deciders: Sequence[Decider], names: Mapping[UUID, str]) -> Table:
    by_role: dict[str, list[Decider]] = {}
    for one in deciders:
        by_role.setdefault(one.role, []).append(one)
    rows = [
        (verb, role, by_role[role])
        for verb in DECISIONS
        for role in ROLES
        if verb in ROLES[role] and role in by_role
    ]
    heads = (_("Keputusan"), _("Peran"), _("Kantor"), _("Pejabat"))
    return Table(
        caption=_("Kewenangan menurut peran"),
        hide_caption=True,
        columns=tuple(Column(head) for head in heads),
        rows=tuple(
            Row(
                (
                    Cell(decision_name(verb)),
                    Cell(role_name(role)),
                    Cell(", ".join(dict.fromkeys(names.get(p.organisation_id, "–") for p in held))),
                    Cell(", ".join(dict.fromkeys(_titled(p) for p in held))),
                )
            )
            for verb, role, held in rows
        ),
        empty=_("Belum ada yang memegang peran untuk seluruh wilayah ini."),
    )


def _titled(one: Decider) -> str:
    return f"{one.name} ({one.title})" if one.title else one.name
