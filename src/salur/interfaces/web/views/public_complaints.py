"""Complaining without signing in: the form, the receipt, and what became of it.

Nothing of it stands in an address, nothing is looked up in the register, and who knocks too often
is told to come again later. Answers that hold a receipt are kept by no browser.
"""

from http import HTTPStatus
from ipaddress import ip_address, ip_network

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.coordination import actions
from salur.coordination.domain import pace
from salur.coordination.domain.complaints import ComplaintState, NewComplaint
from salur.interfaces.web import keys
from salur.interfaces.web.complaint_forms import PublicComplaint, PublicReply, ReceiptForm
from salur.interfaces.web.components import Heading, Link
from salur.interfaces.web.pages.complaints import PublicPage
from salur.interfaces.web.presenters.complaints import public_status_page, receipt_page
from salur.interfaces.web.words import language, region_name
from salur.kernel.refused import Refused
from salur.kernel.region_code import NATION, Level
from salur.parties import queries as parties
from salur.places import queries as places

_IPV6_PREFIX = 64  # what one household or office has
_MINUTE = 60


def form(request: HttpRequest) -> HttpResponse:
    """Take a complaint from anybody."""
    asked = PublicComplaint(
        request.POST or None, regions=_regions(), initial={"key": keys.new_key()}
    )
    if request.method == "POST" and asked.is_valid():
        here = _source(request)
        limits = ((pace.COMPLAIN, here), (pace.COMPLAIN_DAILY, here), (pace.COMPLAIN_ALL, "all"))
        now = timezone.now()
        wait = actions.seconds_to_wait(limits, at=now)
        if wait:
            asked.add_error(None, _later(wait))
            return _form(request, asked, HTTPStatus.TOO_MANY_REQUESTS)
        given = asked.cleaned_data
        new = NewComplaint(
            given["region"], asked.told, t=given["t"], sensitive=given["sensitive"],
            name=given["name"], contact=given["contact"],
        )  # fmt: skip
        try:
            receipt = actions.complain(new=new, at=now, key=given["key"])
        except Refused as refused:
            asked.add_error(None, refused.in_language(language()))
        else:
            status = reverse("complaint-status")
            page = receipt_page(receipt, Link(_("Lihat perkembangannya"), status))
            return _unkept(render(request, "web/pages/complaint_receipt.html", {"page": page}))
    wrong = request.method == "POST"
    return _form(request, asked, HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK)


def status(request: HttpRequest) -> HttpResponse:
    """Show whoever holds a receipt what became of their complaint."""
    asked = ReceiptForm(request.POST or None)
    if request.method == "POST" and asked.is_valid():
        return _opened(request, asked, None)
    return _ask(request, asked)


def reply(request: HttpRequest) -> HttpResponse:
    """Take what whoever complained says of the answer."""
    asked = ReceiptForm(request.POST)
    if not asked.is_valid():
        return _ask(request, asked)
    said = PublicReply(request.POST, answered=True)
    return _opened(request, asked, said)


def _opened(request: HttpRequest, asked: ReceiptForm, said: PublicReply | None) -> HttpResponse:
    now, given = timezone.now(), asked.cleaned_data
    receipt = {"number": given["number"], "secret": given["secret"]}
    limits = ((pace.LOOK, _source(request)), (pace.LOOK_RECEIPT, str(receipt["number"])))
    wait = actions.seconds_to_wait(limits, at=now)
    if wait:
        asked.add_error(None, _later(wait))
        return _ask(request, asked, HTTPStatus.TOO_MANY_REQUESTS)
    if said is not None and said.is_valid():
        try:
            words = {one: said.cleaned_data[one] for one in ("verb", "words", "key")}
            actions.reply_by_receipt(**receipt, **words, at=now)
        except Refused as refused:
            said.add_error(None, refused.in_language(language()))
        else:
            said = None
    found = actions.look_at_receipt(**receipt)
    if found is None:
        asked.add_error(None, _("Nomor dan kata rahasia itu tidak cocok."))
        return _ask(request, asked)
    answered = found.state == ComplaintState.ANSWERED
    ids = {one.organisation for one in found.events if one.organisation}
    names = {one.id: one.name for one in parties.organisations(ids)} if ids else {}
    page = public_status_page(found, names, timezone.localdate(now))
    first = {**receipt, "key": keys.new_key()}
    form = said or PublicReply(initial=first, answered=answered)
    shown = None if found.state == ComplaintState.CLOSED else form
    code = HTTPStatus.UNPROCESSABLE_ENTITY if said else HTTPStatus.OK
    context = {"page": page, "form": shown}
    return _unkept(render(request, "web/pages/complaint_status.html", context, status=code))


def _form(request: HttpRequest, asked: PublicComplaint, code: HTTPStatus) -> HttpResponse:
    page = PublicPage(
        Heading(
            _("Sampaikan pengaduan bantuan"),
            _("Untuk siapa saja. Nama boleh dikosongkan; jawabannya dibuka dengan kata rahasia."),
        ),
        reverse("complaint-public"),
        _("Kirim pengaduan"),
        Link(_("Sudah melapor? Lihat jawabannya"), reverse("complaint-status")),
    )
    context = {"page": page, "form": asked}
    return _unkept(render(request, "web/pages/complaint_public.html", context, status=code))


def _ask(request: HttpRequest, asked: ReceiptForm, code: HTTPStatus | None = None) -> HttpResponse:
    page = PublicPage(
        Heading(
            _("Perkembangan pengaduan"),
            _("Tulis nomor dan kata rahasia dari tanda terima Anda."),
        ),
        reverse("complaint-status"),
        _("Buka"),
        Link(_("Sampaikan pengaduan baru"), reverse("complaint-public")),
    )
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    context = {"page": page, "form": asked}
    answer = render(request, "web/pages/complaint_public.html", context, status=code or wrong)
    return _unkept(answer)


def _regions() -> list[tuple[str, list[tuple[str, str]]]]:
    """Give every kab/kota under its province."""
    today = timezone.localdate()
    provinces = {one.code: region_name(one.name) for one in places.children(NATION, today)}
    found: dict[str, list[tuple[str, str]]] = {}
    for one in places.regions_under(NATION, Level.KABKOTA, today):
        found.setdefault(provinces.get(one.code[:2], ""), []).append(
            (one.code, region_name(one.name))
        )
    return list(found.items())


def _source(request: HttpRequest) -> str:
    """Name where a request comes from: an address, of the newer kind the net it lies in."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    try:
        read = ip_address(address)
    except ValueError:
        return address
    is_wide = read.version == 6
    return str(ip_network((read, _IPV6_PREFIX), strict=False)) if is_wide else address


def _later(seconds: int) -> str:
    return _(
        "Terlalu banyak kiriman dari tempat ini. Coba lagi dalam %(minutes)s menit, kirim SMS ke"
        " 1708, atau datanglah ke Dinas Sosial."
    ) % {"minutes": seconds // _MINUTE + 1}


def _unkept(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response
