"""Files: upload one, see what is wrong in it, take it marked, accept it or leave it."""

from collections.abc import Sequence
from decimal import Decimal
from http import HTTPStatus
from typing import BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.actions import enter_scope
from salur.access.domain import SENDERS
from salur.distribution import actions as distribution
from salur.evidence import actions
from salur.evidence import queries as evidence
from salur.evidence.actions import Original
from salur.interfaces.web import keys
from salur.interfaces.web.area import area_of
from salur.interfaces.web.components import Link
from salur.interfaces.web.doorway import with_own_transactions
from salur.interfaces.web.frame import frame
from salur.interfaces.web.presenters.evidence import (
    Answers,
    evidence_page,
    findings_page,
    progress_of,
)
from salur.interfaces.web.presenters.uploads import read_after, upload_page
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language
from salur.jobs import actions as jobs_actions
from salur.jobs import queries as jobs
from salur.kernel.refused import Refused, Sentence
from salur.parties import queries as parties
from salur.parties.domain import BANK_KINDS, BULOG_KINDS
from salur.parties.queries import Organisation

_DIGITS = 15  # of the largest number that anybody may declare
_UNMAPPED = ("column_missing", "column_repeated", "contract_not_recognised", "header_missing")
_UNDATED = (None, "kpm")  # of a file of rows without a month it is that of the page it came by


@with_own_transactions
def upload(request: Visited) -> HttpResponse:
    """Show the form and what was received; take a file in."""
    if request.method == "POST":
        try:
            return _receive(request)
        except Refused as refusal:
            return _form(request, refusal)
    return _form(request)


def show(request: Visited, evidence_id: UUID) -> HttpResponse:
    """Show one file."""
    row = _row(evidence_id)
    actor = request.visit.actor
    found = Answers(
        row=row,
        counts=evidence.finding_counts(row.id),
        cases=evidence.first_findings(row),
        job=_job(row) if row.status == "received" else None,
        may_decide=request.visit.may("evidence.accept"),
        may_withdraw=request.visit.may("evidence.withdraw"),
        is_mine=actor.person_id == row.received_by or actor.organisation_id == row.sender,
    )
    page = evidence_page(found)
    shell = frame(request, title=row.file_name, crumbs=_crumbs())
    return render(request, "web/pages/evidence.html", {"page": page, "shell": shell})


def findings(request: Visited, evidence_id: UUID) -> HttpResponse:
    """Show all findings of one reason."""
    row, rule = _row(evidence_id), request.GET.get("rule", "")
    after = keys.row_number(request.GET.get("after", "")) or 0
    found = evidence.findings_page(row.id, rule=rule or None, after=after)
    page = findings_page(row, rule, found, first=after == 0)
    up = Link(row.file_name, reverse("evidence-file", args=[row.id]))
    shell = frame(request, title=page.head.title, crumbs=(*_crumbs(), up))
    return render(request, "web/pages/table.html", {"page": page, "shell": shell})


def progress(request: Visited, evidence_id: UUID) -> HttpResponse:
    """Give how far the check is: the piece of page that asks for itself again."""
    row = _row(evidence_id)
    job = progress_of(row, _job(row))
    if job is None:
        raise Http404
    return render(request, "web/fragments/progress.html", {"job": job})


def accept(request: Visited, evidence_id: UUID) -> HttpResponse:
    """Let the good rows count."""
    distribution.accept_evidence(
        evidence_id=evidence_id,
        by=request.visit.actor,
        at=timezone.now(),
        key=request.POST.get("key", ""),
    )
    return redirect("evidence-file", evidence_id=evidence_id)


def withdraw(request: Visited, evidence_id: UUID) -> HttpResponse:
    """Leave a file that was only to be checked."""
    distribution.withdraw_evidence(
        evidence_id=evidence_id,
        reason=request.POST.get("reason") or _("Hanya untuk diperiksa."),
        by=request.visit.actor,
        at=timezone.now(),
        key=request.POST.get("key", ""),
    )
    return redirect("evidence-file", evidence_id=evidence_id)


def again(request: Visited, evidence_id: UUID) -> HttpResponse:
    """Check a file once more."""
    actions.check_again(
        evidence_id=evidence_id,
        by=request.visit.actor,
        at=timezone.now(),
        key=request.POST.get("key", ""),
    )
    return redirect("evidence-file", evidence_id=evidence_id)


def cancel(request: Visited, evidence_id: UUID) -> HttpResponse:
    """Stop the check of a file."""
    job = _job(_row(evidence_id))
    if job is not None:
        jobs_actions.ask_to_cancel(job_id=job.id)
    return redirect("evidence-file", evidence_id=evidence_id)


def marked(request: Visited, evidence_id: UUID) -> StreamingHttpResponse:
    """Give the sender's own sheet with the wrong cells marked."""
    sheet = actions.marked_sheet(
        evidence_id=evidence_id,
        language=language(),
        reason=request.POST.get("reason", ""),
        by=request.visit.actor,
        at=timezone.now(),
    )
    return _file(sheet)


def original(request: Visited, evidence_id: UUID) -> StreamingHttpResponse:
    """Give the file as it came."""
    kept = actions.read_original(
        evidence_id=evidence_id,
        reason=request.POST.get("reason", ""),
        by=request.visit.actor,
        at=timezone.now(),
    )
    return _file(kept)


def _receive(request: Visited) -> HttpResponse:
    file, contract = request.FILES.get("file"), request.POST.get("contract") or None
    if file is None:
        raise _incomplete()
    with transaction.atomic():
        enter_scope(request.visit.actor)
        area = area_of(request)
    received = actions.receive(
        source=cast(BinaryIO, file.file),
        file_name=file.name or "berkas",
        contract=contract,
        sender=sender_of(request),
        program=None,
        period=area.period.number if takes_month(contract) else None,
        path=area.roots[0] if len(area.roots) == 1 else area.path,
        declared_rows=_whole(request.POST.get("rows", "")),
        declared_sum=_amount(request.POST.get("sum", "")),
        by=request.visit.actor,
        at=timezone.now(),
        key=request.POST.get("key", ""),
        system=request.POST.get("system") or None,
    )
    if received.repeated:
        messages.success(request, _("Berkas ini sudah pernah diterima; tidak ada yang berubah."))
    return redirect("evidence-file", evidence_id=received.evidence_id)


@transaction.atomic
def _form(request: Visited, refusal: Refused | None = None) -> HttpResponse:
    enter_scope(request.visit.actor)
    area = area_of(request)
    try:
        after = read_after(request.GET.get("after", ""))
    except ValueError as fault:
        raise Http404 from fault
    may_receive = request.visit.may("evidence.receive")
    page = upload_page(
        area,
        evidence.evidence_page(
            after=after,
            path=area.path,
            period=area.period.number if request.GET.get("only") == "month" else None,
        ),
        senders_for(request) if may_receive else (),
        mine=request.visit.actor.organisation_id,
        may_receive=may_receive,
        asked={**request.GET.dict(), **request.POST.dict()},
        error=refusal.in_language(language()) if refusal else "",
        system=_offered(request, refusal),
        unmapped=refusal is not None and refusal.code in _UNMAPPED,
    )
    shell = frame(request, title=page.head.title, area=area, chooser="evidence")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal else HTTPStatus.OK
    context = {"page": page, "shell": shell}
    return render(request, "web/pages/upload.html", context, status=status)


def _offered(request: Visited, refusal: Refused | None) -> str | None:
    """Give the system of codes to offer a translation from: the refusal's, or the one chosen."""
    if isinstance(refusal, actions.CodesRefused):
        return refusal.system
    is_known = refusal is not None and refusal.code != "crosswalk_unknown"
    return request.POST.get("system") if is_known else None


def takes_month(contract: str | None) -> bool:
    """Say whether a file of this contract is about the month of the page that it came by."""
    return contract in _UNDATED


def senders_for(request: Visited) -> Sequence[Organisation]:
    """Give the organisations in whose name files may be handed in here."""
    mine = request.visit.organisation
    own = (mine,) if mine is not None else ()
    if request.visit.actor.roles & SENDERS:
        return own
    kinds = {"ministry", *BANK_KINDS, *BULOG_KINDS}
    others = parties.organisations(kinds=kinds)
    return (*own, *(one for one in others if one not in own))


def sender_of(request: Visited) -> UUID:
    """Read who is said to have sent a file."""
    try:
        return UUID(request.POST.get("sender", ""))
    except ValueError as fault:
        raise _incomplete() from fault


def _whole(text: str) -> int | None:
    digits = text.replace(".", "").replace(" ", "")
    if not digits:
        return None
    if not digits.isdecimal() or len(digits) > _DIGITS:
        raise _incomplete()
    return int(digits)


def _amount(text: str) -> Decimal | None:
    plain = text.replace("Rp", "").replace(".", "").replace(" ", "").replace(",", ".")
    if not plain:
        return None
    whole, _point, fraction = plain.partition(".")
    if not (whole + fraction).isdecimal() or len(whole) > _DIGITS:
        raise _incomplete()
    return Decimal(plain)


def _incomplete() -> Refused:
    return Refused(
        "form_incomplete",
        Sentence(
            "Berkas atau pengirimnya belum dipilih, atau jumlahnya bukan angka.",
            "The file or its sender is not chosen, or a total is no number.",
        ),
        Sentence("Lengkapi, lalu unggah lagi.", "Complete it and upload again."),
    )


def _row(evidence_id: UUID) -> evidence.EvidenceRow:
    row = evidence.evidence(evidence_id)
    if row is None:
        raise Http404
    return row


def _job(row: evidence.EvidenceRow) -> jobs.JobStatus | None:
    return next(iter(jobs.jobs_of(row.id)), None)


def _file(kept: Original) -> StreamingHttpResponse:
    response = StreamingHttpResponse(kept.chunks, content_type="application/octet-stream")
    name = kept.file_name.replace('"', "").encode("ascii", "ignore").decode() or "berkas"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _crumbs() -> tuple[Link, ...]:
    return (Link(_("Berkas"), reverse("evidence")),)
