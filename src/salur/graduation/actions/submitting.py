"""Submitting what the village decided, and the family did not overturn, to be endorsed.

Refused, in this order: `role_missing`; `case_unknown`; `outside_scope`; `step_changed`;
`line_refused`.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import takewhile
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.graduation.actions.case_refusals import refused
from salur.graduation.actions.standing import (
    SUBJECT,
    Stepped,
    check_reach,
    done_before,
    facts_of,
    locked,
    next_state,
)
from salur.graduation.domain.cases import OFFICE, CaseKind, month_to_submit
from salur.graduation.pipeline import cases as steps
from salur.graduation.pipeline.cases import Locked
from salur.kernel.period import Period
from salur.registry import actions as registry_actions
from salur.registry.domain import Kind, NewChange, Reason, Source
from salur.registry.queries.graduating import graduations_to_endorse

_KINDS = {
    CaseKind.NATURAL: (Kind.GRADUASI_ALAMIAH, Reason.DATA),
    CaseKind.INDEPENDENT: (Kind.GRADUASI_MANDIRI, Reason.MAMPU),
}


@transaction.atomic
def submit_cases(*, case_ids: Sequence[UUID], by: Actor, at: dt.datetime, key: str) -> Stepped:
    """Write the line of each case into the register, to be endorsed with its berita acara."""
    check_reach(case_ids, "graduation.submit", by)
    done = done_before("graduation.submitted", key, case_ids)
    if done is not None:
        return done
    with as_owner():
        rows = locked(case_ids)
        after = next_state(rows, "submit", OFFICE)
    today = timezone.localdate(at)
    months = {row.id: month_to_submit(row.asked or 0, today) for row in rows}
    changes = _written(rows, months, by, at, key)
    with as_owner():
        steps.step_many(
            {
                row.id: {"state": after, "change": changes[row.id_kpm], "asked": months[row.id]}
                for row in rows
            },
            "submit",
            by=by,
            at=at,
        )
    audit.record(
        action="graduation.submitted",
        by=by,
        at=at,
        subject=(SUBJECT, rows[0].id),
        path=rows[0].path,
        facts=facts_of(rows, after),
        key=key,
    )
    return Stepped(tuple(case_ids), after)


def _written(
    rows: Sequence[Locked], months: Mapping[UUID, int], by: Actor, at: dt.datetime, key: str
) -> Mapping[str, int]:
    """Write the lines as the office that submits; give which line each family's is."""
    lines = [_line(row, Period.from_number(months[row.id])) for row in rows]
    proposed = registry_actions.propose_changes(
        lines, source=Source.FORM, by=by, at=at, key="", path=_above([row.path for row in rows])
    )
    changes = graduations_to_endorse((row.id_kpm for row in rows), by=by.person_id, at=at)
    if proposed.refused or len(changes) != len(rows):
        raise refused("line_refused")
    return changes


def _line(row: Locked, month: Period) -> NewChange:
    kind, reason = _KINDS[CaseKind(row.kind)]
    return NewChange(
        kind=kind,
        reason=reason,
        id_kpm=row.id_kpm,
        kode_wilayah=row.code,
        asked=month,
        no_ba=row.no_ba,
        tanggal_ba=row.tanggal_ba,
    )


def _above(paths: Sequence[str]) -> str:
    """Give the nearest region that holds all of these."""
    labels = [path.split(".") for path in paths]
    same = takewhile(lambda level: len(set(level)) == 1, zip(*labels, strict=False))
    return ".".join(level[0] for level in same)
