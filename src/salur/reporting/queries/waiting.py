"""What reports wait for somebody: to be signed, to be sent up, to be accepted or returned."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from salur.access.queries import Actor, may
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.programs import queries as programs
from salur.programs.domain import Parameter
from salur.reporting import models
from salur.reporting.domain.deadlines import due_on
from salur.reporting.domain.states import Move, State

_MOST = 2_000  # two programmes in every kab/kota, and some months


@dataclass(frozen=True)
class Waiting:
    """Reports of one month and programme that wait for the same move; `report_id` where one does.

    `move` is `sign`, `send` or `accept`; it is due on the day that `signoff_due_day` sets.
    """

    move: Move
    program: Program
    period: Period
    codes: tuple[str, ...]
    report_id: UUID | None
    due_on: dt.date


def waiting_for(by: Actor, path: str, parameters: Sequence[Parameter]) -> tuple[Waiting, ...]:
    """Give what reports at or under `path` wait for `by` to do, oldest month first; one query.

    `parameters` are all that ever hold.
    """
    wanted = _wanted(by)
    if wanted is None:
        return ()
    rows = models.Report.objects.filter(wanted, path__within=path, correction__isnull=True)
    found: dict[tuple[int, str, Move], list[tuple[str, UUID]]] = defaultdict(list)
    for identity, state, program, period, code in rows.order_by("period", "program", "code")[
        :_MOST
    ].values_list("id", "state", "program", "period", "code"):
        found[period, program, _MOVES[State(state)]].append((code, identity))

    def due(month: Period, program: Program) -> dt.date:
        days = programs.named_among(parameters, "signoff_due_day", month.first_day)
        return due_on(month, days.at(program, path))

    return tuple(
        Waiting(
            move,
            Program(program),
            Period.from_number(number),
            tuple(code for code, _identity in reports),
            reports[0][1] if len(reports) == 1 else None,
            due(Period.from_number(number), Program(program)),
        )
        for (number, program, move), reports in found.items()
    )


_MOVES = {State.DRAFT: Move.SIGN, State.SIGNED: Move.SEND, State.SENT: Move.ACCEPT}


def _wanted(by: Actor) -> Q | None:
    office = by.organisation_id
    kinds: list[Q] = []
    if may(by, "report.sign") and office is not None:
        signed = models.Signature.objects.filter(report_id=OuterRef("id"), organisation_id=office)
        theirs = Q(state=State.DRAFT, parties__contains=[office]) & ~Exists(signed)
        kinds.append(theirs & ~Q(prepared_by=by.person_id))
    if may(by, "report.send") and office is not None:
        kinds.append(Q(state=State.SIGNED, office_id=office))
    if may(by, "report.accept"):
        kinds.append(Q(state=State.SENT) & ~Q(office_id=office))
    wanted = None
    for kind in kinds:
        wanted = kind if wanted is None else wanted | kind
    return wanted
