"""Turns one obstacle into its page: what it is, whose it is, everything that was told."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.coordination.domain.obstacles import Kind, Level, Source
from salur.coordination.queries import Event as Told
from salur.coordination.queries import Linked, Obstacle
from salur.coordination.queries.decided import DecidedOf
from salur.interfaces.web.components import (
    Action,
    Definition,
    Event,
    Heading,
    Link,
    Notice,
)
from salur.interfaces.web.components.basic import Tone
from salur.interfaces.web.formatting import date, date_and_time, kilograms, month, number, rupiah
from salur.interfaces.web.obstacle_words import (
    aid_name,
    cause_said,
    event_title,
    level_name,
    organisation_name,
    source_name,
    state_name,
    state_tag,
    t_name,
)
from salur.interfaces.web.pages.obstacles import ObstaclePage
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.words import region_name
from salur.kernel.period import Period

_TONES: Mapping[Kind, Tone] = {
    Kind.VERIFIED: "good",
    Kind.RESOLVED: "wait",
    Kind.OFFERED: "wait",
    Kind.ESCALATED: "alert",
    Kind.REOPENED: "alert",
}


@dataclass(frozen=True)
class Answers:
    """What the queries said of one obstacle; `people` names its owner's people."""

    one: Obstacle
    events: Sequence[Told]
    links: Sequence[Linked]
    decided: Sequence[DecidedOf]
    organisations: Mapping[UUID, str]
    people: Mapping[UUID, str]
    region: str
    panels: tuple[Panel, ...]
    follow: Action | None
    mine: UUID | None
    today: dt.date


def obstacle_page(found: Answers) -> ObstaclePage:
    """Turn the answers into the page."""
    one, names = found.one, dict(found.organisations)
    where = region_name(found.region) or _("Indonesia")
    said = {"cause": cause_said(one.cause), "where": where}
    return ObstaclePage(
        head=Heading(
            f"{one.shown}: {said['cause']}, {where}",
            _sentence(one, names, found.today),
            secondary=_beneath(one),
        ),
        status=state_tag(one.state, overdue=one.is_overdue(found.today)),
        notice=_notice(one, names, found.mine),
        facts=_facts(one, found, where),
        story=tuple(_event(told, found) for told in found.events),
        attachments=tuple(
            Action(
                f"{told.words} ({told.by_name}, {date_and_time(told.at)})",
                reverse("obstacle-attachment", args=[told.evidence]),
                "post",
            )
            for told in found.events
            if told.kind is Kind.ATTACHED
        ),
        panels=found.panels,
        follow=found.follow,
    )


def _beneath(one: Obstacle) -> tuple[Link, ...]:
    """Lead to the exceptions that it counts, where it was grouped of them."""
    if one.source is not Source.EXCEPTION or not (one.families or one.grams):
        return ()
    return (Link(_("Keluarga dan desa di bawahnya"), reverse("obstacle-beneath", args=[one.id])),)


def _sentence(one: Obstacle, names: dict[UUID, str], today: dt.date) -> str:
    words = {"owner": organisation_name(names, one.owner_org), "due": date(one.due)}
    if one.verified_at is not None:
        return _("Selesai dan terperiksa; ceritanya tetap tersimpan.")
    if one.resolved_at is not None:
        return _("%(owner)s menyatakan selesai; pelapor memeriksanya.") % words
    if one.is_overdue(today):
        words["level"] = level_name(one.level)
        return _("%(owner)s melewati tenggat %(due)s; kini di meja %(level)s.") % words
    return _("%(owner)s menyelesaikannya paling lambat %(due)s.") % words


def _notice(one: Obstacle, names: dict[UUID, str], mine: UUID | None) -> Notice | None:
    if one.offered_org is None:
        return None
    return Notice(
        "wrong" if one.offered_org == mine else "loading",
        _("Penyerahan menunggu jawaban"),
        _("Diserahkan kepada %(to)s; sampai diterima, pemiliknya tetap %(owner)s.")
        % {
            "to": organisation_name(names, one.offered_org),
            "owner": organisation_name(names, one.owner_org),
        },
    )


def _facts(one: Obstacle, found: Answers, where: str) -> tuple[Definition, ...]:
    names = dict(found.organisations)
    person = found.people.get(one.owner_user, "") if one.owner_user else ""
    lines = [
        Definition(_("Pemilik"), organisation_name(names, one.owner_org)),
        Definition(_("Petugas"), person or _("belum ditunjuk")),
        Definition(_("Tenggat"), date(one.due)),
        Definition(_("Jenjang"), level_name(Level(one.level))),
        Definition(_("Penyebab"), f"{cause_said(one.cause)} ({t_name(one.t)})"),
        Definition(_("Program"), aid_name(one.program)),
        Definition(_("Wilayah"), where),
    ]
    if one.period:
        lines.append(Definition(_("Bulan"), month(Period.from_number(one.period))))
    if one.party is not None:
        lines.append(Definition(_("Pihak"), organisation_name(names, one.party)))
    if one.subject:
        lines.append(Definition(_("Pokok"), one.subject))
    amounts = ((one.families, number), (one.rupiah, rupiah), (one.grams, kilograms))
    titles = (_("Keluarga"), _("Rupiah"), _("Beras"))
    lines += [
        Definition(title, write(amount))
        for title, (amount, write) in zip(titles, amounts, strict=True)
        if amount
    ]
    lines += [
        Definition(_("Pengaduan tertaut"), _("buka"), reverse("complaint", args=[linked.other]))
        for linked in found.links
        if linked.kind == "complaint"
    ]
    lines += [
        Definition(
            _("Keputusan rapat"),
            _("%(title)s, %(day)s, keputusan %(n)s: %(words)s")
            % {"title": each.title, "day": date(each.held_on), "n": each.n, "words": each.words},
            reverse("meeting", args=[each.meeting_id]),
        )
        for each in found.decided
    ]
    lines.append(
        Definition(
            _("Dibuka"),
            _("%(day)s, dari %(source)s")
            % {"day": date(one.opened_on), "source": source_name(one.source)},
        )
    )
    return tuple(lines)


def _event(told: Told, found: Answers) -> Event:
    names = dict(found.organisations)
    who = ", ".join(
        filter(None, (told.by_name, found.organisations.get(told.by_org or UUID(int=0))))
    )
    moment = timezone.localtime(told.at)
    title = f"{event_title(told.kind)} · {who}, {moment:%H.%M}" if who else event_title(told.kind)
    return Event(
        moment.date(),
        title,
        _text(told, names),
        _links(told, found),
        _TONES.get(told.kind, "plain"),
    )


def _text(told: Told, names: dict[UUID, str]) -> str:
    if told.kind is Kind.COUNTED:
        return _("Kini %(count)s keluarga.") % {"count": told.words}
    if told.kind is Kind.ESCALATED and told.words.isdigit():
        return _("Kini di meja %(level)s.") % {"level": level_name(Level(int(told.words)))}
    parts = [told.words] if told.words and told.kind is not Kind.LINKED else []
    if told.organisation is not None:
        parts.append(
            _("Lembaga: %(name)s.") % {"name": organisation_name(names, told.organisation)}
        )
    if told.due is not None and told.kind is not Kind.ESCALATED:
        parts.append(_("Tenggat %(day)s.") % {"day": date(told.due)})
    if told.after is not None:
        parts.append(_("Keadaan: %(state)s.") % {"state": state_name(told.after)})
    return " ".join(parts)


def _links(told: Told, found: Answers) -> tuple[Link, ...]:
    if told.evidence is None or told.kind not in (Kind.RESOLVED, Kind.ATTACHED):
        return ()
    attached = {one.evidence for one in found.events if one.kind is Kind.ATTACHED}
    if told.evidence in attached:
        return (Link(_("lampiran"), "#lampiran"),)
    if told.by_user is None:
        return ()  # the publication that no longer shows it
    return (Link(_("berkas bukti"), reverse("evidence-file", args=[told.evidence])),)
