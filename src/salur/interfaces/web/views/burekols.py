"""Orders to open accounts: the list with the form of a new one, one order, and its file."""

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.distribution import actions
from salur.distribution import queries as distribution
from salur.distribution.queries import Burekol
from salur.interfaces.web import keys
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.card_forms import NewBurekol, Note
from salur.interfaces.web.components import Heading, Link, Pager
from salur.interfaces.web.formatting import number
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.cards import Part, ThingPage
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.presenters.burekol import STATES, Answers, burekol_page, burekol_table
from salur.interfaces.web.views.cards import names_of
from salur.interfaces.web.visit import Visited
from salur.parties import queries as parties
from salur.places import queries as places
from salur.registry import queries as registry

_PAGE = 30
_KABKOTA_DIGITS = 4


def index(request: Visited) -> HttpResponse:
    """Show the orders of an area, or prepare one for its kab/kota."""
    area = area_of(request)
    form = _form(request, area)
    if form is not None and request.method == "POST" and form.is_valid():
        made = actions.prepare_burekol(
            code=_code(area),
            bank=UUID(form.cleaned_data["bank"]),
            by=request.visit.actor,
            at=timezone.now(),
            key=form.cleaned_data["key"],
        )
        return redirect("burekol", burekol_id=made.id)
    page = _list(request, area, form)
    crumbs = place_crumbs(area, "burekols")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="burekols")
    return render(request, "web/pages/thing.html", {"page": page, "shell": shell})


def show(request: Visited, burekol_id: UUID) -> HttpResponse:
    """Show one order."""
    one = distribution.burekol(burekol_id)
    state = request.GET.get("state", "")
    if one is None or (state and state not in STATES):
        raise Http404
    return _show(request, one, state or ("READY" if one.waiting else "INCOMPLETE"))


def take(request: Visited, burekol_id: UUID) -> StreamingHttpResponse:
    """Give the file of an order on a recorded reason; identifiers stand in it in the clear."""
    file = actions.take_burekol(
        burekol_id=burekol_id,
        reason=request.POST.get("reason", ""),
        by=request.visit.actor,
        at=timezone.now(),
    )
    response = StreamingHttpResponse(file.chunks, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{file.file_name}"'
    return response


def cancel(request: Visited, burekol_id: UUID) -> HttpResponse:
    """Take back what the bank has not answered."""
    actions.cancel_burekol(
        burekol_id=burekol_id,
        reason=request.POST.get("reason", ""),
        by=request.visit.actor,
        at=timezone.now(),
        key=request.POST.get("key", ""),
    )
    messages.success(request, _("Usulan dibatalkan; keluarganya dapat diusulkan lagi."))
    return redirect("burekol", burekol_id=burekol_id)


def _list(request: Visited, area: Area, form: NewBurekol | None) -> ThingPage:
    key = keys.unpacked(request.GET.get("before", ""), str, str)
    before = None if key is None else (_moment(key[0]), keys.known_identity(key[1]))
    found = distribution.burekols_page(area.path, before=before, limit=_PAGE + 1)
    more = ""
    if len(found) > _PAGE:
        last = found[_PAGE - 1]
        packed = keys.packed(last.prepared_at.isoformat(), str(last.id))
        more = area.url("burekols", before=packed)
    found = found[:_PAGE]
    pager = Pager(
        _("%(count)s usulan di halaman ini") % {"count": number(len(found))},
        area.url("burekols") if before else "",
        more,
    )
    names = names_of(area, {one.code for one in found})
    table = burekol_table(found, names, timezone.localdate(), pager)
    return ThingPage(
        Heading(
            _("Usulan buka rekening, %(area)s") % {"area": area.name},
            _("Hanya keluarga yang datanya lengkap dikirim ke bank; kekurangannya disebut."),
            secondary=(Link(_("Rekening dan kartu"), area.url("cards")),),
        ),
        parts=(Part(_("Usulan"), table, "usulan"),),
        panels=() if form is None else (_new(area, form),),
    )


def _new(area: Area, form: NewBurekol) -> Panel:
    return Panel(
        _("Usulan baru"),
        _(
            "Setiap keluarga tanpa rekening di kabupaten/kota ini diperiksa; yang gagal dan sudah"
            " diperbaiki ikut diusulkan lagi."
        ),
        form,
        area.url("burekols"),
        _("Periksa dan siapkan"),
        "usulan-baru",
    )


def _form(request: Visited, area: Area) -> NewBurekol | None:
    if not _code(area) or not request.visit.may("burekol.prepare"):
        return None
    serving = parties.banks_serving(_code(area), timezone.localdate())
    if not serving:
        return None
    return NewBurekol(
        request.POST or None,
        banks=[(str(one.id), one.name) for one in serving],
        initial={"key": new_key()},
    )


def _show(request: Visited, one: Burekol, state: str) -> HttpResponse:
    key = keys.unpacked(request.GET.get("after", ""), str, str)
    after = ("", "") if key is None else (key[0], key[1])
    lines = distribution.burekol_lines(one.id, state, after=after, limit=registry.PAGE + 1)
    more = ""
    if len(lines) > registry.PAGE:
        last = lines[registry.PAGE - 1]
        more = keys.packed(last.kode_wilayah, last.id_kpm)
    lines = lines[: registry.PAGE]
    families = registry.families_addressed(line.family_id for line in lines)
    codes = {line.kode_wilayah for line in lines} | {one.code}
    found = Answers(
        one=one,
        state=state,
        lines=lines,
        families={identity: each.name for identity, each in families.items()},
        names=places.names(codes, timezone.localdate()),
        today=timezone.localdate(),
        panels=_panels(request, one),
        next_after=more,
    )
    page = burekol_page(found)
    crumbs = (Link(_("Usulan buka rekening"), reverse("burekols")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/thing.html", {"page": page, "shell": shell})


def _panels(request: Visited, one: Burekol) -> tuple[Panel, ...]:
    panels = []
    if one.evidence_id and not one.cancelled_at and request.visit.may("burekol.take"):
        panels.append(
            Panel(
                _("Ambil berkas untuk bank"),
                _("NIK dan nama ibu kandung terbaca di dalamnya; setiap pengambilan dicatat."),
                Note(initial={"key": new_key()}, auto_id="ambil_%s"),
                reverse("burekol-file", args=[one.id]),
                _("Ambil berkas"),
                "ambil",
            )
        )
    if one.waiting and request.visit.may("burekol.prepare"):
        panels.append(
            Panel(
                _("Batalkan usulan"),
                _("Keluarga yang belum dijawab bank dapat diusulkan lagi."),
                Note(initial={"key": new_key()}, auto_id="batal_%s"),
                reverse("burekol-cancel", args=[one.id]),
                _("Batalkan"),
                "batal",
                grave=True,
            )
        )
    return tuple(panels)


def _code(area: Area) -> str:
    digits = places.digits_of(area.path)
    return digits[:_KABKOTA_DIGITS] if len(digits) == _KABKOTA_DIGITS else ""


def _moment(text: str) -> dt.datetime:
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError as fault:
        raise Http404 from fault
    if found.tzinfo is None:
        raise Http404
    return found
