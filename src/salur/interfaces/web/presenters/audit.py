"""The audit trail as sentences, by day."""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.audit import queries as audit
from salur.audit.domain import SENTENCES, Event, Fault
from salur.interfaces.web.components import (
    Choice,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Pager,
    Tag,
)
from salur.interfaces.web.formatting import date, number
from salur.interfaces.web.pages.audit import AuditDay, AuditEntry, AuditPage
from salur.interfaces.web.words import language

_NAMED = re.compile(r"\{\w+\}")


def audit_page(
    events: Sequence[Event], next_before: int | None, fault: Fault | None, action: str, first: bool
) -> AuditPage:
    """Turn a page of events into days of sentences."""
    url = reverse("audit")
    asked = {"action": action} if action else {}
    older = f"{url}?{urlencode({**asked, 'before': next_before})}" if next_before else ""
    newest = "" if first else f"{url}?{urlencode(asked)}"
    return AuditPage(
        head=Heading(
            _("Jejak audit"),
            _("Setiap tindakan, terbaru di atas. Catatan tidak dapat diubah atau dihapus."),
        ),
        filter=FilterForm(url, (FilterField("action", _("Tindakan"), _choices(action)),), url),
        days=tuple(
            AuditDay(day, _chain(day, fault), tuple(map(_entry, entries)))
            for day, entries in groupby(sorted(events, key=_day, reverse=True), key=_day)
        ),
        pager=Pager(_("%(count)s catatan") % {"count": number(len(events))}, newest, older),
    )


def _day(event: Event) -> dt.date:
    return timezone.localtime(event.at).date()


def _chain(day: dt.date, fault: Fault | None) -> Tag:
    if fault is None:
        return Tag(_("rantai utuh"), "good")
    return Tag(_("rantai putus pada %(day)s") % {"day": date(fault.day)}, "alert")


def _choices(action: str) -> tuple[Choice, ...]:
    labels = sorted(
        (_NAMED.sub("…", sentence.in_language(language())).strip("… .:"), name)
        for name, sentence in SENTENCES.items()
    )
    return (
        Choice("", _("Semua")),
        *(Choice(name, label, name == action) for label, name in labels),
    )


def _entry(event: Event) -> AuditEntry:
    text = audit.sentence(event, language())
    who, did = event.actor_name, text.removeprefix(event.actor_name).strip()
    links: tuple[Link, ...] = ()
    if event.subject_kind == "family":
        links = (Link(_("keluarga"), reverse("family", args=[event.subject_id])),)
    return AuditEntry(timezone.localtime(event.at), who if did != text else "", did, links)
