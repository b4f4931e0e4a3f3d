"""The places of rice: Bulog's warehouses and the points where it is handed over, each dated."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID, uuid4

from django.db import IntegrityError, connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.distribution import queries
from salur.distribution.actions import rice_refusals
from salur.distribution.actions.rice_stock import post_stock
from salur.distribution.domain import PointKind, Transport
from salur.distribution.pipeline import rice
from salur.kernel.region_code import Level, RegionCode
from salur.parties import actions as parties
from salur.parties.domain import place_key

_LONGEST_NAME = 80


@transaction.atomic
def record_warehouse(
    *,
    name: str,
    organisation_id: UUID,
    code: str,
    valid_from: dt.date,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> UUID:
    """Record a warehouse; what files said of its name so far comes to count.

    Refused as `parties.record_warehouse` refuses.
    """
    made = parties.record_warehouse(
        name=name, organisation_id=organisation_id, code=code, valid_from=valid_from, by=by,
        at=at, key=key,
    )  # fmt: skip
    with as_owner():
        post_stock(places=[place_key(name)], by=by, at=at)
    return made


@transaction.atomic
def record_point(
    *,
    name: str,
    kind: PointKind,
    transport: Transport,
    desas: Iterable[str],
    valid_from: dt.date,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> UUID:
    """Record a delivery point with the desa that it serves, from a day.

    Refused, in this order: `role_missing`, `outside_scope`, `point_invalid`, `point_name_taken`.
    """
    require(by, "place.manage")
    done = audit.done("point.recorded", key)
    if done is not None:
        return UUID(done.subject_id)
    served = sorted(set(desas))
    code = _one_kabkota(served)
    if code is None or not place_key(name) or len(name) > _LONGEST_NAME:
        raise rice_refusals.point_invalid()
    path = RegionCode(code).path
    require(by, "place.manage", path)
    point_id = uuid4()
    try:
        with transaction.atomic(), as_owner():
            rice.insert_point(
                point_id, name=name, kind=kind, transport=transport, code=code, desas=served,
                valid_from=valid_from, at=at,
            )  # fmt: skip
    except IntegrityError as fault:
        raise rice_refusals.point_taken() from fault
    audit.record(
        action="point.recorded",
        by=by,
        at=at,
        subject=("delivery_point", point_id),
        path=path,
        facts={"name": " ".join(name.split()), "desas": len(served), "from": str(valid_from)},
        key=key,
    )
    return point_id


@transaction.atomic
def end_point(*, point_id: UUID, on: dt.date, by: Actor, at: dt.datetime, key: str) -> None:
    """Record that a delivery point serves nobody from `on`.

    Refused, in this order: `role_missing`, `point_unknown`, `outside_scope`.
    """
    require(by, "place.manage")
    if audit.done("point.ended", key) is not None:
        return
    with as_owner():
        found = next((one for one in queries.delivery_points("id") if one.id == point_id), None)
    if found is None or found.valid_to is not None or on < found.valid_from:
        raise rice_refusals.point_unknown()
    require(by, "place.manage", found.path)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE distribution_delivery_point SET valid_to = %s WHERE id = %s", [on, point_id]
        )
    audit.record(
        action="point.ended",
        by=by,
        at=at,
        subject=("delivery_point", point_id),
        path=found.path,
        facts={"name": found.name, "on": str(on)},
        key=key,
    )


def _one_kabkota(desas: list[str]) -> str | None:
    """Give the kab/kota that all desa lie in; None where there is none or they are no desa."""
    try:
        regions = [RegionCode(desa) for desa in desas]
    except ValueError:
        return None
    codes = {region.digits[:4] for region in regions if region.level is Level.DESA}
    return codes.pop() if len(codes) == 1 and len(regions) == len(desas) else None
