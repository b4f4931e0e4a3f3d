"""Turns referrals into pages: the list, how organisations answer, one as a story."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.graduation.domain.referrals import WAITING
from salur.graduation.queries.referrals import (
    AnswersOf,
    Referral,
    ReferralEvent,
    ReferralsWaiting,
)
from salur.interfaces.web.along_words import (
    referral_event,
    referral_state,
    referral_tag,
    support_name,
)
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Cell,
    Choice,
    Column,
    Definition,
    Event,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Pager,
    Row,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, date, date_and_time, number
from salur.interfaces.web.pages.along import AlongPage, ReferralPage
from salur.interfaces.web.pages.findings import TablePage
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.words import region_name

Names = Mapping[str, str]
Parties = Mapping[UUID, str]
ASKED = ("which", "kind")


def referrals_page(
    area: Area,
    found: Sequence[Referral],
    names: Names,
    parties: Parties,
    *,
    asked: Mapping[str, str],
    choices: Mapping[str, Sequence[tuple[str, str]]],
    pager: Pager,
    today: dt.date,
) -> AlongPage:
    """Give the list with its filter."""
    labels = {"which": _("Keadaan"), "kind": _("Bantuan")}
    return AlongPage(
        head=Heading(
            _("Rujukan, %(area)s") % {"area": area.name},
            _("Keluarga yang dirujuk ke lembaga yang dapat membantu. Lembaganya menjawab."),
            secondary=(Link(_("Bagaimana tiap lembaga menjawab"), area.url("referrals-agencies")),),
        ),
        stats=(),
        filter=FilterForm(
            url=reverse("referrals"),
            fields=tuple(
                FilterField(
                    name,
                    labels[name],
                    tuple(
                        Choice(value, label, value == asked.get(name, ""))
                        for value, label in choices[name]
                    ),
                )
                for name in ASKED
            ),
            reset_url=area.url("referrals") if any(asked.values()) else "",
            hidden=(("region", area.code),),
        ),
        table=referral_table(
            found, names, parties, today, caption=_("Rujukan"), pager=pager,
            empty=_("Belum ada rujukan di sini. Keluarga dirujuk dari halamannya sendiri."),
        ),
    )  # fmt: skip


def referral_table(
    found: Sequence[Referral],
    names: Names,
    parties: Parties,
    today: dt.date,
    *,
    caption: str,
    empty: str = "",
    pager: Pager | None = None,
) -> Table:
    """Give referrals as a table: who, for what, to whom, until when."""
    heads = (_("Nomor"), _("Keluarga"), _("Bantuan"), _("Lembaga"), _("Batas"), _("Keadaan"))
    return Table(
        caption=caption,
        hide_caption=True,
        columns=tuple(map(Column, heads)),
        rows=tuple(_row(one, names, parties, today) for one in found),
        empty=empty,
        pager=pager,
    )


def desk_table(waiting: ReferralsWaiting, names: Names, today: dt.date) -> Table | None:
    """Give what a desk was asked, the nearest day first; None where nothing waits."""
    if not waiting.count:
        return None
    shown = _("%(shown)s dari %(total)s rujukan") % {
        "shown": number(len(waiting.first)),
        "total": number(waiting.count),
    }
    heads = (_("Nomor"), _("Keluarga"), _("Bantuan"), _("Batas"), _("Keadaan"))
    rows = (_row(one, names, {}, today) for one in waiting.first)
    return Table(
        caption=_("Rujukan"),
        hide_caption=True,
        columns=tuple(map(Column, heads)),
        rows=tuple(Row((*row.cells[:3], *row.cells[4:])) for row in rows),
        pager=Pager(shown, next_url=f"{reverse('referrals')}?which=kami")
        if waiting.count > len(waiting.first)
        else None,
    )


def _row(one: Referral, names: Names, parties: Parties, today: dt.date) -> Row:
    overdue = one.is_overdue(today)
    return Row(
        (
            Cell(one.shown, reverse("referral", args=[one.id]), note=date(one.made_on)),
            Cell(one.family_name, note=region_name(names.get(one.code, one.code))),
            Cell(support_name(one.kind)),
            Cell(parties.get(one.organisation, NOTHING)),
            Cell(
                date(one.due_on) if one.state in WAITING else date(one.ended_on or one.due_on),
                needs_someone=overdue,
            ),
            Cell("", tag=referral_tag(one.state, overdue=overdue)),
        )
    )


def agencies_page(
    area: Area, found: Sequence[AnswersOf], parties: Parties, since: dt.date, today: dt.date
) -> TablePage:
    """Give how each organisation answers, by the same measure."""
    return TablePage(
        Heading(
            _("Bagaimana tiap lembaga menjawab rujukan, %(area)s") % {"area": area.name},
            _("Yang dirujuk sejak %(since)s sampai %(today)s, dan semua yang masih menunggu.")
            % {"since": date(since), "today": date(today)},
            secondary=(Link(_("Daftar rujukan"), area.url("referrals")),),
        ),
        agencies_table(found, parties, _("Lembaga")),
    )


def agencies_table(found: Sequence[AnswersOf], parties: Parties, caption: str) -> Table:
    """Give what each organisation was asked, and what it did about it."""
    heads = (
        *(_("Dirujuk"), _("Menunggu"), _("Lewat batas"), _("Diterima")),
        *(_("Tepat waktu"), _("Terlambat"), _("Hari sampai dijawab"), _("Diberikan"), _("Ditolak")),
    )
    return Table(
        caption=caption,
        hide_caption=True,
        columns=(Column(_("Lembaga")), *(Column(head, number=True) for head in heads)),
        rows=tuple(
            Row(
                (
                    Cell(parties.get(one.organisation, NOTHING)),
                    Cell(number(one.made)),
                    Cell(number(one.waiting)),
                    Cell(number(one.overdue), needs_someone=one.overdue > 0),
                    Cell(number(one.taken)),
                    Cell(number(one.in_time)),
                    Cell(number(one.late)),
                    Cell(NOTHING if one.usual_days is None else number(one.usual_days)),
                    Cell(number(one.delivered)),
                    Cell(number(one.declined)),
                )
            )
            for one in found
        ),
        empty=_("Belum ada rujukan dalam kurun ini."),
    )


@dataclass(frozen=True)
class Told:
    """What the queries said of a referral; `may_family` says whether its family may be opened."""

    one: Referral
    events: Sequence[ReferralEvent]
    place: str
    parties: Parties
    today: dt.date
    may_family: bool


def referral_page(told: Told, panels: Sequence[Panel]) -> ReferralPage:
    """Turn the answers into the page."""
    one = told.one
    asked = told.parties.get(one.organisation, NOTHING)
    sentence = {
        "SENT": _("Menunggu jawaban %(who)s sampai %(due)s."),
        "TAKEN": _("%(who)s memberikan bantuannya paling lambat %(due)s."),
    }.get(one.state, _("Rujukan ini sudah selesai."))
    return ReferralPage(
        head=Heading(
            _("Rujukan %(number)s") % {"number": one.shown},
            sentence % {"who": asked, "due": date(one.due_on)},
            secondary=(Link(_("Daftar rujukan"), reverse("referrals")),),
        ),
        status=referral_tag(one.state, overdue=one.is_overdue(told.today)),
        facts=(
            Definition(_("Keluarga"), one.family_name),
            Definition(_("Desa"), region_name(told.place)),
            Definition(_("Bantuan"), support_name(one.kind)),
            Definition(_("Lembaga"), asked),
            Definition(_("Dirujuk"), date(one.made_on)),
            *_answered(one),
        ),
        words=one.words,
        links=(Link(_("Halaman keluarga ini"), reverse("family", args=[one.family])),)
        if told.may_family
        else (),
        events=tuple(_event(told, event) for event in told.events),
        panels=tuple(panels),
    )


def _answered(one: Referral) -> tuple[Definition, ...]:
    if one.answered_on is None:
        return ()
    tag = Tag(_("tepat waktu"), "good") if one.in_time else Tag(_("terlambat"), "alert")
    return (Definition(_("Jawaban pertama"), date(one.answered_on), tag=tag),)


def _event(told: Told, event: ReferralEvent) -> Event:
    where = told.parties.get(event.by_org, "") if event.by_org else ""
    who = " · ".join(filter(None, (event.by_name, where)))
    due = _("batas %(day)s") % {"day": date(event.due_on)} if event.after in WAITING else ""
    lines = (event.words, f"{who}, {date_and_time(timezone.localtime(event.at))}", due)
    return Event(
        timezone.localtime(event.at).date(),
        referral_event(event.kind),
        "\n".join(filter(None, lines)),
        tone="good" if event.kind == "DELIVERED" else "plain",
    )


def state_choices() -> list[tuple[str, str]]:
    """Give what the list may be narrowed to."""
    return [
        ("", _("Semua")),
        ("terlambat", _("lewat batas")),
        ("kami", _("menunggu lembaga kami")),
        *((state, referral_state(state)) for state in
          ("SENT", "TAKEN", "DELIVERED", "DECLINED", "RECALLED")),
    ]  # fmt: skip
