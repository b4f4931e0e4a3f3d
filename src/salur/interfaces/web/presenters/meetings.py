"""Turns meetings into pages: the list of an area, and one with what it decided and what is next."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.coordination.domain.meetings import MeetingState, MinutesState
from salur.coordination.queries.meetings import (
    Attended,
    Decision,
    FollowedUp,
    Item,
    Meeting,
    MinutesVersion,
)
from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Definition,
    Heading,
    Link,
    Notice,
    Pager,
    Progress,
    Row,
    Table,
)
from salur.interfaces.web.formatting import NOTHING, date, date_and_time, month, number
from salur.interfaces.web.meeting_words import (
    fate_tag,
    kind_name,
    point_said,
    rows_url,
    state_tag,
)
from salur.interfaces.web.pages.cards import Part, ThingPage
from salur.interfaces.web.pages.meetings import AttendanceForm, Attendee, MeetingPage
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.words import region_name
from salur.jobs.queries import JobStatus
from salur.kernel.period import Period
from salur.reporting.queries.rakor import PackRow

Names = Mapping[str, str]
_OPEN = (MeetingState.PLANNED, MeetingState.PACKED)


@dataclass(frozen=True)
class OfMeeting:
    """One meeting with everything its page shows."""

    one: Meeting
    items: Sequence[Item]
    decisions: Sequence[Decision]
    came: Sequence[Attended]
    minutes: Sequence[MinutesVersion]
    follow_up: Mapping[str, Sequence[FollowedUp]]
    packs: Sequence[PackRow]
    job: JobStatus | None
    names: Names
    organisations: Mapping[UUID, str]
    panels: tuple[Panel, ...]
    may_manage: bool
    today: dt.date


def meetings_page(
    area: Area, found: Sequence[Meeting], names: Names, *, may_plan: bool, first: bool, more: bool
) -> ThingPage:
    """Turn the meetings of an area into the page."""
    columns = (
        *(Column(_("Hari")), Column(_("Rapat")), Column(_("Wilayah"))),
        *(Column(_("Tempat")), Column(_("Keadaan"))),
    )
    after = ""
    if more:
        after = area.url("meetings", after=keys.packed(str(found[-1].held_on), str(found[-1].id)))
    table = Table(
        caption=_("Rapat koordinasi"),
        hide_caption=True,
        columns=columns,
        rows=tuple(
            Row(
                (
                    Cell(date(one.held_on)),
                    Cell(one.title, reverse("meeting", args=[one.id]), note=kind_name(one.kind)),
                    Cell(", ".join(_named(names, code) for code in one.codes)),
                    Cell(one.place),
                    Cell("", tag=state_tag(one.state)),
                )
            )
            for one in found
        ),
        empty=_("Belum ada rapat di wilayah ini. Rencanakan yang pertama dengan tombol di atas.")
        if may_plan
        else _("Belum ada rapat tentang wilayah ini."),
        pager=Pager(
            _("%(count)s rapat di halaman ini") % {"count": number(len(found))},
            "" if first else area.url("meetings"),
            after,
        ),
    )
    plan = Action(_("Rencanakan rapat"), reverse("meeting-new")) if may_plan else None
    return ThingPage(
        head=Heading(
            _("Rapat koordinasi: %(area)s") % {"area": area.name},
            _("Agenda disusun dari data; keputusan menjadi hambatan dengan penanggung jawab."),
            plan,
        ),
        parts=(Part(_("Rapat"), table, "rapat"),),
    )


def meeting_page(found: OfMeeting) -> MeetingPage:
    """Turn one meeting into its page."""
    one = found.one
    can_edit = found.may_manage and one.state in _OPEN
    secondary = [Link(_("Semua rapat"), reverse("meetings"))]
    if can_edit:
        secondary.append(Link(_("Ubah undangan"), reverse("meeting-change", args=[one.id])))
    running = found.job if found.job is not None and found.job.is_open else None
    failed = found.job is not None and found.job.state == "failed"
    return MeetingPage(
        head=Heading(one.title, _sentence(one), secondary=tuple(secondary)),
        status=state_tag(one.state),
        notice=Notice("wrong", _("Bahan rapat tidak jadi"), found.job.message)
        if failed and found.job is not None
        else None,
        facts=_facts(found),
        parts=tuple(filter(None, (_agenda(found), _decisions(found), _follow_up(found)))),
        more=tuple(filter(None, (_minutes(found), _came(found), _packs(found)))),
        panels=found.panels,
        attendance=_attendance_form(found)
        if found.may_manage and one.state in (*_OPEN, MeetingState.HELD) and found.came
        else None,
        progress=packs_progress(one.id, running) if running else None,
        downloads=_downloads(found),
    )  # fmt: skip


def packs_progress(meeting_id: UUID, job: JobStatus) -> Progress:
    """Give the piece of page that asks for itself again while packs are made."""
    return Progress(
        label=_("Menyiapkan bahan rapat"),
        done=job.done,
        total=job.total or 0,
        url=reverse("meeting-progress", args=[meeting_id, job.id]),
        text=_("%(done)s dari %(all)s langkah")
        % {"done": number(job.done), "all": number(job.total or 0)},
        cancel_url=reverse("meeting-cancel", args=[meeting_id, job.id]) if job.is_open else "",
        finished_url="" if job.is_open else reverse("meeting", args=[meeting_id]),
    )


def item_choices(items: Sequence[Item], names: Names) -> list[tuple[str, str]]:
    """Give the points that stand, to choose from."""
    return [
        (str(item.id), f"{n}. {point_said(item, _named(names, item.code))[:90]}")
        for n, item in enumerate((i for i in items if i.dropped_at is None), start=1)
    ]


def _sentence(one: Meeting) -> str:
    return {
        MeetingState.PLANNED: _("Berikutnya: susun agenda dari data, lalu siapkan bahannya."),
        MeetingState.PACKED: _("Berikutnya: buka rapat pada harinya; keputusan dicatat di tempat."),
        MeetingState.HELD: _(
            "Berikutnya: catat keputusan; satu orang menyusun notula, orang lain mengesahkan."
        ),
        MeetingState.MINUTED: _("Notula sudah disahkan; keputusannya ditindaklanjuti."),
        MeetingState.CALLED_OFF: _("Rapat ini dibatalkan."),
    }[one.state]


def _facts(found: OfMeeting) -> tuple[Definition, ...]:
    one = found.one
    facts = [
        Definition(_("Hari dan tempat"), f"{date(one.held_on)}, {one.place}"),
        Definition(_("Jenis"), kind_name(one.kind)),
        Definition(_("Wilayah"), ", ".join(_named(found.names, code) for code in one.codes)),
        Definition(_("Keadaan bulan"), month(Period.from_number(one.period))),
        Definition(_("Pimpinan rapat"), one.chair or NOTHING),
        Definition(_("Direncanakan"), f"{one.planned_by_name}, {date_and_time(one.planned_at)}"),
    ]
    if one.called_off_at:
        facts.append(Definition(_("Dibatalkan karena"), one.called_off_why))
    return tuple(facts)


def _agenda(found: OfMeeting) -> Part:
    period = Period.from_number(found.one.period)
    rows = []
    n = 0
    for item in found.items:
        n += item.dropped_at is None
        words = point_said(item, _named(found.names, item.code))
        url = rows_url(item, period)
        by = _("dari data") if item.from_data else item.added_by_name
        if item.dropped_at is not None:
            by = _("dikeluarkan %(name)s: %(why)s") % {
                "name": item.dropped_by_name, "why": item.dropped_why,
            }  # fmt: skip
        rows.append(
            Row(
                (
                    Cell(str(n) if item.dropped_at is None else NOTHING),
                    Cell(_named(found.names, item.code) if item.code else _("seluruh rapat")),
                    Cell(words, url),
                    Cell(by),
                )
            )
        )
    columns = (Column(_("No.")), Column(_("Wilayah")), Column(_("Butir")), Column(_("Asal")))
    return Part(
        _("Agenda"),
        Table(
            _("Agenda"), columns, tuple(rows), _("Agenda belum disusun."), hide_caption=True
        ),
        "agenda",
    )  # fmt: skip


def _decisions(found: OfMeeting) -> Part | None:
    if found.one.state in (*_OPEN, MeetingState.CALLED_OFF) and not found.decisions:
        return None
    columns = (
        *(Column(_("No.")), Column(_("Wilayah")), Column(_("Keputusan"))),
        *(Column(_("Penanggung jawab")), Column(_("Tenggat")), Column(_("Keadaan"))),
    )
    rows = tuple(Row((Cell(str(one.n)), *_decided(one, found))) for one in found.decisions)
    return Part(
        _("Keputusan"),
        Table(_("Keputusan"), columns, rows, _("Belum ada keputusan."), hide_caption=True),
        "keputusan",
    )


def _decided(one: Decision, found: OfMeeting) -> tuple[Cell, ...]:
    owner = one.owner_now or one.owner_org
    due = one.due_now or one.due
    overdue = one.is_overdue(found.today)
    url = reverse("obstacle", args=[one.obstacle_id]) if one.state else ""
    return (
        Cell(_named(found.names, one.code) if one.code else _("seluruh rapat")),
        Cell(one.words),
        Cell(found.organisations.get(owner, NOTHING) if owner else NOTHING),
        Cell(date(due) if due else NOTHING, needs_someone=overdue),
        Cell(one.shown, url, tag=fate_tag(one, overdue=overdue)),
    )


def _follow_up(found: OfMeeting) -> Part | None:
    seen: dict[UUID, FollowedUp] = {}
    for rows in found.follow_up.values():
        for each in rows:
            seen.setdefault(each.decision.id, each)
    if not seen:
        return None
    columns = (
        *(Column(_("Rapat")), Column(_("Wilayah")), Column(_("Keputusan"))),
        *(Column(_("Penanggung jawab")), Column(_("Tenggat")), Column(_("Keadaan"))),
    )
    ordered = sorted(seen.values(), key=lambda e: (-e.held_on.toordinal(), e.title, e.decision.n))
    rows_of = tuple(
        Row(
            (
                Cell(each.title, reverse("meeting", args=[each.meeting_id]),
                     note=date(each.held_on)),
                *_decided(each.decision, found),
            )
        )
        for each in ordered
    )  # fmt: skip
    title = _("Keputusan rapat sebelumnya dan nasibnya")
    return Part(title, Table(title, columns, rows_of, hide_caption=True), "tindak-lanjut")


def _packs(found: OfMeeting) -> Part | None:
    if not found.packs:
        return None
    columns = (Column(_("Kabupaten/kota")), Column(_("Dibuat")), Column(_("Ukuran"), number=True))
    rows = tuple(
        Row(
            (
                Cell(
                    _named(found.names, one.code),
                    reverse("meeting-pack", args=[found.one.id, one.code]),
                ),
                Cell(f"{one.made_by_name}, {date_and_time(one.made_at)}"),
                Cell(f"{number(one.size // 1024)} KB"),
            )
        )
        for one in found.packs
    )
    return Part(
        _("Bahan rapat (PDF)"),
        Table(_("Bahan rapat (PDF)"), columns, rows, hide_caption=True),
        "bahan",
    )


def _minutes(found: OfMeeting) -> Part | None:
    if not found.minutes:
        return None
    columns = (Column(_("Versi")), Column(_("Disusun")), Column(_("Disahkan")), Column("SHA-256"))
    rows = tuple(
        Row(
            (
                Cell(
                    _("Versi %(version)s") % {"version": one.version},
                    reverse("meeting-minutes", args=[found.one.id, one.version]),
                    note=one.reason,
                ),
                Cell(f"{one.written_by_name}, {date_and_time(one.written_at)}"),
                Cell(f"{one.signed_by_name}, {date_and_time(one.signed_at)}")
                if one.signed_at
                else _unsigned(one),
                Cell(f"{one.digest[:16]}…"),
            )
        )
        for one in found.minutes
    )
    return Part(_("Notula"), Table(_("Notula"), columns, rows, hide_caption=True), "notula")


def _unsigned(one: MinutesVersion) -> Cell:
    if one.state is MinutesState.RETURNED:
        said = {"name": one.returned_by_name, "why": one.returned_why}
        return Cell(_("dikembalikan %(name)s: %(why)s") % said, needs_someone=True)
    return Cell(_("konsep, menunggu pengesahan"))


def _came(found: OfMeeting) -> Part | None:
    if not found.came:
        return None
    words = {True: _("hadir"), False: _("tidak hadir"), None: NOTHING}
    columns = (Column(_("Lembaga")), Column(_("Kehadiran")), Column(_("Yang mewakili")))
    rows = tuple(
        Row(
            (
                Cell(found.organisations.get(one.organisation, NOTHING)),
                Cell(words[one.present]),
                Cell(one.people or NOTHING),
            )
        )
        for one in found.came
    )
    return Part(_("Undangan"), Table(_("Undangan"), columns, rows, hide_caption=True), "undangan")


def _attendance_form(found: OfMeeting) -> AttendanceForm:
    written = {True: "1", False: "0", None: ""}
    return AttendanceForm(
        reverse("meeting-attend", args=[found.one.id]),
        keys.new_key(),
        tuple(
            Attendee(
                str(one.organisation), found.organisations.get(one.organisation, NOTHING),
                written[one.present], one.people,
            )
            for one in found.came
        ),
    )  # fmt: skip


def _downloads(found: OfMeeting) -> tuple[Link, ...]:
    if len(found.packs) < 2:
        return ()
    url = reverse("meeting-book", args=[found.one.id])
    return (Link(_("Cetak semua bahan (PDF)"), url),)


def _named(names: Names, code: str) -> str:
    return region_name(names.get(code, code))
