"""What cycles expect of the parties and what has come: asked for many cycles in a few queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from salur.distribution import models
from salur.distribution.domain import (
    RECONCILED,
    Expected,
    Facts,
    Givers,
    Linked,
    Party,
    expected_rows,
    facts_of,
)
from salur.distribution.domain.calendar import PARAMETERS
from salur.distribution.queries.cycles import Cycle, cycle
from salur.kernel.program import Program
from salur.parties import queries as parties
from salur.programs import queries as programs
from salur.programs.domain import Parameter

_BULOG_RANK = {"bulog_branch": 0, "bulog_division": 1, "bulog": 2}
_MINISTRY = "KEMENSOS"


def expected_evidence(cycle_id: UUID) -> tuple[Expected, ...]:
    """Give what a cycle expects of whom, until when, and what has come; nothing out of scope."""
    found = cycle(cycle_id)
    return () if found is None else expected_of((found,))[found.id]


Links = Mapping[UUID, Sequence[models.Link]]


def links_of(cycles: Sequence[Cycle]) -> Links:
    """Give the evidence that is linked to each cycle, as it came; for the two questions below."""
    found: dict[UUID, list[models.Link]] = {one.id: [] for one in cycles}
    rows = models.Link.objects.filter(cycle_id__in=list(found)).order_by("received_at", "id")
    for row in rows:
        found[row.cycle_id].append(row)
    return found


def expected_of(
    cycles: Sequence[Cycle],
    days: Mapping[UUID, dict[str, int]] | None = None,
    links: Links | None = None,
) -> dict[UUID, tuple[Expected, ...]]:
    """Give what each cycle expects, in four queries however many cycles there are.

    Whoever has asked for the due days or the linked evidence already gives them.
    """
    if not cycles:
        return {}
    links = links_of(cycles) if links is None else links
    serving = _Serving(cycles)
    dues = due_days_of(cycles) if days is None else days
    return {
        one.id: expected_rows(
            one.program, one.period, serving.givers(one), _linked(links[one.id]), dues[one.id]
        )
        for one in cycles
    }


def facts(one: Cycle, rows: Iterable[Expected]) -> Facts:
    """Give what is true of a cycle now; a closed one stays closed until a version reopens it."""
    return facts_of(
        rows,
        list_frozen=one.list_id is not None,
        spa_status=one.spa_status,
        reconciled=one.publication is not None,
        closed=one.closed_at is not None,
    )


def outdated(cycles: Sequence[Cycle], links: Links | None = None) -> dict[UUID, tuple[str, ...]]:
    """Give why each cycle's last version no longer says all: empty where it does, or has none.

    `evidence_since`: accepted after it; `reversals_since`: a later month's file reaches back;
    `evidence_withdrawn`: it rests on what was withdrawn; `opening_changed`: the month before has
    a newer version; `opening_declared`: zero was declared after it.
    """
    published = {one.id: one for one in cycles if one.publication is not None}
    reasons: dict[UUID, set[str]] = {one.id: set() for one in cycles}
    links = links_of(tuple(published.values())) if links is None else links
    for row in (row for found in published for row in links[found]):
        publication = published[row.cycle_id].publication
        seen = publication is not None and row.run == publication.run
        if row.contract not in RECONCILED:
            continue
        if row.status == "accepted" and not seen:
            reasons[row.cycle_id].add("reversals_since" if row.reversal else "evidence_since")
        if row.status == "withdrawn" and seen:
            reasons[row.cycle_id].add("evidence_withdrawn")
    for one in published.values():
        if one.publication and one.opening.version != one.publication.opening_version:
            reasons[one.id].add("opening_changed")
        declared = one.opening.declared_at
        if one.publication and declared is not None and declared > one.publication.at:
            reasons[one.id].add("opening_declared")
    return {cycle_id: tuple(sorted(found)) for cycle_id, found in reasons.items()}


def due_days_of(cycles: Sequence[Cycle]) -> dict[UUID, dict[str, int]]:
    """Give the days of the month that the programme's parameters set for each cycle's place."""
    dues = _Dues()
    return {one.id: dues.days(one) for one in cycles}


def accepted_evidence(cycle_id: UUID, contracts: Sequence[str]) -> tuple[tuple[UUID, str], ...]:
    """Give the accepted files of some contracts in a cycle, with their contract, as they came.

    Those of which only reversals concern the cycle are left out.
    """
    rows = models.Link.objects.filter(
        cycle_id=cycle_id, contract__in=contracts, status="accepted", reversal=False
    )
    found = rows.order_by("received_at", "id").values_list("evidence_id", "contract")
    return tuple(found)


def _linked(links: Iterable[models.Link]) -> list[Linked]:
    return [
        Linked(
            row.evidence_id,
            row.contract,
            row.sender,
            row.sender_name,
            row.received_at,
            row.rows,
            row.status,
            row.reversal,
        )
        for row in links
    ]


class _Serving:
    """This knows who serves each kab/kota of some cycles, and in which months."""

    def __init__(self, cycles: Sequence[Cycle]) -> None:
        codes = {one.code for one in cycles}
        self._services = defaultdict(list)
        for service in parties.services(codes=codes):
            self._services[service.code].append(service)
        self._offices = parties.organisations_by_code(
            [_MINISTRY, *(f"DINSOS-{code}" for code in codes)]
        )

    def givers(self, one: Cycle) -> Givers:
        """Give who serves a cycle's kab/kota at some time in its month."""
        running = {
            service.organisation.id: service.organisation
            for service in self._services[one.code]
            if service.valid_from <= one.period.last_day
            and (service.valid_to is None or service.valid_to > one.period.first_day)
        }.values()
        bulog = [found for found in running if found.kind in _BULOG_RANK]
        return Givers(
            banks=tuple(_party(found) for found in running if found.kind not in _BULOG_RANK),
            bulog=_maybe(min(bulog, key=lambda found: _BULOG_RANK[found.kind], default=None)),
            office=_maybe(self._offices.get(f"DINSOS-{one.code}")),
            ministry=_maybe(self._offices.get(_MINISTRY)),
        )


class _Dues:
    """This knows every parameter that is a day of the month, and finds the nearest region's."""

    def __init__(self) -> None:
        self._known: dict[tuple[Program, str], list[Parameter]] = defaultdict(list)
        for parameter in programs.all_parameters():
            if parameter.name in PARAMETERS:
                self._known[parameter.program, parameter.name].append(parameter)

    def days(self, one: Cycle) -> dict[str, int]:
        """Give the day of each parameter that holds at the beginning of the cycle's month."""
        days: dict[str, int] = {}
        for (program, name), parameters in self._known.items():
            holding = [
                p
                for p in parameters
                if program is one.program
                and p.holds_on(one.period.first_day)
                and (one.path == p.path or one.path.startswith(f"{p.path}."))
            ]
            if holding:
                days[name] = max(holding, key=lambda p: len(p.path)).value
        return days


def _maybe(found: parties.Organisation | None) -> Party | None:
    return None if found is None else _party(found)


def _party(found: parties.Organisation) -> Party:
    return Party(found.id, found.name, found.parent_id, found.kind)
