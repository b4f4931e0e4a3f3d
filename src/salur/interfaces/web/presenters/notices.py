"""Turns what somebody was told into the page that lists it, each with the way to it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.coordination.domain.notices import said
from salur.coordination.queries.notices import PAGE, Notice
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Heading,
    Link,
    Pager,
    Row,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, date
from salur.interfaces.web.frame import organisation_named
from salur.interfaces.web.pages.notices import NoticesPage
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import language, region_name

# The page of the thing itself, by the kind that tells of it; the others are about an obstacle.
_PAGES = {
    "sensitive": "complaint",
    "complaint": "complaint",
    "complaint_given": "complaint",
    "complaint_late": "complaint",
    "referral": "referral",
    "referral_answered": "referral",
    "referral_late": "referral",
    "referral_unanswered": "referral",
    "objection_soon": "graduation",
    "objection_late": "graduation",
    "meeting_invited": "meeting",
    "meeting_moved": "meeting",
    "meeting_called_off": "meeting",
    "minutes_to_sign": "meeting",
    "minutes_returned": "meeting",
    "minutes_signed": "meeting",
    "report_returned": "report",
    "report_waits": "report",
    "spa_waits": "cycle",
    "spa_to_check": "cycle",
    "order_waits": "order",
    "order_to_check": "order",
    "return_waits": "return",
}


# Of these there are several at once: the list of them, in the kab/kota.
_LISTS = {"follow_up_late": ("follow-ups", "which=terlambat")}


def url_of(kind: str, subject: UUID, code: str) -> str:
    """Give the page of what a notice is about."""
    if kind in _LISTS:
        name, narrowed = _LISTS[kind]
        return f"{reverse(name)}?region={code[:4]}&{narrowed}"
    return reverse(_PAGES.get(kind, "obstacle"), args=[subject])


def notices_list(
    visit: Visit, rows: Sequence[Notice], names: Mapping[str, str], kind: str
) -> NoticesPage:
    """Give the page; one row more than it shows says that there is another page."""
    shown = rows[:PAGE]
    unseen = [one.id for one in shown if not one.is_seen]
    fields = (("until", str(unseen[0])),) if unseen else ()
    head = Heading(
        _("Pemberitahuan"),
        _("Yang terbaru di atas; buka satu untuk sampai ke halamannya."),
        Action(_("Tandai semua sudah dibaca"), reverse("notices-seen"), "post", fields=fields)
        if unseen and not kind
        else None,
        secondary=(Link(_("Atur surel"), reverse("notices-choice")),),
    )
    narrowed = f"kind={kind}&" if kind else ""
    more = f"?{narrowed}after={shown[-1].id}" if len(rows) > PAGE else ""
    table = Table(
        caption=_("Pemberitahuan"),
        hide_caption=True,
        columns=(Column(_("Apa")), Column(_("Tempat")), Column(_("Hari")), Column(_("Keadaan"))),
        rows=tuple(_row(visit, one, names) for one in shown),
        empty=_("Belum ada pemberitahuan untuk Anda."),
        pager=Pager(_("%(count)s di halaman ini") % {"count": len(shown)}, next_url=more)
        if more
        else None,
    )
    return NoticesPage(head, table)


def _row(visit: Visit, one: Notice, names: Mapping[str, str]) -> Row:
    office = organisation_named(one.organisation)
    elsewhere = one.organisation != visit.actor.organisation_id
    where = region_name(names.get(one.code[:4], one.code)) or NOTHING
    tags = Tag(_("mendesak"), "alert") if one.urgent else Tag(_("baru"), "wait")
    return Row(
        (
            Cell(said(one.kind, 1, language()), url_of(one.kind, one.subject, one.code)),
            Cell(where, note=office.name if office and elsewhere else ""),
            Cell(date(timezone.localdate(one.at))),
            Cell("", tag=Tag(_("dibaca")) if one.is_seen else tags),
        )
    )
