"""Signing: each party by its own person, over one content; the last signature makes the letter."""

import datetime as dt
import uuid
from hashlib import sha256

from django.db import transaction
from django.db.models import Q

from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.parties import queries as parties
from salur.reporting.actions import refusals
from salur.reporting.actions.steps import (
    ReportMoved,
    check,
    check_contested,
    check_current,
    facts_of,
    locked,
    moved_before,
    take,
)
from salur.reporting.documents import berita_acara_pdf
from salur.reporting.domain.frozen import thaw
from salur.reporting.domain.parts import Acting
from salur.reporting.domain.states import Move
from salur.reporting.models import Report, Signature
from salur.reporting.queries.reports import mark_of


@transaction.atomic
def sign_report(
    *,
    report_id: uuid.UUID,
    acting: Acting | None = None,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> ReportMoved:
    """Sign for the organisation that `by` acts for; the last party's signature makes it SIGNED.

    `acting` is the mark before the title: `Plt.` where the post is vacant, `Plh.` where its holder
    is away, which is what a stand-in bears by default. Refused, in this order: `report_unknown`,
    `role_missing`, `outside_scope`, `report_wrong_state`, `report_outdated`,
    `contested_since`, `not_a_party`, `own_preparation`, `signed_already`, `signer_untitled`.
    """
    earlier = audit.done("report.signed", key)
    if earlier is not None:
        return moved_before(earlier)
    report = locked(report_id, by, "report.sign")
    check(report, Move.SIGN)
    check_current(report)
    check_contested(report)
    party = _party_of(report, by)
    mark: Acting = acting if acting is not None else ("Plh." if by.stands_in_for else "")
    Signature.objects.create(
        report=report,
        digest=report.digest,
        organisation_id=party,
        person_id=by.person_id,
        name=by.name,
        nip=by.nip,
        title=by.title.strip(),
        acting=mark,
        at=at,
    )
    marks = [mark_of(row) for row in report.signatures.order_by("at", "id")]
    complete = len(marks) == len(report.parties)
    if complete:
        report.pdf = berita_acara_pdf(thaw(report.content), marks)
        report.pdf_digest = sha256(report.pdf).hexdigest()
    moved = take(report, Move.COMPLETE if complete else Move.SIGN, by=by, at=at)
    signed_for = parties.organisation(party)
    audit.record(
        action="report.signed",
        by=by,
        at=at,
        subject=("report", report.id),
        path=report.path,
        facts=facts_of(
            moved, party=signed_for.name if signed_for else "", title=f"{mark} {by.title}".strip(),
            content=f"sha256:{report.digest}",
        ),
        key=key,
    )  # fmt: skip
    return moved


def _party_of(report: Report, by: Actor) -> uuid.UUID:
    """Give the party that `by` may sign for."""
    if by.organisation_id is None or by.organisation_id not in report.parties:
        raise refusals.not_a_party()
    if by.person_id == report.prepared_by:
        raise refusals.own_preparation()
    if report.signatures.filter(
        Q(organisation_id=by.organisation_id) | Q(person_id=by.person_id)
    ).exists():
        raise refusals.signed_already()
    if not by.title.strip():
        raise refusals.untitled()
    return by.organisation_id
