"""One's own tokens for programs: make one, see it once, revoke it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access import actions
from salur.access.domain import TOKEN_VERBS
from salur.interfaces.web.area import region_choices
from salur.interfaces.web.components import Heading, Link
from salur.interfaces.web.frame import frame
from salur.interfaces.web.fresh_factor import owes_factor, to_factor
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.account import TokenPage
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.token_forms import NewToken
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import verb_name


def new(request: Visited) -> HttpResponse:
    """Ask what a token is for, then make it; whoever signs in with two factors shows the second."""
    if owes_factor(request):
        return to_factor(reverse("token-new"))
    verbs = [verb for verb in TOKEN_VERBS if request.visit.may(verb)]
    form = NewToken(
        request.POST or None,
        verbs=[(verb, verb_name(verb)) for verb in verbs],
        regions=region_choices(request.visit.actor),
        initial={"key": new_key(), "verbs": verbs},
    )
    if request.method == "POST" and form.is_valid():
        return _made(request, form)
    page = FormPage(
        Heading(
            _("Buat token API"),
            _("Dengan token, sebuah program bertindak atas nama Anda, paling jauh seperti Anda."),
        ),
        reverse("token-new"),
        _("Buat token"),
        reverse("account"),
    )
    shell = frame(request, title=page.head.title, crumbs=_crumbs())
    return render(request, "web/pages/form.html", {"page": page, "shell": shell, "form": form})


def revoke(request: Visited, token_id: UUID) -> HttpResponse:
    """End a token now."""
    actions.revoke_token(
        token_id=token_id,
        by=request.visit.actor,
        at=timezone.now(),
        key=request.POST.get("key", ""),
    )
    messages.success(request, _("Token dicabut; program yang memakainya tidak lagi dilayani."))
    return redirect("account")


def _made(request: Visited, form: NewToken) -> HttpResponse:
    asked = form.cleaned_data
    made = actions.make_token(
        name=asked["name"],
        days=asked["days"],
        verbs=asked["verbs"],
        paths=asked["regions"] or None,
        by=request.visit.actor,
        at=timezone.now(),
        key=asked["key"],
    )
    if not made.token:  # the form was sent twice: what was shown once is not shown again
        return redirect("account")
    page = TokenPage(
        Heading(
            _("Token dibuat"),
            _("Simpan sekarang di tempat yang aman; setelah halaman ini ia tidak terlihat lagi."),
        ),
        asked["name"],
        made.token,
        Link(_("Ke akun saya"), reverse("account")),
    )
    shell = frame(request, title=page.head.title, crumbs=_crumbs())
    return render(request, "web/pages/token.html", {"page": page, "shell": shell})


def _crumbs() -> tuple[Link, ...]:
    return (Link(_("Akun saya"), reverse("account")),)
