"""Families: looking for one, one, and one hidden number of it on a recorded reason."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.actions import as_owner
from salur.access.domain import covers
from salur.coordination import queries as coordination
from salur.evidence import queries as evidence
from salur.interfaces.web import keys
from salur.interfaces.web.area import home_path
from salur.interfaces.web.components import Link
from salur.interfaces.web.frame import frame
from salur.interfaces.web.presenters.families import families_page, read_search
from salur.interfaces.web.presenters.family import Answers, family_page
from salur.interfaces.web.presenters.family_payments import Story
from salur.interfaces.web.visit import Visited
from salur.places import queries as places
from salur.programs import queries as programs
from salur.quality import queries as quality
from salur.reconciliation import queries as reconciliation
from salur.registry import actions as registry_actions
from salur.registry import queries as registry
from salur.registry.domain import Secret

_SHOWN_MONTHS = 12


def search(request: Visited) -> HttpResponse:
    """Show the search; what is looked for comes by POST and stays out of the address."""
    asked = request.POST.get("asked", "").strip()[:100]
    after = _after(request)
    found: tuple[registry.FamilyLine, ...] = ()
    for only in read_search(asked):
        found = registry.families_page(
            home_path(request.visit.actor), after=after, only=only, limit=registry.PAGE + 1
        )
        if found:
            break
    more = found[registry.PAGE - 1].after_key if len(found) > registry.PAGE else None
    found = found[: registry.PAGE]
    names = places.names({one.kode_wilayah for one in found}, timezone.localdate())
    page = families_page(asked, found, names, searched=request.method == "POST", next_after=more)
    shell = frame(request, title=page.head.title)
    return render(request, "web/pages/families.html", {"page": page, "shell": shell})


def show(request: Visited, family_id: UUID) -> HttpResponse:
    """Show one family."""
    return _answer(request, family_id, {})


def unmask(request: Visited, family_id: UUID, secret: str) -> HttpResponse:
    """Show one hidden number of a family, once, on a reason that is recorded."""
    if secret not in {one.value for one in Secret}:
        raise Http404
    wanted = Secret(secret)
    value = registry_actions.unmask(
        family_id,
        wanted,
        reason=request.POST.get("reason", ""),
        by=request.visit.actor,
        at=timezone.now(),
    )
    return _answer(request, family_id, {wanted: value})


def _answer(request: Visited, family_id: UUID, shown: Mapping[Secret, str]) -> HttpResponse:
    family = registry.family(family_id)
    if family is None:
        raise Http404
    code = family.kode_wilayah
    others, their_months = _others(family)
    codes = (code, code[:6], *(one.kode_wilayah[:4] for one in others))
    paths = request.visit.actor.paths
    aid = reconciliation.aid_of_family(family.id_kpm)
    page = family_page(
        Answers(
            family=family,
            months=aid.months,
            units=aid.units,
            story=Story(aid.payments, programs.listed.entries_of_family(family.id_kpm)),
            names=places.names(codes, timezone.localdate()),
            changes=registry.change_lines(id_kpm=family.id_kpm),
            violations=quality.violations_of(family.id),
            matches=family.matches,
            may_see_along=request.visit.may("graduation.read"),
            may_see_cards=request.visit.may("card.read"),
            may_propose=request.visit.may("change.propose"),
            may_unmask=request.visit.may("identifier.unmask"),
            shown=shown,
            matters=aid.matters,
            files=_files(request, aid.matters),
            others=others,
            their_months=their_months,
            complaints=coordination.complaints_of_family(family.id)
            if request.visit.may("complaint.read")
            else (),
            today=timezone.localdate(),
            reached=frozenset(one.family for one in others if covers(paths, one.path)),
        )
    )
    crumbs = (Link(_("Keluarga"), "/keluarga/"),)
    shell = frame(request, title=family.name, crumbs=crumbs)
    return render(request, "web/pages/family.html", {"page": page, "shell": shell})


def _files(
    request: Visited, matters: Sequence[reconciliation.Matter]
) -> Mapping[UUID, evidence.EvidenceRow]:
    """Give the files that ended what hung of a family."""
    if not request.visit.may("evidence.read"):
        return {}
    ended = (month.resolved_by for one in matters for month in one.months)
    return evidence.files_by_id(filter(None, ended))


def _others(
    family: registry.FamilyView,
) -> tuple[Sequence[registry.OneWith], Mapping[str, Sequence[reconciliation.FamilyMonth]]]:
    """Give the families that count as one with this one and their months, wherever they live."""
    if not family.is_joined:
        return (), {}
    with as_owner():
        others = registry.one_with(family.id)
        ids = [one.id_kpm for one in others]
        return others, reconciliation.newest_months(ids, _SHOWN_MONTHS)


def _after(request: Visited) -> tuple[str, str, str] | None:
    code, name, identity = (request.POST.get(field, "") for field in ("code", "name", "id"))
    return (code, name, identity) if code and keys.identity(identity) else None
