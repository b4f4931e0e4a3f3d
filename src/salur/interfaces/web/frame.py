"""Fills the frame around every page: who is here, where they can go, for which area and month."""

import uuid
from functools import lru_cache
from time import monotonic

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.area import Area
from salur.interfaces.web.components import Choice, Link
from salur.interfaces.web.formatting import month
from salur.interfaces.web.pages.shell import Chooser, NavItem, Shell
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import role_names
from salur.kernel.region_code import NATION
from salur.parties import queries as parties
from salur.parties.queries import Organisation

_Entry = tuple[str, str, str, bool]  # label, view, verb, and whether it keeps area and month
_KEPT_SECONDS = 60
# What belongs to one month's distribution stands in a row of its own, beneath the menu.
_WITHIN_DISTRIBUTION = (
    "cycles",
    "orders",
    "rice",
    "payments",
    "cards",
    "field",
    "shops",
    "matches",
    "books",
    "handovers",
    "recaps",
    "deadlines",
    "transition",
)
# What agencies settle between them stands in another such row.
_WITHIN_COORDINATION = (
    "obstacles",
    "desk",
    "complaints",
    "meetings",
    "race",
    "teams",
    "machines",
)
# And what belongs to families that move on, in a third.
_WITHIN_GRADUATION = (
    "graduations",
    "visits-due",
    "musdes",
    "referrals",
    "follow-ups",
    "slots",
    "outcomes",
)
_OF_MONEY = ("orders", "payments", "cards", "shops", "matches", "transition")
_PLURALS = {  # pages of one thing stand beneath the list of its kind
    "deadline": "deadlines",
    "return": "payments",
    "returns": "payments",
    "exception": "exceptions",
    "resolved": "exceptions",
    "write-off": "exceptions",
    "burekol": "cards",
    "burekols": "cards",
    "campaign": "cards",
    "campaigns": "cards",
    "card": "cards",
    "complaint": "complaints",
    "team": "teams",
    "directory": "teams",
    "cycle": "cycles",
    "spa": "cycles",
    "order": "orders",
    "handover": "handovers",
    "family": "families",
    "follow": "follow-ups",
    "graduation": "graduations",
    "visit": "visits-due",
    "visits": "visits-due",
    "outcome": "outcomes",
    "referral": "referrals",
    "slot": "slots",
    "change": "changes",
    "waiting": "changes",
    "duplicate": "duplicates",
    "question": "questions",
    "report": "reports",
    "compilation": "reports",
    "person": "people",
    "shop": "shops",
    "match": "matches",
    "meeting": "meetings",
    "sprint": "transition",
    "sprints": "transition",
    "siting": "transition",
    "sitings": "transition",
    "watch": "transition",
    "plan": "transition",
    "plans": "transition",
    "obstacle": "obstacles",
    "machine": "machines",
}


def organisation_named(organisation_id: uuid.UUID | None) -> Organisation | None:
    """Give the organisation somebody acts for; asked of the database once a minute."""
    if organisation_id is None:
        return None
    return _organisation(organisation_id, int(monotonic()) // _KEPT_SECONDS)


@lru_cache(maxsize=2_000)
def _organisation(organisation_id: uuid.UUID, _minute: int) -> Organisation | None:
    return parties.organisation(organisation_id)


def frame(
    request: HttpRequest,
    *,
    title: str,
    area: Area | None = None,
    crumbs: tuple[Link, ...] = (),
    chooser: str = "",
    hidden: tuple[tuple[str, str], ...] = (),
) -> Shell:
    """Give the frame; `chooser` names the view that the choice of area and month opens."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    return Shell(
        organisation=visit.organisation.name if visit.organisation else "",
        person=visit.actor.name,
        role=_role(visit),
        home_url=reverse("home"),
        nav=_nav(request, visit, area),
        within=_within(request, visit, area),
        within_name=_within_name(request),
        crumbs=(*crumbs, Link(title, "")) if crumbs else (),
        chooser=_chooser(area, chooser, hidden) if area and chooser else None,
        account_url=reverse("account"),
        sign_out_url=reverse("account_logout"),
        area=area.name if area else "",
        period=month(area.period) if area else "",
        notices_url=reverse("notices"),
        unseen=visit.unseen,
    )


def place_crumbs(area: Area, view: str) -> tuple[Link, ...]:
    """Give the ways up from an area, within the scope."""
    if area.path == area.home:
        return ()
    top = [Link(_("Semua wilayah tugas"), area.url(view, ""))] if area.home == NATION else []
    return (*top, *(Link(place.name, area.url(view, place.code)) for place in area.above))


def _role(visit: Visit) -> str:
    words = role_names(visit.actor.roles)
    if visit.actor.stands_in_for:
        return _("%(role)s, menggantikan %(name)s") % {
            "role": words,
            "name": visit.actor.stands_in_for,
        }
    return words


def _nav(request: HttpRequest, visit: Visit, area: Area | None) -> tuple[NavItem, ...]:
    entries: tuple[_Entry, ...] = (
        (_("Beranda"), "home", "exception.read", True),
        (_("Wilayah"), "region", "exception.read", True),
        (_("Perlu ditangani"), "exceptions", "exception.read", True),
        (_("Penyaluran"), *_first_within(visit), True),
        (_("Koordinasi"), *_first_of(_coordination(), visit), True),
        (_("Berkas"), "evidence", "evidence.read", True),
        (_("Laporan"), "reports", "report.read", True),
        (_("Keluarga"), "families", "family.read", False),
        (_("Perubahan"), "changes", "family.read", False),
        (_("Graduasi"), *_first_of(_graduation(), visit), True),
        (_("Keluarga ganda"), "duplicates", "duplicate.read", False),
        (_("Sinkron Pusdatin"), "sync", "family.read", False),
        (_("Mutu data"), "quality", "quality.read", True),
        (_("Pertanyaan lapangan"), "questions", "question.answer", False),
        (_("Orang"), "people", "people.manage", False),
        (_("Jejak audit"), "audit", "audit.read", False),
    )
    here = _here(request)
    if here in _WITHIN_DISTRIBUTION:
        here = _first_within(visit)[0]
    if here in _WITHIN_COORDINATION:
        here = _first_of(_coordination(), visit)[0]
    if here in _WITHIN_GRADUATION:
        here = _first_of(_graduation(), visit)[0]
    if here == "rulebook":  # opened from what it explains
        here = "exceptions"
    return _items(entries, visit, area, here)


def _within(request: HttpRequest, visit: Visit, area: Area | None) -> tuple[NavItem, ...]:
    """Give the row of pages beneath an entry of the menu, where this page is one of them."""
    here = _here(request)
    if here in _WITHIN_DISTRIBUTION:
        items = _items(_distribution(visit), visit, area, here)
    elif here in _WITHIN_COORDINATION:
        items = _items(_coordination(), visit, area, here)
    elif here in _WITHIN_GRADUATION:
        items = _items(_graduation(), visit, area, here)
    else:
        return ()
    return items if len(items) > 1 else ()


def _within_name(request: HttpRequest) -> str:
    here = _here(request)
    if here in _WITHIN_GRADUATION:
        return _("Di dalam graduasi")
    return _("Di dalam koordinasi") if here in _WITHIN_COORDINATION else _("Di dalam penyaluran")


def _coordination() -> tuple[_Entry, ...]:
    return (
        (_("Hambatan"), "obstacles", "obstacle.read", True),
        (_("Meja"), "desk", "desk.read", False),
        (_("Pengaduan"), "complaints", "complaint.read", True),
        (_("Rapat"), "meetings", "meeting.read", True),
        (_("Pacuan realisasi"), "race", "exception.read", True),
        (_("Tim koordinasi"), "teams", "obstacle.read", True),
        (_("Alur langkah"), "machines", "obstacle.read", False),
    )


def _graduation() -> tuple[_Entry, ...]:
    return (
        (_("Graduasi"), "graduations", "graduation.read", True),
        (_("Kunjungan rumah"), "visits-due", "graduation.read", True),
        (_("Musyawarah desa"), "musdes", "graduation.read", True),
        (_("Rujukan"), "referrals", "referral.read", True),
        (_("Tindak lanjut"), "follow-ups", "graduation.read", True),
        (_("Tempat yang kosong"), "slots", "graduation.read", True),
        (_("Hasil graduasi"), "outcomes", "graduation.read", True),
    )


def _distribution(visit: Visit) -> tuple[_Entry, ...]:
    entries: tuple[_Entry, ...] = (
        (_("Bulan penyaluran"), "cycles", "cycle.read", True),
        (_("Perintah bayar"), "orders", "cycle.read", True),
        (_("Beras"), "rice", "cycle.read", True),
        (_("Pembayaran"), "payments", "payment.read", True),
        (_("Serah terima"), "handovers", "sheet.read", True),
        (_("Rekening & kartu"), "cards", "card.read", True),
        (_("Lapangan"), "field", "family.read", True),
        (_("e-Warong"), "shops", "shop.read", True),
        (_("Padanan"), "matches", "match.read", True),
        (_("Buku"), "books", "ledger.read", True),
        (_("Rekapitulasi"), "recaps", "ledger.read", True),
        (_("Tenggat"), "deadlines", "exception.read", True),
        (_("Peralihan"), "transition", "transition.read", True),
    )
    has_money = "BPNT" in visit.programs
    return tuple(one for one in entries if has_money or one[1] not in _OF_MONEY)


def _first_within(visit: Visit) -> tuple[str, str]:
    """Give the page that stands for the whole row, with its verb: a bank has no cycles."""
    return _first_of(_distribution(visit), visit)


def _first_of(entries: tuple[_Entry, ...], visit: Visit) -> tuple[str, str]:
    found = ((view, verb) for _label, view, verb, _keeps in entries if visit.may(verb))
    return next(found, entries[0][1:3])


def _here(request: HttpRequest) -> str:
    name = request.resolver_match.view_name if request.resolver_match else ""
    return _PLURALS.get(name.split("-")[0], name.split("-")[0])


def _items(
    entries: tuple[_Entry, ...], visit: Visit, area: Area | None, here: str
) -> tuple[NavItem, ...]:
    return tuple(
        NavItem(
            label,
            area.url(view) if area and keeps_area else reverse(view),
            current=here == view,
        )
        for label, view, verb, keeps_area in entries
        if visit.may(verb)
    )


def _chooser(area: Area, view: str, hidden: tuple[tuple[str, str], ...]) -> Chooser:
    places = [Choice(place.code, place.name) for place in area.above]
    places.append(Choice(area.code, area.name, selected=True))
    places += [Choice(place.code, f"– {place.name}") for place in area.below]
    if area.code and area.home == NATION:
        places.insert(0, Choice("", _("Semua wilayah tugas")))
    months = sorted({*area.periods, area.period}, reverse=True)
    return Chooser(
        url=reverse(view),
        regions=tuple(places),
        periods=tuple(
            Choice(str(period), month(period), selected=period == area.period) for period in months
        ),
        hidden=hidden,
    )
