"""Printing the letters of families that leave; they bear names, so who took them is on record.

Refused, in this order: `role_missing`; `case_unknown`; `outside_scope`; `step_changed` (the village
has not decided yet).
"""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.graduation.actions import refused
from salur.graduation.domain.cases import shown_number
from salur.graduation.queries.cases import Case, case, cases_of_berita_acara
from salur.reporting.documents.graduation_letter import graduation_letters_pdf
from salur.reporting.queries.graduation_letters import letters_of, met_at

_VERB = "graduation.tell"


@transaction.atomic
def print_letter(*, case_id: UUID, by: Actor, at: dt.datetime) -> bytes:
    """Give the letter of one case as PDF."""
    require(by, _VERB)
    found = case(case_id)
    return _printed([found] if found else [], by, at)


@transaction.atomic
def print_letters(*, no_ba: str, kabkota: str, by: Actor, at: dt.datetime) -> bytes:
    """Give the letters of everybody whom a berita acara of a kab/kota lets leave, as one PDF."""
    require(by, _VERB)
    return _printed(cases_of_berita_acara(no_ba, kabkota), by, at)


def _printed(cases: Sequence[Case], by: Actor, at: dt.datetime) -> bytes:
    if not cases:
        raise refused("case_unknown")
    for path in {one.path for one in cases}:
        require(by, _VERB, path)
    decided = [one for one in cases if one.no_ba and one.asked]
    letters = letters_of(decided, met_at(decided), timezone.localdate(at)) if decided else ()
    if not letters:
        raise refused("step_changed")
    audit.record(
        action="graduation.letters_printed",
        by=by,
        at=at,
        subject=("graduation", cases[0].id),
        path=cases[0].path,
        facts={
            "no_ba": decided[0].no_ba,
            "letters": len(letters),
            "numbers": [shown_number(one.number) for one in decided[:20]],
        },
    )
    return graduation_letters_pdf(letters, training=settings.SALUR_TRAINING)
