"""Writing off by decision: the proposal, the second person's word, and taking it back."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.evidence.actions import EvidenceRefused
from salur.interfaces.web import keys
from salur.interfaces.web.components import Confirmation, Heading, Link
from salur.interfaces.web.frame import frame
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.pages.plain import ConfirmPage
from salur.interfaces.web.presenters.write_offs import write_off_page
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language, region_name
from salur.interfaces.web.write_off_forms import WriteOffForm
from salur.places import queries as places
from salur.reconciliation import actions
from salur.reconciliation import queries as reconciliation


def new(request: Visited, exception_id: UUID) -> HttpResponse:
    """Propose to write off the matter of an exception."""
    if reconciliation.exception(exception_id) is None:
        raise Http404
    form = WriteOffForm(
        request.POST or None, request.FILES or None, initial={"key": keys.new_key()}
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.propose_write_off(
                exception_id=exception_id, decision=given["decision"],
                decided_on=given["decided_on"], reason=given["reason"],
                file_name=given["paper"].name, data=given["paper"].read(),
                by=request.visit.actor, at=timezone.now(), key=given["key"],
            )  # fmt: skip
        except (actions.WriteOffRefused, EvidenceRefused) as refusal:
            form.add_error(None, refusal.in_language(language()))
        else:
            messages.success(request, _("Usulan tersimpan; orang lain menyetujuinya."))
            return redirect("write-off", write_off_id=made.id)
    back = reverse("exception", args=[exception_id])
    page = FormPage(
        Heading(
            _("Usulkan penghapusan perkara ini"),
            _("Untuk perkara yang tidak akan diselesaikan oleh bukti, hanya oleh keputusan."),
        ),
        reverse("write-off-new", args=[exception_id]),
        _("Usulkan"),
        back,
    )
    shell = frame(request, title=page.head.title, crumbs=(Link(_("Perkara"), back),))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    context = {"page": page, "shell": shell, "form": form}
    return render(request, "web/pages/form.html", context, status=status)


def show(request: Visited, write_off_id: UUID) -> HttpResponse:
    """Show one write-off."""
    one = _known(write_off_id)
    names = places.names([one.code] if one.code.isdecimal() else (), timezone.localdate())
    place = region_name(names.get(one.code, "")) or _("tanpa wilayah")
    page = write_off_page(one, request.visit, place)
    crumbs = (Link(_("Perkara"), reverse("exception", args=[one.exception])),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/clearing.html", {"page": page, "shell": shell})


def approve(request: Visited, write_off_id: UUID) -> HttpResponse:
    """Approve what somebody else proposed."""
    actions.approve_write_off(
        write_off_id=write_off_id, by=request.visit.actor, at=timezone.now(),
        key=request.POST.get("key", ""),
    )  # fmt: skip
    messages.success(request, _("Disetujui; perkaranya tidak menggantung lagi."))
    return redirect("write-off", write_off_id=write_off_id)


def refuse(request: Visited, write_off_id: UUID) -> HttpResponse:
    """Ask why, then refuse a proposal or withdraw one's own."""
    if request.method == "POST":
        actions.refuse_write_off(**_said(request, write_off_id))
        return redirect("write-off", write_off_id=write_off_id)
    return _asked(
        request, write_off_id, "write-off-refuse", _("Tolak usulan ini?"), _("Tolak"),
        _("Perkaranya tetap menggantung; usulan dan alasannya tetap tersimpan."),
    )  # fmt: skip


def undo(request: Visited, write_off_id: UUID) -> HttpResponse:
    """Ask why, then take back what was approved."""
    if request.method == "POST":
        actions.undo_write_off(**_said(request, write_off_id))
        return redirect("write-off", write_off_id=write_off_id)
    return _asked(
        request, write_off_id, "write-off-undo", _("Batalkan penghapusan ini?"), _("Batalkan"),
        _("Perkaranya menggantung lagi; keputusan dan alasannya tetap tersimpan."),
    )  # fmt: skip


def paper(request: Visited, write_off_id: UUID) -> HttpResponse:
    """Give the paper of a decision, to keep and not to run; who opened it is on record."""
    _known(write_off_id)
    found, data = actions.open_decision(
        write_off_id=write_off_id, by=request.visit.actor, at=timezone.now()
    )
    response = HttpResponse(data, content_type=found.media_type)
    name = f"keputusan-{write_off_id.hex[:8]}.{found.media_type.rpartition('/')[2]}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _said(request: Visited, write_off_id: UUID) -> dict:  # type: ignore[type-arg]
    return {
        "write_off_id": write_off_id, "reason": request.POST.get("reason", ""),
        "by": request.visit.actor, "at": timezone.now(), "key": request.POST.get("key", ""),
    }  # fmt: skip


def _asked(
    request: Visited, write_off_id: UUID, view: str, title: str, submit: str, sentence: str
) -> HttpResponse:
    one = _known(write_off_id)
    back = reverse("write-off", args=[one.id])
    page = ConfirmPage(
        Confirmation(
            title=title,
            sentence=sentence,
            consequences=(),
            url=reverse(view, args=[one.id]),
            key=keys.new_key(),
            submit=submit,
            cancel=Link(_("Tidak jadi"), back),
            grave=True,
            reason_label=_("Mengapa? (sedikitnya 10 huruf)"),
        )
    )
    crumbs = (Link(_("Penghapusan"), back),)
    shell = frame(request, title=page.confirmation.title, crumbs=crumbs)
    return render(request, "web/pages/confirm.html", {"page": page, "shell": shell})


def _known(write_off_id: UUID) -> reconciliation.WriteOff:
    found = reconciliation.write_off(write_off_id)
    if found is None:
        raise Http404
    return found
