"""The verbs of warehouses: Bulog's, each in the kab/kota whose rice it holds, from a day."""

import datetime as dt
import uuid

from django.db import transaction

from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.refused import Sentence
from salur.parties.actions.organisations import PartyRefused
from salur.parties.domain import BULOG_KINDS, place_key
from salur.parties.models import Organisation, Warehouse
from salur.places import queries as places

_KABKOTA, _LONGEST_NAME = 4, 80


@transaction.atomic
def record_warehouse(
    *,
    name: str,
    organisation_id: uuid.UUID,
    code: str,
    valid_from: dt.date,
    by: Actor,
    at: dt.datetime,
    key: str = "",
) -> uuid.UUID:
    """Record a warehouse of Bulog in the kab/kota whose rice it holds, from a day.

    Refused, in this order: `role_missing`, `outside_scope`, `kind_serves_nobody`,
    `region_unknown`, `warehouse_name_missing`, `warehouse_name_taken`.
    """
    earlier = audit.done("warehouse.recorded", key)
    if earlier is not None:
        return uuid.UUID(earlier.subject_id)
    region = places.region_as_of(code, valid_from) if len(code) == _KABKOTA else None
    require(by, "place.manage", region.path if region else None)
    owner = Organisation.objects.filter(id=organisation_id).first()
    if owner is None or owner.kind not in BULOG_KINDS:
        raise _refused(
            "kind_serves_nobody", "Gudang ini milik Bulog.", "Warehouses are Bulog's alone."
        )
    if region is None:
        raise _refused(
            "region_unknown",
            f"Kabupaten/kota {code} tidak ada pada tanggal itu.",
            f"There is no kab/kota {code} on that day.",
        )
    shown, matched = " ".join(name.split()), place_key(name)
    if not matched or len(shown) > _LONGEST_NAME:
        raise _refused("warehouse_name_missing", "Nama gudang kosong.", "It has no name.")
    if Warehouse.objects.filter(key=matched, valid_to__isnull=True).exists():
        raise _refused(
            "warehouse_name_taken",
            f"Gudang {shown} sudah ada; tambahkan nama kotanya.",
            f"There is a warehouse {shown} already; add its town's name.",
        )
    made = Warehouse.objects.create(
        name=shown, key=matched, organisation=owner, code=code, path=region.path,
        valid_from=valid_from,
    )  # fmt: skip
    audit.record(
        action="warehouse.recorded",
        by=by,
        at=at,
        subject=("warehouse", made.id),
        path=region.path,
        facts={"name": shown, "organisation": owner.name, "from": valid_from.isoformat()},
        key=key,
    )
    return made.id


def _refused(code: str, indonesian: str, english: str) -> PartyRefused:
    return PartyRefused(
        code,
        Sentence(indonesian, english),
        Sentence("Periksa isian, lalu ulangi.", "Check the entries and try again."),
    )
