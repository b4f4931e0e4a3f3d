"""Families: the months of one, by its opaque id, never by anybody's number."""

from typing import Annotated

from django.http import Http404
from ninja import Path, Query, Router

from salur.interfaces.api import keys
from salur.interfaces.api.door import Called, reading
from salur.interfaces.api.schemas import outcomes as shapes
from salur.interfaces.api.schemas.common import READ_ERRORS, Paged
from salur.reconciliation import queries as reconciliation
from salur.registry import queries as registry

router = Router()


@router.get(
    "/families/{id_kpm}/months",
    response={200: shapes.MonthsPage, **READ_ERRORS},
    summary="A family's months",
)
@reading("family.read")
def list_months(
    request: Called,
    id_kpm: Annotated[str, Path(..., pattern=r"^[^/\x00-\x1f\x7f]{1,60}$")],
    asked: Query[Paged],
) -> shapes.MonthsPage:
    """Gives what each programme did for a family, newest month first."""
    if registry.family_id_of(id_kpm) is None:
        raise Http404
    found = reconciliation.months_of_family(id_kpm)
    key = keys.unpacked(asked.after, int, str)
    if key is not None:
        found = tuple(one for one in found if (-one.period, one.program) > (-key[0], key[1]))
    shown = found[: asked.size]
    more = len(found) > asked.size
    return shapes.MonthsPage(
        id_kpm=id_kpm,
        items=[shapes.month(one) for one in shown],
        next=keys.packed(shown[-1].period, shown[-1].program) if more else None,
    )
