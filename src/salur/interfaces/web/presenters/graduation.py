"""One family on its way as a story: how it stands, what was found, what happened, what may be."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.graduation.domain.cases import CASE, CaseState, is_overdue, shown_number
from salur.graduation.domain.indicators import Dimension
from salur.graduation.domain.readiness import Readiness
from salur.graduation.queries import Case, CaseEvent
from salur.graduation.queries.visits import Visit
from salur.interfaces.web import keys
from salur.interfaces.web.components import Action, Definition, Event, Heading, Link, Tone
from salur.interfaces.web.formatting import date, date_and_time, month
from salur.interfaces.web.graduation_words import (
    case_tag,
    dimension_name,
    event_name,
    kind_explained,
    next_of,
    source_of_case,
)
from salur.interfaces.web.pages.graduations import Finding, GraduationPage
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.presenters.along import along_piece
from salur.interfaces.web.words import region_name, said
from salur.kernel.period import Period
from salur.kernel.refused import Sentence

_GOOD = ("leave", "stand", "grant", "return")


@dataclass(frozen=True)
class Told:
    """What the queries said of a case, and what whoever looks may open."""

    one: Case
    events: Sequence[CaseEvent]
    name: str
    place: str
    parties: Mapping[UUID, str]
    today: dt.date
    findings: Sequence[Finding] = ()
    document: UUID | None = None
    may_tell: bool = False
    may_decide: bool = False
    may_family: bool = False


def graduation_page(told: Told, panels: Sequence[Panel]) -> GraduationPage:
    """Turn the answers into the page."""
    one = told.one
    return GraduationPage(
        head=Heading(
            _("Graduasi %(number)s, keluarga %(name)s")
            % {"number": shown_number(one.number), "name": told.name},
            next_of(one.state),
            secondary=(Link(_("Daftar graduasi"), reverse("graduations")),),
            buttons=_letters(told),
        ),
        status=case_tag(one.state, overdue=is_overdue(one.state, one.due, told.today)),
        facts=_facts(told),
        links=_links(told),
        findings=tuple(told.findings),
        events=tuple(_event(told, event) for event in told.events),
        panels=tuple(panels),
        along=along_piece(one.family),
    )


def findings_of(seen: Visit, judged: Readiness | None) -> tuple[Finding, ...]:
    """Give which dimensions a visit found met, not met and not known, each with its reasons."""
    reasons = {one.dimension: one.reasons for one in judged.found} if judged else {}
    parts = (
        (_("Terpenuhi"), seen.met), (_("Belum terpenuhi"), seen.unmet),
        (_("Tidak diketahui"), seen.unknown),
    )  # fmt: skip
    found = [
        Finding(title, tuple(_dimension(one, reasons) for one in names))
        for title, names in parts
        if names
    ]
    if seen.eligible is False:
        found.append(Finding(_("Kelompok program"), (_("tidak lagi termasuk"),)))
    return (*found, Finding(_("Kunjungan"), (f"{date(seen.visited_on)}, {seen.visitor}",)))


def _dimension(name: str, reasons: Mapping[Dimension, Sequence[Sentence]]) -> str:
    why = " ".join(said(one) for one in reasons.get(Dimension(name), ()))
    label = dimension_name(name)
    return f"{label}: {why}" if why else label


def _facts(told: Told) -> tuple[Definition, ...]:
    one = told.one
    facts = [
        Definition(_("Wilayah"), region_name(told.place)),
        Definition(_("Jenis"), kind_explained(one.kind)),
        Definition(_("Diusulkan oleh"), source_of_case(one.source)),
    ]
    if one.no_ba and one.tanggal_ba:
        facts.append(Definition(_("Berita acara"), f"{one.no_ba}, {date(one.tanggal_ba)}"))
    if one.left_from:
        since = month(Period.from_number(one.left_from))
        facts.append(Definition(_("Tidak menerima mulai"), since))
    elif one.asked:
        facts.append(Definition(_("Diminta mulai"), month(Period.from_number(one.asked))))
    if one.told_on and one.object_until:
        letter = _("%(number)s, diterima %(to)s pada %(day)s")
        words = {"number": one.letter_no, "to": one.told_to, "day": date(one.told_on)}
        facts.append(Definition(_("Surat"), letter % words))
        facts.append(Definition(_("Dapat keberatan sampai"), date(one.object_until)))
    if one.objected_on:
        facts.append(Definition(_("Keberatan pada"), date(one.objected_on)))
        if one.due and not one.answered_by:
            facts.append(Definition(_("Dijawab paling lambat"), date(one.due)))
    if one.return_no_ba and one.return_tanggal_ba:
        back = f"{one.return_no_ba}, {date(one.return_tanggal_ba)}"
        facts.append(Definition(_("Kembali dengan berita acara"), back))
    return tuple(facts)


def _links(told: Told) -> tuple[Link, ...]:
    one, links = told.one, []
    if told.may_decide and one.state == CaseState.VISITED:
        url = f"{reverse('musdes-desa')}?region={one.code}"
        links.append(Link(_("Semua keluarga desa ini yang menunggu musyawarah"), url))
    if told.may_tell and one.no_ba and one.told_on is None and CASE.next(one.state, "tell"):
        url = reverse("musdes-letters", args=[one.id])
        links.append(Link(_("Semua surat berita acara ini yang belum disampaikan"), url))
    if told.may_family:
        links.append(Link(_("Halaman keluarga"), reverse("family", args=[told.one.family])))
    if told.document:
        url = reverse("changes-document", args=[told.document])
        links.append(Link(_("Berita acara di register"), url))
    links.append(Link(_("Kunjungan rumah"), reverse("visit-new", args=[told.one.family])))
    return (*links, Link(_("Alur langkah"), f"{reverse('machines')}?name=case"))


def _letters(told: Told) -> tuple[Action, ...]:
    one = told.one
    if not (told.may_tell and one.no_ba and one.asked and one.state != "STAYS"):
        return ()
    return (
        Action(
            _("Cetak surat (PDF)"), reverse("graduation-letter", args=[one.id]), "post",
            key=keys.new_key(),
        ),
        Action(
            _("Cetak semua surat berita acara ini"), reverse("graduation-letters"), "post",
            key=keys.new_key(), fields=(("case", str(one.id)),),
        ),
    )  # fmt: skip


def _event(told: Told, event: CaseEvent) -> Event:
    who = " · ".join(
        filter(None, (event.by_name, told.parties.get(event.by_org or UUID(int=0), "")))
    )
    rests_on = _("berita acara %(number)s") % {"number": event.no_ba} if event.no_ba else ""
    day = date(event.day) if event.day else ""
    lines = (
        event.words,
        ", ".join(filter(None, (rests_on, day))),
        f"{who}, {date_and_time(timezone.localtime(event.at))}",
    )
    tone: Tone = "good" if event.kind in _GOOD else "plain"
    return Event(
        timezone.localtime(event.at).date(),
        event_name(event.kind),
        "\n".join(filter(None, lines)),
        tone=tone,
    )
