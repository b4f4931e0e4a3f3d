"""Hand-overs of cards: the list with the form of a new one, one of them, and its papers."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.distribution import actions
from salur.distribution import queries as distribution
from salur.distribution.queries import Campaign
from salur.interfaces.web import keys
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.card_forms import CampaignResult, Cancel, NewCampaign
from salur.interfaces.web.components import Heading, Link, Pager
from salur.interfaces.web.formatting import number
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.cards import Part, ThingPage
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.presenters.campaigns import Answers, campaign_page, campaign_table
from salur.interfaces.web.views.cards import names_of
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import region_name
from salur.parties import queries as parties
from salur.places import queries as places
from salur.registry import queries as registry
from salur.reporting import queries as reporting
from salur.reporting.documents import card_handover_pdf

_PAGE = 30
_DESA_DIGITS, _KABKOTA_DIGITS = 10, 4
_WAITING = ("CETAK", "DI_CABANG")


def index(request: Visited) -> HttpResponse:
    """Show the hand-overs of an area, or plan one."""
    area = area_of(request)
    form = _form(request, area)
    if form is not None and request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = actions.plan_campaign(
            desa=said["desa"],
            bank=UUID(said["bank"]),
            place=said["place"],
            day=said["day"],
            by=request.visit.actor,
            at=timezone.now(),
            key=said["key"],
        )
        return redirect("campaign", campaign_id=made.id)
    page = _list(request, area, form)
    crumbs = place_crumbs(area, "campaigns")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="campaigns")
    return render(request, "web/pages/thing.html", {"page": page, "shell": shell})


def show(request: Visited, campaign_id: UUID) -> HttpResponse:
    """Show one hand-over."""
    return _show(request, _campaign(campaign_id))


def record(request: Visited, campaign_id: UUID) -> HttpResponse:
    """Record what came of a hand-over, by its exceptions."""
    form = CampaignResult(request.POST, auto_id="hasil_%s")
    if not form.is_valid():
        return _show(request, _campaign(campaign_id), result=form)
    done = actions.record_campaign(
        campaign_id=campaign_id,
        exceptions=form.cleaned_data["exceptions"],
        no_ba=form.cleaned_data["no_ba"],
        by=request.visit.actor,
        at=timezone.now(),
        key=form.cleaned_data["key"],
    )
    said = {"handed": number(done.handed), "others": number(done.unhanded + done.absent)}
    messages.success(request, _("%(handed)s kartu diserahkan, %(others)s dikecualikan.") % said)
    return redirect("campaign", campaign_id=campaign_id)


def cancel(request: Visited, campaign_id: UUID) -> HttpResponse:
    """Call a planned hand-over off."""
    actions.cancel_campaign(
        campaign_id=campaign_id,
        by=request.visit.actor,
        at=timezone.now(),
        key=request.POST.get("key", ""),
    )
    return redirect("campaign", campaign_id=campaign_id)


def pdf(request: Visited, campaign_id: UUID) -> HttpResponse:
    """Give the invitations and the berita acara; masked card numbers and no NIK stand in them."""
    found = reporting.card_handover(campaign_id, timezone.localdate())
    if found is None:
        raise Http404
    content = card_handover_pdf(found, training=settings.SALUR_TRAINING)
    response = HttpResponse(content, content_type="application/pdf")
    name = f"pembagian-kartu-{campaign_id.hex[:8]}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _list(request: Visited, area: Area, form: NewCampaign | None) -> ThingPage:
    key = keys.unpacked(request.GET.get("before", ""), str, str)
    before = None if key is None else (keys.day(key[0]), keys.known_identity(key[1]))
    found = distribution.campaigns_page(area.path, before=before, limit=_PAGE + 1)
    more = ""
    if len(found) > _PAGE:
        last = found[_PAGE - 1]
        more = area.url("campaigns", before=keys.packed(last.day.isoformat(), str(last.id)))
    found = found[:_PAGE]
    pager = Pager(
        _("%(count)s pembagian di halaman ini") % {"count": number(len(found))},
        area.url("campaigns") if before else "",
        more,
    )
    table = campaign_table(found, names_of(area, {one.kode_wilayah for one in found}), pager)
    return ThingPage(
        Heading(
            _("Pembagian kartu, %(area)s") % {"area": area.name},
            _("Tempat dan hari, undangan, berita acara, lalu catat yang tidak menerima."),
            secondary=(Link(_("Rekening dan kartu"), area.url("cards")),),
        ),
        parts=(Part(_("Pembagian kartu"), table, "pembagian"),),
        panels=() if form is None else (_new(area, form),),
    )


def _new(area: Area, form: NewCampaign) -> Panel:
    return Panel(
        _("Rencanakan pembagian"),
        _("Semua kartu bank itu yang menunggu di desa ini dipanggil dengan undangan."),
        form,
        area.url("campaigns"),
        _("Rencanakan"),
        "rencana",
    )


def _form(request: Visited, area: Area) -> NewCampaign | None:
    code = places.digits_of(area.path)[:_KABKOTA_DIGITS]
    if len(code) < _KABKOTA_DIGITS or not request.visit.may("campaign.plan"):
        return None
    serving = parties.banks_serving(code, timezone.localdate())
    own = request.visit.actor.organisation_id if request.visit.bank else None
    banks = [(str(one.id), one.name) for one in serving if own in (None, one.id)]
    waiting = {
        desa: sum(counts.get(stage, 0) for stage in _WAITING)
        for desa, counts in registry.card_counts_below(area.path, _DESA_DIGITS).items()
    }
    waiting = {desa: cards for desa, cards in waiting.items() if cards}
    if not banks or not waiting:
        return None
    names = names_of(area, waiting)
    return NewCampaign(
        request.POST or None,
        desas=[
            (
                desa,
                _("%(desa)s (%(count)s kartu)")
                % {"desa": region_name(names.get(desa, desa)), "count": number(cards)},
            )
            for desa, cards in waiting.items()
        ],
        banks=banks,
        initial={"key": new_key(), "day": timezone.localdate()},
    )


def _show(request: Visited, one: Campaign, *, result: CampaignResult | None = None) -> HttpResponse:
    after = keys.row_number(request.GET.get("after", "")) or 0
    cards = distribution.campaign_cards(one.id, after=after, limit=registry.PAGE + 1)
    more = cards[registry.PAGE - 1].number if len(cards) > registry.PAGE else None
    cards = cards[: registry.PAGE]
    families = registry.families_addressed(card.family_id for card in cards)
    found = Answers(
        one=one,
        cards=cards,
        families={identity: each.name for identity, each in families.items()},
        names=places.names([one.kode_wilayah], timezone.localdate()),
        panels=_panels(request, one, result),
        first=after == 0,
        next_after=more,
    )
    page = campaign_page(found)
    crumbs = (Link(_("Pembagian kartu"), reverse("campaigns")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/thing.html", {"page": page, "shell": shell})


def _panels(request: Visited, one: Campaign, result: CampaignResult | None) -> tuple[Panel, ...]:
    if one.state != "PLANNED":
        return ()
    panels = []
    if one.day <= timezone.localdate() and request.visit.may("card.record"):
        panels.append(
            Panel(
                _("Catat hasil pembagian"),
                _("Yang tidak ditulis dianggap sudah menerima kartunya."),
                result or CampaignResult(initial={"key": new_key()}, auto_id="hasil_%s"),
                reverse("campaign-record", args=[one.id]),
                _("Catat hasilnya"),
                "hasil",
            )
        )
    if request.visit.may("campaign.plan"):
        panels.append(
            Panel(
                _("Batalkan pembagian"),
                _("Kartunya dapat dipanggil lagi pada hari lain."),
                Cancel(initial={"key": new_key()}, auto_id="batal_%s"),
                reverse("campaign-cancel", args=[one.id]),
                _("Batalkan"),
                "batal",
                grave=True,
            )
        )
    return tuple(panels)


def _campaign(campaign_id: UUID) -> Campaign:
    found = distribution.campaign(campaign_id)
    if found is None:
        raise Http404
    return found
