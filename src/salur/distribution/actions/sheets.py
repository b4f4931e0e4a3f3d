"""Drawing up the sheets that families sign when they are handed rice."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.distribution import models, queries
from salur.distribution.actions import handover_refusals as refusals
from salur.distribution.actions.cycles import known_cycle, named
from salur.distribution.actions.refusals import list_not_frozen
from salur.distribution.domain import months_text
from salur.distribution.domain.sheets import Neighbour, SheetLine, sheet_lines
from salur.distribution.pipeline import cycles as steps
from salur.distribution.pipeline import sheets as kept
from salur.distribution.pipeline.arrivals import Arrival, arrivals
from salur.distribution.queries import Cycle
from salur.distribution.queries.sheets import Sheet, sheets_of
from salur.kernel.period import Period, months_between
from salur.kernel.program import Program
from salur.programs import queries as programs
from salur.registry import queries as registry

MOST_MONTHS = 12


@dataclass(frozen=True)
class Drawn:
    """What drawing up did: the sheets made, and how many desa kept the one they have."""

    sheets: tuple[UUID, ...]
    kept: int
    replaced: int


@transaction.atomic
def draw_sheets(
    *,
    cycle_id: UUID,
    path: str,
    by: Actor,
    at: dt.datetime,
    key: str,
    until: Period | None = None,
) -> Drawn:
    """Draw up the sheets of every desa at or under `path`, from the frozen list of the month.

    A desa whose sheet rests on the same list and months keeps it, and its codes: it may be on
    paper already. One from which something was recorded stays whatever is asked. Others are
    replaced. `until` covers later months along (rapel). Refused, in this order: `cycle_unknown`,
    `role_missing`, `outside_scope`, `sheet_not_of_program`, `sheet_region_elsewhere`,
    `sheet_months_invalid`, `list_not_frozen`, `parameter_missing`, `sheet_empty`.
    """
    one = known_cycle(cycle_id, "sheet.draw", by)
    done = audit.done("sheets.drawn", key)
    last = until or one.period
    _check_asked(one, path, last)
    if done is not None:
        counts = done.facts
        made = models.Sheet.objects.filter(cycle_id=one.id, drawn_at=done.at, path__within=path)
        return Drawn(
            tuple(made.values_list("id", flat=True)), int(str(counts["kept"])),
            int(str(counts["replaced"])),
        )  # fmt: skip
    rations = tuple(
        programs.entitlement(Program.RASTRA, month, one.path)
        for month in months_between(one.period, last)
    )
    drawing = kept.Drawing(one, last, rations)
    with as_owner():
        steps.lock([one.id])
        listed = _listed(one, path)
        if not listed:
            raise refusals.nobody_listed()
        drawn = _draw(drawing, listed, by, at)
    audit.record(
        action="sheets.drawn",
        by=by,
        at=at,
        subject=("cycle", one.id),
        path=path,
        facts={
            **named(one),
            "months": months_text(one.period, last),
            "desas": len(drawn.sheets),
            "kept": drawn.kept,
            "replaced": drawn.replaced,
        },
        key=key,
    )
    return drawn


@transaction.atomic
def take_sheets(*, sheet_ids: Sequence[UUID], by: Actor, at: dt.datetime) -> tuple[Sheet, ...]:
    """Give sheets to be printed: names leave the building, and who took them is on record.

    Refused, in this order: `role_missing`, `sheet_unknown`, `outside_scope`.
    """
    require(by, "handover.record")
    found = sheets_of(sheet_ids)
    if not found or len(found) != len(set(sheet_ids)):
        raise refusals.sheets_unknown()
    for one in found:
        require(by, "handover.record", one.path)
    audit.record(
        action="sheets.printed",
        by=by,
        at=at,
        subject=("sheet", found[0].id),
        path=found[0].path if len(found) == 1 else _kabkota(found),
        facts={
            "sheets": len(found),
            "families": sum(one.families for one in found),
            "period": str(found[0].first),
            "region": found[0].kode_wilayah if len(found) == 1 else found[0].code,
        },
    )
    return found


def _kabkota(found: Sequence[Sheet]) -> str:
    return ".".join(found[0].path.split(".")[:3])


def _check_asked(one: Cycle, path: str, last: Period) -> None:
    if one.program is not Program.RASTRA:
        raise refusals.not_of_program()
    if not f"{path}.".startswith(f"{one.path}."):
        raise refusals.region_not_in_cycle()
    if not one.period <= last <= one.period.shift(MOST_MONTHS - 1):
        raise refusals.months_invalid(MOST_MONTHS)
    if one.list_id is None:
        raise list_not_frozen()


def _listed(one: Cycle, path: str) -> Mapping[str, tuple[str, ...]]:
    """Give the families that may be served, by desa."""
    assert one.list_id is not None
    code = path.removeprefix("id.").replace(".", "")
    found: dict[str, list[str]] = defaultdict(list)
    for line in programs.list_lines(one.list_id, one.period):
        if line.payable and line.kode_wilayah.startswith(code):
            found[line.kode_wilayah].append(line.id_kpm)
    return {desa: tuple(ids) for desa, ids in found.items()}


def _draw(
    drawing: kept.Drawing, listed: Mapping[str, tuple[str, ...]], by: Actor, at: dt.datetime
) -> Drawn:
    one = drawing.cycle
    standing = kept.standing(one.code, list(listed), one.period, drawing.last)
    recorded = kept.recorded([row.id for row in standing])
    stays = {row.kode_wilayah for row in standing if row.id in recorded or _is_same(row, drawing)}
    goes = [row.id for row in standing if row.kode_wilayah not in stays]
    kept.replace(goes)
    wanted = {desa: ids for desa, ids in listed.items() if desa not in stays}
    lines = _lines(wanted, sum(drawing.rations))
    arrived = arrived_for([one.id], one.period, drawing.last) if lines else {}
    return Drawn(kept.insert(drawing, lines, arrived, by=by, at=at), len(stays), len(goes))


def _is_same(row: models.Sheet, drawing: kept.Drawing) -> bool:
    one = drawing.cycle
    months = (one.period.number, drawing.last.number)
    return row.list_id == one.list_id and (row.first_period, row.last_period) == months


def _lines(
    wanted: Mapping[str, tuple[str, ...]], grams: int
) -> Mapping[str, tuple[SheetLine, ...]]:
    ids = [id_kpm for families in wanted.values() for id_kpm in families]
    known = {row[0]: Neighbour(*row) for row in registry.families_to_sheet(ids)}
    return {
        desa: sheet_lines(
            (known.get(id_kpm, Neighbour(id_kpm, "", "", "")) for id_kpm in families), grams
        )
        for desa, families in wanted.items()
    }


def arrived_for(cycles: Sequence[UUID], first: Period, last: Period) -> Mapping[str, Arrival]:
    """Give what accepted BAST say arrived per desa, for these months; needs the owner's eyes."""
    files = {
        evidence_id
        for cycle_id in cycles
        for evidence_id, _ in queries.accepted_evidence(cycle_id, ("bast",))
    }
    return arrivals(sorted(files), first, last)
