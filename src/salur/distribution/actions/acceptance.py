"""Accepting a file, and letting everything learn from it that it is about.

The one verb for every door: an accepted file joins the cycles it concerns, a list of families and
a report on accounts enter the register (and how far the newest lists reach is counted anew), quotas
become what the areas may use, a bank's register says which shops it has, changes wait to be
endorsed and proposed families for a place, what the field found is kept by family and month, and
what Dukcapil and employers know becomes proposals; what people complained of goes to their desk,
and what was found at home visits is passed on to whoever keeps visits.
Lines about rice are kept, and bring the warehouses to what they say. The data of families that
came or were matched are judged anew, as a job. A list of families from the ministry is a snapshot:
the first of a region is loaded, later ones are merged. Refused as `evidence.actions.accept`
refuses, before anything else happens, and as a snapshot is; a file of answers, which is sent at the
desk, with `answers_from_desk`.
"""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from salur.access.queries import Actor
from salur.coordination.actions import leave_answers_to_the_desk, take_complaints
from salur.distribution.actions.burekol import answer_burekol
from salur.distribution.actions.checks import learn_checks, withdraw_checks_of
from salur.distribution.actions.rice_stock import RICE_CONTRACTS, forget_rice, take_rice
from salur.distribution.actions.shops import take_shops
from salur.distribution.actions.statements import link_evidence, take_quotas
from salur.distribution.actions.visits import pass_visits_on, pass_withdrawn_visits_on
from salur.evidence import actions as evidence
from salur.evidence import queries
from salur.parties.queries import organisation
from salur.programs.actions import count_reach
from salur.quality.actions import ask_to_assess, keep_snapshot, take_snapshot
from salur.quality.domain.syncing import MINISTRY_KINDS
from salur.registry.actions import (
    take_accounts,
    take_changes,
    take_families,
    take_matches,
    take_proposed_families,
    withdraw_changes_of,
)


def _learn_families(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> None:
    found = queries.evidence(evidence_id)
    sender = None if found is None else organisation(found.sender)
    from_ministry = sender is not None and sender.kind in MINISTRY_KINDS
    take = take_snapshot if from_ministry else take_families
    take(evidence_id=evidence_id, by=by, at=at, key=key)


_LEARNING: dict[str, Callable[..., object]] = {
    "kpm": _learn_families,
    "rekening": take_accounts,
    "kuota": take_quotas,
    "ewarong": take_shops,
    "cek_lapangan": learn_checks,
    "perubahan": take_changes,
    "usulan": take_proposed_families,
    "dukcapil": take_matches,
    "pekerjaan": take_matches,
    "pengaduan": take_complaints,
    "jawaban": leave_answers_to_the_desk,
    "kunjungan": pass_visits_on,
    **dict.fromkeys(RICE_CONTRACTS, take_rice),
}
_JUDGED = ("kpm", "dukcapil", "pekerjaan")


@transaction.atomic
def accept_evidence(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> None:
    """Accept a checked file and take in what it says, in one transaction."""
    evidence.accept(evidence_id=evidence_id, by=by, at=at, key=key)
    link_evidence(evidence_id=evidence_id, by=by, at=at, key=key)
    found = queries.evidence(evidence_id)
    learn = _LEARNING.get(found.contract) if found is not None else None
    if learn is not None:
        learn(evidence_id=evidence_id, by=by, at=at, key=key)
    if found is not None and found.contract == "rekening":
        answer_burekol(evidence_id=evidence_id, by=by, at=at, key=key)
        count_reach(path=found.path, by=by, at=at)
    if found is not None and found.contract in _JUDGED:
        ask_to_assess(path=found.path, by=by, at=at, key=f"accepted {evidence_id}")


@transaction.atomic
def withdraw_evidence(
    *, evidence_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str
) -> None:
    """Withdraw a file; the cycles that counted on it hear of it at once.

    Refused with `snapshot_taken` where the register was brought to it.
    """
    keep_snapshot(evidence_id=evidence_id)
    evidence.withdraw(evidence_id=evidence_id, reason=reason, by=by, at=at, key=key)
    link_evidence(evidence_id=evidence_id, by=by, at=at, key=key)
    withdraw_changes_of(evidence_id=evidence_id, by=by, at=at)
    withdraw_checks_of(evidence_id=evidence_id, by=by, at=at)
    pass_withdrawn_visits_on(evidence_id=evidence_id, by=by, at=at)
    forget_rice(evidence_id=evidence_id, by=by, at=at)
