"""One complaint as a story: what was said, whose turn it is, what happened, what may be done."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.coordination.domain.complaints import is_overdue, shown_number
from salur.coordination.domain.obstacles import shown_number as shown_obstacle
from salur.coordination.queries import Complaint, ComplaintEvent, Obstacle
from salur.interfaces.web.complaint_words import (
    aid_name,
    cause_of_complaint,
    channel_name,
    complaint_tag,
    event_name,
    sensitive_name,
    tepat_name,
)
from salur.interfaces.web.components import Definition, Event, Heading, Link, Masked, Tag
from salur.interfaces.web.formatting import date, date_and_time
from salur.interfaces.web.pages.complaints import ComplaintPage
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.presenters.complaints import waits_for
from salur.interfaces.web.words import region_name


@dataclass(frozen=True)
class Told:
    """What the queries said of a complaint; `shown` is who complained, just opened."""

    one: Complaint
    events: Sequence[ComplaintEvent]
    exceptions: Sequence[UUID]
    obstacles: Sequence[Obstacle]
    place: str
    parties: Mapping[UUID, str]
    today: dt.date
    may_family: bool
    may_unmask: bool
    shown: str = ""


def complaint_page(told: Told, panels: Sequence[Panel]) -> ComplaintPage:
    """Turn the answers into the page."""
    one = told.one
    overdue = is_overdue(one.state, one.due, told.today)
    return ComplaintPage(
        head=Heading(
            _("Pengaduan %(number)s") % {"number": shown_number(one.number)},
            _("Menunggu %(who)s sampai %(due)s.")
            % {"who": waits_for(one.state, one.forwarded_org, told.parties), "due": date(one.due)}
            if one.state != "CLOSED"
            else _("Pengaduan ini sudah selesai."),
            secondary=(Link(_("Daftar pengaduan"), reverse("complaints")),),
        ),
        status=complaint_tag(one.state, overdue=overdue),
        facts=_facts(told),
        words=one.words,
        complainant=_complainant(told),
        links=_links(told),
        events=tuple(_event(told, event) for event in told.events),
        panels=tuple(panels),
    )


def _facts(told: Told) -> tuple[Definition, ...]:
    one = told.one
    source = f" {one.source_number}" if one.source_number else ""
    answered = (
        ()
        if one.in_time is None
        else (
            Definition(
                _("Jawaban pertama"),
                "",
                tag=Tag(_("tepat waktu"), "good") if one.in_time else Tag(_("terlambat"), "alert"),
            ),
        )
    )
    return (
        Definition(_("Wilayah"), region_name(told.place)),
        Definition(_("6T"), tepat_name(one.t)),
        Definition(_("Sebab"), cause_of_complaint(one.cause)),
        Definition(_("Program"), aid_name(one.program)),
        Definition(_("Masuk"), f"{date(one.received_on)}, {channel_name(one.channel)}{source}"),
        Definition(_("Peka"), sensitive_name(one.sensitive)),
        Definition(_("Dibuka lagi"), str(one.reopened)),
        *answered,
    )


def _complainant(told: Told) -> Masked | None:
    if not told.one.has_who:
        return None
    url = reverse("complaint-complainant", args=[told.one.id]) if told.may_unmask else ""
    return Masked(_("pelapor"), "••••••", url, told.shown, "pelapor")


def _links(told: Told) -> tuple[Link, ...]:
    family = told.one.family
    return (
        *(
            (Link(_("Keluarga yang dimaksud"), reverse("family", args=[family])),)
            if family and told.may_family
            else ()
        ),
        *(
            Link(_("Yang perlu ditangani"), reverse("exception", args=[one]))
            for one in told.exceptions
        ),
        *(
            Link(
                _("Hambatan %(number)s") % {"number": shown_obstacle(one.number)},
                f"/hambatan/{one.id}/",
            )
            for one in told.obstacles
        ),
    )


def _event(told: Told, event: ComplaintEvent) -> Event:
    nobody = UUID(int=0)
    where = told.parties.get(event.organisation or nobody, "")
    who = " · ".join(filter(None, (event.by_name, told.parties.get(event.by_org or nobody, ""))))
    title = event_name(event.kind)
    due = _("batas %(day)s") % {"day": date(event.due)} if event.due else ""
    lines = (event.words, f"{who}, {date_and_time(timezone.localtime(event.at))}", due)
    return Event(
        timezone.localtime(event.at).date(),
        f"{title}: {where}" if where else title,
        "\n".join(filter(None, lines)),
        tone="good" if event.kind in ("ANSWERED", "CLOSED") else "plain",
    )
