"""Finding a sheet by the code on its paper, and what is known of its rice: for every verb here."""

import datetime as dt
from uuid import UUID

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.distribution.actions import handover_refusals as refusals
from salur.distribution.actions.sheets import arrived_for
from salur.distribution.domain.handovers import Known
from salur.distribution.domain.sheets import SheetLine
from salur.distribution.models import Cycle as CycleRow
from salur.distribution.models import Spa as SpaRow
from salur.distribution.queries.sheets import Sheet, handed_grams, page_of_code, sheet, sheet_lines

_VERB = "handover.record"


def sheet_of_code(code: str, by: Actor) -> tuple[Sheet, int]:
    """Give the sheet that bears a code, and the page; whoever may not see it hears it is unknown.

    Refused, in this order: `role_missing`, `sheet_code_unknown`.
    """
    require(by, _VERB)
    found = page_of_code(code)
    one = None if found is None else sheet(found[0])
    if found is None or one is None:
        raise refusals.code_unknown()
    return one, found[1]


def sheet_in_reach(sheet_id: UUID, by: Actor) -> Sheet:
    """Give a sheet; refused, in this order: `role_missing`, `sheet_unknown`, `outside_scope`."""
    require(by, _VERB)
    one = sheet(sheet_id)
    if one is None:
        raise refusals.sheets_unknown()
    require(by, _VERB, one.path)
    return one


def known_of(one: Sheet) -> Known:
    """Give when the rice of a sheet could first be handed out, and how much may yet be.

    Of what arrived, less what other records of the desa say of those months. Read with the
    owner's eyes: it follows from evidence, whoever may see that.
    """
    with as_owner():
        cycles = CycleRow.objects.filter(
            program="RASTRA", code=one.code,
            period__gte=one.first.number, period__lte=one.last.number,
        ).values_list("id", flat=True)  # fmt: skip
        arrival = arrived_for(list(cycles), one.first, one.last).get(one.kode_wilayah)
        if arrival is None:
            return Known(_asked_on(one))
        handed = handed_grams(one.kode_wilayah, arrival.first, arrival.last, one.id)
    return Known(arrival.first_on, True, max(0, arrival.grams - handed))


def _asked_on(one: Sheet) -> dt.date | None:
    approved = SpaRow.objects.filter(
        code=one.code, status="APPROVED",
        first_period__lte=one.first.number, last_period__gte=one.first.number,
    )  # fmt: skip
    return approved.values_list("dated", flat=True).first()


def lines_of(one: Sheet) -> tuple[SheetLine, ...]:
    """Give the lines of one sheet."""
    return sheet_lines([one.id]).get(one.id, ())
