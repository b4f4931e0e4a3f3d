"""Accounts and cards: the overview of an area, its lists, and one family's card."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.distribution import actions
from salur.distribution import queries as distribution
from salur.interfaces.web import keys
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.card_forms import CardStep, Repaired
from salur.interfaces.web.components import Link
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.presenters import card as one_card
from salur.interfaces.web.presenters.cards import (
    STAGES,
    Answers,
    cards_page,
    claims_page,
    lines_page,
    replacements_page,
)
from salur.interfaces.web.visit import Visited
from salur.places import queries as places
from salur.reconciliation import queries as reconciliation
from salur.registry import actions as registry_actions
from salur.registry import queries as registry
from salur.registry.domain import LIFE_STEPS, CardState, Subject, Unhanded
from salur.registry.queries import Standing

_SHOWN = 5
_KABKOTA = 2  # above it the accounts are too many to add up on a page
_DIGITS = (2, 4, 6, 10, 10)  # of the codes below a region of each level
_FIRST_STEPS = (CardState.CETAK, CardState.DI_CABANG, CardState.TERDISTRIBUSI)


def index(request: Visited) -> HttpResponse:
    """Show how far the families of an area are."""
    area, today = area_of(request), timezone.localdate()
    orders = distribution.burekols_page(area.path, limit=_SHOWN)
    campaigns = distribution.campaigns_page(area.path, limit=_SHOWN)
    codes = {one.code for one in orders} | {one.kode_wilayah for one in campaigns}
    found = Answers(
        counts=registry.card_counts_below(area.path, _DIGITS[area.level]),
        awaited=distribution.awaited(area.path, today),
        failures=registry.failure_reasons(area.path),
        orders=orders,
        campaigns=campaigns,
        replacing=registry.replacement_counts(area.path, today),
        names=names_of(area, codes),
        today=today,
    )
    page = cards_page(area, found)
    crumbs = place_crumbs(area, "cards")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="cards")
    return render(request, "web/pages/cards.html", {"page": page, "shell": shell})


def lines(request: Visited) -> HttpResponse:
    """Show the families that stand at a stage."""
    area, asked = area_of(request), request.GET.get("stage", "tanpa-rekening")
    if asked not in STAGES:
        raise Http404
    reason = request.GET.get("reason", "")
    key = keys.unpacked(request.GET.get("after", ""), str, str, str)
    after = None if key is None else (key[0], key[1], keys.known_identity(key[2]))
    found = registry.card_lines(
        area.path, STAGES[asked], reason=reason or None, after=after, limit=registry.PAGE + 1
    )
    more = ""
    if len(found) > registry.PAGE:
        code, name, identity = found[registry.PAGE - 1].after_key
        more = keys.packed(code, name, str(identity))
    found = found[: registry.PAGE]
    names = names_of(area, {one.kode_wilayah for one in found})
    lying = None
    if asked == "belum-diserahkan" and area.level >= _KABKOTA:
        lying = reconciliation.left_on(registry.accounts_not_handed(area.path))
    page = lines_page(
        area,
        asked,
        found,
        names,
        reason=reason,
        first=after is None,
        next_after=more,
        lying=lying,
    )
    return _list(request, area, page, "web/pages/people.html")


def replacements(request: Visited) -> HttpResponse:
    """Show the cards that are to be replaced, with their clocks."""
    area = area_of(request)
    key = keys.unpacked(request.GET.get("after", ""), str, str)
    after = None if key is None else (keys.day(key[0]), keys.known_identity(key[1]))
    found = registry.open_replacements(area.path, after=after, limit=registry.PAGE + 1)
    more = ""
    if len(found) > registry.PAGE:
        last = found[registry.PAGE - 1]
        more = keys.packed(last.due.isoformat(), str(last.id))
    found = found[: registry.PAGE]
    names = names_of(area, {one.kode_wilayah for one in found})
    today = timezone.localdate()
    page = replacements_page(area, found, names, today, first=after is None, next_after=more)
    return _list(request, area, page, "web/pages/table.html")


def claims(request: Visited) -> HttpResponse:
    """Show what was said and moved nothing, or came late."""
    area = area_of(request)
    before = keys.row_number(request.GET.get("before", ""))
    evidence = keys.identity(request.GET.get("evidence", ""))
    found = registry.named_claims(
        area.path, before=before, evidence=evidence, limit=registry.PAGE + 1
    )
    more = found[registry.PAGE - 1].id if len(found) > registry.PAGE else None
    found = found[: registry.PAGE]
    names = names_of(area, {one.kode_wilayah for one in found if one.kode_wilayah})
    page = claims_page(area, found, names, first=before is None, next_before=more)
    return _list(request, area, page, "web/pages/table.html")


def show(request: Visited, family_id: UUID) -> HttpResponse:
    """Show the account and card of one family."""
    return _card(request, family_id)


def record(request: Visited, family_id: UUID) -> HttpResponse:
    """Record one step of a card."""
    standing = _standing(family_id)
    form = CardStep(request.POST, steps=_steps(standing), auto_id="langkah_%s")
    if not form.is_valid():
        return _card(request, family_id, step=form)
    said = form.cleaned_data
    actions.record_card(
        family_id=family_id,
        state=CardState(said["state"]),
        day=said["day"],
        reason=Unhanded(said["reason"]) if said.get("reason") else None,
        new_number=said.get("new_number", ""),
        by=request.visit.actor,
        at=timezone.now(),
        key=said["key"],
    )
    messages.success(request, _("Keadaan kartu dicatat."))
    return redirect("card", family_id=family_id)


def repair(request: Visited, family_id: UUID) -> HttpResponse:
    """Say that why an account did not open is repaired."""
    form = Repaired(request.POST, auto_id="perbaikan_%s")
    if not form.is_valid():
        return _card(request, family_id, repaired=form)
    registry_actions.mark_repaired(
        family_id=family_id,
        note=form.cleaned_data["note"],
        by=request.visit.actor,
        at=timezone.now(),
        key=form.cleaned_data["key"],
    )
    messages.success(request, _("Usulan berikutnya memuat keluarga ini lagi."))
    return redirect("card", family_id=family_id)


def names_of(area: Area, codes: Iterable[str]) -> dict[str, str]:
    """Give the names of regions; those that the area knows already are not asked again."""
    unknown = set(codes) - area.names.keys()
    found = places.names(unknown, timezone.localdate()) if unknown else {}
    return {**area.names, **found}


def _card(
    request: Visited,
    family_id: UUID,
    *,
    step: CardStep | None = None,
    repaired: Repaired | None = None,
) -> HttpResponse:
    standing = _standing(family_id)
    words = registry.card_words(family_id)
    failed = any(one.state == "GAGAL_BUREKOL" and one.verdict == "TAKEN" for one in words)
    panels = []
    steps = _steps(standing)
    if standing.blind and steps and request.visit.may("card.record"):
        first = {"key": new_key(), "day": timezone.localdate()}
        panels.append(
            Panel(
                _("Catat keadaan kartu"),
                _("Pilih yang terjadi sesudah keadaan sekarang."),
                step or CardStep(steps=steps, initial=first, auto_id="langkah_%s"),
                reverse("card-record", args=[family_id]),
                _("Catat"),
                "catat-kartu",
            )
        )
    if failed and standing.account_state is None and request.visit.may("account.repair"):
        panels.append(
            Panel(
                _("Sudah diperbaiki"),
                _("Data yang berubah diusulkan lagi dengan sendirinya; selain itu catat di sini."),
                repaired or Repaired(initial={"key": new_key()}, auto_id="perbaikan_%s"),
                reverse("card-repair", args=[family_id]),
                _("Tandai sudah diperbaiki"),
                "perbaikan",
            )
        )
    names = places.names([standing.kode_wilayah], timezone.localdate())
    found = one_card.Answers(
        standing, words, names, tuple(panels), request.visit.may("family.read")
    )
    page = one_card.card_page(found)
    crumbs = (Link(_("Rekening dan kartu"), reverse("cards")),)
    shell = frame(request, title=standing.name, crumbs=crumbs)
    return render(request, "web/pages/thing.html", {"page": page, "shell": shell})


def _standing(family_id: UUID) -> Standing:
    found = registry.standings([family_id]).get(family_id)
    if found is None:
        raise Http404
    return found


def _steps(standing: Standing) -> tuple[CardState, ...]:
    if standing.state is None:
        return _FIRST_STEPS
    return tuple(map(CardState, LIFE_STEPS[Subject.CARD][standing.state]))


def _list(request: Visited, area: Area, page: object, template: str) -> HttpResponse:
    crumbs = (Link(_("Rekening dan kartu"), area.url("cards")),)
    title = page.head.title  # type: ignore[attr-defined]  # every page has a head
    shell = frame(request, title=title, area=area, crumbs=crumbs)
    return render(request, template, {"page": page, "shell": shell})
