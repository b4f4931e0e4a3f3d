"""One's own page, changing one's hat, and taking an invitation."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access import actions
from salur.access import queries as access
from salur.access.actions import MembershipRefused
from salur.access.domain import TOKEN_VERBS
from salur.access.queries import Actor, Offer, Tokened
from salur.interfaces.web.components import Action, Definition, Heading, Link, Notice
from salur.interfaces.web.formatting import date
from salur.interfaces.web.forms import AcceptInvitation
from salur.interfaces.web.frame import frame, organisation_named
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.account import AccountPage, Hat, TokenLine
from salur.interfaces.web.pages.invitation import InvitationPage
from salur.interfaces.web.pages.plain import NoticePage
from salur.interfaces.web.presenters.people import area_of_paths
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language, role_names
from salur.places import queries as places


def show(request: Visited) -> HttpResponse:
    """Show as whom one acts, and what else one could act as."""
    visit = request.visit
    codes = {places.digits_of(path) for one in visit.choices for path in one.paths} - {""}
    names = places.names(codes, timezone.localdate())
    page = AccountPage(
        head=Heading(visit.actor.name, _("Anda bertindak di tempat yang tertulis di sini.")),
        facts=(
            Definition(_("Kantor"), visit.organisation.name if visit.organisation else "–"),
            Definition(_("Peran"), role_names(visit.actor.roles) or "–"),
            Definition(_("Wilayah"), area_of_paths(visit.actor.paths, names)),
        ),
        hats=tuple(_hat(one, visit.actor, names) for one in visit.choices),
        links=(
            Link(_("Ganti kata sandi"), reverse("account_change_password")),
            Link(_("Faktor kedua"), reverse("mfa_index")),
            Link(_("Pemberitahuan"), reverse("notices-choice")),
        ),
        tokens=tuple(map(_token, access.tokens_of(visit.actor.person_id, timezone.now()))),
        new_token=Link(_("Buat token"), reverse("token-new"))
        if any(visit.may(verb) for verb in TOKEN_VERBS)
        else None,
    )
    shell = frame(request, title=page.head.title)
    return render(request, "web/pages/account.html", {"page": page, "shell": shell})


def choose(request: Visited, membership_id: UUID) -> HttpResponse:
    """Act in another of one's places from now on."""
    actions.choose_membership(
        person_id=request.visit.actor.person_id, membership_id=membership_id, at=timezone.now()
    )
    return redirect("home")


def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Take the place that an invitation offers."""
    offer = access.offer_of(token, timezone.now())
    if offer is None:
        return _no_offer(request)
    form = AcceptInvitation(request.POST or None)
    if request.method == "POST" and (offer.known or form.is_valid()):
        password = "" if offer.known else form.cleaned_data["password"]
        try:
            actions.accept_invitation(token=token, password=password, at=timezone.now())
        except MembershipRefused as refusal:
            if refusal.code != "password_weak":
                raise
            form.add_error("password", refusal.in_language(language()))
        else:
            messages.success(request, _("Undangan diterima. Silakan masuk."))
            return redirect("account_login")
    page = _invitation(request, token, offer)
    context = {"page": page, "form": AcceptInvitation.nothing() if offer.known else form}
    return render(request, "web/pages/invitation.html", context)


def _invitation(request: HttpRequest, token: str, offer: Offer) -> InvitationPage:
    organisation = organisation_named(offer.organisation_id)
    codes = {places.digits_of(path) for path in offer.paths} - {""}
    sentence = (
        _("Kata sandi Anda tetap yang sudah ada.")
        if offer.known
        else _("Buat kata sandi; setelah itu Anda dapat masuk.")
    )
    return InvitationPage(
        Heading(_("Selamat datang, %(name)s") % {"name": offer.name}, sentence),
        (
            Definition(_("Kantor"), organisation.name if organisation else "–"),
            Definition(_("Peran"), role_names(offer.roles)),
            Definition(
                _("Wilayah"), area_of_paths(offer.paths, places.names(codes, timezone.localdate()))
            ),
        ),
        url=request.path,
        open_until=timezone.localtime(offer.expires_at).date(),
    )


def _no_offer(request: HttpRequest) -> HttpResponse:
    said = NoticePage(
        Heading(_("Undangan ini tidak berlaku")),
        Notice(
            "wrong",
            _("Undangan sudah dipakai, kedaluwarsa, atau alamatnya salah"),
            _("Mintalah undangan baru kepada administrator kantor Anda."),
        ),
    )
    return render(request, "web/pages/notice.html", {"page": said}, status=404)


def _token(one: Tokened) -> TokenLine:
    used = (
        _("terakhir dipakai %(day)s") % {"day": date(one.last_used_on)}
        if one.last_used_on
        else _("belum pernah dipakai")
    )
    until = _("berlaku sampai %(day)s") % {"day": date(timezone.localdate(one.expires_at))}
    url = reverse("token-revoke", args=[one.token_id])
    return TokenLine(one.name, f"{until} · {used}", Action(_("Cabut"), url, "post", new_key()))


def _hat(one: Actor, chosen: Actor, names: dict[str, str]) -> Hat:
    organisation = organisation_named(one.organisation_id)
    url = reverse("choose", args=[one.membership_id])
    roles = role_names(one.roles)
    if one.stands_in_for:
        roles += _(", menggantikan %(name)s") % {"name": one.stands_in_for}
    return Hat(
        organisation.name if organisation else "–",
        roles,
        area_of_paths(one.paths, names),
        None if one == chosen else Action(_("Pilih"), url, "post"),
    )
