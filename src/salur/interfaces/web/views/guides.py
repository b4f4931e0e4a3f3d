"""The handbook: every journey as a short guide, and all of them to print."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.interfaces.web import help as handbook
from salur.interfaces.web.components import Heading, Link
from salur.interfaces.web.frame import frame
from salur.interfaces.web.help import Guide, Step
from salur.interfaces.web.pages.guides import GuidePage, GuidesPage, GuideStep, GuideText
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language, role_names
from salur.reporting.documents.handbook import Chapter, Handbook, handbook_pdf

_PICTURES_ON_PAPER = 2  # of each guide; a PDF holds pictures unpacked, some 0.2 MB each


def index(request: Visited) -> HttpResponse:
    """Show all guides, those for whoever looks first."""
    mine = request.visit.actor.roles
    told = sorted(handbook.guides(), key=lambda one: (not mine & set(one.whom), one.number))
    head = Heading(
        _("Panduan"),
        _("Setiap pekerjaan dari awal sampai selesai; yang untuk peran Anda berdiri di depan."),
        secondary=(
            Link(_("Buku panduan"), reverse("guides-book")),
            Link(_("Unduh PDF"), reverse("guides-pdf")),
        ),
    )
    page = GuidesPage(head, tuple(_text(request, one) for one in told))
    shell = frame(request, title=head.title)
    return render(request, "web/pages/guides.html", {"page": page, "shell": shell})


def show(request: Visited, slug: str) -> HttpResponse:
    """Show one guide."""
    found = handbook.guide(slug)
    if found is None:
        raise Http404
    around = {one.number: one for one in handbook.guides()}
    beside = tuple(
        Link(f"{one.number}. {one.title}", reverse("guide", args=[one.slug]))
        for number in (found.number - 1, found.number + 1)
        if (one := around.get(number))
    )
    text = _text(request, found)
    page = GuidePage(Heading(text.title, text.when), text, beside)
    crumbs = (Link(_("Panduan"), reverse("guides")),)
    shell = frame(request, title=text.title, crumbs=crumbs)
    return render(request, "web/pages/guide.html", {"page": page, "shell": shell})


def book(request: Visited) -> HttpResponse:
    """Show the whole handbook as one page, to print."""
    head = Heading(
        _("Buku panduan"),
        _("Semua panduan untuk dicetak: setiap pekerjaan mulai pada halaman baru."),
        secondary=(Link(_("Unduh PDF"), reverse("guides-pdf")),),
    )
    page = GuidesPage(head, tuple(_text(request, one) for one in handbook.guides()))
    shell = frame(request, title=head.title, crumbs=(Link(_("Panduan"), reverse("guides")),))
    return render(request, "web/pages/guides_book.html", {"page": page, "shell": shell})


def pdf(request: Visited) -> HttpResponse:
    """Give the whole handbook as a paper."""
    content = _written(language(), timezone.localdate())
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="panduan-salur.pdf"'
    return response


@lru_cache(maxsize=2)
def _written(language: str, day: dt.date) -> bytes:
    """Write the handbook once a day and language: it is the same for everybody."""
    chapters = tuple(
        Chapter(
            f"{one.number}. {one.title}",
            role_names(one.whom),
            str(one.when),
            tuple(_on_paper(one)),
            str(one.done),
        )
        for one in handbook.guides()
    )
    title, training = _("Buku panduan Salur"), settings.SALUR_TRAINING
    return handbook_pdf(Handbook(title, chapters, day, language, training=training))


def _on_paper(one: Guide) -> Iterator[tuple[str, bytes, str]]:
    """Give the steps of a guide with its first pictures: the paper has to come over a weak line."""
    left = _PICTURES_ON_PAPER
    for step in one.steps:
        picture = handbook.picture(step.picture) if left else b""
        left -= bool(picture)
        yield str(step.text), picture, str(step.shows)


def _text(request: Visited, one: Guide) -> GuideText:
    return GuideText(
        one.number,
        str(one.title),
        reverse("guide", args=[one.slug]),
        role_names(one.whom),
        str(one.when),
        tuple(_step(request, step) for step in one.steps),
        str(one.done),
    )


def _step(request: Visited, step: Step) -> GuideStep:
    told = handbook.about(step.view)
    about = str(told.sentences[0]) if told else ""
    there = step.picture if handbook.picture(step.picture) else ""
    url = _page_of(request, step.view)
    return GuideStep(str(step.text), url, about, there, str(step.shows))


def _page_of(request: Visited, view: str) -> str:
    """Give the address of a step's page, where whoever reads may open it by itself."""
    try:
        address = reverse(view)
    except NoReverseMatch:  # one thing's page: it opens from the list of its kind
        return ""
    verb = getattr(resolve(address).func, "verb", None)
    return address if verb is None or request.visit.may(verb) else ""
