"""What one was told: the list, saying that it was seen, and how one wants to be told."""

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from salur.coordination.actions import notices as actions
from salur.coordination.domain.notices import KINDS, Mails
from salur.coordination.queries.notices import PAGE, Choice, choice_of, notices_page
from salur.interfaces.web.components import Heading, Link
from salur.interfaces.web.frame import frame
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.presenters.notices import notices_list
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language
from salur.places import queries as places

_DIGITS = 19  # fewer of them are a number that the database holds


class ChoiceForm(django_forms.Form):
    """How somebody wants to be told."""

    mails = django_forms.ChoiceField(
        label=gettext_lazy("Surel"),
        choices=(
            (Mails.DAILY, gettext_lazy("Ringkasan sekali sehari, yang mendesak segera")),
            (Mails.URGENT, gettext_lazy("Hanya yang mendesak")),
            (Mails.NONE, gettext_lazy("Tidak sama sekali")),
        ),
    )
    hour = django_forms.TypedChoiceField(
        label=gettext_lazy("Ringkasan mulai pukul"),
        coerce=int,
        choices=[(hour, f"{hour:02}.00") for hour in range(24)],
    )
    language = django_forms.ChoiceField(
        label=gettext_lazy("Bahasa surel"),
        choices=(("id", "Bahasa Indonesia"), ("en", "English")),
    )


def index(request: Visited) -> HttpResponse:
    """Show what one was told, newest first."""
    kind, after = request.GET.get("kind", ""), _number(request.GET.get("after", "0"))
    if kind and kind not in KINDS:
        raise Http404
    person = request.visit.actor.person_id
    rows = notices_page(person, kind=kind, after=after, size=PAGE + 1)
    names = places.names({one.code[:4] for one in rows} - {""}, timezone.localdate())
    page = notices_list(request.visit, rows, names, kind)
    shell = frame(request, title=page.head.title)
    return render(request, "web/pages/notices.html", {"page": page, "shell": shell})


def see(request: Visited) -> HttpResponse:
    """Note that one has seen everything up to what was shown."""
    until = _number(request.POST.get("until", ""))
    actions.see(until=until, by=request.visit.actor, at=timezone.now())
    return redirect("notices")


def choose(request: Visited) -> HttpResponse:
    """Show how one is told, and let one choose another way."""
    held = choice_of(request.visit.actor.person_id, language())
    form = ChoiceForm(request.POST or None, initial=vars(held) | {"mails": str(held.mails)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        choice = Choice(Mails(given["mails"]), given["hour"], given["language"])
        actions.choose(choice=choice, by=request.visit.actor, at=timezone.now())
        messages.success(request, _("Pilihan tersimpan."))
        return redirect("account")
    head = Heading(
        _("Pemberitahuan untuk Anda"),
        _("Di dalam Salur Anda selalu diberi tahu; di sini Anda memilih surel mana yang dikirim."),
    )
    page = FormPage(head, reverse("notices-choice"), _("Simpan"), reverse("account"))
    crumbs = (Link(_("Penugasan"), reverse("account")),)
    shell = frame(request, title=head.title, crumbs=crumbs)
    context = {"page": page, "form": form, "shell": shell}
    return render(request, "web/pages/form.html", context)


def _number(text: str) -> int:
    """Give the number of a notice as it stands in an address."""
    if not (text.isascii() and text.isdigit() and len(text) < _DIGITS):
        raise Http404
    return int(text)
